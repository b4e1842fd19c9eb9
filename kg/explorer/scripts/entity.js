// All that the page knows about one entity, for the panel.

import { claimCard, derivedCard } from "./card.js";
import { LANGUAGES, classLabel, labelOf, languageName, nameOf, predicateLabel, say } from "./language.js";
import { classSign, link, make } from "./elements.js";
import { mentionsOf } from "./page.js";

const OPEN_AT_MOST = 4;

/** The whole view of an entity. */
export function entityView(entity) {
  const { subject, object, derived } = mentionsOf(entity.id);
  return [
    heading(entity),
    names(entity),
    entity.description ? make("p", { class: "description", lang: "en" }, entity.description) : null,
    entity.homepage ? make("p", { class: "homepage" }, say("homepage"), " ", link(entity.homepage)) : null,
    section("claims-subject", subject, (claim) => claimCard(claim, entity.id)),
    section("claims-object", object, (claim) => claimCard(claim, entity.id)),
    section("claims-derived", derived, (item) => derivedCard(item, entity.id, false)),
    subject.length + object.length === 0 ? make("p", { class: "quiet" }, say("claims-none")) : null,
  ];
}

function heading(entity) {
  const name = nameOf(entity.id);
  return make(
    "header",
    {},
    make("p", { class: "class" }, classSign(entity.cls), classLabel(entity.cls)),
    make("h2", { tabindex: -1, lang: name.language }, name.text),
  );
}

function names(entity) {
  const order = [...LANGUAGES, ...Object.keys(entity.labels)].filter((tag, place, all) => all.indexOf(tag) === place);
  const rows = order
    .filter((language) => entity.labels[language])
    .map((language) => [
      make("dt", {}, languageName(language)),
      make(
        "dd",
        {},
        make("span", { lang: language }, entity.labels[language]),
        entity.descriptive.includes(language) ? make("small", {}, say("descriptive")) : null,
      ),
    ]);
  if (entity.aliases.length > 0) {
    const aliases = entity.aliases.map((alias) => make("span", { class: "alias" }, alias));
    rows.push([make("dt", {}, say("aliases")), make("dd", {}, aliases)]);
  }
  return make("dl", { class: "names" }, rows.flat());
}

/** Items under one heading, grouped by predicate in the order of its label. */
function section(key, items, card) {
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
    order.map(([predicate, members]) => group(predicate, members, card)),
  );
}

function group(predicate, members, card) {
  const newest = (item) => item.begin ?? "";
  const sorted = [...members].sort(
    (a, b) => newest(b).localeCompare(newest(a)) || labelOf(a.object).localeCompare(labelOf(b.object)),
  );
  return make(
    "details",
    { class: "group", open: members.length <= OPEN_AT_MOST },
    make("summary", {}, predicateLabel(predicate), " ", make("span", { class: "count" }, String(members.length))),
    sorted.map(card),
  );
}
