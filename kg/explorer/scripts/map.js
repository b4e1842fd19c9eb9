// The map: entities where they lie, or a schematic of the cities with what flows between them.

import { isInBay, placesInOrder } from "./cooperations.js";
import { countedOnes, kindChoice, segmented, tallied, writeTools, yearChoice } from "./counted.js";
import { draw, make } from "./elements.js";
import { flowsOf, standing } from "./flows.js";
import { labelOf, say } from "./language.js";
import { drawPoints, locatedEntities } from "./points.js";
import { select } from "./selection.js";
import { narrow, state } from "./state.js";
import { tell } from "./tip.js";
import { addView, viewOf } from "./views.js";

const LARGEST = 25; // radius of the largest circle, in pixels
const THICKEST = 18;
const NUMBERED = 14; // flows that have their number beside them
const PARTNERS = 4;

const map = { mode: "", width: 0, at: "", looking: { zoom: 1, east: 0, north: 0 } };
let mapParts = null;

/** Have the map written. */
export function startMap() {
  addView("map", writeMap);
}

function buildMap(container) {
  const bar = make("div", { class: "tools" });
  const note = make("p", { class: "view-note" });
  const svg = draw("svg", { class: "map", role: "group" });
  const empty = make("p", { class: "nothing" });
  const frame = make("div", { class: "map-frame" }, svg, empty);
  container.replaceChildren(bar, note, frame);
  svg.addEventListener("click", (event) => openMapStop(event.target.closest("[data-stop]"), "picture"));
  svg.addEventListener("keydown", mapKey);
  tell(svg, "[data-tip]", (element) => element.dataset.tip);
  for (const event of ["pointerover", "focusin"]) svg.addEventListener(event, ({ target }) => light(target.closest("[data-stop]")));
  for (const event of ["pointerleave", "focusout"]) svg.addEventListener(event, () => light(null));
  startDragging(svg);
  new ResizeObserver(() => frame.clientWidth > 0 && frame.clientWidth !== map.width && rewriteMap()).observe(frame);
  return { bar, note, svg, empty, frame };
}

function writeMap(container) {
  mapParts ??= buildMap(container);
  const located = locatedEntities();
  const mode = located.length > 0 ? map.mode || "points" : "flows";
  writeMapTools(mode, located.length > 0);
  const width = mapParts.frame.clientWidth;
  if (width === 0) return;
  map.width = width;
  const { svg, note, empty } = mapParts;
  const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.stop : null;
  svg.setAttribute("width", width);
  note.textContent = say(mode === "points" ? "map.note-points" : "map.note-flows");
  const height = Math.max(Math.min(container.clientHeight - mapParts.frame.offsetTop - 20, width * 0.72), width < 600 ? width * 1.45 : 430);
  const nothing = mode === "points" ? writePoints(located, width, height) : writeFlows(width, height);
  svg.setAttribute("viewBox", `0 0 ${width} ${svg.getAttribute("height")}`); // on paper it is scaled
  svg.classList.toggle("movable", mode === "points");
  svg.toggleAttribute("hidden", nothing);
  empty.hidden = !nothing;
  empty.textContent = say("nothing-left");
  const stops = [...svg.querySelectorAll("[data-stop]")];
  const start = stops.find(({ dataset }) => dataset.stop === (focused ?? map.at)) ?? stops[0];
  start?.setAttribute("tabindex", 0);
  if (focused) start?.focus();
}

const rewriteMap = () => writeMap(viewOf("map"));

function writeMapTools(mode, hasPoints) {
  const turn = (next) => {
    map.mode = next;
    rewriteMap();
  };
  const modes = segmented(say("view.map"), [["points", say("map.points")], ["flows", say("map.flows")]], mode, turn);
  const zoom = (key, sign1, act) => make("button", { type: "button", "data-key": key, "aria-label": say(key), title: say(key), onclick: act }, sign1);
  const zooms = make("div", { class: "zoom-time", role: "group", "aria-label": say("zoom") }, zoom("zoom-in", "+", () => zoomMap(1.5)), zoom("zoom-out", "−", () => zoomMap(1 / 1.5)), zoom("zoom-fit", "⤢", () => zoomMap(0)));
  writeTools(mapParts.bar, hasPoints ? modes : null, mode === "flows" ? kindChoice(rewriteMap) : null, yearChoice(), mode === "points" ? zooms : null);
}

function writePoints(located, width, height) {
  mapParts.svg.setAttribute("height", height);
  mapParts.svg.setAttribute("aria-label", say("map.told-points", { count: located.length }));
  drawPoints(mapParts.svg, located, width, height, map.looking);
  return false;
}

/** Draw the schematic; says whether there is nothing to draw. */
function writeFlows(width, most) {
  const { places, flows, all } = flowsOf(countedOnes());
  const { points, height } = standing(places, width, most);
  const [thick, large] = [Math.max(1, ...flows.map(({ records }) => records.length)), Math.max(1, ...[...places.values()].map((some) => some.length))];
  const radius = (id) => (places.get(id).length === 0 ? 3.5 : Math.max(LARGEST * Math.sqrt(places.get(id).length / large), 5) * (width < 600 ? 0.72 : 1));
  const lines = flows.map((flow) => drawFlow(flow, points, (THICKEST * flow.records.length) / thick, width));
  const numbers = numbersOf(flows, points, radius);
  const circles = placesInOrder(points.keys()).map((id) => drawPlace(id, points.get(id), radius(id), places.get(id), flows));
  mapParts.svg.replaceChildren(...lines.reverse(), ...numbers, ...circles);
  mapParts.svg.setAttribute("height", height);
  const told = flows.slice(0, 12).map(({ ends, records }) => say("map.flow", { one: labelOf(ends[0]), other: labelOf(ends[1]), count: records.length }));
  mapParts.svg.setAttribute("aria-label", [say("map.told-flows", { count: all.length }), ...told].join(say("list-semicolon")));
  return points.size === 0;
}

/** The middle of a flow, a little aside of the straight line so that flows through a city can be told apart. */
function bend({ ends }, points) {
  const [a, b] = ends.map((id) => points.get(id));
  const away = 0.09;
  return { a, b, x: (a.x + b.x) / 2 + (a.y - b.y) * away, y: (a.y + b.y) / 2 + (b.x - a.x) * away };
}

function drawFlow(flow, points, thickness) {
  const { a, b, x, y } = bend(flow, points);
  const d = `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`;
  const words = say("matrix.cell", { one: labelOf(flow.ends[0]), other: labelOf(flow.ends[1]), count: flow.records.length });
  const key = flow.ends.join(" ");
  const chosen = state.between && state.between.every((place) => flow.ends.includes(place));
  const beyond = flow.ends.every(isInBay) ? "" : "outward";
  return draw(
    "g",
    { class: `stop flow ${beyond} ${chosen ? "chosen" : ""}`, role: "button", tabindex: -1, "data-stop": key, "data-tip": `${words}\n${tallied(flow.records)}`, "aria-label": words, "aria-pressed": String(Boolean(chosen)) },
    draw("path", { class: "hit", d, "stroke-width": Math.max(thickness + 4, 10) }),
    draw("path", { class: "line", d, "stroke-width": Math.max(thickness, 1.2).toFixed(1) }),
  );
}

/** Numbers beside the strongest flows, wherever nothing else stands. */
function numbersOf(flows, points, radius) {
  const taken = [...points].flatMap(([id, { x, y }]) => [{ x, y, room: radius(id) + 13 }, { x, y: y + radius(id) + 10, room: 30 }]);
  const found = [];
  for (const flow of flows.slice(0, NUMBERED)) {
    const { a, b, x, y } = bend(flow, points);
    const at = { x: (a.x + 2 * x + b.x) / 4, y: (a.y + 2 * y + b.y) / 4, room: 12 };
    if (taken.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < other.room)) continue;
    taken.push({ ...at, room: 24 });
    found.push(draw("text", { class: "flow-number", x: at.x, y: at.y + 4, "aria-hidden": "true" }, String(flow.records.length)));
  }
  return found;
}

function drawPlace(id, { x, y, rim }, radius, records, flows) {
  const partners = flows.filter(({ ends }) => ends.includes(id)).slice(0, PARTNERS).map(({ ends, records: some }) => say("counted.of", { name: labelOf(ends.find((end) => end !== id)), count: some.length }));
  const words = say("map.place", { name: labelOf(id), count: records.length });
  const tip = [words, tallied(records), partners.length > 0 ? say("map.partners", { names: partners.join(say("list-comma")) }) : ""].filter(Boolean).join("\n");
  const chosen = state.places.has(id);
  const within = radius > 11;
  return draw(
    "g",
    { class: `stop place ${rim ? "beyond" : ""} ${chosen ? "chosen" : ""}`, role: "button", tabindex: -1, "data-stop": id, "data-tip": tip, "aria-label": words, "aria-pressed": String(chosen) },
    draw("circle", { cx: x, cy: y, r: radius }),
    within ? draw("text", { class: "number", x, y: y + 4 }, String(records.length)) : "",
    draw("text", { class: "place-name", x, y: y + radius + 14 }, labelOf(id), within || records.length === 0 ? "" : draw("tspan", { class: "small-number", dx: 4 }, String(records.length))),
  );
}

/** Bring out what is pointed at: of a city its flows, of a flow its two ends. */
function light(element) {
  const ends = element?.dataset.stop.split(" ") ?? [];
  mapParts.svg.classList.toggle("lighting", ends.length > 0 && !element.classList.contains("point"));
  for (const stop of mapParts.svg.querySelectorAll(".flow, .place")) {
    const own = stop.dataset.stop.split(" ");
    stop.classList.toggle("lit", ends.length > 1 ? own.every((id) => ends.includes(id)) : stop === element || (own.length > 1 && own.includes(ends[0])));
  }
}

/** A flow chooses what is between its two ends, a city itself, a point its entity; again, it takes the choice back. */
function openMapStop(element, way) {
  if (!element || map.dragged) return;
  const id = element.dataset.stop;
  const ends = id.split(" ");
  map.at = id;
  if (element.classList.contains("point")) select("entity", id, way);
  else if (ends.length === 2) narrow({ between: element.classList.contains("chosen") ? null : ends });
  else {
    const places = new Set(state.places);
    if (!places.delete(id)) places.add(id);
    narrow({ places });
  }
}

/** Arrow keys go from one to the next: cities in their order, then flows, the strongest first. */
function mapKey(event) {
  const element = event.target.closest("[data-stop]");
  if (!element) return;
  if (event.key === "Enter" || event.key === " ") openMapStop(element, "list");
  else {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const flows = [...mapParts.svg.querySelectorAll(".flow")].reverse();
    const stops = [...mapParts.svg.querySelectorAll(".place, .point"), ...flows];
    const next = stops[(stops.indexOf(element) + by + stops.length) % stops.length];
    element.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  }
  event.preventDefault();
}

function zoomMap(factor) {
  if (factor === 0) map.looking = { zoom: 1, east: 0, north: 0 };
  else map.looking.zoom = Math.min(Math.max(map.looking.zoom * factor, 0.5), 400);
  rewriteMap();
}

/** Dragging moves a map of points, the wheel zooms it. */
function startDragging(svg) {
  let last = null;
  const movable = () => svg.classList.contains("movable");
  svg.addEventListener("wheel", (event) => {
    if (!movable()) return;
    event.preventDefault();
    zoomMap(Math.exp(-event.deltaY / 400));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    map.dragged = false;
    if (movable() && event.button === 0) last = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!last || event.buttons === 0) return;
    const [right, down] = [event.clientX - last[0], event.clientY - last[1]];
    if (!map.dragged && Math.hypot(right, down) < 5) return;
    if (!map.dragged) svg.setPointerCapture(event.pointerId);
    map.dragged = true;
    last = [event.clientX, event.clientY];
    map.looking.east -= right / map.looking.degree / map.looking.narrowing;
    map.looking.north += down / map.looking.degree;
    rewriteMap();
  });
  svg.addEventListener("pointerup", () => (last = null));
}
