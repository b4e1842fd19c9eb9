// The engine of the console, in a worker: started when it is first needed, ended when a query takes too long.

import { callsService, formOf, namesGraphs, withPrefixes, wordMistake } from "./sparql.js";

const ROWS_AT_MOST = 100_000; // rows that leave the worker
const ROWS_AT_ONCE = 1_000;
const consolePart = (name) => document.getElementById(`console-${name}`)?.textContent;

/** Say whether this page holds an engine. */
export const hasEngine = () => Boolean(consolePart("engine"));
export const engineVersion = () => consolePart("version");

let workerReady = null; // a promise of the worker, once the engine is asked for
let cancelQuery = null;

/** What a query failed by: `kind` is "mistake", "service", "stopped", "limit" or "old"; `message` for a mistake. */
export class QueryFailure extends Error {
  constructor(kind, message = "") {
    super(message);
    this.kind = kind;
  }
}

/** Say whether a query is running. */
export const isRunning = () => cancelQuery !== null;

/** End the running query; the next one starts the engine anew. */
export function stopQuery(kind = "stopped") {
  cancelQuery?.(new QueryFailure(kind));
}

/**
 * Run a query.
 *
 * @param text SPARQL; the prefixes of the project need not be declared.
 * @param seconds The limit of time for the query; starting the engine does not count.
 * @param tell Called with "starting" and "running".
 * @returns {columns, rows, total, time} or {truth, time}; the time in milliseconds.
 * @throws {QueryFailure}
 */
export async function runQuery(text, seconds, tell) {
  if (callsService(text)) throw new QueryFailure("service");
  if (!("DecompressionStream" in globalThis && "WebAssembly" in globalThis)) throw new QueryFailure("old");
  stopQuery();
  let limit = 0;
  const stopped = new Promise((_, reject) => (cancelQuery = reject));
  const mine = cancelQuery;
  try {
    tell(workerReady ? "running" : "starting");
    workerReady ??= startWorker();
    const worker = await Promise.race([workerReady, stopped]);
    tell("running");
    limit = setTimeout(() => stopQuery("limit"), seconds * 1000);
    return await Promise.race([answerOf(worker, text), stopped]);
  } catch (error) {
    if (error.kind !== "mistake" || error.broken) endWorker();
    throw error;
  } finally {
    clearTimeout(limit);
    if (cancelQuery === mine) cancelQuery = null;
  }
}

/** End the engine, even in the middle of a query. */
function endWorker() {
  workerReady?.then((worker) => worker.terminate()).catch(() => {});
  workerReady = null;
}

async function startWorker() {
  const bytes = Uint8Array.from(atob(consolePart("worker")), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const address = URL.createObjectURL(new Blob([await new Response(stream).text()], { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.postMessage({ kind: "load", engine: consolePart("engine"), graph: consolePart("graph") });
  const { engine, graph, triples } = await repliesOf(worker, () => {});
  URL.revokeObjectURL(address);
  Object.assign(document.getElementById("console-engine").dataset, { engine, graph, triples });
  return worker;
}

async function answerOf(worker, text) {
  const rows = [];
  const options = { form: formOf(text), from: namesGraphs(text), most: ROWS_AT_MOST, portion: ROWS_AT_ONCE };
  worker.postMessage({ kind: "query", text: withPrefixes(text), ...options });
  const { columns, total, truth, time } = await repliesOf(worker, (some) => rows.push(...some));
  return truth === undefined ? { columns, rows, total, time } : { truth, time };
}

/** Gather portions of rows until the worker is done, and give its last message. */
function repliesOf(from, gather) {
  return new Promise((resolve, reject) => {
    from.onmessage = ({ data }) => {
      if (data.kind === "rows") gather(data.rows);
      else if (data.kind === "failed") reject(Object.assign(new QueryFailure("mistake", wordMistake(data.message)), { broken: data.broken }));
      else resolve(data);
    };
    from.onerror = (event) => reject(Object.assign(new QueryFailure("mistake", event.message ?? ""), { broken: true }));
  });
}
