// A source with everything in the page that it supports.

import { claimCard } from "./card.js";
import { make } from "./elements.js";
import { say } from "./language.js";
import { page } from "./page.js";

/** The view of a source. */
export function sourceView(source) {
  const supported = page.claims.filter((claim) => claim.source === source.id);
  return [
    make("header", {}, make("p", { class: "class" }, say("source")), make("h2", { tabindex: -1, lang: source.language }, source.title)),
    make("h3", {}, say("supports"), " ", make("span", { class: "count" }, String(supported.length))),
    ...supported.map((claim) => claimCard(claim, null)),
  ];
}
