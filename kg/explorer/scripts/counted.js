// What the views of cooperations count: their kind and their year, chosen above each of them.

import { COOPERATIONS, cooperationKind, cooperations } from "./cooperations.js";
import { make } from "./elements.js";
import { yearsOf } from "./facets.js";
import { say } from "./language.js";
import { page } from "./page.js";
import { narrow, state } from "./state.js";

const KIND_WORDS = {
  all: "cooperation.all",
  agreement: "group.agreement",
  centre: "group.centre",
  event: "group.event",
  programme: "cooperation.programmes",
  link: "cooperation.links",
};

/** The kind of cooperation that is counted; "all" for every one. */
export const counting = { kind: "all" };

/** The cooperations that are counted at present. */
export const countedOnes = () => cooperations().filter(({ kind }) => counting.kind === "all" || kind === counting.kind);

/** The name of a kind of cooperation, of several of them. */
export const kindName = (kind) => say(KIND_WORDS[kind]);

/** How many of each kind there are, in words. */
export function tallied(records) {
  const counts = COOPERATIONS.map((kind) => [kind, records.filter((record) => record.kind === kind).length]);
  return counts.filter(([, count]) => count > 0).map(([kind, count]) => say("counted.of", { name: kindName(kind), count })).join(say("list-comma"));
}

const datedYears = new Set(page.claims.filter((claim) => cooperationKind(claim.subject)).flatMap((claim) => yearsOf(claim) ?? []));

function labelledSelect(key, word, value, options, pick) {
  const select = make("select", { "data-key": key }, options.map(([name, text]) => make("option", { value: name, selected: name === value }, text)));
  select.addEventListener("change", () => pick(select.value));
  return make("label", { class: "choice" }, make("span", {}, word), select);
}

/** The choice of a kind of cooperation. */
export function kindChoice(write) {
  const options = ["all", ...COOPERATIONS].map((kind) => [kind, kindName(kind)]);
  return labelledSelect("counted-kind", say("counted"), counting.kind, options, (kind) => {
    counting.kind = kind;
    write();
  });
}

/** The choice of one year; what the legend has chosen besides is told as it is. */
export function yearChoice() {
  const { first, last } = state;
  const years = [...datedYears].sort().reverse();
  const now = first === last ? first : `${first}–${last}`;
  const own = now && !years.includes(now) ? [[now, now]] : [];
  const options = [["", say("year.all")], ...own, ...years.map((year) => [year, year])];
  return labelledSelect("counted-year", say("year"), now, options, (year) => year === now || narrow({ first: year, last: year }));
}

/** Write the choices above a view anew and leave the focus where it was. */
export function writeTools(bar, ...tools) {
  const focused = bar.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  bar.replaceChildren(...tools.filter(Boolean));
  if (focused) bar.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** A few buttons of which one is chosen. */
export const segmented = (label, options, value, choose) =>
  make(
    "div",
    { class: "segmented", role: "group", "aria-label": label },
    options.map(([name, text]) =>
      make("button", { type: "button", "data-key": `option-${name}`, "aria-pressed": String(name === value), onclick: () => name === value || choose(name) }, text),
    ),
  );
