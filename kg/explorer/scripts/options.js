// A list of options under an input, by keyboard and by pointer: what a combobox is by ARIA.

import { make } from "./elements.js";
import { say } from "./language.js";

/** `search(text)` gives items, `option(item)` the content of one in the list, `take(item)` is told which one is chosen. */
export class OptionList {
  found = [];
  place = -1;

  constructor(input, list, { search, option, take }) {
    Object.assign(this, { input, list, search, option, take });
    input.addEventListener("keydown", (event) => this.press(event));
    // Before the click the input would lose the focus, and with it the list would go.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      this.choose([...list.children].indexOf(event.target.closest("[role=option]")));
    });
  }

  /** Show what the text of the input finds; the first is current if `first` says so. */
  open(first) {
    this.found = this.search(this.input.value);
    const options = this.found.map((item, place) =>
      make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" }, this.option(item)),
    );
    const nothing = make("li", { class: "none", role: "option", "aria-disabled": "true" }, say("find-none"));
    this.list.replaceChildren(...(options.length > 0 ? options : [nothing]));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.move(first && options.length > 0 ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  /** Make another option the current one. */
  move(place) {
    this.list.children[this.place]?.setAttribute("aria-selected", "false");
    this.place = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  choose(place) {
    const taken = this.found[place];
    if (this.list.hidden || taken === undefined) return;
    this.close();
    this.take(taken);
  }

  press(event) {
    const step = (by) => {
      if (this.list.hidden) this.open(Boolean(this.input.value.trim()));
      else this.move(Math.min(Math.max(this.place + by, 0), this.found.length - 1));
    };
    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => this.choose(Math.max(this.place, 0)),
      Escape: () => this.close(),
    };
    if (event.isComposing || !Object.hasOwn(keys, event.key)) return; // Enter may end a Chinese word
    if (this.list.hidden && ["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }
}
