// Edges of the picture: one for all claims between two entities, and one for what rules derive.

import { crosses, kindOf } from "./facets.js";
import { claims, derived, edges } from "./page.js";
import { state } from "./state.js";
import { visible } from "./visible.js";

const lines = new Map(edges.flatMap((edge) => edge.ids.map((id) => [id, edge])));
const doubled = new Set();
const ends = (edge) => [edge.from, edge.to].sort().join(" ");
const linked = new Set(edges.filter((edge) => edge.kind === "claim").map(ends));
for (const edge of edges) if (edge.kind === "derived" && linked.has(ends(edge))) doubled.add(edge.id);

/** The edge that stands for a claim or a derived relation, if it is in the picture. */
export const lineOf = (id) => lines.get(id);

/** Say whether another edge joins the same two entities, so that this one has to bend. */
export const isDoubled = (edge) => doubled.has(edge.id);

/** What an edge stands for at present: the visible claims, by id of the edge. */
export function pairsShown() {
  const found = new Map();
  for (const item of [...visible.claims, ...visible.derived]) {
    const edge = lines.get(item.id);
    if (!edge) continue;
    if (!found.has(edge.id)) found.set(edge.id, []);
    found.get(edge.id).push(item);
  }
  return found;
}

/** How an edge is drawn: whether all of it is planned, crosses a boundary, and where it points. */
export function lineStyle(edge, items) {
  return {
    count: items.length,
    planned: edge.kind === "claim" && items.every((item) => kindOf(item, state.asOf) === "open"),
    across: items.some(crosses),
    forward: items.some((item) => item.subject === edge.from),
    backward: items.some((item) => item.subject !== edge.from),
  };
}

/** All claims or derived relations of an edge, visible or not. */
export const membersOf = (edge) => edge.ids.map((id) => claims.get(id) ?? derived.get(id));
