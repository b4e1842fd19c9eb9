// How two entities are connected, with the claims and sources of each step.

import { claimCard } from "./card.js";
import { make } from "./elements.js";
import { labelOf, say } from "./language.js";
import { thing } from "./values.js";
import { waysOf } from "./ways.js";

/** The view of the shortest chains by the ids of two ends as `one~other`. */
export function pathView(id) {
  const [one, other] = id.split("~");
  const ways = waysOf(id);
  return [
    make("header", {}, make("h2", { tabindex: -1 }, say("path-between", { one: labelOf(one), other: labelOf(other) }))),
    ...ways.map((way, place) => wayView(way, place)),
    ways.length === 0 ? make("p", { class: "quiet" }, say("path-none")) : null,
  ];
}

function wayView({ entities, steps }, place) {
  const chain = entities.flatMap((id, at) => (at === 0 ? [thing(id, null)] : [" → ", thing(id, null)]));
  const rows = steps.map((claims, at) =>
    make(
      "li",
      {},
      make("p", { class: "step" }, thing(entities[at], null), " → ", thing(entities[at + 1], null)),
      claims.map((claim) => claimCard(claim, null)),
    ),
  );
  return make(
    "details",
    { class: "way", open: place === 0 },
    make("summary", {}, say("path-steps", { count: steps.length }), ": ", chain.map((part) => (typeof part === "string" ? part : make("span", {}, part.textContent)))),
    make("ol", { class: "steps" }, rows),
  );
}
