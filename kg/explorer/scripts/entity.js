// All that the page knows about one entity, for the panel.

import { claimCard, derivedCard } from "./card.js";
import { chainsOf } from "./chain.js";
import { disputeTable, disputesOf } from "./conflicts.js";
import { datedSection } from "./dated.js";
import { dayOf, toldOf } from "./dossier.js";
import { classSign, link, make } from "./elements.js";
import { gapsSection } from "./gaps.js";
import { classLabel, labelOf, nameOf, predicateLabel, say } from "./language.js";
import { namesOf } from "./names.js";
import { partnersSection } from "./partners.js";

const OPEN_AT_MOST = 4;

/** The whole view of an entity. */
export function entityView(entity) {
  const told = toldOf(entity.id);
  const disputes = disputesOf(entity.id);
  return [
    entityHeading(entity),
    namesOf(entity),
    entity.description ? make("p", { class: "description", lang: "en" }, entity.description) : null,
    entity.homepage ? make("p", { class: "homepage" }, say("homepage"), " ", link(entity.homepage)) : null,
    chainsOf(entity.id, told.subject),
    disputes.length > 0 ? make("section", {}, make("h3", {}, say("disputes")), disputes.map((group) => disputeTable(group, entity.id))) : null,
    partnersSection(entity.id, told),
    datedSection(entity.id, told),
    gapsSection(entity, told),
    claimsSection("claims-subject", told.subject, (claim) => claimCard(claim, entity.id)),
    claimsSection("claims-object", told.object, (claim) => claimCard(claim, entity.id)),
    claimsSection("claims-derived", told.derived, (item) => derivedCard(item, entity.id, false)),
    told.subject.length + told.object.length === 0 ? make("p", { class: "quiet" }, say("claims-none")) : null,
    told.later > 0 ? make("p", { class: "quiet" }, say("not-known-then", { count: told.later })) : null,
  ];
}

function entityHeading(entity) {
  const name = nameOf(entity.id);
  return make(
    "header",
    {},
    make("p", { class: "class" }, classSign(entity.cls), classLabel(entity.cls), make("code", {}, entity.id)),
    make("h2", { tabindex: -1, lang: name.language }, name.text),
  );
}

/** Items under one heading, grouped by predicate in the order of its label. */
function claimsSection(key, items, card) {
  if (items.length === 0) return null;
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(item.predicate)) groups.set(item.predicate, []);
    groups.get(item.predicate).push(item);
  }
  const order = [...groups].sort(([a], [b]) => predicateLabel(a).localeCompare(predicateLabel(b), "zh-Hant"));
  return make(
    "section",
    {},
    make("h3", {}, say(key), " ", make("span", { class: "count" }, String(items.length))),
    order.map(([predicate, members]) => claimsGroup(predicate, members, card)),
  );
}

function claimsGroup(predicate, members, card) {
  const sorted = [...members].sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || labelOf(a.object).localeCompare(labelOf(b.object)));
  return make(
    "details",
    { class: "group", open: members.length <= OPEN_AT_MOST },
    make("summary", {}, predicateLabel(predicate), " ", make("span", { class: "count" }, String(members.length))),
    sorted.map(card),
  );
}
