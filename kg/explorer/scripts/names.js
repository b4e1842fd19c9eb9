// All names of an entity, in every script.

import { make } from "./elements.js";
import { LANGUAGES, languageName, say } from "./language.js";

/** Labels by language, and aliases. */
export function namesOf(entity) {
  const order = [...new Set([...LANGUAGES, ...Object.keys(entity.labels)])];
  const rows = order.filter((language) => entity.labels[language]).map((language) => nameRow(entity, language));
  if (entity.aliases.length > 0) {
    const aliases = entity.aliases.map((alias) => make("span", { class: "alias" }, alias));
    rows.push([make("dt", {}, say("aliases")), make("dd", {}, aliases)]);
  }
  return make("dl", { class: "names" }, rows.flat());
}

function nameRow(entity, language) {
  const only = entity.descriptive.includes(language) ? make("small", {}, say("descriptive")) : null;
  const text = make("span", { lang: language }, entity.labels[language]);
  return [make("dt", {}, languageName(language)), make("dd", {}, text, only)];
}
