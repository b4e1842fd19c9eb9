// What the reader has chosen, and who wants to know of it.

import { look, page } from "./page.js";

export const VIEWS = ["network", "timeline", "matrix", "table", "map", "questions"];
export const KINDS = ["stated", "open", "done"];

/** The choices that narrow down what is shown, as they are at the beginning. */
const unfiltered = () => ({
  // Classes, kinds of statement and grades that are switched off.
  off: new Set(conceptClasses),
  kinds: new Set(),
  grades: new Set(),
  // Jurisdictions and fields of which only is shown; none for all.
  places: new Set(),
  fields: new Set(),
  // Two jurisdictions of which only what links them is shown, or null.
  between: null,
  across: false,
  derived: true,
  // Years that dates lie in, "" where there is no limit, and a day that everything is shown as of.
  first: "",
  last: "",
  asOf: "",
  // Entities that are hidden, and those around which is shown, with the number of steps.
  hidden: new Set(),
  focus: new Map(),
  // Groups of a large page whose members are shown one by one.
  opened: new Set(),
});

const isConceptClass = (cls) => look.concepts.includes(look.classes[cls] ?? look.default);
const seeded = new Set((page.part?.seeds ?? []).map((id) => page.entities.find((entity) => entity.id === id)?.cls));

/** Classes by which things are described: not drawn at first, and never a reason to hide a claim. */
export const conceptClasses = [...new Set(page.entities.map((entity) => entity.cls))].filter((cls) => isConceptClass(cls) && !seeded.has(cls));

/** `selected` is null or {kind: "entity" | "claim" | "derived" | "source" | "path" | "conflict", id}. */
export const state = {
  language: "zh-Hant",
  view: "network",
  selected: null,
  pinned: new Map(),
  ...unfiltered(),
};

const listeners = { language: [], filter: [], selection: [], theme: [], view: [], shown: [], pinned: [] };

/** Call a function whenever one of the named things has changed. */
export function onChange(kinds, listener) {
  for (const kind of kinds) listeners[kind].push(listener);
}

/** Tell everyone that something has changed. */
export function changed(kind) {
  for (const listener of listeners[kind]) listener();
}

/** Change the choices and tell everyone. */
export function narrow(choices) {
  Object.assign(state, choices);
  changed("filter");
}

/** Take all choices back. */
export const reset = () => narrow(unfiltered());

/** The names of the choices that differ from those at the beginning. */
export function narrowed() {
  const plain = unfiltered();
  return Object.keys(plain).filter((name) => written(state[name]) !== written(plain[name]));
}

const written = (value) => JSON.stringify(value instanceof Set || value instanceof Map ? [...value].sort() : value);
