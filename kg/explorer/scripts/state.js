// What the reader has chosen, and who wants to know of it.

import { entities, groupOf, look, nodes, seeds } from "./page.js";

/** `selected` is null or {kind: "entity" | "claim" | "derived", id}; `off` holds hidden classes. */
export const state = {
  language: "zh-Hant",
  selected: null,
  planned: true,
  derived: true,
  off: new Set(),
};

const seedClasses = new Set([...seeds].map((id) => entities.get(id).cls));
for (const node of nodes) {
  const cls = entities.get(node.id).cls;
  if (look.concepts.includes(groupOf(cls)) && !seedClasses.has(cls)) state.off.add(cls);
}

const listeners = { language: [], filter: [], selection: [], theme: [] };

/** Call a function whenever one of the named things has changed. */
export function onChange(kinds, listener) {
  for (const kind of kinds) listeners[kind].push(listener);
}

/** Tell everyone that something has changed. */
export function changed(kind) {
  for (const listener of listeners[kind]) listener();
}

/** Say whether an entity is chosen, by itself or as an end of the chosen relation. */
export function isShown(id, ends) {
  return ends.includes(id) || !state.off.has(entities.get(id).cls);
}
