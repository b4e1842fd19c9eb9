// Runs in a worker of its own, behind the script of the engine: loads the graph once, then answers queries.

const ROWS = "application/sparql-results+json";
let store = null;

/** The bytes that a text in Base64 holds, unpacked. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Start the engine and load the graph. */
async function load({ engine, graph }) {
  const begun = performance.now();
  oxigraph.initSync({ module: await unpacked(engine) });
  const started = performance.now();
  store = new oxigraph.Store();
  store.load(await unpacked(graph), { format: "application/trig", no_transaction: true });
  // Every release up to 0.5.11 takes what is added after a subtraction away as well.
  const sum = store.query("SELECT (8 - 2 + 3 AS ?sum) {}")[0].get("sum").value;
  const times = { engine: started - begun, graph: performance.now() - started };
  postMessage({ kind: "loaded", triples: store.size, sums: sum === "9", ...times });
}

/** Answer a query. */
function answer({ text, form, from, most, portion }) {
  const begun = performance.now();
  const graphs = { use_default_graph_as_union: !from }; // the union would win over FROM
  if (form === "CONSTRUCT" || form === "DESCRIBE") {
    const triples = store.query(text, graphs);
    const rows = triples.slice(0, most).map(rowOf);
    send(["subject", "predicate", "object"], rows, triples.length, begun, portion);
    return;
  }
  const { head, results, boolean } = JSON.parse(store.query(text, { ...graphs, results_format: ROWS }));
  if (boolean === undefined) send(head.vars, results.bindings.slice(0, most), results.bindings.length, begun, portion);
  else postMessage({ kind: "truth", truth: boolean, time: performance.now() - begun });
}

/** Send rows in portions, so that the page never has to wait for a large answer. */
function send(columns, rows, total, begun, portion) {
  const time = performance.now() - begun;
  for (let place = 0; place < rows.length; place += portion) {
    postMessage({ kind: "rows", rows: rows.slice(place, place + portion) });
  }
  postMessage({ kind: "done", columns, total, time });
}

const rowOf = ({ subject, predicate, object }) => ({
  subject: termOf(subject),
  predicate: termOf(predicate),
  object: termOf(object),
});

/** A term as SPARQL's results in JSON write it. */
function termOf(term) {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType !== "Literal") return { type: "bnode", value: term.toString() };
  const found = { type: "literal", value: term.value };
  if (term.language) found["xml:lang"] = term.language;
  else found.datatype = term.datatype.value;
  return found;
}

onmessage = async ({ data }) => {
  try {
    if (data.kind === "load") await load(data);
    else answer(data);
  } catch (error) {
    // What is no mistake in the query may have left the engine broken.
    const broken = !store || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    postMessage({ kind: "failed", message: String(error?.message ?? error), broken });
  }
};
