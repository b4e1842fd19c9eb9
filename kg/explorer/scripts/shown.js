// What the picture shows of the visible claims, and which part of it touches the selection.

import { classOf } from "./facets.js";
import { drawn, groups, homes, seeds } from "./page.js";
import { lineOf, lineStyle, pairsShown } from "./pairs.js";
import { selectedEnds, selectedIds } from "./selection.js";
import { narrowed, state } from "./state.js";
import { visible } from "./visible.js";

/**
 * `nodes` has the ids of entities and closed groups, `edges` what is drawn between them by id, `near` the nodes at the
 * selection, `lit` its edges, `hovered` the node under the pointer.
 */
export const shown = { nodes: new Set(), edges: new Map(), near: new Set(), lit: new Set(), hovered: null };

/** The node that stands for an entity: itself, or the group that it lies in while that is closed. */
export function standIn(id) {
  const group = homes.get(id);
  return group && !state.opened.has(group) && !state.focus.size && !state.pinned.has(id) ? `group:${group}` : id;
}

/** The members of a closed group that are visible. */
export const membersShown = (group) => groups.get(group).members.filter((id) => visible.entities.has(id));

const isDrawable = (id) => drawn.has(id) && !state.hidden.has(id) && (seeds.has(id) || !state.off.has(classOf(id)));

/** Work out what is shown after a choice of the reader. */
export function compose() {
  const ends = selectedEnds();
  // With no choice made, what stands alone is shown as well; otherwise only what a visible claim links.
  const all = narrowed().length === 0 ? drawn.keys() : [...visible.entities, ...(state.focus.size ? [] : seeds)];
  const entities = new Set([...all].filter(isDrawable));
  for (const id of ends) if (drawn.has(id)) entities.add(id);
  shown.nodes = new Set([...entities].map((id) => (ends.includes(id) ? id : standIn(id))));
  shown.edges = new Map();
  for (const [id, items] of pairsShown()) addEdge(lineOf(id), items, entities, ends);
  markSelection(ends);
}

function addEdge(edge, items, entities, selected) {
  if (!entities.has(edge.from) || !entities.has(edge.to)) return;
  const [from, to] = [edge.from, edge.to].map((end) => (selected.includes(end) ? end : standIn(end)));
  if (from === edge.from && to === edge.to) {
    shown.edges.set(edge.id, { id: edge.id, from, to, kind: edge.kind, items, ...lineStyle(edge, items) });
    return;
  }
  if (from === to) return;
  const [first, last] = [from, to].sort();
  const id = `${first} ${last}`;
  const old = shown.edges.get(id);
  if (old) {
    old.items.push(...items);
    old.count = old.items.length;
    old.across ||= lineStyle(edge, items).across;
  } else {
    shown.edges.set(id, { id, from: first, to: last, kind: "bundle", items: [...items], ...lineStyle(edge, items), planned: false });
  }
}

function markSelection(ends) {
  const { kind } = state.selected ?? {};
  const ids = new Set(selectedIds());
  shown.near = new Set(ends.map((id) => (shown.nodes.has(id) ? id : standIn(id))));
  shown.lit = new Set();
  for (const edge of shown.edges.values()) {
    const at = kind === "entity" ? ends.includes(edge.from) || ends.includes(edge.to) : edge.items.some(({ id }) => ids.has(id));
    if (!at) continue;
    shown.lit.add(edge.id);
    shown.near.add(edge.from).add(edge.to);
  }
}

/** The entities that the picture shows one by one. */
export const entitiesShown = () => [...shown.nodes].filter((id) => drawn.has(id));
