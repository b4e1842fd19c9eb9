// Evidence cards: a claim or a derived relation with everything that it rests on.

import { readDate, readPeriod } from "./dates.js";
import { languageName, predicateLabel, say } from "./language.js";
import { badge, link, make } from "./elements.js";
import { claims, sources } from "./page.js";
import { objectOf, rawDate, readLocator, thing } from "./values.js";

/** A claim with its date, its modality and its source. */
export function claimCard(claim, open) {
  return make(
    "article",
    { class: claim.modality === "planned" ? "card planned" : "card", "data-claim": claim.id },
    statement(claim, objectOf(claim, open), open),
    make("p", { class: "when" }, modalityBadge(claim), period(claim)),
    claim.note ? make("p", { class: "note" }, make("b", {}, say("note")), " ", claim.note) : null,
    sourceLines(claim),
  );
}

/** A relation that a rule derived, with the claims it rests on. */
export function derivedCard(item, open, unfolded) {
  const through = item.through ? thing(item.through, open) : null;
  return make(
    "article",
    { class: "card derived", "data-claim": item.id },
    statement(item, thing(item.object, open), open),
    make("p", { class: "when" }, badge("derived", "derived-badge"), make("span", {}, say("rule", { rule: item.rule }))),
    through ? make("p", { class: "through" }, say("through"), " ", through) : null,
    evidence(item, open, unfolded),
  );
}

function statement(item, object, open) {
  const predicate = make("span", { class: "predicate" }, predicateLabel(item.predicate));
  return make("p", { class: "statement" }, thing(item.subject, open), " ", predicate, " ", object);
}

function modalityBadge(claim) {
  return claim.modality === "planned" ? badge("planned", "planned-badge") : badge("stated", "stated-badge");
}

function period(claim) {
  const text = readPeriod(claim.begin, claim.end);
  if (text === null) return make("span", { class: "quiet" }, say("date.none"));
  const raw = [claim.begin, claim.end].filter((part, place, all) => part && all.indexOf(part) === place);
  return make("span", {}, text, " ", rawDate(raw.join(" – ")));
}

function sourceLines(claim) {
  const source = sources.get(claim.source);
  if (!source) return make("p", { class: "source" }, claim.source);
  return make(
    "div",
    { class: "source" },
    make("p", { class: "source-title", lang: source.language }, link(source.url, source.title)),
    make("p", {}, [source.publisher, sourceDate(source), languageName(source.language)].filter(Boolean).join(" · ")),
    gradeLine(source, claim),
    source.note ? make("details", {}, make("summary", {}, say("about-source")), source.note) : null,
  );
}

function gradeLine(source, claim) {
  const known = ["A", "B", "C"].includes(source.grade);
  return make(
    "p",
    {},
    make("span", { class: `grade grade-${known ? source.grade : "other"}` }, source.grade),
    known ? ` ${say(`grade.${source.grade}`)}` : "",
    claim.locator ? ` · ${readLocator(claim.locator)}` : "",
  );
}

function sourceDate(source) {
  if (source.published) return say("published", { date: readDate(source.published) });
  return source.retrieved ? say("retrieved", { date: readDate(source.retrieved) }) : "";
}

function evidence(item, open, unfolded) {
  const cards = item.evidence.map((id) => claims.get(id)).filter(Boolean);
  return make(
    "details",
    { class: "evidence", open: unfolded },
    make("summary", {}, say("rests-on", { count: item.evidence.length })),
    cards.map((claim) => claimCard(claim, open)),
  );
}
