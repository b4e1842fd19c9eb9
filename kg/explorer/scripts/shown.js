// What the reader's choices leave in the picture, and which part of it touches the selection.

import { edges, nodes } from "./page.js";
import { selectedEnds } from "./selection.js";
import { isShown, state } from "./state.js";

/** Ids of visible nodes and edges, of nodes at the selection, and of the node under the pointer. */
export const shown = { nodes: new Set(), edges: new Set(), near: new Set(), hovered: null };

/** Work out what is shown after a choice of the reader. */
export function choose() {
  const ends = selectedEnds();
  shown.nodes = new Set(nodes.map((node) => node.id).filter((id) => isShown(id, ends)));
  shown.edges = new Set(edges.filter(isVisible).map((edge) => edge.id));
  shown.near = new Set(ends);
  if (state.selected?.kind !== "entity") return;
  for (const edge of edges) {
    if (!shown.edges.has(edge.id) || !isLit(edge)) continue;
    shown.near.add(edge.from).add(edge.to);
  }
}

function isVisible(edge) {
  if (edge.ids.includes(state.selected?.id)) return true;
  if (edge.kind === "derived" && !state.derived) return false;
  if (edge.dashes && !state.planned) return false;
  return shown.nodes.has(edge.from) && shown.nodes.has(edge.to);
}

/** Say whether an edge belongs to the selection. */
export function isLit(edge) {
  const { kind, id } = state.selected ?? {};
  return kind === "entity" ? edge.from === id || edge.to === id : edge.ids.includes(id);
}
