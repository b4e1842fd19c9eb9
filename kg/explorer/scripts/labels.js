// Names in the picture, set like those of a map: always readable, the busiest first, none over another.

import { predicateLabel, say } from "./language.js";
import { font, wrap } from "./lettering.js";
import { nodeName, weightOf } from "./marks.js";
import { marked } from "./page.js";
import { Room, boxAround } from "./room.js";
import { selectedEnds } from "./selection.js";
import { shown } from "./shown.js";
import { state } from "./state.js";
import { colour } from "./theme.js";

const BUSY = 12; // claims that make an entity stand out
const GAP = 3;
const LINE = 1.2; // times the size of the type
let busiest = { nodes: null, order: [] };

/** Draw every name that finds room; those of the selection always. */
export function paintLabels(network, context) {
  const { a, e, f } = context.getTransform();
  const scale = network.getScale();
  const ratio = a / scale;
  const toScreen = ({ x, y }) => ({ x: x * scale + e / ratio, y: y * scale + f / ratio });
  const paint = { ink: colour("ink"), paper: colour("paper"), lit: colour("lit") };
  const room = new Room();
  const spots = new Map();
  for (const id of shown.nodes) {
    const node = network.body.nodes[id];
    const { x, y } = toScreen(node);
    const reach = node.options.size * scale;
    spots.set(id, { x, y, reach });
    if (matters(id)) room.take({ ...boxAround(x, y, reach * 0.8, reach * 0.8), id, weight: weightOf(id) });
  }
  context.save();
  // Names keep their size on the screen, whatever the scale of the picture.
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.strokeStyle = paint.paper;
  context.lineWidth = 3.5;
  context.fillStyle = paint.ink;
  for (const id of inOrder()) paintName(context, id, spots.get(id), room, Math.min(Math.max(scale, 1), 1.35));
  context.fillStyle = paint.lit;
  if (state.selected) paintPredicates(context, network, room, toScreen);
  context.restore();
}

/** Say whether an entity stands at the selection, or nothing is selected. */
const matters = (id) => shown.near.size === 0 || shown.near.has(id);

/** Names in the order in which they may take room. */
function inOrder() {
  if (busiest.nodes !== shown.nodes) {
    const order = [...shown.nodes].sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
    busiest = { nodes: shown.nodes, order };
  }
  const first = [...selectedEnds(), shown.hovered, ...[...marked].filter(matters)];
  const rest = busiest.order.filter(matters);
  return new Set([...first, ...rest].filter((id) => shown.nodes.has(id)));
}

function paintName(context, id, spot, room, enlarged) {
  const weight = weightOf(id);
  const forced = selectedEnds().includes(id) || id === shown.hovered || marked.has(id);
  const size = Math.min(11 + Math.sqrt(weight) * 0.55, 15) * enlarged;
  context.font = font(forced || weight > BUSY ? 600 : 400, size);
  const lines = forced ? 4 : weight > BUSY || shown.near.has(id) ? 3 : 2;
  const { rows, width } = wrap(context, nodeName(id), size, lines);
  const boxes = boxesBeside(spot, width / 2 + GAP, (rows.length * size * LINE) / 2 + 1);
  const box = boxes.find((one) => room.isFree({ ...one, id, weight })) ?? (forced ? boxes[0] : null);
  if (!box) return;
  room.take({ ...box, id: `name of ${id}`, weight: Infinity });
  const top = box.y - ((rows.length - 1) / 2) * size * LINE;
  rows.forEach((row, line) => write(context, row, box.x, top + line * size * LINE));
}

/** Where a name may stand: below its node, above, to the right or to the left. */
function boxesBeside({ x, y, reach }, halfWidth, halfHeight) {
  const down = reach + halfHeight + 1;
  const aside = reach + halfWidth + 1;
  const steps = [[0, down], [0, -down], [aside, 0], [-aside, 0]];
  return steps.map(([right, below]) => boxAround(x + right, y + below, halfWidth, halfHeight));
}

/** Draw a line of text with a rim that parts it from what lies under it. */
function write(context, text, x, y) {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function paintPredicates(context, network, room, toScreen) {
  context.font = font(500, 11);
  for (const id of shown.lit) {
    const edge = shown.edges.get(id);
    const drawnEdge = network.body.edges[id];
    if (edge.kind !== "claim" || !drawnEdge) continue;
    const { x, y } = toScreen(drawnEdge.edgeType.getPoint(0.5));
    const names = [...new Set(edge.items.map((item) => predicateLabel(item.predicate)))];
    const text = names.length > 1 ? say("edge-count", { name: names[0], count: edge.items.length }) : names[0];
    const box = boxAround(x, y, context.measureText(text).width / 2 + GAP, 8);
    if (!room.isFree({ ...box, id, weight: 0 })) continue;
    room.take({ ...box, id, weight: Infinity });
    write(context, text, x, y);
  }
}
