// The legend's choices beside classes and time: statements, jurisdictions, fields and grades of sources.

import { draw, make, sign } from "./elements.js";
import { chainOf, kindOf } from "./facets.js";
import { facetsOf } from "./filter.js";
import { labelOf, say } from "./language.js";
import { look, page, sources } from "./page.js";
import { KINDS, conceptClasses, narrow, state } from "./state.js";
import { visible } from "./visible.js";

const FIRST = 12;
const longer = new Set();

/** How many claims each value of a facet has, without the choice of that facet itself. */
function tally(name, valuesOf) {
  const counts = new Map();
  for (const claim of [...visible.claims, ...(visible.nearly.get(name) ?? [])]) {
    for (const value of valuesOf(claim)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function flipped(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function checkbox(key, on, flip, ...content) {
  const input = make("input", { type: "checkbox", "data-key": key, id: key });
  input.checked = on;
  input.addEventListener("change", flip);
  return make("label", { for: key }, input, ...content);
}

const counted = (text, count) => [make("span", { class: "text" }, text), make("span", { class: "count" }, String(count ?? 0))];

/** Statements: as fact, planned, carried out since; relations by rule; what crosses a boundary; concepts. */
export function kindsSection() {
  const counts = tally("kinds", (claim) => [kindOf(claim, state.asOf)]);
  const crossing = tally("across", (claim) => (facetsOf(claim).across ? ["across"] : []));
  const flipKind = (kind) => narrow({ kinds: flipped(state.kinds, kind) });
  const conceptsOn = conceptClasses.some((cls) => !state.off.has(cls));
  const flipConcepts = () => {
    const off = new Set(state.off);
    for (const cls of conceptClasses) if (conceptsOn) off.add(cls); else off.delete(cls);
    narrow({ off });
  };
  return make(
    "div",
    { class: "checks" },
    KINDS.map((kind) =>
      checkbox(`kind-${kind}`, !state.kinds.has(kind), () => flipKind(kind), sample(kind), ...counted(say(`kind.${kind}`), counts.get(kind))),
    ),
    page.derived.length > 0
      ? checkbox("switch-derived", state.derived, () => narrow({ derived: !state.derived }), sample("derived"), ...counted(say("switch.derived"), page.derived.length))
      : null,
    checkbox("switch-across", state.across, () => narrow({ across: !state.across }), sample("across"), ...counted(say("switch.across"), crossing.get("across"))),
    conceptClasses.length > 0
      ? checkbox("switch-concepts", conceptsOn, flipConcepts, sign(look.concepts[0]), make("span", { class: "text" }, say("switch.concepts")))
      : null,
  );
}

/** A piece of line as the picture draws it. */
function sample(kind) {
  const line = draw("path", { d: "M0 5h22", class: `line-${kind}` });
  return draw("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true" }, line);
}

/** The jurisdictions that claims lie under or span. */
export function placesSection() {
  return listed("places", tally("places", (claim) => facetsOf(claim).places));
}

/** The fields that what claims are about works in: those without a broader one, and narrower ones by number. */
export function fieldsSection() {
  return listed("fields", tally("fields", (claim) => facetsOf(claim).fields));
}

function listed(name, counts) {
  const chosen = state[name];
  const depth = (id) => (name === "fields" ? chainOf(id).length : 0);
  const order = [...counts.keys()].sort(
    (a, b) => Number(chosen.has(b)) - Number(chosen.has(a)) || counts.get(b) - counts.get(a) || depth(a) - depth(b) || (a < b ? -1 : 1),
  );
  if (order.length === 0) return null;
  const all = longer.has(name) || order.length <= FIRST + 2;
  const flip = (id) => narrow({ [name]: flipped(chosen, id) });
  const rows = (all ? order : order.slice(0, FIRST)).map((id) =>
    checkbox(`${name}-${id}`, chosen.has(id), () => flip(id), ...counted(labelOf(id), counts.get(id))),
  );
  const more = { type: "button", class: "more", "data-key": `more-${name}`, onclick: () => longer.add(name) && narrow({}) };
  return make("div", { class: "checks" }, rows, all ? null : make("button", more, say("more", { count: order.length - FIRST })));
}

/** The grades of the sources that claims rest on. */
export function gradesSection() {
  const counts = tally("grades", (claim) => [sources.get(claim.source)?.grade]);
  const rows = ["A", "B", "C"].filter((grade) => counts.has(grade));
  if (rows.length === 0) return null;
  const flip = (grade) => narrow({ grades: flipped(state.grades, grade) });
  return make(
    "div",
    { class: "checks" },
    rows.map((grade) => checkbox(`grade-${grade}`, !state.grades.has(grade), () => flip(grade), make("span", { class: `grade grade-${grade}` }, grade), ...counted(say(`grade.${grade}`), counts.get(grade)))),
  );
}
