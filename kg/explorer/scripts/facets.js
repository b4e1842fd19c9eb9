// What claims and entities are filtered by, worked out once.

import { claims, entities, groupOf, look, page } from "./page.js";

/** The class of an entity. */
export const classOf = (id) => entities.get(id)?.cls;

/** The entities that a claim or a relation is about. */
export const endsOf = (claim) => (isBetween(claim) ? [claim.subject, claim.object] : [claim.subject]);

/** Say whether a claim links two entities. */
export const isBetween = (claim) => (claim.kind ?? "entity") === "entity" && entities.has(claim.subject) && entities.has(claim.object);

/** Say whether an entity only describes others. */
export const isConcept = (id) => look.concepts.includes(groupOf(classOf(id)));

/** Say whether an entity is a concept or a field: it may be reached, but no way leads through it. */
export const isDescribing = (id) => isConcept(id) || classOf(id) === "Field";

const above = new Map();
for (const claim of page.claims) {
  if (!["locatedIn", "broader"].includes(claim.predicate) || claim.modality === "planned") continue;
  if (!above.has(claim.subject)) above.set(claim.subject, []);
  above.get(claim.subject).push(claim.object);
}

/** An entity and all that it lies in, or all broader fields, the nearest first. */
export function chainOf(id) {
  const chain = [id];
  for (const one of chain) for (const next of above.get(one) ?? []) if (!chain.includes(next)) chain.push(next);
  return chain;
}

const places = new Map(page.entities.map(({ id, jurisdiction, spans }) => [id, [...new Set([...(jurisdiction ?? []), ...(spans ?? [])])]]));

/** The jurisdictions that an entity lies under or spans. */
export const placesOf = (id) => places.get(id) ?? [];

const fields = new Map();
for (const claim of page.claims) {
  if (claim.predicate !== "field" || !isBetween(claim)) continue;
  if (!fields.has(claim.subject)) fields.set(claim.subject, new Set());
  for (const one of chainOf(claim.object)) fields.get(claim.subject).add(one);
}

/** The fields that an entity works in, with all broader ones; of a field itself, it and the broader ones. */
export const fieldsOf = (id) => fields.get(id) ?? new Set(classOf(id) === "Field" ? chainOf(id) : []);

/** Say whether one of two jurisdictions lies in the other: no boundary is between a province and its city. */
const nested = (one, other) => chainOf(one).includes(other) || chainOf(other).includes(one);

/** Say whether there are two jurisdictions with a boundary between them. */
export const spansBoundary = (some) => some.some((one, place) => some.slice(place + 1).some((other) => !nested(one, other)));

const JOINING = new Set(["party", "founder", "operator", "locatedIn"]);

/** Say whether a claim or a relation reaches across a boundary between jurisdictions. */
export function crosses(claim) {
  if (!isBetween(claim)) return false;
  const [one, other] = [entities.get(claim.subject), entities.get(claim.object)];
  if (JOINING.has(claim.predicate) && spansBoundary(one.spans ?? [])) return true;
  const [here, there] = [one.jurisdiction ?? [], other.jurisdiction ?? []];
  return here.length > 0 && there.length > 0 && here.every((a) => there.every((b) => a !== b && !nested(a, b)));
}

/** Say whether a claim links two jurisdictions, by its two ends or by what it is about. */
export function links(claim, [one, other]) {
  const ends = endsOf(claim);
  if (ends.some((id) => placesOf(id).includes(one) && placesOf(id).includes(other))) return true;
  const [here, there] = ends.map(placesOf);
  return Boolean(there) && ((here.includes(one) && there.includes(other)) || (here.includes(other) && there.includes(one)));
}

const yearsIn = (...texts) => texts.flatMap((text) => (text ?? "").match(/\d{4}(?=$|[-/~?%])/g) ?? []);
const ownYears = (claim) => yearsIn(claim.begin, claim.end, claim.kind === "date" ? claim.object : "");
const dated = new Map();
for (const claim of page.claims) {
  if (!["date", "period"].includes(claim.predicate)) continue;
  dated.set(claim.subject, [...(dated.get(claim.subject) ?? []), ...yearsIn(claim.object)]);
}

/** The first and the last year that a claim names, or else its subject's dates do; null where none is named. */
export function yearsOf(claim) {
  let years = ownYears(claim);
  if (years.length === 0) years = dated.get(claim.subject) ?? [];
  return years.length === 0 ? null : [years.reduce((a, b) => (a < b ? a : b)), years.reduce((a, b) => (a > b ? a : b))];
}

const facts = new Map();
const topic = (claim) => [claim.subject, claim.predicate, isBetween(claim) ? claim.object : claim.kind, claim.unit].join(" ");
for (const claim of page.claims) {
  if (claim.modality === "planned") continue;
  if (!facts.has(topic(claim))) facts.set(topic(claim), []);
  facts.get(topic(claim)).push(claim);
}

/** Say whether a fact is what was planned: the same thing, any date, or a figure that is at least as large. */
const fulfils = (fact, plan) => plan.kind !== "number" || Number(fact.object) >= Number(plan.object);

const knownBy = (plan, day) => (facts.get(topic(plan)) ?? []).filter((fact) => !day || (fact.since ?? "9999") <= day);

/** "stated" as fact; a plan that is "open"; or one that is "done": a source states as fact what was planned, by a day. */
export function kindOf(claim, day) {
  if (claim.modality !== "planned") return "stated";
  return knownBy(claim, day).some((fact) => fulfils(fact, claim)) ? "done" : "open";
}

/** Say whether a plan was to be carried out before a day, and no source says by then what became of it; goals have no day. */
export const isOverdue = (claim, day) =>
  claim.modality === "planned" && claim.predicate !== "hasGoal" && Boolean(claim.due) && claim.due < day && knownBy(claim, day).length === 0;

/** The claims that a relation by rule rests on. */
export const evidenceOf = (item) => item.evidence.map((id) => claims.get(id)).filter(Boolean);
