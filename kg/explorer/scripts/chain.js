// Where an entity lies: district, city, region; of a field, the broader ones.

import { make } from "./elements.js";
import { chainOf, classOf } from "./facets.js";
import { say } from "./language.js";
import { thing } from "./values.js";

const UPWARDS = new Set(["locatedIn", "broader"]);

/** A line of buttons for each place that an entity lies in, the nearest first; null where none is known. */
export function chainsOf(id, claims) {
  const stated = claims.filter((claim) => UPWARDS.has(claim.predicate) && claim.modality !== "planned");
  const direct = [...new Set(stated.map((claim) => claim.object))];
  // A city that is named beside its own district says nothing more.
  const nearest = direct.filter((one) => !direct.some((other) => other !== one && chainOf(other).includes(one)));
  if (nearest.length === 0) return null;
  const word = classOf(id) === "Field" ? say("chain.broader") : say("chain.places");
  return make("div", { class: "chains" }, make("h3", { class: "aside" }, word), make("ul", {}, nearest.map(chainLine)));
}

function chainLine(id) {
  // What itself lies in more is the nearer one.
  const order = chainOf(id).sort((a, b) => chainOf(b).length - chainOf(a).length || (a < b ? -1 : 1));
  const steps = order.map((step, place) => [place === 0 ? null : make("span", { class: "then", "aria-hidden": "true" }, " › "), thing(step, null)]);
  return make("li", { class: "chain" }, steps.flat());
}
