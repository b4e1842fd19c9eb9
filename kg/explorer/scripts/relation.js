// All that is said of two entities at once: the list of dated claims behind an edge.

import { claimCard, derivedCard } from "./card.js";
import { make } from "./elements.js";
import { say } from "./language.js";
import { claims, derived } from "./page.js";
import { lineOf, membersOf } from "./pairs.js";
import { visible } from "./visible.js";

/** The view of a relation by the id of one of its claims: the newest first, this one marked. */
export function relationView(id) {
  const line = lineOf(id);
  const items = line ? membersOf(line) : [claims.get(id) ?? derived.get(id)];
  const now = new Set([...visible.claims, ...visible.derived].map((item) => item.id));
  const kept = items.filter((item) => item.id === id || now.has(item.id));
  kept.sort((a, b) => (b.begin ?? "").localeCompare(a.begin ?? "") || (a.id < b.id ? -1 : 1));
  const heading = derived.has(id) ? say("relation-derived") : say("relation");
  const count = kept.length > 1 ? make("span", { class: "count" }, String(kept.length)) : null;
  return [
    make("header", {}, make("h2", { tabindex: -1 }, heading, " ", count)),
    ...kept.map((item) => (item.rule ? derivedCard(item, null, true) : claimCard(item, null))),
    kept.length < items.length ? make("p", { class: "quiet" }, say("filtered-out", { count: items.length - kept.length })) : null,
  ];
}
