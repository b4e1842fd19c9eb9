// Cooperations: agreements, joint centres, events and programmes, and direct links between organisations, as far as
// the visible claims tell of them. Matrix, map and table count the same ones.

import { edtfBounds, claimBounds } from "./bounds.js";
import { classOf, fieldsOf, isBetween, kindOf, spansBoundary } from "./facets.js";
import { entities, groupOf, page, sources } from "./page.js";
import { state } from "./state.js";
import { visible } from "./visible.js";

/** Kinds of cooperation in the order in which they are told. */
export const COOPERATIONS = ["agreement", "centre", "event", "programme", "link"];

/** Places that come first, in the order in which plans for the bay name them. */
const BAY = ["hong-kong", "macao", "guangzhou", "shenzhen", "zhuhai", "foshan", "huizhou", "dongguan", "zhongshan", "jiangmen", "zhaoqing"];
const JOINED = ["party", "founder", "operator", "locatedIn"];
const TAKING_PART = ["party", "founder", "operator", "participant", "organiser"];
const ORGANISATIONS = ["research", "company", "government", "finance", "association"];

/** The kind of cooperation that an entity is, or "". */
export function cooperationKind(id) {
  const group = groupOf(classOf(id));
  if (["agreement", "centre", "event"].includes(group)) return group;
  return classOf(id) === "Programme" ? "programme" : "";
}

const isOrganisation = (id) => ORGANISATIONS.includes(groupOf(classOf(id)));
/** Jurisdictions that an organisation lies under by itself. */
const homesOf = (id) => entities.get(id)?.jurisdiction ?? [];

const told = new Map();
for (const claim of page.claims) {
  if (!cooperationKind(claim.subject)) continue;
  if (!told.has(claim.subject)) told.set(claim.subject, []);
  told.get(claim.subject).push(claim);
}

/** Say whether a claim passes the choices of day, statement and grade, whatever it is about. */
const isTold = (claim) =>
  !state.kinds.has(kindOf(claim, state.asOf)) &&
  !state.grades.has(sources.get(claim.source)?.grade) &&
  (!state.asOf || (claim.since && claim.since <= state.asOf && (!claim.until || claim.until >= state.asOf)));

const union = (...lists) => [...new Set(lists.flat())];

/** One agreement, joint centre, event or programme as its claims tell it. */
function jointOf(id, shown) {
  const all = told.get(id).filter(isTold);
  const facts = shown.filter((claim) => claim.modality !== "planned");
  const members = (some, names) => union(some.filter((claim) => names.includes(claim.predicate) && entities.has(claim.object)).map((claim) => claim.object));
  const dates = all.filter((claim) => ["date", "period"].includes(claim.predicate));
  const begun = all.filter((claim) => claim.begin && [...JOINED, "status"].includes(claim.predicate));
  const spans = dates.length > 0 ? dates.map((claim) => edtfBounds(claim.object)) : begun.map(claimBounds);
  return {
    id,
    kind: cooperationKind(id),
    planned: shown.every((claim) => kindOf(claim, state.asOf) === "open"),
    dates: union(dates.length > 0 ? dates.map((claim) => claim.object) : begun.map((claim) => claim.begin)),
    bounds: spans.filter(Boolean).sort((a, b) => a.from - b.from),
    parties: members(shown, TAKING_PART),
    places: placesInOrder(union(...members(facts, JOINED).map(homesOf))),
    fields: [...fieldsOf(id)],
    named: members(all, ["field"]),
    sources: union(shown.map((claim) => claim.source)),
    claims: shown,
  };
}

/** What links two organisations directly, without an agreement or a centre of its own. */
function linkOf(one, other, shown) {
  const [here, there] = [fieldsOf(one), fieldsOf(other)];
  const common = [...here].filter((field) => there.has(field));
  const facts = shown.filter((claim) => claim.modality !== "planned");
  return {
    id: shown[0].id,
    kind: "link",
    planned: shown.every((claim) => kindOf(claim, state.asOf) === "open"),
    dates: union(shown.map((claim) => claim.begin).filter(Boolean)),
    bounds: shown.map(claimBounds).filter(Boolean).sort((a, b) => a.from - b.from),
    parties: [one, other],
    places: facts.length > 0 ? placesInOrder(union(homesOf(one), homesOf(other))) : [],
    sides: [homesOf(one), homesOf(other)],
    fields: common,
    named: common,
    sources: union(shown.map((claim) => claim.source)),
    claims: shown,
  };
}

const isDirect = (claim) => isBetween(claim) && isOrganisation(claim.subject) && isOrganisation(claim.object);

/** Say whether a cooperation links two places with a boundary between them. */
function joins(record, one, other) {
  if (!record.places.includes(one) || !record.places.includes(other) || !spansBoundary([one, other])) return false;
  if (!record.sides) return true;
  const [here, there] = record.sides;
  return (here.includes(one) && there.includes(other)) || (here.includes(other) && there.includes(one));
}

/** The claims that a reader's choices leave may tell of a thing that does not itself meet them: a choice for things. */
function isMeant({ places, fields, bounds, ...record }) {
  if (state.places.size > 0 && !places.some((place) => state.places.has(place))) return false;
  if (state.fields.size > 0 && !fields.some((field) => state.fields.has(field))) return false;
  if (state.between && !joins({ places, ...record }, ...state.between)) return false;
  if (!state.first && !state.last) return true;
  const years = bounds.map(({ from, to }) => [new Date(from * 864e5).getUTCFullYear(), new Date((to - 1) * 864e5).getUTCFullYear()]);
  return years.some(([first, last]) => (!state.first || last >= Number(state.first)) && (!state.last || first <= Number(state.last)));
}

let gathered = { of: null, records: [] };

/** All cooperations that the visible claims tell of. */
export function cooperations() {
  if (gathered.of === visible.claims) return gathered.records;
  const joint = new Map();
  const links = new Map();
  for (const claim of visible.claims) {
    const link = isDirect(claim);
    if (!link && !cooperationKind(claim.subject)) continue;
    const key = link ? [claim.subject, claim.object].sort().join(" ") : claim.subject;
    const some = link ? links : joint;
    if (!some.has(key)) some.set(key, []);
    some.get(key).push(claim);
  }
  const records = [...joint].map(([id, shown]) => jointOf(id, shown));
  for (const [key, shown] of links) records.push(linkOf(...key.split(" "), shown));
  gathered = { of: visible.claims, records: records.filter((record) => (record.kind !== "link" || spansSides(record)) && isMeant(record)) };
  return gathered.records;
}

/** A link counts where its two ends lie in different places. */
const spansSides = ({ sides: [here, there] }) => here.length > 0 && there.length > 0 && here.every((one) => there.every((other) => spansBoundary([one, other])));

/** The pairs of places that a cooperation links. */
export function pairsOf(record) {
  const found = [];
  for (const [place, one] of record.places.entries()) {
    for (const other of record.places.slice(place + 1)) if (joins(record, one, other)) found.push([one, other]);
  }
  return found;
}

const placeRank = (id) => (BAY.includes(id) ? BAY.indexOf(id) : BAY.length);
const breadth = { SpecialAdministrativeRegion: 0, Province: 1, City: 2 };

/** Say whether a place is one of the eleven cities. */
export const isInBay = (id) => BAY.includes(id);

/** The eleven cities as far as the page has them. */
export const bayCities = BAY.filter((id) => entities.has(id));

/** Places in their order: the eleven cities, then provinces, then cities beyond, by their ids. */
export const placesInOrder = (places) =>
  [...places].sort((a, b) => placeRank(a) - placeRank(b) || (breadth[classOf(a)] ?? 3) - (breadth[classOf(b)] ?? 3) || (a < b ? -1 : 1));
