// The page's own words and the names of things, in the reader's language.

import { entities, page, words } from "./page.js";
import { state } from "./state.js";

export const LANGUAGES = ["zh-Hant", "zh-Hans", "en"];

// A reader of one script reads the other one more easily than a third language.
const NEXT = {
  "zh-Hant": ["zh-Hant", "zh-Hans", "en", "pt"],
  "zh-Hans": ["zh-Hans", "zh-Hant", "en", "pt"],
  en: ["en", "pt", "zh-Hant", "zh-Hans"],
};

/** One of the page's own words, with its {places} filled. */
export function say(key, places = {}) {
  const text = words[key]?.[state.language] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(places, name) ? String(places[name]) : whole));
}

/** The best of several wordings for the reader: its text and its language. */
export function pick(texts, otherwise) {
  for (const language of [...NEXT[state.language], ...Object.keys(texts ?? {})]) {
    if (texts?.[language]) return { text: texts[language], language };
  }
  return { text: otherwise, language: "" };
}

export const nameOf = (id) => pick(entities.get(id)?.labels, id);
export const labelOf = (id) => nameOf(id).text;
export const classLabel = (cls) => pick(page.classes[cls], cls).text;
export const predicateLabel = (name) => pick(page.predicates[name], name).text;

/** The name of a language in the reader's language. */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames([state.language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const ASKED = [
  [/^zh-(hant|tw|hk|mo)/i, "zh-Hant"],
  [/^zh/i, "zh-Hans"],
  [/^en/i, "en"],
];

/** The language that the page is to open in, or that the browser's settings ask for. */
export function askedLanguage() {
  if (LANGUAGES.includes(page.meta.language)) return page.meta.language;
  for (const tag of navigator.languages ?? []) {
    const found = ASKED.find(([form]) => form.test(tag));
    if (found) return found[1];
  }
  return "zh-Hant";
}

/** Write the page's own words into the elements that name them. */
export function sayAll() {
  document.documentElement.lang = state.language;
  const title = pick(page.meta.title, "").text;
  document.title = title;
  document.getElementById("title").textContent = title;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    const text = say(element.dataset.sayLabel);
    element.setAttribute("aria-label", text);
    if (element.tagName === "BUTTON") element.title = text;
  }
  for (const element of document.querySelectorAll("[data-say-placeholder]")) {
    element.placeholder = say(element.dataset.sayPlaceholder);
  }
}
