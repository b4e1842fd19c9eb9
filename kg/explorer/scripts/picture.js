// The picture: vis-network with what the reader's choices make of nodes and edges.

import { readPeriod } from "./dates.js";
import { paintLabels } from "./labels.js";
import { classLabel, labelOf, predicateLabel, say } from "./language.js";
import { claims, degree, derived, drawn, edges, entities, look, marked, nodes } from "./page.js";
import { select, selectedBy, selectedEnds } from "./selection.js";
import { choose, isLit, shown } from "./shown.js";
import { onChange } from "./state.js";
import { colour, groupColour } from "./theme.js";
import { centre, fit, magnification, uncover } from "./view.js";

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 350, selectConnectedEdges: false, keyboard: { bindToWindow: false } },
  nodes: { chosen: false },
  edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0.5 },
};

function nodeItem(node, paints) {
  const { shape, size } = look.groups[node.group];
  const background = groupColour(node.group);
  const chosen = marked.has(node.id) || selectedEnds().includes(node.id);
  return {
    id: node.id,
    shape,
    size: paints.magnification * size * Math.min(4.2 + 1.5 * Math.sqrt(degree(node.id)), 16),
    color: { background, border: chosen ? paints.ink : paints.paper, hover: { background, border: paints.ink } },
    borderWidth: chosen ? 2.5 : 1,
    opacity: shown.near.size > 0 && !shown.near.has(node.id) ? 0.16 : 1,
    hidden: !shown.nodes.has(node.id),
    title: `${labelOf(node.id)}\n${classLabel(entities.get(node.id).cls)}`,
  };
}

function edgeItem(edge, paints) {
  const own = edge.kind === "derived";
  const lit = shown.near.size > 0 && isLit(edge);
  const tint = own ? paints.derived : lit ? paints.lit : paints.line;
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    smooth: edge.smooth,
    dashes: edge.dashes,
    selfReference: edge.selfReference,
    width: paints.magnification * (own ? 0.7 : 1) * (lit ? 1.6 : 1),
    color: { color: tint, hover: paints.lit, opacity: shown.near.size === 0 ? 0.8 : lit ? 1 : 0.1 },
    arrows: own ? undefined : { to: { enabled: true, scaleFactor: 0.35 * paints.magnification } },
    hidden: !shown.edges.has(edge.id),
    title: edgeTitle(edge),
  };
}

function edgeTitle(edge) {
  const item = claims.get(edge.id) ?? derived.get(edge.id);
  const planned = item.modality === "planned" ? ` (${say("planned-badge")})` : "";
  const text = `${labelOf(edge.from)}\n→ ${predicateLabel(item.predicate)}${planned} →\n${labelOf(edge.to)}`;
  const period = readPeriod(item.begin, item.end);
  return period ? `${text}\n${period}` : text;
}

/** Put into a data set what has changed; the rest need not be drawn anew. */
function update(set, items, known) {
  const news = items.filter((item) => known.get(item.id) !== JSON.stringify(item));
  for (const item of news) known.set(item.id, JSON.stringify(item));
  if (news.length > 0) set.update(news);
}

/** Draw the picture and keep it in step with the reader's choices. */
export function startPicture(vis, ready) {
  // Places are given once, so that a node that the reader has moved stays where it is.
  const sets = { nodes: new vis.DataSet(nodes.map(({ id, x, y }) => ({ id, x, y }))), edges: new vis.DataSet() };
  const known = { nodes: new Map(), edges: new Map() };
  choose();
  const larger = magnification(nodes.filter((node) => shown.nodes.has(node.id)));
  const paint = () => {
    const paints = { magnification: larger };
    for (const name of ["ink", "paper", "line", "lit", "derived"]) paints[name] = colour(name);
    choose();
    update(sets.nodes, nodes.map((node) => nodeItem(node, paints)), known.nodes);
    update(sets.edges, edges.map((edge) => edgeItem(edge, paints)), known.edges);
  };
  paint();
  const network = new vis.Network(document.getElementById("picture"), sets, OPTIONS);
  const name = () => network.canvas.frame.setAttribute("aria-label", say("picture"));
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.tabIndex = 0;
  name();
  onChange(["language"], name);
  network.on("afterDrawing", (context) => paintLabels(network, context));
  network.once("afterDrawing", ready);
  fit(network, shown.nodes, false);
  listen(network);
  onChange(["language", "filter", "theme", "selection"], () => {
    paint();
    network.redraw();
  });
  onChange(["selection"], () => {
    const ends = selectedEnds().filter((id) => drawn.has(id));
    if (selectedBy.way === "picture") uncover(network, ends);
    else centre(network, ends, shown.near);
  });
  return network;
}

function listen(network) {
  const container = document.getElementById("picture");
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select("entity", node, "picture");
    else if (edge !== undefined) select(claims.has(edge) ? "claim" : "derived", edge, "picture");
    else select(null, null, "picture");
    network.unselectAll();
  });
  network.on("hoverNode", ({ node }) => {
    shown.hovered = node;
    container.classList.add("pointing");
  });
  network.on("hoverEdge", () => container.classList.add("pointing"));
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      shown.hovered = null;
      container.classList.remove("pointing");
    });
  }
}
