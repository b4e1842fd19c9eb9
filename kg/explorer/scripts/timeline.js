// The timeline: what is dated, along the years, in lanes.

import { segmented, writeTools, yearChoice } from "./counted.js";
import { draw, make, sign } from "./elements.js";
import { labelOf, say } from "./language.js";
import { TAIL, laneLayout, lanesOf } from "./lanes.js";
import { claimOf, momentName, momentText, momentsOf } from "./moments.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { groupColour } from "./theme.js";
import { ticksOf } from "./ticks.js";
import { hideTip, tell } from "./tip.js";
import { addView, viewOf } from "./views.js";
import { visible } from "./visible.js";
import { daysOf, drawYears, startYears, yearRange } from "./years.js";

const HEADING = 24;
const LANE_GAP = 14;
const SHORTEST = 21; // days that can fill the whole width
const AXIS = 22;

// `domain` is from which day to which the timeline shows, `stops` where the keyboard can go, by lane.
const timeline = { mode: "groups", domain: [0, 1], home: [0, 1], years: "", of: null, moments: [], all: [], range: [2000, 2000], stops: [], at: "", width: 0, told: new Map() };
let timelineParts = null;

/** Have the timeline written. */
export function startTimeline() {
  addView("timeline", writeTimeline);
}

function buildTimeline(container) {
  const bar = make("div", { class: "tools" });
  const note = make("p", { class: "view-note" });
  const strip = draw("svg", { class: "years-strip", role: "group" });
  const axis = draw("svg", { class: "axis", height: AXIS, "aria-hidden": "true" });
  const body = draw("svg", { class: "moments", role: "group" });
  const empty = make("p", { class: "nothing" });
  const head = make("div", { class: "timeline-head" }, strip, axis);
  const frame = make("div", { class: "timeline" }, head, body, empty);
  container.replaceChildren(bar, note, frame);
  startYears(strip);
  startMoving(container, frame, body);
  tell(body, "[data-key]", (element) => timeline.told.get(element.dataset.key)?.text ?? "");
  tell(strip, "[data-tip]", (element) => element.dataset.tip);
  body.addEventListener("click", (event) => openStop(event.target.closest("[data-key]"), "picture"));
  body.addEventListener("keydown", stopKey);
  new ResizeObserver(() => frame.clientWidth > 0 && frame.clientWidth !== timeline.width && drawTimeline()).observe(frame);
  return { bar, note, strip, axis, body, empty, head, frame };
}

function writeTimeline(container) {
  timelineParts ??= buildTimeline(container);
  if (timeline.of !== visible.claims) {
    timeline.of = visible.claims;
    timeline.moments = momentsOf(visible.claims);
    timeline.all = state.first || state.last ? momentsOf([...visible.claims, ...visible.nearly.get("years")]) : timeline.moments;
    timeline.range = yearRange(timeline.all);
    fitYears();
  }
  writeTimelineTools();
  timelineParts.note.textContent = say("timeline.note");
  timelineParts.strip.setAttribute("aria-label", say("timeline.years"));
  timelineParts.body.setAttribute("aria-label", say("timeline.told", { count: timeline.moments.length }));
  drawTimeline();
}

const rewriteTimeline = () => writeTimeline(viewOf("timeline"));

/** Show the chosen years, or all; what the reader has zoomed to stays until other years are chosen. */
function fitYears() {
  const { first, last } = state;
  timeline.home = withRoom(daysOf(first || last ? [Number(first || timeline.range[0]), Number(last || timeline.range[1])] : timeline.range));
  const years = `${first}–${last}`;
  if (timeline.years === years && timeline.domain[1] > 1) return;
  timeline.years = years;
  timeline.domain = [...timeline.home];
}

/** All that is chosen, with room for the labels of the last marks. */
const withRoom = ([from, to]) => [from, to + 0.08 * (to - from)];

function writeTimelineTools() {
  const modes = [["groups", say("timeline.groups")], ["places", say("timeline.places")]];
  const turn = (mode) => {
    timeline.mode = mode;
    rewriteTimeline();
  };
  const button = (key, sign1, act) => make("button", { type: "button", "data-key": key, "aria-label": say(key), title: say(key), onclick: act }, sign1);
  const buttons = [
    button("earlier", "←", () => pan(-0.25)),
    button("later", "→", () => pan(0.25)),
    button("zoom-in", "+", () => zoomTime(1 / 1.6)),
    button("zoom-out", "−", () => zoomTime(1.6)),
    button("timeline.whole", "⤢", showWhole),
  ];
  const zoom = make("div", { class: "zoom-time", role: "group", "aria-label": say("zoom") }, buttons);
  writeTools(timelineParts.bar, segmented(say("timeline.lanes"), modes, timeline.mode, turn), yearChoice(), zoom);
}

function showWhole() {
  timeline.domain = [...timeline.home];
  drawTimeline();
}

/** Zoom around a point of the width, from 0 to 1. */
function zoomTime(factor, around = 0.5) {
  const [from, to] = timeline.domain;
  const [start, end] = daysOf([timeline.range[0] - 60, timeline.range[1] + 30]);
  const length = Math.min(Math.max((to - from) * factor, SHORTEST), end - start);
  const fixed = from + (to - from) * around;
  timeline.domain = [fixed - length * around, fixed + length * (1 - around)];
  drawTimeline();
}

/** Move along by a part of the width. */
function pan(share) {
  const by = (timeline.domain[1] - timeline.domain[0]) * share;
  timeline.domain = timeline.domain.map((day) => day + by);
  drawTimeline();
}

function drawTimeline() {
  const { frame, strip, axis, body, empty } = timelineParts;
  const width = frame.clientWidth;
  if (width === 0) return;
  timeline.width = width;
  const [from, to] = timeline.domain;
  const scale = (day) => ((day - from) / (to - from)) * width;
  for (const svg of [strip, axis, body]) svg.setAttribute("width", width);
  drawYears(strip, timeline.all, timeline.range, width, timeline.domain);
  const ticks = ticksOf(timeline.domain, width).map((tick) => ({ ...tick, x: scale(tick.day) }));
  axis.replaceChildren(...ticks.map(({ x, label, strong }) => draw("text", { x: x + 4, y: 15, class: strong ? "strong" : "" }, label)));
  drawLanes(body, scale, width, ticks);
  empty.hidden = timeline.moments.length > 0;
  empty.textContent = say("nothing-left");
}

function drawLanes(body, scale, width, ticks) {
  const focused = body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  timeline.told.clear();
  timeline.stops = [];
  let top = 0;
  const lanes = lanesOf(timeline.moments, timeline.mode).map(({ lane, moments }) => {
    const layout = laneLayout(moments, scale, width);
    const drawn = drawLane(lane, moments, layout, top);
    top += HEADING + layout.height + LANE_GAP;
    return drawn;
  });
  const lines = ticks.map(({ x, strong }) => draw("path", { class: strong ? "tick strong" : "tick", d: `M${x.toFixed(1)} 0V${top}` }));
  body.replaceChildren(...lines, ...lanes);
  body.setAttribute("height", Math.max(top, 1));
  // On paper they are scaled to its width.
  for (const svg of [timelineParts.strip, timelineParts.axis, body]) svg.setAttribute("viewBox", `0 0 ${width} ${svg.getAttribute("height")}`);
  const start = (focused ?? timeline.at) || timeline.stops.flat()[0]?.key;
  const stop = start && (body.querySelector(`[data-key="${CSS.escape(start)}"]`) ?? body.querySelector("[data-key]"));
  if (stop) stop.setAttribute("tabindex", 0);
  if (stop && focused) stop.focus();
}

const laneName = (lane) => (timeline.mode === "groups" ? say(`group.${lane}`) : lane ? labelOf(lane) : say("timeline.nowhere"));

function drawLane(lane, moments, { marks, bins, rowHeight, height }, top) {
  const number = timeline.stops.length;
  timeline.stops.push([]);
  const title = draw("text", { class: "lane-name", x: timeline.mode === "groups" ? 20 : 0, y: top + 15 }, laneName(lane), draw("tspan", { class: "lane-count", dx: 8 }, String(moments.length)));
  const mark = timeline.mode === "groups" ? placed(sign(lane), 0, top + 3) : "";
  const y = (row) => top + HEADING + (row + 0.5) * rowHeight;
  const drawn = marks.map((one) => drawMark(one, y(one.row), number));
  const most = Math.max(...bins.map((bin) => bin.moments.length));
  const columns = bins.map((bin) => drawBin(bin, most, top + HEADING + height, height - 14, number));
  return draw("g", { class: "lane", role: "group", "aria-label": laneName(lane) }, draw("path", { class: "lane-line", d: `M0 ${top + HEADING - 4}H${timeline.width}` }), mark, title, drawn, columns);
}

function placed(svg, x, y) {
  svg.setAttribute("x", x);
  svg.setAttribute("y", y);
  return svg;
}

function stopAt(lane, key, at, text, act) {
  timeline.told.set(key, { text, act, lane, place: timeline.stops[lane].length });
  timeline.stops[lane].push({ key, at });
}

/** One mark: a sign for what is short, a bar for what lasts or came about within; open ends are dotted. */
function drawMark({ moment, left, right, small, end, label }, y, lane) {
  const key = `${lane} ${moment.key}`;
  const text = momentText(moment);
  stopAt(lane, key, moment.from, text, () => [claimOf(moment) ? "claim" : "entity", claimOf(moment)?.id ?? moment.id]);
  const { id } = state.selected ?? {};
  const chosen = id && (moment.id === id || moment.claims.some((claim) => claim.id === id));
  const tint = groupColour(moment.group);
  const kind = ["moment", moment.planned && "planned", moment.lasting && "lasting", chosen && "chosen"].filter(Boolean).join(" ");
  const size = 11;
  const middle = (left + right) / 2;
  const shape = small
    ? placed(sign(moment.group), middle - size / 2, y - size / 2)
    : draw("rect", { class: "extent", x: Math.max(left, -9), y: y - 4, width: Math.min(right, timeline.width + 9) - Math.max(left, -9), height: 8, rx: 3 });
  if (small) for (const side of ["width", "height"]) shape.setAttribute(side, size);
  const tail = moment.open === "before" ? `M${left - TAIL} ${y}H${left - 2}` : moment.open === "after" ? `M${right + 2} ${y}H${right + TAIL}` : "";
  return draw(
    "g",
    { class: kind, color: tint, role: "button", tabindex: -1, "data-key": key, "aria-label": text.replaceAll("\n", ", ") },
    draw("rect", { class: "hit", x: left - 2, y: y - 6, width: right - left + 4, height: 12 }),
    tail ? draw("path", { class: "tail", d: tail }) : "",
    shape,
    label ? draw("text", { x: Math.min(Math.max(end, 0), timeline.width) + 5, y: y + 4 }, label) : "",
  );
}

/** A column for a crowd: how many there are; opening it zooms in. */
function drawBin({ left, width, moments }, most, foot, height, lane) {
  const key = `${lane} bin ${left}`;
  const names = moments.slice(0, 4).map(momentName);
  if (moments.length > 4) names.push(say("more", { count: moments.length - 4 }));
  stopAt(lane, key, moments[0].from, `${say("timeline.crowd", { count: moments.length })}\n${names.join("\n")}`, () => zoomTime(0.3, (left + width / 2) / timeline.width));
  const tall = Math.max((moments.length / most) * height, 3);
  return draw(
    "g",
    { class: "moment crowd", color: groupColour(moments[0].group), role: "button", tabindex: -1, "data-key": key, "aria-label": timeline.told.get(key).text.replaceAll("\n", ", ") },
    draw("rect", { x: left, y: foot - tall, width, height: tall }),
    moments.length > 1 ? draw("text", { class: "crowd-count", x: left + width / 2, y: foot - tall - 3 }, String(moments.length)) : "",
  );
}

function openStop(element, way) {
  if (!element || timeline.dragged) return;
  timeline.at = element.dataset.key;
  const found = timeline.told.get(timeline.at)?.act();
  hideTip();
  if (found) select(...found, way);
}

/** Left and right go along a lane, up and down to the nearest in the next one; + and − zoom. */
function stopKey(event) {
  const element = event.target.closest("[data-key]");
  const stop = element && timeline.told.get(element.dataset.key);
  if (!stop) return;
  const { lane, place } = stop;
  const here = timeline.stops[lane];
  const near = (other) => other?.length && other.reduce((a, b) => (Math.abs(b.at - here[place].at) < Math.abs(a.at - here[place].at) ? b : a));
  const lanes = timeline.stops;
  const beside = (by) => {
    for (let next = lane + by; lanes[next]; next += by) if (lanes[next].length > 0) return near(lanes[next]);
    return null;
  };
  const acts = {
    Enter: () => openStop(element, "list"),
    " ": () => openStop(element, "list"),
    ArrowRight: () => (here[place + 1] ? goTo(here[place + 1].key) : pan(0.25)),
    ArrowLeft: () => (here[place - 1] ? goTo(here[place - 1].key) : pan(-0.25)),
    ArrowDown: () => goTo(beside(1)?.key),
    ArrowUp: () => goTo(beside(-1)?.key),
    "+": () => zoomTime(1 / 1.6),
    "=": () => zoomTime(1 / 1.6),
    "-": () => zoomTime(1.6),
    0: showWhole,
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}

function goTo(key) {
  const element = key && timelineParts.body.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!element) return;
  timelineParts.body.querySelector('[data-key][tabindex="0"]')?.setAttribute("tabindex", -1);
  timeline.at = key;
  element.setAttribute("tabindex", 0);
  element.focus();
}

/** The wheel zooms, sideways it moves; dragging moves. */
function startMoving(container, frame, body) {
  let due = false;
  const soon = (act) => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      act();
    });
  };
  let turned = 0;
  frame.addEventListener("wheel", (event) => {
    if (event.target.closest(".years-strip")) return;
    event.preventDefault();
    const around = (event.clientX - frame.getBoundingClientRect().left) / timeline.width;
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    turned += sideways ? event.deltaX || event.deltaY : event.deltaY;
    soon(() => {
      if (sideways) pan(turned / timeline.width);
      else zoomTime(Math.exp(Math.min(Math.max(turned, -300), 300) / 500), around);
      turned = 0;
    });
  }, { passive: false });
  let last = null;
  body.addEventListener("pointerdown", (event) => {
    timeline.dragged = false;
    if (event.button === 0) last = { x: event.clientX, y: event.clientY, start: event.clientX };
  });
  body.addEventListener("pointermove", (event) => {
    if (!last || event.buttons === 0) return;
    if (!timeline.dragged && Math.abs(event.clientX - last.start) < 5) return;
    if (!timeline.dragged) body.setPointerCapture(event.pointerId);
    timeline.dragged = true;
    const by = (last.x - event.clientX) / timeline.width;
    if (event.pointerType === "mouse") container.scrollTop += last.y - event.clientY;
    last = { ...last, x: event.clientX, y: event.clientY };
    pan(by);
  });
  body.addEventListener("pointerup", () => (last = null));
}
