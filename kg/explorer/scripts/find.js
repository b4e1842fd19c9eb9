// The find box: a list of entities by any of their names, in any script.

import { classLabel, labelOf, say } from "./language.js";
import { classSign, make } from "./elements.js";
import { degree, page } from "./page.js";
import { select } from "./selection.js";
import { onChange } from "./state.js";

const MOST = 200; // options, more than anyone reads

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\p{Pd}/gu, "-").toLowerCase().trim();

const index = page.entities.map((entity) => ({
  entity,
  names: [...Object.values(entity.labels), ...entity.aliases, entity.id].map((name) => [plain(name), name]),
}));

/** Entities of which a name holds the text: whole names first, then beginnings, then the busiest. */
export function search(text) {
  const wanted = plain(text);
  const found = [];
  for (const { entity, names } of index) {
    const ranks = names.map(([name]) => rank(name, wanted));
    const best = Math.min(...ranks);
    if (best < 3) found.push({ entity, best, name: names[ranks.indexOf(best)][1] });
  }
  return found.sort(
    (a, b) =>
      a.best - b.best ||
      degree(b.entity.id) - degree(a.entity.id) ||
      labelOf(a.entity.id).localeCompare(labelOf(b.entity.id)),
  );
}

function rank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

/** An input with a list of the entities that its text finds. */
export class FindBox {
  found = [];
  current = -1;

  /** `chosen` is called with the id of the entity that the reader takes; ids of options begin with the list's. */
  constructor(input, list, chosen) {
    Object.assign(this, { input, list, chosen });
    input.addEventListener("input", () => this.open());
    input.addEventListener("click", () => list.hidden && this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.press(event));
    // Before the click the input would lose the focus, and with it the list would go.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[id]");
      this.choose([...list.children].indexOf(option));
    });
  }

  open() {
    this.found = search(this.input.value).slice(0, MOST);
    const nothing = { class: "none", role: "option", "aria-disabled": "true" };
    const options = this.found.map((item, place) => optionOf(item, `${this.list.id}-${place}`, this.input.value));
    this.list.replaceChildren(...(options.length ? options : [make("li", nothing, say("find-none"))]));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.move(this.input.value.trim() && options.length ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  /** Make another option the current one. */
  move(place) {
    this.list.children[this.current]?.setAttribute("aria-selected", "false");
    this.current = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  step(by) {
    if (this.list.hidden) this.open();
    else this.move(Math.min(Math.max(this.current + by, 0), this.found.length - 1));
  }

  choose(place) {
    const taken = this.found[place];
    if (this.list.hidden || !taken) return;
    this.input.value = "";
    this.close();
    this.chosen(taken.entity.id);
  }

  press(event) {
    const keys = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Enter: () => this.choose(Math.max(this.current, 0)),
      Escape: () => this.close(),
    };
    if (event.isComposing || !Object.hasOwn(keys, event.key)) return; // Enter may end a Chinese word
    if (event.key === "Escape" && this.list.hidden) return;
    event.preventDefault();
    keys[event.key]();
  }
}

/** Make the find box of the header work. */
export function startFind() {
  const input = document.getElementById("find-text");
  const box = new FindBox(input, document.getElementById("find-list"), (id) => select("entity", id, "list"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.focus();
  });
  onChange(["language"], () => box.close());
}

function optionOf({ entity, name }, id, text) {
  const label = labelOf(entity.id);
  const other = text.trim() && name !== label && name !== entity.id ? make("span", { class: "also" }, name) : null;
  return make(
    "li",
    { role: "option", id, "aria-selected": "false" },
    classSign(entity.cls),
    make("span", { class: "found" }, make("span", {}, label), other),
    make("span", { class: "class" }, classLabel(entity.cls)),
  );
}
