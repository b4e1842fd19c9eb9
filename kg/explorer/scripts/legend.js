// The legend, which is also the filter: everything by which the claims can be narrowed down, with counts.

import { classesSection } from "./classes.js";
import { make } from "./elements.js";
import { fieldsSection, gradesSection, kindsSection, placesSection } from "./choices.js";
import { say } from "./language.js";
import { narrowed, onChange, reset } from "./state.js";
import { timeSection } from "./time.js";

const SECTIONS = {
  classes: classesSection,
  kinds: kindsSection,
  time: timeSection,
  places: placesSection,
  fields: fieldsSection,
  grades: gradesSection,
};
const OPEN = new Set(["classes", "kinds", "time"]);

/** Make the legend work. */
export function startLegend() {
  const legend = document.getElementById("legend");
  legend.open = matchMedia("(min-width: 45rem)").matches;
  const button = make("button", { type: "button", id: "reset", onclick: reset });
  document.getElementById("legend-body").replaceChildren(button, ...Object.keys(SECTIONS).map(legendSection));
  onChange(["language", "shown", "theme"], writeLegend);
  writeLegend();
}

function legendSection(name) {
  const box = make("div", { class: "section-body" });
  return make("details", { class: "section", id: `section-${name}`, open: OPEN.has(name) }, make("summary", {}), box);
}

function writeLegend() {
  const focused = document.activeElement?.dataset?.key;
  const button = document.getElementById("reset");
  button.textContent = say("reset");
  button.disabled = narrowed().length === 0;
  for (const [name, write] of Object.entries(SECTIONS)) {
    const element = document.getElementById(`section-${name}`);
    const [summary, box] = element.children;
    summary.textContent = say(`section.${name}`);
    const content = write();
    element.hidden = !content;
    // What is still the same stays, so that a slider is not taken from under a finger.
    if (content && content !== box.firstChild) box.replaceChildren(content);
  }
  // The rows are new, so the one that had the focus gets it again.
  if (focused) document.querySelector(`#legend-body [data-key="${CSS.escape(focused)}"]`)?.focus();
}
