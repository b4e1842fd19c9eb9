// A field that names an entity or a source: a list of what is meant comes as one types, in any script.

import { classLabel, labelOf, say } from "./language.js";
import { classSign, make } from "./elements.js";
import { search } from "./find.js";
import { OptionList } from "./options.js";
import { entities, page, sources } from "./page.js";
import { isOfClass } from "./statements.js";

const OFFERED = 50;
const CLASS_OF_KIND = { place: "Place", field: "Field" };

function sourcesLike(text) {
  const wanted = text.trim().toLowerCase();
  const fits = ({ id, title, publisher }) => [id, title, publisher].some((one) => one.toLowerCase().includes(wanted));
  return page.sources.filter(fits).map(({ id }) => id);
}

function entitiesLike(text, cls) {
  const found = search(text).map(({ entity }) => entity.id);
  return cls ? found.filter((id) => isOfClass(id, cls)) : found;
}

const nameOfChoice = (kind, id) => (kind === "source" ? sources.get(id)?.title : entities.has(id) && labelOf(id)) || id;

/** An input that stands for one thing, with the list to choose it from. */
export class SuggestField {
  /** `kind` is "entity", "place", "field" or "source"; `chosen` the id at first; `tell` is told of each choice. */
  constructor(id, kind, chosen, tell) {
    this.kind = kind;
    this.tell = tell;
    this.input = make("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-controls": `${id}-list`,
      "aria-expanded": "false",
    });
    const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": say("suggestions"), hidden: true });
    this.element = make("div", { class: `suggest suggest-${kind}` }, this.input, list);
    this.options = new OptionList(this.input, list, {
      search: (text) => (kind === "source" ? sourcesLike(text) : entitiesLike(text, CLASS_OF_KIND[kind])).slice(0, OFFERED),
      option: (one) => (kind === "source" ? sourceOption(one) : entityOption(one)),
      take: (one) => this.choose(one),
    });
    this.choose(chosen);
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("input", () => this.type());
    this.input.addEventListener("blur", () => this.leave());
  }

  choose(id) {
    this.chosen = id;
    this.input.value = nameOfChoice(this.kind, id);
    this.tell(id);
  }

  type() {
    this.chosen = "";
    this.tell("");
    this.options.open(true);
  }

  /** Take the first of the list where the reader goes on without choosing. */
  leave() {
    if (!this.chosen && this.input.value.trim()) this.options.choose(Math.max(this.options.place, 0));
    this.options.close();
  }
}

function sourceOption(id) {
  const { title, publisher, published, language } = sources.get(id);
  return [make("span", { lang: language }, title), make("small", {}, [publisher, published].filter(Boolean).join(" · "))];
}

function entityOption(id) {
  const { cls } = entities.get(id);
  return [classSign(cls), make("span", {}, labelOf(id)), make("small", {}, classLabel(cls))];
}
