// With whom an entity works: by agreements and joint centres, and by claims that link the two directly.

import { make } from "./elements.js";
import { classOf, isBetween } from "./facets.js";
import { labelOf, say } from "./language.js";
import { groupOf } from "./page.js";
import { beginning } from "./rest.js";
import { select } from "./selection.js";
import { thing } from "./values.js";

const ACTORS = new Set(["research", "company", "government", "finance", "association"]);
const FIRST_PARTNERS = 10;
const THROUGH = 2;

const isActor = (id) => ACTORS.has(groupOf(classOf(id)));

/** The partners of an entity, those with most claims first: [{id, claims, through, opens}]. */
function partnersOf(id, { subject, object, derived }) {
  const found = new Map();
  const partner = (other, opens) => {
    if (!found.has(other)) found.set(other, { id: other, claims: new Set(), through: new Set(), opens });
    return found.get(other);
  };
  for (const item of derived) {
    if (item.predicate !== "cooperatesWith") continue;
    const one = partner(item.subject === id ? item.object : item.subject, ["derived", item.id]);
    for (const claim of item.evidence) one.claims.add(claim);
    if (item.through) one.through.add(item.through);
  }
  for (const claim of isActor(id) ? [...subject, ...object] : []) {
    const other = claim.subject === id ? claim.object : claim.subject;
    if (isBetween(claim) && other !== id && isActor(other)) partner(other, ["claim", claim.id]).claims.add(claim.id);
  }
  return [...found.values()].sort((a, b) => b.claims.size - a.claims.size || labelOf(a.id).localeCompare(labelOf(b.id), "zh-Hant"));
}

/** The section of a dossier; null where there is no partner. */
export function partnersSection(id, told) {
  const partners = partnersOf(id, told);
  if (partners.length === 0) return null;
  return make(
    "section",
    { class: "partners" },
    make("h3", {}, say("partners"), " ", make("span", { class: "count" }, String(partners.length))),
    beginning(partners.map(partnerRow), FIRST_PARTNERS),
  );
}

function partnerRow({ id, claims, through, opens }) {
  const ways = [...through];
  const told = say("partner.claims", { count: claims.size, name: labelOf(id) });
  const count = make("button", { type: "button", class: "tally", "aria-label": told, title: told, onclick: () => select(...opens, "list") }, String(claims.size));
  const names = ways.slice(0, THROUGH).map(labelOf).join(say("comma"));
  const by = ways.length > THROUGH ? say("and-more", { names, count: ways.length - THROUGH }) : names;
  return make("li", { class: "partner" }, make("span", {}, thing(id, null), by ? make("small", {}, `${say("through")} ${by}`) : null), count);
}
