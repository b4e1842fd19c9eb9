// Dated things: what the visible claims say took place, began or lasted, each with where it lies in time.

import { claimBounds, edtfBounds } from "./bounds.js";
import { cooperationDate } from "./columns.js";
import { readDate, readPeriod } from "./dates.js";
import { classOf, kindOf, placesOf } from "./facets.js";
import { classLabel, labelOf, predicateLabel, say } from "./language.js";
import { entities, groupOf, page } from "./page.js";
import { state } from "./state.js";

const isDating = (claim) => ["date", "period"].includes(claim.predicate);
const datedByThemselves = new Set(page.claims.filter(isDating).map((claim) => claim.subject));

/** Where a claim lies in time if it tells of something that happened; figures of a year do not. */
function timeOf(claim) {
  if (isDating(claim)) return edtfBounds(claim.object);
  if (claim.kind === "number" || datedByThemselves.has(claim.subject)) return null;
  return claimBounds(claim);
}

/** Say whether it lasted all the time between, and did not come about some time within. */
const isLasting = (claim) => claim.predicate === "period" || Boolean(claim.begin && claim.end && claim.begin !== claim.end);

/**
 * What claims date: {key, id, claims, group, places, from, to, open, lasting, planned}, the earliest first.
 *
 * Days are counted since 1970; claims that say the same of the same are one.
 */
export function momentsOf(claims) {
  const found = new Map();
  for (const claim of claims) {
    if (!entities.has(claim.subject)) continue;
    const time = timeOf(claim);
    if (!time) continue;
    const key = [claim.subject, time.from, time.to, time.open].join(" ");
    if (!found.has(key)) found.set(key, { key, id: claim.subject, ...time, lasting: isLasting(claim), claims: [] });
    found.get(key).claims.push(claim);
  }
  const moments = [...found.values()];
  for (const moment of moments) {
    moment.group = groupOf(classOf(moment.id));
    moment.places = placesOf(moment.id);
    moment.planned = moment.claims.every((claim) => kindOf(claim, state.asOf) === "open");
  }
  return moments.sort((a, b) => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1));
}

/** The claim that is to be selected with a moment, or null where it is the entity. */
export const claimOf = ({ claims }) => (claims.length === 1 && !isDating(claims[0]) ? claims[0] : null);

/** A moment in a few words: the name, and what is said of it unless that is its own date. */
export function momentName(moment) {
  const claim = claimOf(moment);
  if (!claim) return labelOf(moment.id);
  const object = claim.kind === "entity" ? labelOf(claim.object) : "";
  return say("moment.of", { name: labelOf(moment.id), relation: predicateLabel(claim.predicate), object });
}

const saidWhen = new Map();

/** When a moment is, in words; kept, since a date takes long to be put into them. */
function momentWhen({ claims: [claim] }) {
  const key = [state.language, claim.predicate === "period", isDating(claim) ? claim.object : "", claim.begin, claim.end].join(" ");
  if (!saidWhen.has(key)) saidWhen.set(key, whenInWords(claim));
  return saidWhen.get(key);
}

function whenInWords(claim) {
  if (!isDating(claim)) return claim.begin && !claim.end ? cooperationDate(claim.begin) : readPeriod(claim.begin, claim.end);
  return claim.predicate === "period" ? readDate(claim.object) : cooperationDate(claim.object);
}

/** All that is told of a moment under the pointer. */
export function momentText(moment) {
  const kind = moment.planned ? say("moment.planned", { name: classLabel(classOf(moment.id)) }) : classLabel(classOf(moment.id));
  return [momentName(moment), momentWhen(moment), kind].join("\n");
}
