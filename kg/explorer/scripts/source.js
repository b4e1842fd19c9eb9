// A source with everything in the page that it supports.

import { claimCard, gradeSign, sourceDates } from "./card.js";
import { sourceCitation } from "./cite.js";
import { citing } from "./citing.js";
import { isKnown } from "./dossier.js";
import { link, make } from "./elements.js";
import { labelOf, languageName, say } from "./language.js";
import { page } from "./page.js";
import { thing } from "./values.js";

const OPEN_SUBJECTS = 3;

/** The view of a source. */
export function sourceView(source) {
  const supported = page.claims.filter((claim) => claim.source === source.id && isKnown(claim));
  const subjects = new Map();
  for (const claim of supported) subjects.set(claim.subject, [...(subjects.get(claim.subject) ?? []), claim]);
  const order = [...subjects].sort(([a, some], [b, others]) => others.length - some.length || labelOf(a).localeCompare(labelOf(b), "zh-Hant"));
  return [
    make("header", {}, make("p", { class: "class" }, say("source"), make("code", {}, source.id)), make("h2", { tabindex: -1, lang: source.language }, source.title)),
    sourceFacts(source),
    citing(() => sourceCitation(source)),
    make("h3", {}, say("supports"), " ", make("span", { class: "count" }, String(supported.length))),
    ...order.map(([subject, claims], place) => subjectGroup(subject, claims, place < OPEN_SUBJECTS)),
  ];
}

function sourceFacts(source) {
  const [published, retrieved] = sourceDates(source);
  const rows = [
    ["publisher", source.publisher],
    ["dates", [published, retrieved].filter(Boolean).join(" · ")],
    ["language", languageName(source.language)],
    ["section.grades", gradeSign(source)],
    ["address", source.url ? link(source.url) : null],
    ["note", source.note ? make("span", { lang: "en" }, source.note) : null],
  ];
  return make("dl", { class: "names" }, rows.filter(([, value]) => value).flatMap(([key, value]) => [make("dt", {}, say(key).replace(/[:：]$/, "")), make("dd", {}, value)]));
}

function subjectGroup(subject, claims, open) {
  const head = make("summary", {}, labelOf(subject), " ", make("span", { class: "count" }, String(claims.length)));
  return make("details", { class: "group", open }, head, make("p", { class: "goto" }, thing(subject, null)), claims.map((claim) => claimCard(claim, subject)));
}
