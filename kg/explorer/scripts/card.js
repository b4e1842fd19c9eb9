// Evidence cards: a claim or a derived relation with everything that it rests on.

import { claimCitation } from "./cite.js";
import { citing } from "./citing.js";
import { disputeOf } from "./conflicts.js";
import { readDate, readPeriod } from "./dates.js";
import { dayTold } from "./dossier.js";
import { badge, link, make } from "./elements.js";
import { isOverdue, kindOf } from "./facets.js";
import { languageName, predicateLabel, say } from "./language.js";
import { claims, sources } from "./page.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { objectOf, rawDate, readLocator, thing } from "./values.js";

/** A claim with its date, its modality and its source. */
export function claimCard(claim, open) {
  return make(
    "article",
    { class: claim.modality === "planned" ? "card planned" : "card", "data-claim": claim.id },
    cardStatement(claim, objectOf(claim, open), open),
    make("p", { class: "when" }, modalityBadge(claim), cardPeriod(claim), disputeOf(claim.id) ? disputeButton(claim) : null),
    claim.note ? make("p", { class: "note" }, make("b", {}, say("note")), " ", make("span", { lang: "en" }, claim.note)) : null,
    sourceLines(claim),
    citing(() => claimCitation(claim)),
  );
}

/** A relation that a rule derived, with the claims it rests on. */
export function derivedCard(item, open, unfolded) {
  const through = item.through ? thing(item.through, open) : null;
  return make(
    "article",
    { class: "card derived", "data-claim": item.id },
    cardStatement(item, thing(item.object, open), open),
    make("p", { class: "when" }, badge("derived", "derived-badge"), make("span", {}, say("rule", { rule: item.rule }))),
    through ? make("p", { class: "through" }, say("through"), " ", through) : null,
    evidence(item, open, unfolded),
  );
}

function cardStatement(item, object, open) {
  const predicate = make("span", { class: "predicate" }, predicateLabel(item.predicate));
  return make("p", { class: "statement" }, thing(item.subject, open), " ", predicate, " ", object);
}

/** Stated as fact; planned; planned and carried out since; or planned for a day that has passed. */
function modalityBadge(claim) {
  const kind = kindOf(claim, state.asOf);
  if (kind === "stated") return badge("stated", "stated-badge");
  if (kind === "done") return badge("done", "kind.done");
  return isOverdue(claim, dayTold()) ? badge("overdue", "kind.overdue") : badge("planned", "planned-badge");
}

function disputeButton(claim) {
  return make("button", { type: "button", class: "badge badge-dispute", onclick: () => select("claim", claim.id, "list") }, say("dispute"));
}

function cardPeriod(claim) {
  const text = readPeriod(claim.begin, claim.end);
  if (text === null) return make("span", { class: "quiet" }, say("date.none"));
  const raw = [claim.begin, claim.end].filter((part, place, all) => part && all.indexOf(part) === place);
  return make("span", {}, text, " ", rawDate(raw.join(" – ")));
}

function sourceLines(claim) {
  const source = sources.get(claim.source);
  if (!source) return make("p", { class: "source" }, claim.source);
  const all = make("button", { type: "button", class: "entity", onclick: () => select("source", source.id, "list") }, say("supports-all"));
  return make(
    "div",
    { class: "source" },
    make("p", { class: "source-title", lang: source.language }, link(source.url, source.title)),
    make("p", {}, [source.publisher, ...sourceDates(source), languageName(source.language)].filter(Boolean).join(" · ")),
    make("p", {}, gradeSign(source), claim.locator ? ` · ${readLocator(claim.locator)}` : ""),
    source.note ? make("details", {}, make("summary", {}, say("about-source")), make("span", { lang: "en" }, source.note)) : null,
    make("p", { class: "goto" }, all),
  );
}

/** The grade of a source with its meaning. */
export function gradeSign(source) {
  const meanings = { A: "grade.A", B: "grade.B", C: "grade.C" };
  const meaning = Object.hasOwn(meanings, source.grade) ? meanings[source.grade] : null;
  return [make("span", { class: `grade grade-${meaning ? source.grade : "other"}` }, source.grade), meaning ? ` ${say(meaning)}` : ""];
}

/** When a source was published, and when it was read. */
export const sourceDates = (source) => [
  source.published ? say("published", { date: readDate(source.published) }) : "",
  source.retrieved ? say("retrieved", { date: readDate(source.retrieved) }) : "",
];

function evidence(item, open, unfolded) {
  const cards = item.evidence.map((id) => claims.get(id)).filter(Boolean);
  return make(
    "details",
    { class: "evidence", open: unfolded },
    make("summary", {}, say("rests-on", { count: item.evidence.length })),
    cards.map((claim) => claimCard(claim, open)),
  );
}
