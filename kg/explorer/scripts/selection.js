// What is selected, the way back, and what the address of the page remembers.

import { claims, derived, entities, lines } from "./page.js";
import { LANGUAGES, askedLanguage } from "./language.js";
import { changed, state } from "./state.js";

const KINDS = { entity: entities, claim: claims, derived };
const past = [];
// "list" (find box or panel: the panel gets the focus), "picture" (a click in it) or "address".
export const selectedBy = { way: "picture" };

/** Select an entity, a claim or a derived relation; null clears the selection. */
export function select(kind, id, way) {
  if (kind !== null && !KINDS[kind].has(id)) return;
  const old = state.selected;
  if (old && kind && (old.kind !== kind || old.id !== id)) past.push(old);
  if (kind === null) past.length = 0;
  show(kind === null ? null : { kind, id }, way);
}

/** Select by an id of any kind. */
export function selectId(id) {
  const kind = Object.keys(KINDS).find((name) => KINDS[name].has(id));
  if (kind) select(kind, id, "address");
}

export const hasPast = () => past.length > 0;

/** Go back to what was selected before. */
export function goBack() {
  if (past.length > 0) show(past.pop(), "list");
}

function show(selected, way) {
  state.selected = selected;
  selectedBy.way = way;
  changed("selection");
}

/** The drawn ends of what is selected. */
export function selectedEnds() {
  const { kind, id } = state.selected ?? {};
  if (kind === "entity") return [id];
  const line = lines.get(id);
  return line ? [line.from, line.to] : [];
}

/** Read language and selection from the address. */
export function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const language = asked.get("lang");
  state.language = LANGUAGES.includes(language) ? language : askedLanguage();
  return asked.get("show");
}

/** Write language and selection into the address, so that it can be passed on. */
export function writeAddress() {
  const address = new URLSearchParams({ lang: state.language });
  if (state.selected) address.set("show", state.selected.id);
  try {
    history.replaceState(null, "", `#${address}`);
  } catch {
    // A page shown inside a notebook has no address of its own.
  }
}
