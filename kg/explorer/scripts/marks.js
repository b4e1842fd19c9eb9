// How nodes and edges of the picture look, and what is said of them under the pointer.

import { readPeriod } from "./dates.js";
import { classOf, kindOf } from "./facets.js";
import { classLabel, labelOf, pick, predicateLabel, say } from "./language.js";
import { degree, drawn, groups, look, marked } from "./page.js";
import { isDoubled } from "./pairs.js";
import { selectedEnds } from "./selection.js";
import { membersShown, shown } from "./shown.js";
import { state } from "./state.js";
import { groupColour } from "./theme.js";

const TOLD = 4; // claims of an edge that are told under the pointer

const groupOfNode = (id) => groups.get(id.slice("group:".length));

/** The name of a node: of an entity, or of a group with the number of its members. */
export function nodeName(id) {
  if (drawn.has(id)) return labelOf(id);
  const group = groupOfNode(id);
  return say("group-of", { name: pick(group.labels, group.id).text, count: membersShown(group.id).length });
}

/** How much a node weighs: by its partners, or by its members. */
export const weightOf = (id) => (drawn.has(id) ? degree(id) : 30 + membersShown(groupOfNode(id).id).length);

/** A node as vis-network reads it. */
export function nodeItem(id, { x, y }, paints) {
  const isGroup = !drawn.has(id);
  const look1 = isGroup ? { shape: "dot", size: 1 } : look.groups[drawn.get(id).group];
  const background = isGroup ? paints.line : groupColour(drawn.get(id).group);
  const chosen = marked.has(id) || selectedEnds().includes(id);
  const grown = isGroup ? 8 + Math.sqrt(weightOf(id)) : Math.min(4.2 + 1.5 * Math.sqrt(degree(id)), 16);
  return {
    id,
    x,
    y,
    shape: look1.shape,
    size: paints.magnification * look1.size * grown,
    color: { background, border: chosen ? paints.ink : paints.paper, hover: { background, border: paints.ink } },
    borderWidth: chosen || state.pinned.has(id) ? 2.5 : 1,
    opacity: shown.near.size > 0 && !shown.near.has(id) ? 0.16 : 1,
  };
}

/** An edge as vis-network reads it: where it can be pointed at; lines.js draws it. */
export const edgeItem = (edge) => ({
  id: edge.id,
  from: edge.from,
  to: edge.to,
  smooth: edge.kind === "derived" && isDoubled(edge) ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
});

/** What is said of a node under the pointer. */
export const nodeTitle = (id) => (drawn.has(id) ? `${labelOf(id)}\n${classLabel(classOf(id))}` : `${nodeName(id)}\n${say("open-group")}`);

/** What is said of an edge under the pointer: its claims, or how many there are. */
export function edgeTitle(edge) {
  const told = edge.items.slice(0, TOLD).map((item) => {
    const planned = item.modality && kindOf(item, state.asOf) === "open" ? ` (${say("planned-badge")})` : "";
    const period = readPeriod(item.begin, item.end);
    return `${labelOf(item.subject)} → ${predicateLabel(item.predicate)}${planned} → ${labelOf(item.object)}${period ? `\n${period}` : ""}`;
  });
  if (edge.items.length > TOLD) told.push(say("more", { count: edge.items.length - TOLD }));
  return told.join("\n");
}
