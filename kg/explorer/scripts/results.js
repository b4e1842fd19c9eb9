// Answers as tables that a reader can follow, and as CSV.

import { readDate } from "./dates.js";
import { labelOf, pick, say } from "./language.js";
import { link, make } from "./elements.js";
import { claims, derived, entities, page, sources } from "./page.js";
import { selectId } from "./selection.js";
import { isAddress, isDateTerm, isFigure, ownName, shortIri } from "./terms.js";
import { grouped, rawDate, readLocator, thing } from "./values.js";

const ROWS_DRAWN = 1_000;
const QUALIFIERS = ["about", "at-least", "at-most"];
const termWords = page.vocabulary?.labels ?? {};

/** What a term is called, or an empty text. */
function labelOfTerm(term) {
  const own = term?.type === "uri" ? ownName(term.value) : null;
  if (own?.space === "id" && entities.has(own.name)) return labelOf(own.name);
  if (own?.space === "source") return sources.get(own.name)?.title ?? "";
  return own?.space === "ontology" && Object.hasOwn(termWords, own.name) ? pick(termWords[own.name], "").text : "";
}

/** A table of rows, with a line above that says how many there are. */
export function answerTable({ columns, rows, total, truth }, { name, note, nothing }) {
  if (truth !== undefined) {
    return [make("p", { class: "answer-count" }, make("strong", {}, say(truth ? "answer.yes" : "answer.no")), " ", note)];
  }
  const count = say("answer.rows", { count: grouped(String(total)) });
  const less = [];
  if (total > ROWS_DRAWN) less.push(say("answer.drawn", { count: ROWS_DRAWN }));
  if (total > rows.length) less.push(say("answer.kept", { count: grouped(String(rows.length)) }));
  const line = make(
    "p",
    { class: "answer-count" },
    make("strong", {}, total === 0 ? nothing : count),
    ...[...less, note].filter(Boolean).map((text) => ` ${text}`),
  );
  if (total === 0) return [line];
  const save = () => handOver(`${name}.csv`, answerCsv(columns, rows));
  const button = make("button", { type: "button", class: "quiet-button", onclick: save }, say("answer.csv"));
  return [make("div", { class: "answer-bar" }, line, button), answerRows(columns, rows.slice(0, ROWS_DRAWN))];
}

/** A table without the columns that are empty. */
function answerRows(all, rows) {
  const columns = all.filter((column) => rows.some((row) => row[column]));
  const head = columns.map((column) => make("th", { scope: "col" }, columnLabel(column), make("code", {}, column)));
  const body = rows.map((row) => make("tr", {}, columns.map((column) => answerCell(row[column], column))));
  const table = make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, body));
  return make("div", { class: "answer-scroll", tabindex: 0, role: "group", "aria-label": say("answer.table") }, table);
}

function columnLabel(column) {
  const key = `column.${column}`;
  const known = say(key);
  if (known !== key) return make("span", {}, known);
  return Object.hasOwn(termWords, column) ? make("span", {}, pick(termWords[column], column).text) : null;
}

function answerCell(term, column) {
  if (!term) return make("td", {});
  if (term.type === "uri") return make("td", {}, linkedTerm(term));
  if (isFigure(term)) return make("td", { class: "figure" }, grouped(term.value));
  if (isDateTerm(term)) return make("td", { class: "date" }, readDate(term.value), " ", rawDate(term.value));
  if (isAddress(term)) return make("td", {}, link(term.value));
  return make("td", { lang: term["xml:lang"] }, wordOfCell(term.value, column));
}

/** Text as a reader wants to see it: places in a source and qualifiers in words. */
function wordOfCell(text, column) {
  if (/^locator\d*$/.test(column)) return readLocator(text);
  return column === "qualifier" && QUALIFIERS.includes(text) ? say(`qualifier.${text}`, { number: "…" }) : text;
}

function linkedTerm(term) {
  const { space, name } = ownName(term.value) ?? {};
  if ((space === "id" && entities.has(name)) || (space === "source" && sources.has(name))) return thing(name, null);
  if (space === "claim" && (claims.has(name) || derived.has(name))) {
    return make("button", { type: "button", class: "entity", onclick: () => selectId(name) }, shortIri(term.value));
  }
  const label = labelOfTerm(term);
  return label ? make("span", { title: shortIri(term.value) }, label) : make("code", {}, shortIri(term.value));
}

const LIKE_FORMULA = /^[=+\-@\t\r]/;
const LIKE_NUMBER = /^[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;

/** A cell of CSV; text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection). */
function csvCell(text) {
  const tame = LIKE_FORMULA.test(text) && !LIKE_NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Rows as CSV for spreadsheets, with a column of labels beside each column of things, as `kg ask` writes it. */
function answerCsv(columns, rows) {
  const things = new Set(columns.filter((column) => rows.some((row) => labelOfTerm(row[column]) !== "")));
  const header = columns.flatMap((column) => (things.has(column) ? [column, `${column}_label`] : [column]));
  const lines = rows.map((row) =>
    columns.flatMap((column) => {
      const term = row[column];
      const text = term ? (term.type === "uri" ? shortIri(term.value) : term.value) : "";
      return things.has(column) ? [text, labelOfTerm(term)] : [text];
    }),
  );
  return `\uFEFF${[header, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("")}`;
}

/** Hand a text to the reader as a file. */
function handOver(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
