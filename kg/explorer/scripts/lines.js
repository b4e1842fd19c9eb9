// Lines of the picture, drawn many at a stroke: one by one, as vis-network does it, they take most of a frame.

import { shown } from "./shown.js";
import { isDoubled } from "./pairs.js";
import { colour } from "./theme.js";

const ARROWS_FROM = 0.45; // scale below which arrowheads and ticks are too small to be seen
const ARROW = 7;
const TICK = 5;

/** Draw all edges; `larger` is how much larger than their own size things are drawn. */
export function paintLines(network, context, larger) {
  const scale = network.getScale();
  const bounds = boundsOf(network);
  const batches = new Map();
  for (const edge of shown.edges.values()) {
    const segment = segmentOf(network, edge);
    if (!segment || isOutside(segment, bounds)) continue;
    const key = styleOf(edge);
    if (!batches.has(key)) batches.set(key, []);
    batches.get(key).push({ edge, ...segment });
  }
  context.save();
  for (const key of [...batches.keys()].sort()) strokeBatch(context, JSON.parse(key), batches.get(key), larger, scale);
  context.restore();
}

function boundsOf(network) {
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const { x: left, y: top } = network.canvas.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.canvas.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return { left, right, top, bottom };
}

const isOutside = ({ from, to }, { left, right, top, bottom }) =>
  (from.x < left && to.x < left) || (from.x > right && to.x > right) || (from.y < top && to.y < top) || (from.y > bottom && to.y > bottom);

function segmentOf(network, edge) {
  const [from, to] = [network.body.nodes[edge.from], network.body.nodes[edge.to]];
  if (!from || !to) return null;
  const via = edge.kind === "derived" && isDoubled(edge) ? network.body.edges[edge.id].edgeType.getViaNode() : null;
  return { from, to, via };
}

/** What edges have to share in order to be drawn at one stroke; lit ones come last, on top. */
function styleOf(edge) {
  const lit = shown.lit.has(edge.id);
  const dim = shown.near.size > 0 && !lit;
  const own = edge.kind === "derived";
  const paint = lit && !own ? "lit" : own ? "derived" : edge.across ? "across" : "line";
  const width = (own ? 0.9 : Math.min(1 + 0.5 * Math.log2(edge.count), 4)) * (lit ? 1.6 : 1);
  return JSON.stringify([lit ? 2 : dim ? 0 : 1, paint, width, edge.planned ? "planned" : own ? "derived" : ""]);
}

const DASHES = { planned: [6, 5], derived: [1.5, 3] };

function strokeBatch(context, [layer, paint, width, dash], batch, larger, scale) {
  context.globalAlpha = [0.07, 0.75, 1][layer];
  context.strokeStyle = colour(paint);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = width * larger;
  context.setLineDash((DASHES[dash] ?? []).map((length) => length * larger));
  context.beginPath();
  for (const { from, to, via } of batch) {
    context.moveTo(from.x, from.y);
    if (from === to) context.arc(from.x + from.options.size, from.y - from.options.size, from.options.size, 0, 2 * Math.PI);
    else if (via) context.quadraticCurveTo(via.x, via.y, to.x, to.y);
    else context.lineTo(to.x, to.y);
  }
  context.stroke();
  if (layer === 0 || (layer === 1 && scale < ARROWS_FROM)) return;
  context.setLineDash([]);
  for (const { edge, from, to } of batch) {
    if (from === to) continue;
    if (edge.kind === "claim" && edge.forward) arrowhead(context, from, to, larger);
    if (edge.kind === "claim" && edge.backward) arrowhead(context, to, from, larger);
    if (edge.across) tick(context, from, to, larger);
  }
}

/** A head at the rim of the node that a line leads to. */
function arrowhead(context, from, to, larger) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const reach = to.options.size + 1;
  const size = ARROW * larger;
  if (length < reach + size) return;
  const [tipX, tipY] = [to.x - x * reach, to.y - y * reach];
  context.beginPath();
  context.moveTo(tipX, tipY);
  context.lineTo(tipX - x * size - y * size * 0.4, tipY - y * size + x * size * 0.4);
  context.lineTo(tipX - x * size + y * size * 0.4, tipY - y * size - x * size * 0.4);
  context.fill();
}

/** A short stroke across the middle: the line crosses a boundary, also for those who do not see its colour. */
function tick(context, from, to, larger) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [((to.x - from.x) / length) * TICK * larger, ((to.y - from.y) / length) * TICK * larger];
  const [middleX, middleY] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  context.beginPath();
  context.moveTo(middleX - y, middleY + x);
  context.lineTo(middleX + y, middleY - x);
  context.stroke();
}
