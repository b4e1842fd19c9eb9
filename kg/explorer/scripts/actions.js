// What a reader can do with an entity in the picture: look at what is around it, hide it, pin it, connect it.

import { findIn } from "./find.js";
import { make } from "./elements.js";
import { labelOf, say } from "./language.js";
import { drawn } from "./page.js";
import { select } from "./selection.js";
import { changed, narrow, state } from "./state.js";

const HOPS = [1, 2, 3];

/** The row of buttons under the name of an entity. */
export function entityActions(id) {
  if (!drawn.has(id)) return null;
  return make(
    "div",
    { class: "actions", role: "group", "aria-label": say("actions") },
    focusButtons(id),
    make("button", { type: "button", class: "action", id: "hide", onclick: () => hide(id) }, say("hide")),
    make("button", { type: "button", class: "action", id: "pin", "aria-pressed": String(state.pinned.has(id)), onclick: () => pin(id) }, say("pin")),
    connectForm(id),
  );
}

function focusButtons(id) {
  const now = state.focus.get(id) ?? 0;
  const buttons = HOPS.map((hops) =>
    make(
      "button",
      { type: "button", id: `focus-${hops}`, "aria-pressed": String(now === hops), "aria-label": say("focus-hops", { count: hops }), onclick: () => focusOn(id, now === hops ? 0 : hops) },
      String(hops),
    ),
  );
  const isAround = state.focus.size > 0 && now === 0;
  return make("span", { class: "hops", role: "group", "aria-label": say("focus") }, make("span", {}, say(isAround ? "expand" : "focus")), buttons);
}

/** Show what is within some steps of an entity; none takes it back. Others in focus stay, so that one expands from there. */
function focusOn(id, hops) {
  const focus = new Map(state.focus);
  if (hops > 0) focus.set(id, hops);
  else focus.delete(id);
  narrow({ focus });
  document.getElementById(`focus-${hops || 1}`)?.focus();
}

function hide(id) {
  const focus = new Map(state.focus);
  focus.delete(id);
  select(null, null, "list");
  narrow({ hidden: new Set([...state.hidden, id]), focus });
}

/** Keep an entity where it is, or let it go back to its place. */
function pin(id) {
  const place = drawn.get(id);
  if (!state.pinned.delete(id)) state.pinned.set(id, { x: place.x, y: place.y });
  changed("pinned");
  changed("shown");
  document.getElementById("pin")?.focus();
}

function connectForm(id) {
  const list = make("ul", { id: "connect-list", role: "listbox", "aria-label": say("connect"), hidden: true });
  const input = make("input", {
    type: "text",
    id: "connect-text",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": "connect-list",
    "aria-expanded": "false",
    placeholder: say("connect"),
    "aria-label": say("connect-with", { name: labelOf(id) }),
  });
  findIn(input, list, (other) => other !== id && select("path", `${id}~${other}`, "list"));
  return make("div", { class: "finder connect" }, input, list);
}

