// How many cooperations there are between any two places, or in each field in each place.

import { bayCities, isInBay, pairsOf, placesInOrder } from "./cooperations.js";
import { counting, countedOnes, kindChoice, kindName, segmented, tallied, writeTools, yearChoice } from "./counted.js";
import { make, nameText } from "./elements.js";
import { spansBoundary } from "./facets.js";
import { labelOf, say } from "./language.js";
import { narrow, state } from "./state.js";
import { turnToCooperations } from "./table.js";
import { tell } from "./tip.js";
import { addView, viewOf } from "./views.js";
import { visible } from "./visible.js";

const SHADES = 5;
const FIRST_FIELDS = 25;
const matrix = { mode: "places", allFields: false, written: "", of: null };
let matrixParts = null;

/** Have the matrix written. */
export function startMatrix() {
  addView("matrix", writeMatrix);
}

function buildMatrix(container) {
  const bar = make("div", { class: "tools" });
  const note = make("p", { class: "view-note" });
  const frame = make("div", { class: "matrix-frame" });
  const shades = make("p", { class: "shades" });
  frame.addEventListener("keydown", walkCells);
  tell(frame, "[data-tip]", (element) => element.dataset.tip);
  container.replaceChildren(bar, note, frame, shades);
  return { bar, note, frame, shades };
}

/** Records by row, by column and by both; every record counts once in each. */
function laidOut(records, cellsOf) {
  const counts = { rows: new Map(), columns: new Map(), cells: new Map(), all: [] };
  const put = (map, key, record) => {
    if (!map.has(key)) map.set(key, []);
    if (map.get(key).at(-1) !== record) map.get(key).push(record);
  };
  for (const record of records) {
    const pairs = cellsOf(record);
    if (pairs.length > 0) counts.all.push(record);
    for (const [row, column] of pairs.sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      put(counts.rows, row, record);
      put(counts.cells, `${row} ${column}`, record);
    }
    for (const [, column] of pairs.sort((a, b) => (a[1] < b[1] ? -1 : 1))) put(counts.columns, column, record);
  }
  return counts;
}

const bothWays = (record) => pairsOf(record).flatMap(([one, other]) => [[one, other], [other, one]]);
const byField = ({ fields, places }) => fields.flatMap((field) => places.map((place) => [field, place]));

/** What the matrix holds at present: its rows and columns in their order, and the records of its cells. */
function layOut() {
  const fieldwise = matrix.mode === "fields";
  const counts = laidOut(countedOnes(), fieldwise ? byField : bothWays);
  const columns = placesInOrder(new Set([...(fieldwise ? [] : bayCities), ...counts.columns.keys()]));
  if (!fieldwise) return { ...counts, rowNames: columns, columnNames: columns, left: 0 };
  const size = (field) => counts.rows.get(field).length;
  const order = [...counts.rows.keys()].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  const rowNames = matrix.allFields ? order : order.slice(0, FIRST_FIELDS);
  return { ...counts, rowNames, columnNames: columns, left: order.length - rowNames.length };
}

function writeMatrix(container) {
  matrixParts ??= buildMatrix(container);
  const signature = [matrix.mode, matrix.allFields, counting.kind, state.language].join(" ");
  if (matrix.written === signature && matrix.of === visible.claims) return;
  [matrix.written, matrix.of] = [signature, visible.claims];
  const laid = layOut();
  writeMatrixTools();
  matrixParts.note.textContent = say(matrix.mode === "fields" ? "matrix.note-fields" : "matrix.note-places");
  const focused = document.activeElement?.dataset?.cell;
  matrixParts.frame.replaceChildren(
    laid.all.length === 0 ? make("p", { class: "nothing" }, say("nothing-left")) : matrixGrid(laid),
    laid.left > 0 ? make("button", { type: "button", class: "more-rows", onclick: showFields }, say("more", { count: laid.left })) : "",
  );
  if (focused) matrixParts.frame.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
}

const rewriteMatrix = () => writeMatrix(viewOf("matrix"));

function showFields() {
  matrix.allFields = true;
  rewriteMatrix();
}

function writeMatrixTools() {
  const modes = [["places", say("matrix.places")], ["fields", say("matrix.fields")]];
  const turn = (mode) => {
    matrix.mode = mode;
    rewriteMatrix();
  };
  writeTools(matrixParts.bar, segmented(say("matrix.rows"), modes, matrix.mode, turn), kindChoice(rewriteMatrix), yearChoice());
}

/** Limits of the shades: each about as many times the one before. */
function limitsOf(most) {
  const limits = Array.from({ length: SHADES }, (_, step) => Math.round(most ** (step / SHADES)));
  return [...new Set(limits)].filter((limit) => limit >= 1);
}

function matrixGrid(laid) {
  const most = Math.max(...[...laid.cells.values()].map((records) => records.length));
  const limits = limitsOf(most);
  writeShades(limits, most);
  const beyond = laid.columnNames.findIndex((place) => !isInBay(place));
  const edge = (place) => (beyond > 0 && laid.columnNames[beyond] === place ? "beyond" : "");
  const head = make(
    "tr",
    {},
    make("td", { class: "corner" }),
    laid.columnNames.map((place) => make("th", { scope: "col", class: edge(place) }, make("span", {}, nameText(place)))),
    make("th", { scope: "col", class: "total" }, make("span", {}, say("matrix.total"))),
  );
  const rows = laid.rowNames.map((row) =>
    make(
      "tr",
      { class: matrix.mode === "places" ? edge(row) : "" },
      make("th", { scope: "row" }, nameText(row)),
      laid.columnNames.map((column) => matrixCell(row, column, laid, limits, edge(column))),
      totalCell(labelOf(row), laid.rows.get(row)),
    ),
  );
  const foot = make(
    "tr",
    { class: "total" },
    make("th", { scope: "row" }, say("matrix.total")),
    laid.columnNames.map((place) => totalCell(labelOf(place), laid.columns.get(place), edge(place))),
    totalCell(say("matrix.total"), laid.all),
  );
  const caption = make("caption", { class: "unseen" }, say(matrix.mode === "fields" ? "matrix.fields" : "matrix.places"));
  const whole = make("table", { class: `matrix matrix-${matrix.mode}` }, caption, make("thead", {}, head), make("tbody", {}, rows), make("tfoot", {}, foot));
  const first = whole.querySelector("[data-cell]");
  if (first) first.tabIndex = 0;
  return whole;
}

function matrixCell(row, column, laid, limits, edge) {
  const records = laid.cells.get(`${row} ${column}`) ?? [];
  if (records.length === 0) {
    const none = matrix.mode === "places" && !spansBoundary([row, column]);
    return make("td", { class: `${none ? "none" : ""} ${edge}` });
  }
  const shade = limits.filter((limit) => records.length >= limit).length;
  const words = say(matrix.mode === "fields" ? "matrix.cell-field" : "matrix.cell", { one: labelOf(row), other: labelOf(column), count: records.length });
  const button = make(
    "button",
    { type: "button", tabindex: -1, "data-cell": `${row} ${column}`, "data-tip": `${words}\n${tallied(records)}`, "aria-label": words, onclick: () => openCell(row, column) },
    String(records.length),
  );
  return make("td", { class: `shade-${shade + SHADES - limits.length} ${edge}` }, button);
}

function totalCell(name, records = [], edge = "") {
  const words = say("matrix.cell-total", { name, count: records.length });
  return make("td", { class: `total ${edge}`, "data-tip": records.length > 0 ? `${words}\n${tallied(records)}` : "" }, String(records.length));
}

/** Show what a cell counts: narrow down to it and turn to the table. */
function openCell(row, column) {
  narrow(matrix.mode === "fields" ? { fields: new Set([row]), places: new Set([column]) } : { between: [row, column] });
  turnToCooperations();
}

const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** Walk from cell to cell by arrow keys, past those that hold nothing. */
function walkCells(event) {
  const step = STEPS[event.key];
  const here = event.target.closest("td");
  if (!step || !here || !event.target.dataset.cell) return;
  event.preventDefault();
  let [line, place] = [here.parentElement, here.cellIndex];
  while (line) {
    place += step[1];
    line = step[0] === 0 ? line : step[0] > 0 ? line.nextElementSibling : line.previousElementSibling;
    const cell = line?.cells[place];
    if (!cell) return;
    const button = cell.querySelector("[data-cell]");
    if (!button) continue;
    event.target.tabIndex = -1;
    button.tabIndex = 0;
    return button.focus();
  }
}

function writeShades(limits, most) {
  const parts = limits.map((limit, step) => {
    const last = step + 1 < limits.length ? limits[step + 1] - 1 : most;
    return make("span", { class: `shade shade-${step + 1 + SHADES - limits.length}` }, limit === last ? String(limit) : `${limit}–${last}`);
  });
  matrixParts.shades.replaceChildren(make("span", {}, say("matrix.shades", { name: kindName(counting.kind) })), ...parts);
}
