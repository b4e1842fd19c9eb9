// The dated claims of an entity along a line, the newest first.

import { readDate, readPeriod } from "./dates.js";
import { make } from "./elements.js";
import { isOverdue, kindOf } from "./facets.js";
import { labelOf, predicateLabel, say } from "./language.js";
import { dayTold } from "./dossier.js";
import { beginning } from "./rest.js";
import { select } from "./selection.js";
import { state } from "./state.js";
import { objectText } from "./values.js";

const FIRST_DATED = 6;

const statesDate = (claim) => claim.kind === "date" && !claim.begin && !claim.end;
const dayOf = (claim) => claim.latest ?? claim.begin ?? claim.end ?? claim.object;

/** The section of a dossier; null where nothing is dated. */
export function datedSection(id, { subject, object }) {
  const dated = [...subject, ...object].filter((claim) => claim.begin || claim.end || claim.kind === "date");
  if (dated.length === 0) return null;
  dated.sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || (a.id < b.id ? -1 : 1));
  return make(
    "section",
    { class: "dated" },
    make("h3", {}, say("dated"), " ", make("span", { class: "count" }, String(dated.length))),
    beginning(dated.map((claim) => datedRow(claim, id)), FIRST_DATED, { class: "line" }),
  );
}

function datedRow(claim, id) {
  const when = statesDate(claim) ? readDate(claim.object) : readPeriod(claim.begin, claim.end) ?? readDate(claim.object);
  const other = claim.subject === id ? objectText(claim) : labelOf(claim.subject);
  const what = statesDate(claim) && claim.subject === id ? predicateLabel(claim.predicate) : `${predicateLabel(claim.predicate)}${say("colon")}${other}`;
  const mark = kindOf(claim, state.asOf) === "open" ? (isOverdue(claim, dayTold()) ? say("kind.overdue") : say("planned-badge")) : null;
  return make(
    "li",
    { class: mark ? "planned" : "" },
    make("time", {}, when),
    make("button", { type: "button", class: "entity", onclick: () => select("claim", claim.id, "list") }, what),
    mark ? make("small", {}, ` ${mark}`) : null,
  );
}
