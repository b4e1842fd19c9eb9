// Copying, also where the browser refuses it: then the text stands selected in a field.

import { make } from "./elements.js";
import { say } from "./language.js";

/** A block with the field for what is copied, and a line that says, also to one who only hears it, how it went. */
export function copyBlock(label, ...content) {
  const field = make("textarea", { class: "copied", readonly: true, rows: 5, spellcheck: "false", "aria-label": label, hidden: true });
  return make("div", { class: "forms" }, content.flat(), field, make("p", { class: "said", role: "status" }));
}

/** Copy a text, and show it in the field of a block. */
export async function copyText(text, block) {
  const field = block.querySelector("textarea");
  field.value = text;
  field.hidden = false;
  announce(say((await isCopied(text, field)) ? "copied" : "copy-by-hand"), block.querySelector(".said"));
}

async function isCopied(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/** Say something in a live region. */
export function announce(text, region) {
  region.textContent = "";
  // A text that comes after an empty one is read out even if it is the same.
  requestAnimationFrame(() => (region.textContent = text));
}
