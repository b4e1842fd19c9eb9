// Runs a query and shows its answer; whatever comes from the graph is set as text.

const BASE = "https://w3id.org/gba-kg/";
const MOST = 1000;
const form = document.getElementById("editor");
const field = document.getElementById("query");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
const answer = document.getElementById("answer");
const stop = document.getElementById("stop");
const downloads = document.getElementById("downloads");
const said = form.dataset;
const prefixes = document
  .getElementById("prefixes")
  .textContent.trim()
  .split("\n")
  .map((line) => line.split(/: (.*)/))
  .sort((one, other) => other[1].length - one[1].length);

let running = null;

function short(iri) {
  const found = prefixes.find(([, space]) => iri.startsWith(space));
  const local = found && iri.slice(found[1].length);
  return local && !/[/#]/.test(local) ? `${found[0]}:${local}` : iri;
}

function page(iri) {
  if (!iri.startsWith(BASE)) return "";
  const [kind, name] = iri.slice(BASE.length).split(/[/#](.*)/);
  if (kind === "ontology" && name) return `/ontology?lang=${said.language}#${encodeURIComponent(name)}`;
  if (!["id", "source", "claim"].includes(kind) || !name) return "";
  return `/${kind}/${encodeURIComponent(name)}?lang=${said.language}`;
}

function make(tag, text = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function cell(term) {
  const made = make("td");
  if (!term) return made;
  const text = term.type === "uri" ? short(term.value) : term.value;
  const href = term.type === "uri" ? page(term.value) : "";
  if (href) {
    const link = make("a", text);
    link.href = href;
    made.append(link);
  } else {
    made.textContent = text;
  }
  return made;
}

function table(columns, rows) {
  const made = make("table");
  const head = made.createTHead().insertRow();
  for (const name of columns) {
    const column = make("th", name);
    column.scope = "col";
    head.append(column);
  }
  const body = made.createTBody();
  for (const row of rows.slice(0, MOST)) body.insertRow().append(...columns.map((name) => cell(row[name])));
  return made;
}

function show(content, type, seconds) {
  if (!type.includes("json") || type.includes("ld+json")) {
    answer.replaceChildren(make("pre", content));
    status.textContent = `${seconds} s`;
    return;
  }
  const found = JSON.parse(content);
  if ("boolean" in found) {
    answer.replaceChildren(make("p", String(found.boolean)));
    status.textContent = `${seconds} s`;
    return;
  }
  const rows = found.results.bindings;
  answer.replaceChildren(table(found.head.vars, rows));
  const more = rows.length > MOST ? ` · ${said.more.replace("{shown}", MOST.toLocaleString())}` : "";
  status.textContent = `${said.rows.replace("{count}", rows.length.toLocaleString())} · ${seconds} s${more}`;
}

function fail(reason) {
  problem.textContent = reason;
  problem.hidden = false;
  status.textContent = "";
}

function address(extra = {}) {
  return `/sparql?${new URLSearchParams({ query: field.value, ...extra })}`;
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  problem.hidden = true;
  answer.replaceChildren();
  status.textContent = said.running;
  stop.hidden = false;
  downloads.hidden = true;
  const begin = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: field.value,
      signal: mine.signal,
    });
    const content = await response.text();
    if (!response.ok) return fail(content.trim());
    show(content, response.headers.get("Content-Type") ?? "", ((performance.now() - begin) / 1000).toFixed(2));
    history.replaceState(null, "", address({ lang: said.language }));
    for (const link of downloads.querySelectorAll("a")) {
      link.href = address({ format: link.dataset.format });
      link.hidden = (link.dataset.format === "turtle") !== (response.headers.get("Content-Type") ?? "").includes("turtle");
    }
    downloads.hidden = false;
  } catch (error) {
    if (running === mine) fail(error.name === "AbortError" ? said.stopped : said.failed);
  } finally {
    if (running === mine) stop.hidden = true;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
stop.addEventListener("click", () => running?.abort());
if (new URLSearchParams(location.search).has("query")) run();
