// The dated claims of an entity along a line, the newest first.

import { readDate, readPeriod } from "./dates.js";
import { make } from "./elements.js";
import { isOverdue, kindOf } from "./facets.js";
import { labelOf, predicateLabel, say } from "./language.js";
import { dayOf, dayTold } from "./dossier.js";
import { beginning } from "./rest.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { objectText } from "./values.js";

const FIRST_DATED = 6;

const statesDate = (claim) => claim.kind === "date" && !claim.begin && !claim.end;

/** The section of a dossier; null where nothing is dated. */
export function datedSection(id, { subject, object }) {
  const dated = [...subject, ...object].filter((claim) => claim.begin || claim.end || claim.kind === "date");
  if (dated.length === 0) return null;
  dated.sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || (a.id < b.id ? -1 : 1));
  return make(
    "section",
    { class: "dated" },
    make("h3", {}, say("dated"), " ", make("span", { class: "count" }, String(dated.length))),
    beginning(rowsOfDates(dated, id).map(datedRow), FIRST_DATED, { class: "line" }),
  );
}

/** Claims in words, those that say the same of the same time together. */
function rowsOfDates(dated, id) {
  const rows = new Map();
  for (const claim of dated) {
    const row = inWords(claim, id);
    const key = Object.values(row).join("\n");
    if (!rows.has(key)) rows.set(key, { ...row, claim, count: 0 });
    rows.get(key).count += 1;
  }
  return [...rows.values()];
}

function inWords(claim, id) {
  const when = statesDate(claim) ? readDate(claim.object) : readPeriod(claim.begin, claim.end) ?? readDate(claim.object);
  const other = claim.subject === id ? objectText(claim) : labelOf(claim.subject);
  const what = statesDate(claim) && claim.subject === id ? predicateLabel(claim.predicate) : `${predicateLabel(claim.predicate)}${say("colon")}${other}`;
  const mark = kindOf(claim, state.asOf) === "open" ? (isOverdue(claim, dayTold()) ? say("kind.overdue") : say("planned-badge")) : null;
  return { when, what, mark };
}

function datedRow({ when, what, mark, claim, count }) {
  return make(
    "li",
    { class: mark ? "planned" : "" },
    make("time", {}, when),
    make("button", { type: "button", class: "entity", onclick: () => select("claim", claim.id, "list") }, what),
    count > 1 ? make("span", { class: "count", title: say("claims-count", { count }) }, ` ${count}`) : null,
    mark ? make("small", {}, ` ${mark}`) : null,
  );
}
