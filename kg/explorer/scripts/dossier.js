// What is told of an entity: the claims that name it, as of the reader's day.

import { mentionsOf } from "./page.js";
import { state } from "./state.js";

/** The day that things are told as of: the reader's, or today. */
export const dayTold = () => state.asOf || new Date().toISOString().slice(0, 10);

/** Say whether a claim or a relation is known to hold on the reader's day. */
export function isKnown({ since, until }) {
  return !state.asOf || (Boolean(since) && since <= state.asOf && (!until || until >= state.asOf));
}

/** The known claims about an entity, those that name it and its relations by rule; `later` counts those not known yet. */
export function toldOf(id) {
  const all = mentionsOf(id);
  const told = { subject: all.subject.filter(isKnown), object: all.object.filter(isKnown), derived: all.derived.filter(isKnown) };
  const later = all.subject.length + all.object.length - told.subject.length - told.object.length;
  return { ...told, later };
}

/** The day by which claims stand in order; the last that its date allows, since seasons are written like months. */
export const dayOf = (claim) => claim.latest ?? claim.begin ?? claim.end ?? (claim.kind === "date" ? claim.object : "");
