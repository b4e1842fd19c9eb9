// The claims of the page as SPARQL sees them: statements with evidence, and the plain facts that follow from them.

import { entities, page } from "./page.js";
import { edtfTerm, entityTerm, objectTerm, ontologyTerm, plainTerm, sourceTerm, thingTerm } from "./terms.js";

const aboveClass = page.vocabulary?.classes ?? {};
const aboveProperty = page.vocabulary?.properties ?? {};

const byPredicate = new Map();
for (const claim of page.claims) {
  if (!byPredicate.has(claim.predicate)) byPredicate.set(claim.predicate, []);
  byPredicate.get(claim.predicate).push(claim);
}

/** The claims of one of some predicates, with a given subject or object if that is wanted. */
export function stating(predicates, { subject, object } = {}) {
  const found = [predicates].flat().flatMap((name) => byPredicate.get(name) ?? []);
  return found.filter(
    (claim) =>
      (subject === undefined || claim.subject === subject) &&
      (object === undefined || (claim.kind === "entity" && claim.object === object)),
  );
}

/** A predicate with those below it. */
export const withBelow = (name) => [name, ...Object.keys(aboveProperty).filter((one) => aboveProperty[one].includes(name))];

/** What is stated as fact: actual claims of a predicate or of one below it. */
const factsOf = (predicate, ends) => stating(withBelow(predicate), ends).filter((claim) => claim.modality !== "planned");

/** The ids that an entity has as a fact, each once. */
export const factsFrom = (subject, predicate) => [
  ...new Set(factsOf(predicate, { subject }).filter(isLink).map((claim) => claim.object)),
];

/** The ids of what has an entity as a fact, each once. */
export const factsTo = (object, predicate) => [...new Set(factsOf(predicate, { object }).map((claim) => claim.subject))];

/** The terms that an entity has as a fact. */
export const factTerms = (subject, predicate) => factsOf(predicate, { subject }).map(objectTerm);

const isLink = (claim) => claim.kind === "entity";

/** Everything that leads to an entity by facts of one predicate, in any number of steps, and the entity itself. */
export function closureTo(id, predicate) {
  const reached = new Set([id]);
  for (const one of reached) for (const next of factsTo(one, predicate)) reached.add(next);
  return [...reached];
}

/** Say whether something lies in a place, as a fact. */
export function liesIn(id, place) {
  const reached = new Set(factsFrom(id, "locatedIn"));
  for (const one of reached) for (const next of factsFrom(one, "locatedIn")) reached.add(next);
  return reached.has(place);
}

/** Say whether an entity is of a class or of one below it. */
export function isOfClass(id, cls) {
  const own = entities.get(id)?.cls;
  return own === cls || Boolean(own && aboveClass[own]?.includes(cls));
}

export const entitiesOf = (cls) => page.entities.map((entity) => entity.id).filter((id) => isOfClass(id, cls));

/** What SPARQL's OPTIONAL does: nothing found is one row without it. */
export const orNothing = (found) => (found.length > 0 ? found : [undefined]);

const termIfAny = (value, make) => (value === undefined ? undefined : make(value));

/** The evidence of a claim: {modality, source, locator, from, to, qualifier, unit}. */
export const evidenceTerms = (claim) => ({
  modality: ontologyTerm(claim.modality),
  source: sourceTerm(claim.source),
  locator: termIfAny(claim.locator, plainTerm),
  from: termIfAny(claim.begin, edtfTerm),
  to: termIfAny(claim.end, edtfTerm),
  qualifier: termIfAny(claim.qualifier, plainTerm),
  unit: termIfAny(claim.unit, entityTerm),
});

export const subjectTerm = (claim) => thingTerm(claim.subject);
