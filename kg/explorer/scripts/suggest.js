// A field that names an entity or a source: a list of what is meant comes as one types, in any script.

import { classLabel, labelOf, say } from "./language.js";
import { classSign, make } from "./elements.js";
import { search } from "./find.js";
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

export class SuggestField {
  place = -1;
  found = [];

  /** `kind` is "entity", "place", "field" or "source"; `chosen` the id at first. */
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
    this.list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": say("suggestions"), hidden: true });
    this.element = make("div", { class: `suggest suggest-${kind}` }, this.input, this.list);
    this.choose(chosen);
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("input", () => this.type());
    this.input.addEventListener("blur", () => this.leave());
    this.input.addEventListener("keydown", (event) => this.press(event));
    // Before the click the input would lose the focus, and with it the list would go.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const place = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (this.found[place]) this.choose(this.found[place]);
    });
  }

  choose(id) {
    this.chosen = id;
    this.input.value = nameOfChoice(this.kind, id);
    this.close();
    this.tell(id);
  }

  type() {
    this.chosen = "";
    this.tell("");
    this.open();
  }

  /** Take the first of the list where the reader goes on without choosing. */
  leave() {
    if (!this.chosen && this.found.length > 0 && this.input.value.trim()) this.choose(this.found[Math.max(this.place, 0)]);
    else this.close();
  }

  open() {
    const text = this.input.value;
    this.found = (this.kind === "source" ? sourcesLike(text) : entitiesLike(text, CLASS_OF_KIND[this.kind])).slice(0, OFFERED);
    const options = this.found.map((id, place) => this.option(id, place));
    const nothing = make("li", { class: "none", role: "option", "aria-disabled": "true" }, say("find-none"));
    this.list.replaceChildren(...(options.length ? options : [nothing]));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.move(options.length ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  move(place) {
    this.list.children[this.place]?.setAttribute("aria-selected", "false");
    this.place = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.isComposing) return; // Enter may end a Chinese word
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      if (this.list.hidden) this.open();
      else this.move(Math.min(Math.max(this.place + step, 0), this.found.length - 1));
    } else if (event.key === "Enter" && !this.list.hidden && this.found.length > 0) {
      this.choose(this.found[Math.max(this.place, 0)]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      this.close();
    } else return;
    event.preventDefault();
  }

  option(id, place) {
    const option = { role: "option", id: `${this.input.id}-${place}`, "aria-selected": "false" };
    if (this.kind === "source") {
      const { title, publisher, published, language } = sources.get(id);
      return make("li", option, make("span", { lang: language }, title), make("small", {}, [publisher, published].filter(Boolean).join(" · ")));
    }
    const { cls } = entities.get(id);
    return make("li", option, classSign(cls), make("span", {}, labelOf(id)), make("small", {}, classLabel(cls)));
  }
}
