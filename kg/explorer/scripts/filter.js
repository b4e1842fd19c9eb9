// Which claims the reader's choices leave, and how many each further choice would.

import { crosses, endsOf, evidenceOf, fieldsOf, isConcept, kindOf, links, placesOf, yearsOf } from "./facets.js";
import { entities, page, sources } from "./page.js";
import { state } from "./state.js";

const facetsById = new Map();
for (const claim of [...page.claims, ...page.derived]) {
  const ends = endsOf(claim);
  facetsById.set(claim.id, {
    ends: ends.filter((id) => !isConcept(id)),
    classes: ends.filter((id) => !isConcept(id)).map((id) => entities.get(id)?.cls),
    places: [...new Set(ends.flatMap(placesOf))],
    fields: new Set(ends.flatMap((id) => [...fieldsOf(id)])),
    years: yearsOf(claim),
    across: crosses(claim),
  });
}

/** What a claim or a relation is filtered by: {ends, classes, places, fields, years, across}. */
export const facetsOf = (claim) => facetsById.get(claim.id);

const within = ({ since, until }, day) => Boolean(since) && since <= day && (!until || until >= day);

/** Say whether a claim, or what a relation by rule rests on at both of its ends, passes a test. */
function rests(item, test) {
  if (!item.evidence) return test(item);
  const some = evidenceOf(item).filter(test);
  return [item.subject, item.object].every((end) => some.some((claim) => endsOf(claim).includes(end)));
}

// Each says whether a claim passes one choice.
const TESTS = {
  off: (claim, facets) => !facets.classes.some((cls) => state.off.has(cls)),
  kinds: (claim) => state.kinds.size === 0 || rests(claim, (one) => !state.kinds.has(kindOf(one, state.asOf))),
  grades: (claim) => state.grades.size === 0 || rests(claim, (one) => !state.grades.has(sources.get(one.source)?.grade)),
  places: (claim, facets) => state.places.size === 0 || facets.places.some((place) => state.places.has(place)),
  fields: (claim, facets) => state.fields.size === 0 || [...state.fields].some((field) => facets.fields.has(field)),
  between: (claim) => state.between === null || links(claim, state.between),
  across: (claim, facets) => !state.across || facets.across,
  derived: (claim) => state.derived || Boolean(claim.modality),
  years: (claim, { years }) =>
    !(state.first || state.last) ||
    (years !== null && (!state.first || years[1] >= state.first) && (!state.last || years[0] <= state.last)),
  asOf: (claim) => !state.asOf || within(claim, state.asOf),
  hidden: (claim, facets) => !facets.ends.some((id) => state.hidden.has(id)),
};
const NAMES = Object.keys(TESTS);

/** The choices that a claim does not pass; two at most, since more make no difference. */
function failed(claim) {
  const facets = facetsOf(claim);
  const names = [];
  for (const name of NAMES) if (!TESTS[name](claim, facets) && names.push(name) === 2) break;
  return names;
}

/** Part claims into those that pass all choices, and those that fail but one, by its name. */
export function sift(items) {
  const passed = [];
  const nearly = new Map(NAMES.map((name) => [name, []]));
  for (const claim of items) {
    const names = failed(claim);
    if (names.length === 0) passed.push(claim);
    else if (names.length === 1) nearly.get(names[0]).push(claim);
  }
  return { passed, nearly };
}
