// The columns of the two tables: what a cell shows, what it is sorted by, and what a file says.

import { edtfBounds, claimBounds } from "./bounds.js";
import { kindName } from "./counted.js";
import { readDate, readPeriod } from "./dates.js";
import { make, nameText } from "./elements.js";
import { classOf, isBetween, kindOf } from "./facets.js";
import { facetsOf } from "./filter.js";
import { classLabel, labelOf, predicateLabel, say } from "./language.js";
import { claims, entities, sources } from "./page.js";
import { state } from "./state.js";
import { objectOf } from "./values.js";

const NAMED_SOURCES = 2;
const KIND_LABELS = { stated: "kind.stated", open: "kind.open", done: "kind.done" };

const entityButton = (id, after = "") => (entities.has(id) ? make("button", { type: "button", class: "entity", "data-entity": id }, nameText(id), after) : make("span", {}, id, after));

/** Entities one after the other; the comma stands in the button, or else it would begin a line. */
function several(ids) {
  const comma = () => make("span", { class: "comma", "aria-hidden": "true" }, say("list-comma"));
  return make("span", {}, ids.flatMap((id, place) => [entityButton(id, place < ids.length - 1 ? comma() : ""), " "]));
}

function gradeMark(grade) {
  const known = ["A", "B", "C"].includes(grade);
  return make("span", { class: `grade grade-${known ? grade : "other"}`, title: known ? say(`grade.${grade}`) : null }, grade);
}

function sourceButton(id) {
  const source = sources.get(id);
  if (!source) return make("span", {}, id);
  return make("span", { class: "cited" }, gradeMark(source.grade), make("button", { type: "button", class: "entity", "data-source": id, lang: source.language, title: source.title }, source.title));
}

const labelsOf = (ids) => ids.map(labelOf).join("; ");
const kindWord = (claim) => say(KIND_LABELS[kindOf(claim, state.asOf)]);
const citedOf = (ids, part) => ids.map((id) => sources.get(id)?.[part] ?? (part === "title" ? id : "")).join("; ");

/** The object of a claim without any mark-up. */
const plainObject = (claim) => (entities.has(claim.object) && isBetween(claim) ? labelOf(claim.object) : objectOf(claim).textContent);
const whenOf = (claim) => (claim.kind === "date" ? edtfBounds(claim.object) : null) ?? claimBounds(claim);
const bounded = (bounds) => (bounds ? bounds.from + (bounds.open === "before" ? -0.5 : 0) : null);

/** When something came about, in words: ../X is no later than X. */
export const cooperationDate = (text) => (/^(\.\.)?\//.test(text) ? say("date.by", { date: readDate(text.split("/")[1]) }) : readDate(text));

/** When a claim holds or what date it gives, in words. */
function claimWhen(claim) {
  if (claim.kind !== "date") return readPeriod(claim.begin, claim.end) ?? "";
  return claim.predicate === "period" ? readDate(claim.object) : cooperationDate(claim.object);
}

/** Columns of the table of claims; `by` is what it is sorted by, null comes last. */
export const CLAIM_COLUMNS = [
  { key: "subject", word: "heading.subject", by: (claim) => labelOf(claim.subject), cell: (claim) => entityButton(claim.subject) },
  { key: "relation", word: "heading.relation", by: (claim) => predicateLabel(claim.predicate), cell: relationCell },
  {
    key: "object",
    word: "heading.object",
    by: (claim) => (claim.kind === "entity" ? labelOf(claim.object) : claim.object),
    cell: (claim) => (isBetween(claim) ? entityButton(claim.object) : objectOf(claim)),
  },
  { key: "when", word: "heading.when", by: (claim) => bounded(whenOf(claim)), cell: claimWhen },
  { key: "statement", word: "heading.statement", by: kindWord, cell: (claim) => make("span", { class: `statement-${kindOf(claim, state.asOf)}` }, kindWord(claim)) },
  { key: "source", word: "heading.source", by: (claim) => sources.get(claim.source)?.title ?? claim.source, cell: (claim) => sourceButton(claim.source) },
  { key: "places", word: "heading.places", by: (claim) => labelsOf(facetsOf(claim).places) || null, cell: (claim) => facetsOf(claim).places.map(labelOf).join(say("list-comma")) },
];

function relationCell(claim) {
  return make("button", { type: "button", class: "entity", "data-claim": claim.id }, predicateLabel(claim.predicate));
}

/** The name of a cooperation; that of a direct link tells both ends and what is said of them. */
function cooperationName(record) {
  if (record.kind !== "link") return labelOf(record.id);
  const claim = claims.get(record.id);
  return say("link.name", { one: labelOf(claim.subject), relation: predicateLabel(claim.predicate), other: labelOf(claim.object) });
}

const cooperationClass = (record) => (record.kind === "link" ? kindName("link") : classLabel(classOf(record.id)));
const plannedMark = (record) => (record.planned ? make("span", { class: "badge badge-planned" }, say("planned-badge")) : "");

/** Columns of the table of cooperations. */
export const COOPERATION_COLUMNS = [
  { key: "name", word: "heading.name", by: cooperationName, cell: cooperationCell },
  { key: "kind", word: "heading.kind", by: cooperationClass, cell: (record) => make("span", {}, cooperationClass(record), " ", plannedMark(record)) },
  { key: "date", word: "heading.date", by: (record) => bounded(record.bounds[0] ?? null), cell: (record) => record.dates.map(cooperationDate).join(say("list-semicolon")) },
  { key: "parties", word: "heading.parties", by: (record) => labelsOf(record.parties) || null, cell: (record) => several(record.parties) },
  { key: "places", word: "heading.places", by: (record) => labelsOf(record.places) || null, cell: (record) => record.places.map(labelOf).join(say("list-comma")) },
  { key: "fields", word: "heading.fields", by: (record) => labelsOf(record.named) || null, cell: (record) => several(record.named) },
  { key: "source", word: "heading.sources", by: (record) => record.sources.length, cell: citedCell },
];

function cooperationCell(record) {
  const name = record.kind === "link" ? cooperationName(record) : nameText(record.id);
  return make("button", { type: "button", class: "entity", [record.kind === "link" ? "data-claim" : "data-entity"]: record.id }, name);
}

function citedCell(record) {
  const shown = record.sources.slice(0, NAMED_SOURCES).map(sourceButton);
  const rest = record.sources.length - shown.length;
  return make("span", {}, shown, rest > 0 ? make("span", { class: "quiet" }, say("more", { count: rest })) : "");
}

/** What a file says of a claim: names of columns and their values. */
export const CLAIM_FILE = [
  ["file.claim-id", (claim) => claim.id],
  ["heading.subject", (claim) => labelOf(claim.subject)],
  ["file.subject-id", (claim) => claim.subject],
  ["heading.relation", (claim) => predicateLabel(claim.predicate)],
  ["file.relation-id", (claim) => claim.predicate],
  ["heading.object", plainObject],
  ["file.object-id", (claim) => (claim.kind === "entity" ? claim.object : "")],
  ["file.value", (claim) => (claim.kind === "entity" ? "" : claim.object)],
  ["file.unit-id", (claim) => claim.unit],
  ["file.from", (claim) => claim.begin],
  ["file.to", (claim) => claim.end],
  ["heading.statement", kindWord],
  ["heading.places", (claim) => labelsOf(facetsOf(claim).places)],
  ["file.place-ids", (claim) => facetsOf(claim).places.join("; ")],
  ["heading.source", (claim) => citedOf([claim.source], "title")],
  ["file.source-id", (claim) => claim.source],
  ["file.publisher", (claim) => citedOf([claim.source], "publisher")],
  ["file.grade", (claim) => citedOf([claim.source], "grade")],
  ["file.address", (claim) => citedOf([claim.source], "url")],
  ["file.locator", (claim) => claim.locator],
  ["file.note", (claim) => claim.note],
];

/** What a file says of a cooperation. */
export const COOPERATION_FILE = [
  ["file.id", (record) => record.id],
  ["heading.name", cooperationName],
  ["heading.kind", cooperationClass],
  ["heading.date", (record) => record.dates.join("; ")],
  ["heading.statement", (record) => say(record.planned ? "kind.open" : "kind.stated")],
  ["heading.parties", (record) => labelsOf(record.parties)],
  ["file.party-ids", (record) => record.parties.join("; ")],
  ["heading.places", (record) => labelsOf(record.places)],
  ["file.place-ids", (record) => record.places.join("; ")],
  ["heading.fields", (record) => labelsOf(record.named)],
  ["file.field-ids", (record) => record.named.join("; ")],
  ["heading.sources", (record) => citedOf(record.sources, "title")],
  ["file.source-ids", (record) => record.sources.join("; ")],
  ["file.grades", (record) => citedOf(record.sources, "grade")],
  ["file.addresses", (record) => citedOf(record.sources, "url")],
];
