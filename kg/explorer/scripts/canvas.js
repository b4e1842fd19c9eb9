// The door to vis-network: what it has been given, how it looks at present, and which part of it is shown.

/** Nodes and edges that vis-network knows; to show, hide or tint one, it need not be told anew. */
export class Canvas {
  network = null;

  constructor(vis, element, options) {
    this.sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    this.open = () => (this.network = new vis.Network(element, this.sets, options));
  }

  /** Show just these nodes and edges, each as its item says; the network opens with the first of them. */
  give(nodes, edges) {
    for (const [name, items] of [["nodes", nodes], ["edges", edges]]) {
      const news = items.filter((item) => this.sets[name].get(item.id) === null);
      if (news.length > 0) this.sets[name].add(news);
    }
    const { body } = this.network ?? this.open();
    for (const item of nodes) mark(body.nodes[item.id].options, item);
    // vis-network draws, and finds under the pointer, what stands in these two lists.
    body.nodeIndices = nodes.map((item) => item.id);
    body.edgeIndices = edges.map((item) => item.id);
  }

  /** Draw lines in a way of our own: one by one, as vis-network does it, they take most of a frame. */
  drawLinesBy(paint) {
    this.network.renderer._drawEdges = paint;
    this.network.renderer._drawArrows = () => {};
  }

  /** Draw with the next frame, once, however often this is asked for until then. */
  redraw() {
    this.network.body.emitter.emit("_requestRedraw");
  }

  /** What is said of a node or an edge when the pointer rests on it. */
  entitle(kind, id, title) {
    const item = this.network.body[kind][id];
    (kind === "nodes" ? item.options : item).title = title;
  }
}

function mark(options, { opacity, borderWidth, color }) {
  options.opacity = opacity;
  options.borderWidth = borderWidth;
  options.color.border = color.border;
  options.color.background = color.background;
}
