// The choices in force, each as a button that takes it back.

import { readDate } from "./dates.js";
import { make } from "./elements.js";
import { classLabel, labelOf, pick, say } from "./language.js";
import { groups } from "./page.js";
import { conceptClasses, narrow, narrowed, onChange, reset, state } from "./state.js";
import { visible } from "./visible.js";

const NAMED = 3;
const listing = (ids, label) => {
  const shown = ids.slice(0, NAMED).map(label).join(say("comma"));
  return ids.length > NAMED ? say("and-more", { names: shown, count: ids.length - NAMED }) : shown;
};

/** How each choice is put into words, and what takes it back. */
const CHIPS = {
  off: [() => say("chip.off", { names: listing([...state.off].filter((cls) => !conceptClasses.includes(cls)), classLabel) || say("switch.concepts") }), () => ({ off: new Set(conceptClasses) })],
  kinds: [() => say("chip.off", { names: listing([...state.kinds], (kind) => say(`kind.${kind}`)) }), () => ({ kinds: new Set() })],
  grades: [() => say("chip.grades", { names: [...state.grades].sort().join(say("comma")) }), () => ({ grades: new Set() })],
  places: [() => listing([...state.places], labelOf), () => ({ places: new Set() })],
  fields: [() => listing([...state.fields], labelOf), () => ({ fields: new Set() })],
  between: [() => say("chip.between", { one: labelOf(state.between[0]), other: labelOf(state.between[1]) }), () => ({ between: null })],
  across: [() => say("switch.across"), () => ({ across: false })],
  derived: [() => say("chip.off", { names: say("switch.derived") }), () => ({ derived: true })],
  first: [() => say("chip.first", { year: state.first }), () => ({ first: "" })],
  last: [() => say("chip.last", { year: state.last }), () => ({ last: "" })],
  asOf: [() => say("as-of.on", { date: readDate(state.asOf) }), () => ({ asOf: "" })],
  hidden: [() => say("chip.hidden", { names: listing([...state.hidden], labelOf) }), () => ({ hidden: new Set() })],
  opened: [() => say("chip.opened", { names: listing([...state.opened], (id) => pick(groups.get(id).labels, id).text) }), () => ({ opened: new Set() })],
  focus: [() => say("chip.focus", { names: listing([...state.focus.keys()], labelOf) }), () => ({ focus: new Map() })],
};

/** The choices in force in words. */
export const choicesInWords = () => narrowed().map((name) => CHIPS[name][0]()).filter(Boolean);

/** Keep the row of choices in step with them. */
export function startChips() {
  onChange(["shown", "language"], writeChips);
  writeChips();
}

function writeChips() {
  const row = document.getElementById("chips");
  const focused = document.activeElement?.dataset?.key;
  const chips = narrowed().map((name) => {
    const text = CHIPS[name][0]();
    const attributes = { type: "button", class: "chip", "data-key": `chip-${name}`, "aria-label": say("take-back", { choice: text }), onclick: () => narrow(CHIPS[name][1]()) };
    return make("button", attributes, make("span", {}, text), make("span", { "aria-hidden": "true" }, "×"));
  });
  row.hidden = chips.length === 0;
  if (chips.length > 1) chips.push(make("button", { type: "button", class: "chip all", "data-key": "chip-all", onclick: reset }, say("reset")));
  const left = make("span", { class: "count" }, say("chip.left", { count: visible.claims.length }));
  const undated = state.first || state.last ? visible.nearly.get("years").filter((claim) => !claim.begin && !claim.end).length : 0;
  row.replaceChildren(...chips, left, undated ? make("span", { class: "count" }, say("chip.undated", { count: undated })) : "");
  if (focused?.startsWith("chip-")) (row.querySelector("button") ?? document.getElementById("find-text")).focus();
}
