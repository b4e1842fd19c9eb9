// Objects of claims, figures and places in a source, as a reader wants to see them.

import { readDate } from "./dates.js";
import { labelOf, predicateLabel, say } from "./language.js";
import { link, make, nameText } from "./elements.js";
import { entities, sources } from "./page.js";
import { select } from "./selection.js";

/** An entity as a button that selects it, or as plain text where it is open already; a source as a link. */
export function thing(id, open) {
  const source = sources.get(id);
  if (!entities.has(id)) return source ? link(source.url, source.title) : make("span", {}, id);
  if (id === open) return make("strong", {}, nameText(id));
  return make("button", { type: "button", class: "entity", onclick: () => select("entity", id, "list") }, nameText(id));
}

/** The object of a claim. */
export function objectOf(claim, open) {
  if (claim.kind === "number") return make("span", { class: "value" }, figure(claim));
  if (claim.kind === "date") {
    return make("span", { class: "value" }, readDate(claim.object), " ", rawDate(claim.object));
  }
  if (claim.kind === "url") return link(claim.object);
  if (claim.kind === "text") return make("q", { lang: claim.lang }, claim.object);
  return thing(claim.object, open);
}

/** The object of a claim as plain text. */
export const objectText = (claim) => (claim.kind === "date" ? readDate(claim.object) : objectOf(claim, claim.object).textContent);

/** A claim as a plain sentence. */
export const sentenceOf = (claim) => `${labelOf(claim.subject)} ${predicateLabel(claim.predicate)} ${objectText(claim)}`;

/** A date as the data write it. */
export const rawDate = (text) => make("code", {}, text);

/** A figure with its qualifier and unit. */
function figure(claim) {
  const number = grouped(claim.object);
  const amount = claim.qualifier ? say(`qualifier.${claim.qualifier}`, { number }) : number;
  return claim.unit ? say("amount", { amount, unit: labelOf(claim.unit) }) : amount;
}

/** Digits in threes; done on the text, since a figure may have more digits than a number holds. */
export function grouped(digits) {
  const [whole, rest] = digits.split(".");
  if (!/^-?\d{5,}$/.test(whole)) return digits;
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? parted : `${parted}.${rest}`;
}

/** A place in a source in words. */
export function readLocator(locator) {
  return locator.split(";").map(readPlace).join(say("list-comma"));
}

function readPlace(text) {
  const found = /^([a-z]+)(\d*)(?::(\d+)-(\d+))?$/.exec(text);
  if (!found) return text;
  const [, part, number, first, last] = found;
  const place = part === "p" && number ? say("locator.paragraph", { number }) : part + number;
  // The data count from 0 and leave the last one out; people count from 1.
  return first ? say("locator.characters", { place, first: Number(first) + 1, last }) : place;
}
