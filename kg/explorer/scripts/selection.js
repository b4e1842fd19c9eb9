// What is selected, and the way back.

import { claims, derived, entities, sources } from "./page.js";
import { lineOf } from "./pairs.js";
import { waysOf } from "./ways.js";
import { changed, state } from "./state.js";

const KNOWN = {
  entity: (id) => entities.has(id),
  claim: (id) => claims.has(id),
  derived: (id) => derived.has(id),
  source: (id) => sources.has(id),
  path: (id) => id.split("~").length === 2 && id.split("~").every((end) => entities.has(end)),
};
const past = [];
// "list" (find box or panel: the panel gets the focus), "picture" (a click in it) or "address".
export const selectedBy = { way: "picture" };

/** Select an entity, a claim, a derived relation, a source or a path; null clears the selection. */
export function select(kind, id, way) {
  if (kind !== null && !KNOWN[kind](id)) return;
  const old = state.selected;
  if (old && kind && (old.kind !== kind || old.id !== id)) past.push(old);
  if (kind === null) past.length = 0;
  show(kind === null ? null : { kind, id }, way);
}

/** Select by an id as the address has it: of an entity, a claim or a derived relation, or with its kind before it. */
export function selectId(id) {
  const [kind, rest] = id.split(":", 2);
  if (rest && ["source", "path"].includes(kind)) select(kind, rest, "address");
  else for (const name of ["entity", "claim", "derived"]) if (KNOWN[name](id)) return select(name, id, "address");
}

export const hasPast = () => past.length > 0;

/** Go back to what was selected before. */
export function goBack() {
  if (past.length > 0) show(past.pop(), "list");
}

function show(selected, way) {
  state.selected = selected;
  selectedBy.way = way;
  changed("selection");
}

/** The entities that are selected, by themselves or as ends. */
export function selectedEnds() {
  const { kind, id } = state.selected ?? {};
  if (kind === "entity") return [id];
  if (kind === "path") return waysOf(id)[0]?.entities ?? id.split("~");
  const line = lineOf(id);
  return line ? [line.from, line.to] : [];
}

/** The claims and derived relations that are selected. */
export function selectedIds() {
  const { kind, id } = state.selected ?? {};
  if (kind === "path") return waysOf(id)[0]?.steps.flatMap((step) => step.map((claim) => claim.id)) ?? [];
  return kind === "claim" || kind === "derived" ? (lineOf(id)?.ids ?? [id]) : [];
}
