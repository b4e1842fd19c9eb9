// A few lines of text beside what is pointed at or has the focus.

import { make } from "./elements.js";

const TIP_GAP = 14;
let box = null;

function placeTip(x, y) {
  const { offsetWidth: width, offsetHeight: height } = box;
  box.style.left = `${Math.max(Math.min(x + TIP_GAP, innerWidth - width - 8), 8)}px`;
  box.style.top = `${y + TIP_GAP + height > innerHeight - 8 ? Math.max(y - TIP_GAP - height, 8) : y + TIP_GAP}px`;
}

/** Take the text away. */
export function hideTip() {
  if (box) box.hidden = true;
}

function showTip(text, x, y) {
  if (!box) {
    box = make("div", { class: "tip", role: "status", "aria-hidden": "true", hidden: true });
    document.body.append(box);
  }
  box.textContent = text;
  box.hidden = text === "";
  placeTip(x, y);
}

/** Tell a text of every element of a kind inside another while it is pointed at or has the focus. */
export function tell(container, selector, textOf) {
  const found = (event) => event.target.closest?.(selector);
  container.addEventListener("pointerover", (event) => {
    const element = found(event);
    if (element) showTip(textOf(element), event.clientX, event.clientY);
    else hideTip();
  });
  container.addEventListener("pointermove", (event) => found(event) && box && !box.hidden && placeTip(event.clientX, event.clientY));
  container.addEventListener("focusin", (event) => {
    const element = found(event);
    if (!element?.matches(":focus-visible")) return;
    const { left, bottom } = element.getBoundingClientRect();
    showTip(textOf(element), left, bottom - 6);
  });
  for (const end of ["pointerleave", "focusout", "pointerdown", "wheel"]) container.addEventListener(end, hideTip, { passive: true });
}
