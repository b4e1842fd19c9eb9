// The table of what is visible: one row for each claim or each cooperation, to be sorted and taken away.

import { CLAIM_COLUMNS, CLAIM_FILE, COOPERATION_COLUMNS, COOPERATION_FILE } from "./columns.js";
import { countedOnes, counting, kindChoice, segmented, writeTools, yearChoice } from "./counted.js";
import { make } from "./elements.js";
import { pick, say } from "./language.js";
import { page } from "./page.js";
import { csvOf, save } from "./save.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { addView, turnTo, viewOf } from "./views.js";
import { visible } from "./visible.js";

const FIRST_ROWS = 100;
const MORE_ROWS = 200;

const TABLES = {
  claims: { columns: CLAIM_COLUMNS, file: CLAIM_FILE, rows: () => visible.claims, sort: ["when", -1], kind: () => "claim" },
  cooperations: {
    columns: COOPERATION_COLUMNS,
    file: COOPERATION_FILE,
    rows: countedOnes,
    sort: ["date", -1],
    kind: (record) => (record.kind === "link" ? "claim" : "entity"),
  },
};
const table = { mode: "claims", most: FIRST_ROWS, rows: [], written: "" };
let tableParts = null;

/** Show the table of cooperations, for those who come from another view. */
export function turnToCooperations() {
  table.mode = "cooperations";
  table.written = "";
  if (state.view === "table") writeTable(viewOf("table"));
  else turnTo("table");
}

/** Have the table written. */
export function startTable() {
  addView("table", writeTable);
}

function buildTable(container) {
  const bar = make("div", { class: "tools" });
  const status = make("p", { class: "view-note", role: "status" });
  const head = make("thead", {});
  const body = make("tbody", {});
  const grid = make("table", { class: "rows" }, head, body);
  const more = make("button", { type: "button", class: "more-rows", onclick: showMore });
  body.addEventListener("click", chooseRow);
  container.replaceChildren(bar, status, grid, more);
  return { bar, status, head, body, grid, more };
}

/** Select what was clicked: an entity, a source, or what the row is about. */
function chooseRow(event) {
  const way = event.detail === 0 ? "list" : "picture";
  if (event.target.closest("a") || String(getSelection())) return;
  const { entity, source, claim } = event.target.closest("button")?.dataset ?? {};
  if (entity) return select("entity", entity, way);
  if (source) return select("source", source, way);
  const { id, kind } = event.target.closest("tr").dataset;
  select(claim ? "claim" : kind, claim ?? id, way);
}

/** The rows in the order that the reader has chosen; what has nothing to be sorted by comes last. */
function sortedRows({ columns, rows, sort: [key, way] }) {
  const { by } = columns.find((column) => column.key === key);
  const { compare } = new Intl.Collator(state.language, { numeric: true });
  const keyed = rows().map((item) => [by(item), item]);
  const order = (a, b) => (typeof a === "number" ? a - b : compare(a, b)) * way;
  keyed.sort(([a], [b]) => (a === null ? 1 : 0) - (b === null ? 1 : 0) || (a === null ? 0 : order(a, b)));
  return keyed.map(([, item]) => item);
}

function writeTable(container) {
  tableParts ??= buildTable(container);
  const now = TABLES[table.mode];
  const signature = JSON.stringify([table.mode, now.sort, state.language, counting.kind]);
  if (table.written !== signature || table.of !== visible.claims) {
    [table.written, table.of, table.most] = [signature, visible.claims, FIRST_ROWS];
    table.rows = sortedRows(now);
    writeBar();
    writeHead(now);
    writeRows(now);
  }
  markChosen();
}

const rewriteTable = () => writeTable(viewOf("table"));

function writeBar() {
  const modes = [["claims", say("table.claims")], ["cooperations", say("table.cooperations")]];
  const turn = (mode) => {
    table.mode = mode;
    rewriteTable();
  };
  const download = make("button", { type: "button", class: "action", "data-key": "csv", onclick: saveCsv }, say("table.csv"));
  const kind = table.mode === "cooperations" ? kindChoice(rewriteTable) : null;
  writeTools(tableParts.bar, segmented(say("table.rows"), modes, table.mode, turn), kind, yearChoice(), download);
}

function writeHead({ columns, sort }) {
  const focused = tableParts.head.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const cells = columns.map(({ key, word }) => {
    const way = sort[0] === key ? sort[1] : 0;
    const flip = () => {
      sort.splice(0, 2, key, way === 0 ? (["when", "date"].includes(key) ? -1 : 1) : -way);
      rewriteTable();
    };
    const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, way === 0 ? "↕" : way > 0 ? "↑" : "↓");
    const button = make("button", { type: "button", "data-key": `sort-${key}`, onclick: flip }, say(word), " ", arrow);
    return make("th", { scope: "col", class: `column-${key}`, "aria-sort": way === 0 ? "none" : way > 0 ? "ascending" : "descending" }, button);
  });
  tableParts.head.replaceChildren(make("tr", {}, cells));
  tableParts.grid.className = `rows rows-${table.mode}`;
  if (focused) tableParts.head.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function rowOf(item, { columns, kind }) {
  const cells = columns.map(({ key, word, cell }, place) =>
    make(place === 0 ? "th" : "td", { scope: place === 0 ? "row" : null, class: `column-${key}`, "data-word": say(word) }, cell(item)),
  );
  return make("tr", { "data-id": item.id, "data-kind": kind(item), class: item.planned || item.modality === "planned" ? "planned" : "" }, cells);
}

function writeRows(now) {
  const shown = table.rows.slice(0, table.most).map((item) => rowOf(item, now));
  tableParts.body.replaceChildren(...shown);
  tellRest();
}

function tellRest() {
  const { length } = table.rows;
  const count = Math.min(table.most, length);
  tableParts.status.textContent = length === 0 ? say("nothing-left") : say("table.shown", { count, all: length });
  tableParts.grid.hidden = length === 0;
  tableParts.more.hidden = count === length;
  tableParts.more.textContent = say("table.more", { count: Math.min(MORE_ROWS, length - count) });
}

function showMore() {
  const [from, now] = [table.most, TABLES[table.mode]];
  table.most += MORE_ROWS;
  tableParts.body.append(...table.rows.slice(from, table.most).map((item) => rowOf(item, now)));
  tellRest();
  markChosen();
  tableParts.body.rows[from]?.querySelector("button")?.focus();
}

function markChosen() {
  const { id } = state.selected ?? {};
  for (const row of tableParts.body.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  if (id) for (const row of tableParts.body.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)) row.setAttribute("aria-current", "true");
}

/** All rows as a file; each says of which version of the data it is, under which licence and how it is cited. */
function saveCsv() {
  const { file } = TABLES[table.mode];
  const { version, licence, licence_url: address, data_sha256: hash } = page.meta;
  const short = hash.slice(0, 12);
  const cite = say("file.citation", { title: pick(page.meta.title, "").text, version, data: short });
  const imprint = [`${version} ${short}`.trim(), `${licence} ${address}`, cite];
  const head = [...file.map(([word]) => say(word)), say("file.version"), say("licence"), say("file.cite")];
  const rows = table.rows.map((item) => [...file.map(([, value]) => value(item)), ...imprint]);
  save(["gba-kg", version, short, table.mode].filter(Boolean).join("-") + ".csv", "text/csv", csvOf([head, ...rows]));
}
