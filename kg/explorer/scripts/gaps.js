// What a dossier does not know, said openly; the same that `kg show` tells.

import { make } from "./elements.js";
import { LANGUAGES, predicateLabel, say } from "./language.js";
import { page } from "./page.js";
import { select } from "./selection.js";
import { objectText } from "./values.js";

const NAMED_IN = { "zh-Hant": "language.zh-Hant", "zh-Hans": "language.zh-Hans", en: "language.en" };
const EXPECTED = {
  date: "expected.date",
  field: "expected.field",
  founder: "expected.founder",
  holds: "expected.holds",
  locatedIn: "expected.locatedIn",
  party: "expected.party",
  setBy: "expected.setBy",
  status: "expected.status",
};

/** What is not known of an entity, in words, each with the claim that it is about if there is one. */
function gapsOf(entity, { subject, object }) {
  const stated = new Set(subject.map((claim) => claim.predicate));
  const expected = page.expected && Object.hasOwn(page.expected, entity.cls) ? page.expected[entity.cls] : [];
  const gaps = [
    ...LANGUAGES.filter((tag) => !entity.labels[tag]).map((tag) => ({ text: say("gap.name", { language: say(NAMED_IN[tag]) }) })),
    ...expected.filter((name) => !stated.has(name)).map((name) => ({ text: say("gap.unstated", { what: say(EXPECTED[name]) }) })),
    ...unconfirmed(subject),
  ];
  if (new Set([...subject, ...object].map((claim) => claim.source)).size === 1) gaps.push({ text: say("gap.one-source") });
  return gaps;
}

/** Plans that no source says were carried out. */
function unconfirmed(subject) {
  const written = (claim) => `${claim.predicate} ${claim.object}`;
  const done = new Set(subject.filter((claim) => claim.modality !== "planned").map(written));
  const open = subject.filter((claim) => claim.modality === "planned" && !done.has(written(claim)));
  return open.map((claim) => {
    const what = `${predicateLabel(claim.predicate)}${say("colon")}${objectText(claim)}`;
    return { text: claim.begin ? say("gap.plan-dated", { what, date: claim.begin }) : say("gap.plan", { what }), claim };
  });
}

/** The section of a dossier; null where there is nothing to say. */
export function gapsSection(entity, told) {
  const gaps = gapsOf(entity, told);
  if (gaps.length === 0) return null;
  return make("section", { class: "gaps" }, make("h3", {}, say("gaps")), make("ul", {}, gaps.map(gapRow)));
}

function gapRow({ text, claim }) {
  if (!claim) return make("li", {}, text);
  return make("li", {}, make("button", { type: "button", class: "entity", onclick: () => select("claim", claim.id, "list") }, text));
}
