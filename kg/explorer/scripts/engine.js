// The engine of the console, in a worker: started when it is first needed, ended when a query takes too long.

import { callsService, formOf, hasRowOfSums, namesGraphs, withPrefixes, wordMistake } from "./sparql.js";

const ROWS_AT_MOST = 100_000; // rows that leave the worker
const ROWS_AT_ONCE = 1_000;
const consolePart = (name) => document.getElementById(`console-${name}`)?.textContent;

/** Say whether this page holds an engine. */
export const hasEngine = () => Boolean(consolePart("engine"));
export const engineVersion = () => consolePart("version");

let workerReady = null; // a promise of the worker, once the engine is asked for
let cancelQuery = null;
let addsUp = true;

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
 * @returns {columns, rows, total, time, doubtful} or {truth, time, doubtful}; the time in milliseconds, and whether
 *   the engine may have read a row of sums in another order than SPARQL has it.
 * @throws {QueryFailure}
 */
export async function runQuery(text, seconds, tell) {
  if (callsService(text)) throw new QueryFailure("service");
  if (!("DecompressionStream" in globalThis && "WebAssembly" in globalThis)) throw new QueryFailure("old");
  if (isRunning()) {
    stopQuery();
    endWorker();
  }
  let limit = 0;
  const stopped = new Promise((_, reject) => (cancelQuery = reject));
  const mine = cancelQuery;
  tell(workerReady ? "running" : "starting");
  workerReady ??= startWorker();
  const own = workerReady;
  try {
    const worker = await Promise.race([own, stopped]);
    tell("running");
    limit = setTimeout(() => stopQuery("limit"), seconds * 1000);
    return await Promise.race([answerOf(worker, text), stopped]);
  } catch (error) {
    if ((error.kind !== "mistake" || error.broken) && workerReady === own) endWorker();
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
  const { engine, graph, triples, sums } = await repliesOf(worker, () => {});
  addsUp = sums;
  URL.revokeObjectURL(address);
  Object.assign(document.getElementById("console-engine").dataset, { engine, graph, triples });
  return worker;
}

async function answerOf(worker, text) {
  const rows = [];
  const options = { form: formOf(text), from: namesGraphs(text), most: ROWS_AT_MOST, portion: ROWS_AT_ONCE };
  worker.postMessage({ kind: "query", text: withPrefixes(text), ...options });
  const { columns, total, truth, time } = await repliesOf(worker, (some) => rows.push(...some));
  const doubtful = !addsUp && hasRowOfSums(text);
  return truth === undefined ? { columns, rows, total, time, doubtful } : { truth, time, doubtful };
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
