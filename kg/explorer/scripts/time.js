// The legend's choices of time: years that dates lie in, and the day that everything is shown as of.

import { readDate } from "./dates.js";
import { make } from "./elements.js";
import { yearsOf } from "./facets.js";
import { say } from "./language.js";
import { page } from "./page.js";
import { narrow, state } from "./state.js";

const years = page.claims.flatMap((claim) => yearsOf(claim) ?? []).sort();
const days = page.claims.map((claim) => claim.since).filter(Boolean).sort();
// Nine tenths of all days lie after this one, so that the slider moves through the time that matters.
const from = days[Math.floor(days.length / 10)] ?? "";
const until = days.at(-1) ?? "";
const monthsOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const FIRST_MONTH = monthsOf(from);
const LAST_MONTH = monthsOf(until) + 1;

/** The last day of a month, counted from the year 0. */
function lastDay(months) {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(months / 12), (months % 12) + 1, 0);
  return date.toISOString().slice(0, 10);
}

const monthNow = () => (state.asOf ? Math.min(Math.max(monthsOf(state.asOf), FIRST_MONTH), LAST_MONTH) : LAST_MONTH);
let parts = null;

/** The section of the legend: always the same elements, so that a slider can be drawn along. */
export function timeSection() {
  if (years.length === 0 && days.length === 0) return null;
  parts ??= build();
  parts.word.textContent = state.asOf ? say("as-of.on", { date: readDate(state.asOf) }) : say("as-of.none");
  parts.slider.value = monthNow();
  parts.slider.setAttribute("aria-valuetext", parts.word.textContent);
  parts.day.value = state.asOf;
  parts.first.value = state.first;
  parts.last.value = state.last;
  parts.years.textContent = say("years");
  for (const [name, key] of [["slider", "as-of"], ["day", "as-of.day"], ["first", "year.first"], ["last", "year.last"]]) {
    parts[name].setAttribute("aria-label", say(key));
  }
  return parts.whole;
}

function build() {
  const word = make("p", {});
  const slider = make("input", { type: "range", id: "as-of", min: FIRST_MONTH, max: LAST_MONTH });
  slider.addEventListener("input", () => {
    narrow({ asOf: Number(slider.value) === LAST_MONTH ? "" : lastDay(Number(slider.value)) });
  });
  const day = make("input", { type: "date", id: "as-of-day" });
  day.addEventListener("change", () => narrow({ asOf: day.value }));
  const [first, last] = [yearInput("first", years[0]), yearInput("last", years.at(-1))];
  const label = make("span", {});
  const whole = make(
    "div",
    { class: "time" },
    make("div", { class: "as-of" }, word, slider, day),
    make("div", { class: "years" }, label, first, make("span", { "aria-hidden": "true" }, "–"), last),
  );
  return { whole, word, slider, day, first, last, years: label };
}

function yearInput(key, placeholder) {
  const input = make("input", { type: "number", id: `year-${key}`, min: years[0], max: years.at(-1), placeholder });
  input.addEventListener("change", () => narrow({ [key]: /^\d{4}$/.test(input.value) ? input.value : "" }));
  return input;
}
