// Lists of which the first few are seen, and the rest on demand.

import { make } from "./elements.js";
import { say } from "./language.js";

/** A list that shows so many items, and the others behind a word that says how many there are. */
export function beginning(items, count, attributes = {}) {
  const list = (some) => make("ul", attributes, some);
  if (items.length <= count + 1) return [list(items)];
  const rest = items.slice(count);
  return [list(items.slice(0, count)), make("details", { class: "rest" }, make("summary", {}, say("more", { count: rest.length })), list(rest))];
}
