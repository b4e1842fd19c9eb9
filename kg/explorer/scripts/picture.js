// The picture: vis-network with what the reader's choices make of nodes and edges.

import { paintLabels } from "./labels.js";
import { paintLines } from "./lines.js";
import { edgeItem, edgeTitle, nodeItem, nodeTitle } from "./marks.js";
import { drawn, groups, nodes } from "./page.js";
import { say } from "./language.js";
import { select, selectedBy, selectedEnds } from "./selection.js";
import { compose, shown, standIn } from "./shown.js";
import { changed, onChange, state } from "./state.js";
import { colour } from "./theme.js";
import { centre, fit, magnification, uncover } from "./view.js";

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 350, selectConnectedEdges: false, keyboard: { bindToWindow: false } },
  nodes: { chosen: false },
  edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0.5 },
};

/** What vis-network has been given, so that only what changes is given again. */
class Canvas {
  sets;
  written = { nodes: new Map(), edges: new Map() };

  constructor(vis) {
    this.sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  }

  /** Give items, and hide those that were given before and are not among them. */
  give(name, items) {
    const old = this.written[name];
    const news = [];
    const ids = new Set();
    for (const item of items) {
      ids.add(item.id);
      const text = JSON.stringify(item);
      if (old.get(item.id) === text) continue;
      old.set(item.id, text);
      news.push(item);
    }
    for (const [id, text] of old) {
      if (ids.has(id) || text === "") continue;
      old.set(id, "");
      news.push({ id, hidden: true });
    }
    if (news.length > 0) this.sets[name].update(news);
  }
}

/** Where a node begins: where it was pinned, in its place, or in the middle of its group. */
function placeOf(id) {
  if (id.startsWith("group:")) return groups.get(id.slice("group:".length));
  return state.pinned.get(id) ?? drawn.get(id);
}

/** Draw the picture and keep it in step with the reader's choices. */
export function startPicture(vis, ready) {
  const canvas = new Canvas(vis);
  compose();
  const larger = magnification([...shown.nodes].map(placeOf));
  const paint = () => {
    const paints = { magnification: larger };
    for (const name of ["ink", "paper", "line"]) paints[name] = colour(name);
    compose();
    canvas.give("nodes", [...shown.nodes].map((id) => nodeItem(id, placeOf(id), paints)));
    canvas.give("edges", [...shown.edges.values()].map(edgeItem));
  };
  paint();
  const network = new vis.Network(document.getElementById("picture"), canvas.sets, OPTIONS);
  const name = () => network.canvas.frame.setAttribute("aria-label", say("picture"));
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.tabIndex = 0;
  name();
  onChange(["language"], name);
  network.renderer._drawEdges = (context) => paintLines(network, context, larger);
  network.renderer._drawArrows = () => {};
  network.on("afterDrawing", (context) => paintLabels(network, context));
  network.once("afterDrawing", ready);
  fit(network, shown.nodes, false);
  listen(network);
  onChange(["language", "shown", "theme", "selection"], () => {
    paint();
    network.redraw();
  });
  onChange(["selection"], () => {
    const ends = selectedEnds().filter((id) => shown.nodes.has(id));
    if (selectedBy.way === "picture") uncover(network, ends);
    else if (state.selected?.kind === "path") fit(network, ends);
    else centre(network, ends, shown.near);
  });
  return network;
}

function listen(network) {
  const container = document.getElementById("picture");
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node?.startsWith("group:")) openGroup(node.slice("group:".length));
    else if (node !== undefined) select("entity", node, "picture");
    else if (edge !== undefined) selectEdge(shown.edges.get(edge));
    else select(null, null, "picture");
    network.unselectAll();
  });
  network.on("dragEnd", ({ nodes: [node] }) => {
    if (!drawn.has(node)) return;
    state.pinned.set(node, network.getPositions([node])[node]);
    changed("pinned");
  });
  network.on("hoverNode", ({ node }) => {
    shown.hovered = node;
    container.classList.add("pointing");
    network.body.nodes[node].setOptions({ title: nodeTitle(node) });
  });
  network.on("hoverEdge", ({ edge }) => {
    container.classList.add("pointing");
    network.body.edges[edge].setOptions({ title: edgeTitle(shown.edges.get(edge)) });
  });
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      shown.hovered = null;
      container.classList.remove("pointing");
    });
  }
}

/** Show the members of a group one by one. */
export function openGroup(group) {
  state.opened.add(group);
  changed("shown");
}

function selectEdge(edge) {
  const [first] = edge.items;
  select(edge.kind === "derived" ? "derived" : "claim", first.id, "picture");
}
