// All that is said of two entities at once: the list of dated claims behind an edge.

import { claimCard, derivedCard } from "./card.js";
import { disputeOf, disputeTable } from "./conflicts.js";
import { dayOf } from "./dossier.js";
import { make } from "./elements.js";
import { isBetween } from "./facets.js";
import { say } from "./language.js";
import { claims, derived } from "./page.js";
import { lineOf, membersOf } from "./pairs.js";
import { thing } from "./values.js";
import { visible } from "./visible.js";

/** The view of a relation by the id of one of its claims: the newest first, this one marked. */
export function relationView(id) {
  const line = lineOf(id);
  const items = line ? membersOf(line) : [claims.get(id) ?? derived.get(id)];
  const now = new Set([...visible.claims, ...visible.derived].map((item) => item.id));
  const kept = items.filter((item) => item.id === id || now.has(item.id));
  kept.sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || (a.id < b.id ? -1 : 1));
  const disputes = new Set(kept.map((item) => disputeOf(item.id)).filter(Boolean).map((group) => group.map((claim) => claim.id).join(" ")));
  return [
    relationHeading(id, kept.length),
    ...[...disputes].map((ids) => disputeTable(ids.split(" ").map((one) => claims.get(one)), null)),
    ...kept.map((item) => relationCard(item, item.id === id && kept.length > 1)),
    kept.length < items.length ? make("p", { class: "quiet" }, say("filtered-out", { count: items.length - kept.length })) : null,
  ];
}

function relationHeading(id, count) {
  const item = claims.get(id) ?? derived.get(id);
  const word = derived.has(id) ? say("relation-derived") : isBetween(item) ? say("relation") : say("claim");
  const ends = isBetween(item) && item.subject !== item.object ? [thing(item.subject, item.subject), " – ", thing(item.object, item.object)] : [thing(item.subject, item.subject)];
  return make(
    "header",
    {},
    make("p", { class: "class" }, word, count > 1 ? make("span", { class: "count" }, say("claims-count", { count })) : null),
    make("h2", { tabindex: -1 }, ends),
  );
}

function relationCard(item, marked) {
  const card = item.rule ? derivedCard(item, null, true) : claimCard(item, null);
  if (marked) card.setAttribute("aria-current", "true");
  return card;
}
