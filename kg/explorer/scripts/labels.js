// Names in the picture, set like those of a map: always readable, the busiest first, none over another.

import { labelOf, predicateLabel } from "./language.js";
import { font, wrap } from "./lettering.js";
import { claims, degree, edges, marked, nodes } from "./page.js";
import { Room, boxAround } from "./room.js";
import { selectedEnds } from "./selection.js";
import { isLit, shown } from "./shown.js";
import { state } from "./state.js";
import { colour } from "./theme.js";

const BUSY = 12; // claims that make an entity stand out
const GAP = 3;
const LINE = 1.2; // times the size of the type
const busiest = nodes.map((node) => node.id).sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));

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
    if (matters(id)) room.take({ ...boxAround(x, y, reach * 0.8, reach * 0.8), id, weight: degree(id) });
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
  const first = [...selectedEnds(), shown.hovered, ...[...marked].filter(matters)];
  const rest = busiest.filter(matters);
  return new Set([...first, ...rest].filter((id) => shown.nodes.has(id)));
}

function paintName(context, id, spot, room, enlarged) {
  const weight = degree(id);
  const forced = selectedEnds().includes(id) || id === shown.hovered || marked.has(id);
  const size = Math.min(11 + Math.sqrt(weight) * 0.55, 15) * enlarged;
  context.font = font(forced || weight > BUSY ? 600 : 400, size);
  const lines = forced ? 4 : weight > BUSY || shown.near.has(id) ? 3 : 2;
  const { rows, width } = wrap(context, labelOf(id), size, lines);
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
  for (const edge of edges) {
    if (!shown.edges.has(edge.id) || !isLit(edge) || edge.kind === "derived") continue;
    const { x, y } = toScreen(network.body.edges[edge.id].edgeType.getPoint(0.5));
    const text = predicateLabel(claims.get(edge.id).predicate);
    const box = boxAround(x, y, context.measureText(text).width / 2 + GAP, 8);
    if (!room.isFree({ ...box, id: edge.id, weight: 0 })) continue;
    room.take({ ...box, id: edge.id, weight: Infinity });
    write(context, text, x, y);
  }
}
