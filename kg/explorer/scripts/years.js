// The strip of all years above the timeline: how much is dated in each, and the choice of some of them.

import { dayNumber, yearAt } from "./bounds.js";
import { draw } from "./elements.js";
import { say } from "./language.js";
import { narrow, state } from "./state.js";

const BARS = 30;
const STRIP = 46;
let strip = null;

/** How many moments touch each year between two, with all earlier and all later ones at the ends. */
function countYears(moments, first, last) {
  const counts = new Map();
  for (let year = first - 1; year <= last + 1; year += 1) counts.set(year, 0);
  const within = (year) => Math.min(Math.max(year, first - 1), last + 1);
  for (const { from, to } of moments) {
    const end = within(Math.floor(yearAt(to - 1)));
    for (let year = within(Math.floor(yearAt(from))); year <= end; year += 1) counts.set(year, counts.get(year) + 1);
  }
  if (counts.get(first - 1) === 0) counts.delete(first - 1);
  if (counts.get(last + 1) === 0) counts.delete(last + 1);
  return counts;
}

const nameOfYear = (year, { first, last }) => (year < first ? say("year.before", { year: first }) : year > last ? say("year.after", { year: last }) : String(year));

function isChosen(year) {
  if (!state.first && !state.last) return false;
  const { first, last } = strip;
  if (year < first) return !state.first && Number(state.last) < first;
  return year > last ? !state.last && Number(state.first) > last : (!state.first || year >= Number(state.first)) && (!state.last || year <= Number(state.last));
}

/** Choose the years from one to another; the same single one again takes the choice back. */
function chooseYears(one, other) {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const first = from < strip.first ? "" : String(from);
  const last = to > strip.last ? "" : String(to < strip.first ? strip.first - 1 : to);
  const same = state.first === first && state.last === last;
  narrow(same ? { first: "", last: "" } : { first, last });
}

/** Draw the strip: bars that choose a year, and a frame around what the timeline shows. */
export function drawYears(svg, moments, range, width, domain) {
  const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.year : null;
  const counts = countYears(moments, ...range);
  const years = [...counts.keys()];
  strip = { first: range[0], last: range[1], years, width: width / years.length };
  const most = Math.max(...counts.values(), 1);
  const every = Math.ceil(36 / strip.width);
  const bars = years.map((year, place) => {
    const height = counts.get(year) === 0 ? 0 : Math.max((counts.get(year) / most) * (BARS - 3), 2);
    const words = say("year.count", { year: nameOfYear(year, strip), count: counts.get(year) });
    const chosen = isChosen(year);
    const attributes = { class: chosen ? "year chosen" : "year", role: "button", tabindex: -1, "data-year": year, "data-tip": words, "aria-label": words, "aria-pressed": String(chosen) };
    const outer = year < range[0] || year > range[1];
    const text = outer ? (year < range[0] ? `<${range[0]}` : `>${range[1]}`) : (year - range[0]) % every === 0 ? String(year) : "";
    return draw(
      "g",
      attributes,
      draw("rect", { class: "hit", x: place * strip.width, y: 0, width: strip.width, height: STRIP }),
      draw("rect", { class: "bar", x: place * strip.width + 0.5, y: BARS - height, width: Math.max(strip.width - 1.5, 1), height }),
      outer && every > 1 ? "" : draw("text", { x: (place + 0.5) * strip.width, y: STRIP - 4 }, text),
    );
  });
  svg.replaceChildren(...bars, windowFrame(domain, years));
  svg.setAttribute("height", STRIP);
  const start = svg.querySelector(`[data-year="${focused ?? (state.first || range[1])}"]`) ?? svg.querySelector("[data-year]");
  if (start) start.tabIndex = 0;
  if (focused && start) start.focus();
}

function windowFrame([from, to], years) {
  const at = (day) => Math.min(Math.max((yearAt(day) - years[0]) * strip.width, 0), years.length * strip.width);
  return draw("rect", { class: "window", x: at(from), y: 0.5, width: Math.max(at(to) - at(from), 2), height: BARS });
}

/** Make the strip answer to pointer and keys. */
export function startYears(svg) {
  const yearOf = (event) => {
    const { left } = svg.getBoundingClientRect();
    return strip.years[Math.min(Math.max(Math.floor((event.clientX - left) / strip.width), 0), strip.years.length - 1)];
  };
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = yearOf(event);
  });
  addEventListener("pointerup", (event) => {
    if (from !== null) chooseYears(from, yearOf(event));
    from = null;
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [one, other] = [from, yearOf(event)].sort((a, b) => a - b);
    for (const bar of svg.querySelectorAll(".year")) bar.classList.toggle("aimed", bar.dataset.year >= one && bar.dataset.year <= other);
  });
  svg.addEventListener("keydown", yearKey);
}

/** Arrows walk along the years, with Shift they widen the choice; Enter chooses. */
function yearKey(event) {
  const bar = event.target.closest(".year");
  if (!bar) return;
  const year = Number(bar.dataset.year);
  if (event.key === "Enter" || event.key === " ") chooseYears(year, year);
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const next = event.key === "ArrowRight" ? bar.nextElementSibling : bar.previousElementSibling;
    if (!next?.dataset.year) return;
    bar.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    if (event.shiftKey) widen(year, Number(next.dataset.year));
  } else return;
  event.preventDefault();
}

function widen(year, next) {
  const [first, last] = [Number(state.first || year), Number(state.last || year)];
  narrow({ first: String(Math.min(first, next)), last: String(Math.max(last, next)) });
}

/** The years that the strip tells one by one: those that hold nearly everything. */
export function yearRange(moments) {
  const starts = moments.map(({ from }) => Math.floor(yearAt(from))).sort((a, b) => a - b);
  const ends = moments.map(({ to }) => Math.floor(yearAt(to - 1))).sort((a, b) => a - b);
  const at = (list, share) => list[Math.min(Math.floor(list.length * share), list.length - 1)];
  return moments.length === 0 ? [2000, 2000] : [at(starts, 0.04), Math.max(at(ends, 0.98), at(starts, 0.99))];
}

/** The days that a range of years takes. */
export const daysOf = ([first, last]) => [dayNumber(first), dayNumber(last + 1)];
