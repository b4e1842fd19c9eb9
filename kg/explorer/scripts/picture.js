// The picture: vis-network with what the reader's choices make of nodes and edges.

import { Canvas } from "./canvas.js";
import { paintLabels } from "./labels.js";
import { paintLines } from "./lines.js";
import { edgeItem, edgeTitle, nodeItem, nodeTitle } from "./marks.js";
import { drawn, groups, nodes } from "./page.js";
import { say } from "./language.js";
import { select, selectedBy, selectedEnds } from "./selection.js";
import { compose, shown } from "./shown.js";
import { changed, narrow, onChange, state } from "./state.js";
import { colour } from "./theme.js";
import { fit, frame, magnification, uncover } from "./view.js";

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 350, selectConnectedEdges: false, keyboard: { bindToWindow: false } },
  nodes: { chosen: false },
  edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0.5 },
};

/** Where a node begins: where it was pinned, in its place, or in the middle of its group. */
function placeOf(id) {
  if (id.startsWith("group:")) return groups.get(id.slice("group:".length));
  return state.pinned.get(id) ?? drawn.get(id);
}

/** Draw the picture and keep it in step with the reader's choices. */
export function startPicture(vis, ready) {
  const canvas = new Canvas(vis, document.getElementById("picture"), OPTIONS);
  compose();
  const larger = magnification([...shown.nodes].map(placeOf));
  const paint = () => {
    const paints = { magnification: larger };
    for (const name of ["ink", "paper", "line"]) paints[name] = colour(name);
    compose();
    canvas.give([...shown.nodes].map((id) => nodeItem(id, placeOf(id), paints)), [...shown.edges.values()].map(edgeItem));
  };
  paint();
  const { network } = canvas;
  nameCanvas(network);
  canvas.drawLinesBy((context) => paintLines(network, context, larger));
  network.on("afterDrawing", (context) => paintLabels(network, context));
  if (state.view === "network") network.once("afterDrawing", ready);
  else requestAnimationFrame(ready);
  whenSeen(() => fit(network, shown.nodes, false));
  listen(canvas);
  let stale = false;
  onChange(["language", "shown", "theme", "selection", "view"], () => {
    stale = state.view !== "network"; // nobody sees it, so it is not drawn yet
    if (stale) return compose();
    paint();
    canvas.redraw();
  });
  onChange(["selection"], () => {
    if (stale) return;
    const ends = selectedEnds().filter((id) => shown.nodes.has(id));
    if (selectedBy.way === "picture") uncover(network, ends);
    else frame(network, shown.near);
  });
  return network;
}

/** Do something as soon as the picture has a size: at once, or when the reader turns to it. */
function whenSeen(act) {
  if (state.view === "network") return act();
  let done = false;
  onChange(["view"], () => {
    if (done || state.view !== "network") return;
    done = true;
    requestAnimationFrame(() => requestAnimationFrame(act));
  });
}

function nameCanvas(network) {
  const name = () => network.canvas.frame.setAttribute("aria-label", say("picture"));
  network.canvas.frame.setAttribute("role", "application");
  network.canvas.frame.tabIndex = 0;
  name();
  onChange(["language"], name);
}

function listen(canvas) {
  const { network } = canvas;
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
    canvas.entitle("nodes", node, nodeTitle(node));
  });
  network.on("hoverEdge", ({ edge }) => {
    container.classList.add("pointing");
    canvas.entitle("edges", edge, edgeTitle(shown.edges.get(edge)));
  });
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      shown.hovered = null;
      container.classList.remove("pointing");
    });
  }
}

/** Show the members of a group one by one. */
function openGroup(group) {
  narrow({ opened: new Set([...state.opened, group]) });
}

function selectEdge(edge) {
  const [first] = edge.items;
  select(edge.kind === "derived" ? "derived" : "claim", first.id, "picture");
}
