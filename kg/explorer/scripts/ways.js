// How two entities are connected: the shortest chains of visible claims, through those with few links first.

import { isBetween, isDescribing, kindOf } from "./facets.js";
import { onChange, state } from "./state.js";
import { visible } from "./visible.js";

const MOST_WAYS = 3;
const waysById = new Map();
onChange(["shown"], () => waysById.clear());

/** Up to three chains by the ids of two ends as `one~other`: [{entities, steps: claims of each step}]. */
export function waysOf(id) {
  if (!waysById.has(id)) waysById.set(id, findWays(...id.split("~")));
  return waysById.get(id);
}

function findWays(one, other) {
  const links = linksNow(new Set([one, other]));
  const found = [];
  const banned = new Set();
  while (found.length < MOST_WAYS) {
    const entities = shortest(links, one, other, banned);
    if (!entities) break;
    const steps = entities.slice(1).map((id, place) => links.get(entities[place]).get(id));
    found.push({ entities, steps });
    // The next chain has to go another way: without the rarest inner entity, or without the direct link.
    const inner = entities.slice(1, -1).sort((a, b) => links.get(a).size - links.get(b).size || (a < b ? -1 : 1));
    if (inner.length > 0) banned.add(inner[0]);
    else banned.add(`${one} ${other}`).add(`${other} ${one}`);
  }
  return found;
}

/** The claims stated as fact between each two entities; what only describes connects nothing. */
function linksNow(ends) {
  const links = new Map();
  for (const claim of visible.claims) {
    if (!isBetween(claim) || kindOf(claim, state.asOf) !== "stated" || claim.subject === claim.object) continue;
    if ([claim.subject, claim.object].some((id) => isDescribing(id) && !ends.has(id))) continue;
    for (const [from, to] of [[claim.subject, claim.object], [claim.object, claim.subject]]) {
      if (!links.has(from)) links.set(from, new Map());
      if (!links.get(from).has(to)) links.get(from).set(to, []);
      links.get(from).get(to).push(claim);
    }
  }
  return links;
}

/** The chain with the fewest steps and, among these, with the fewest links at its entities; null if there is none. */
function shortest(links, one, other, banned) {
  const best = new Map([[one, { steps: 0, load: 0, from: null }]]);
  let rim = [one];
  for (let steps = 1; rim.length > 0 && !best.has(other); steps += 1) {
    const next = new Set();
    for (const id of rim.sort()) {
      for (const to of links.get(id)?.keys() ?? []) {
        if (banned.has(to) || banned.has(`${id} ${to}`)) continue;
        const load = best.get(id).load + Math.log(links.get(to).size + 1);
        const old = best.get(to);
        if (old && (old.steps < steps || old.load <= load)) continue;
        best.set(to, { steps, load, from: id });
        next.add(to);
      }
    }
    rim = [...next];
  }
  if (!best.has(other)) return null;
  const chain = [other];
  while (chain[0] !== one) chain.unshift(best.get(chain[0]).from);
  return chain;
}
