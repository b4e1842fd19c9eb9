// The address of the page remembers everything that the reader has chosen, so that a view can be sent as a link.

import { LANGUAGES, askedLanguage } from "./language.js";
import { drawn, entities, groups, page } from "./page.js";
import { KINDS, VIEWS, narrowed, onChange, reset, state } from "./state.js";

const list = (some) => [...some].join(",");
const someOf = (all) => (text) => new Set(text.split(",").filter((one) => all.includes(one)));
const isYear = (text) => (/^\d{4}$/.test(text) ? text : "");
const isDay = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : "");
const ids = [...entities.keys()];

/** How each choice is written, and how it is read; what is not known is left out. */
const CHOICES = {
  off: [list, someOf(page.entities.map((entity) => entity.cls))],
  kinds: [list, someOf(KINDS)],
  grades: [list, someOf(["A", "B", "C"])],
  places: [list, someOf(ids)],
  fields: [list, someOf(ids)],
  between: [list, (text) => (someOf(ids)(text).size === 2 ? [...someOf(ids)(text)] : null)],
  across: [Number, (text) => text === "1"],
  derived: [Number, (text) => text !== "0"],
  first: [String, isYear],
  last: [String, isYear],
  asOf: [String, isDay],
  hidden: [list, someOf(ids)],
  opened: [list, someOf([...groups.keys()])],
  focus: [(focus) => list([...focus].map(([id, steps]) => `${id}:${steps}`)), readFocus],
};

function readFocus(text) {
  const pairs = text.split(",").map((one) => one.split(":"));
  return new Map(pairs.filter(([id, steps]) => entities.has(id) && /^[1-3]$/.test(steps)).map(([id, steps]) => [id, Number(steps)]));
}

function readPinned(text) {
  const triples = text.split(",").map((one) => one.split(":"));
  const places = triples.map(([id, x, y]) => [id, { x: Number(x), y: Number(y) }]);
  return new Map(places.filter(([id, { x, y }]) => drawn.has(id) && Number.isFinite(x) && Number.isFinite(y)));
}

/** Read everything but the selection from the address, and give what is to be selected. */
export function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const language = asked.get("lang");
  state.language = LANGUAGES.includes(language) ? language : askedLanguage();
  state.view = VIEWS.includes(asked.get("view")) ? asked.get("view") : "network";
  state.pinned = readPinned(asked.get("pin") ?? "");
  reset();
  for (const [name, [, read]] of Object.entries(CHOICES)) if (asked.has(name)) state[name] = read(asked.get(name));
  return asked.get("show");
}

function hashNow() {
  const address = new URLSearchParams({ lang: state.language });
  if (state.view !== "network") address.set("view", state.view);
  for (const name of narrowed()) address.set(name, CHOICES[name][0](state[name]));
  const pins = [...state.pinned].map(([id, { x, y }]) => `${id}:${Math.round(x)}:${Math.round(y)}`);
  if (pins.length > 0) address.set("pin", list(pins));
  const { kind, id } = state.selected ?? {};
  if (id) address.set("show", ["source", "path"].includes(kind) ? `${kind}:${id}` : id);
  return `#${address}`;
}

/** Keep the address in step with the choices. */
export function startAddress() {
  onChange(["language", "filter", "selection", "view", "pinned"], () => {
    try {
      history.replaceState(null, "", hashNow());
    } catch {
      // A page shown inside a notebook has no address of its own.
    }
  });
}
