// What the reader's choices leave: the claims that every view shows.

import { endsOf, isBetween, isDescribing } from "./facets.js";
import { sift } from "./filter.js";
import { page } from "./page.js";
import { changed, onChange, state } from "./state.js";

/**
 * `claims` and `derived` pass all choices; `entities` are their ends; `nearly` has, by the name of a choice, the
 * claims that fail this one alone.
 */
export const visible = { claims: [], derived: [], entities: new Set(), nearly: new Map() };

/** Work out what is visible. */
function choose() {
  const { passed, nearly } = sift(page.claims);
  visible.nearly = nearly;
  visible.claims = passed;
  visible.derived = sift(page.derived).passed;
  if (state.focus.size > 0) {
    const near = around();
    const isNear = (claim) => endsOf(claim).every((id) => near.has(id));
    visible.claims = visible.claims.filter(isNear);
    visible.derived = visible.derived.filter(isNear);
  }
  visible.entities = new Set([...visible.claims, ...visible.derived].flatMap(endsOf));
}

/** The entities around those in focus, each as many steps as asked for; concepts are reached but not walked through. */
function around() {
  const neighbours = new Map();
  for (const claim of [...visible.claims, ...visible.derived]) {
    if (!isBetween(claim)) continue;
    for (const [one, other] of [[claim.subject, claim.object], [claim.object, claim.subject]]) {
      if (!neighbours.has(one)) neighbours.set(one, new Set());
      neighbours.get(one).add(other);
    }
  }
  const reached = new Set();
  for (const [start, steps] of state.focus) {
    let rim = new Set([start]);
    const seen = new Set([start]);
    for (let step = 0; step < steps; step += 1) {
      const next = new Set();
      for (const id of rim) {
        if (id !== start && isDescribing(id)) continue;
        for (const other of neighbours.get(id) ?? []) {
          if (!seen.has(other)) next.add(other);
          seen.add(other);
        }
      }
      rim = next;
    }
    for (const id of seen) reached.add(id);
  }
  return reached;
}

/** Keep what is visible in step with the choices. */
export function startVisible() {
  const update = () => {
    choose();
    changed("shown");
  };
  onChange(["filter"], update);
  update();
}
