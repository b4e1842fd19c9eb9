// The choice of a form of citation: the text is copied, and stands there to be read.

import { copyBlock, copyText } from "./copy.js";
import { make } from "./elements.js";
import { say } from "./language.js";

const FORMS = { plain: "cite.plain", bibtex: "cite.bibtex", csl: "cite.csl" };

/** A fold with a button for each form of what `write` gives. */
export const citing = (write) => make("details", { class: "cite" }, make("summary", {}, say("cite")), formButtons(write));

/** A button for each form, and the field in which the text stands. */
export function formButtons(write) {
  const buttons = Object.entries(FORMS).map(([form, key]) =>
    make("button", { type: "button", class: "plain-button", "data-form": form, onclick: () => copyText(write()[form], block) }, say(key)),
  );
  const block = copyBlock(say("cite"), buttons);
  return block;
}
