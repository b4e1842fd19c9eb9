// Claims that cannot all be true, side by side; which ones they are the check of the data says.

import { make } from "./elements.js";
import { isKnown } from "./dossier.js";
import { predicateLabel, say } from "./language.js";
import { claims, page, sources } from "./page.js";
import { select } from "./selection.js";
import { readDate } from "./dates.js";
import { objectOf, thing } from "./values.js";

const disputes = (page.conflicts ?? []).map((ids) => ids.map((id) => claims.get(id)).filter(Boolean));
const disputesByClaim = new Map(disputes.flatMap((group) => group.map((claim) => [claim.id, group])));

const knownDispute = (group) => {
  const left = (group ?? []).filter(isKnown);
  return left.length > 1 ? left : null;
};

/** The claims that a claim contradicts, with itself; null where there are none on the reader's day. */
export const disputeOf = (id) => knownDispute(disputesByClaim.get(id));

/** The conflicts about an entity. */
export const disputesOf = (id) => disputes.filter((group) => group[0].subject === id).map(knownDispute).filter(Boolean);

/** Conflicting claims side by side, those that say the same together. */
export function disputeTable(group, open) {
  const values = new Map();
  for (const claim of group) {
    const value = [claim.object, claim.qualifier].join(" ");
    values.set(value, [...(values.get(value) ?? []), claim]);
  }
  const [first] = group;
  return make(
    "figure",
    { class: "dispute" },
    make("figcaption", {}, first.subject === open ? null : [make("b", {}, say("dispute")), " ", thing(first.subject, open), " "], make("span", { class: "predicate" }, predicateLabel(first.predicate))),
    make("ul", { class: "sides" }, [...values.values()].map((same) => make("li", {}, make("p", {}, objectOf(same[0], open)), make("ul", {}, same.map(sideOf))))),
  );
}

function sideOf(claim) {
  const source = sources.get(claim.source);
  const date = source?.published ?? source?.retrieved;
  const told = [source?.publisher, date && readDate(date), source && say("grade", { grade: source.grade })].filter(Boolean).join(" · ");
  const title = make("button", { type: "button", class: "entity", lang: source?.language, onclick: () => select("claim", claim.id, "list") }, source?.title ?? claim.source);
  return make("li", {}, title, make("small", {}, told));
}
