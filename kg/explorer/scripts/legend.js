// The legend, which is also the filter: classes by group, and switches for kinds of relation.

import { classLabel, say } from "./language.js";
import { draw, make, sign } from "./elements.js";
import { edges, entities, groupOf, look, nodes } from "./page.js";
import { changed, onChange, state } from "./state.js";

const counts = new Map();
for (const node of nodes) {
  const { cls } = entities.get(node.id);
  counts.set(cls, (counts.get(cls) ?? 0) + 1);
}

const classesOf = (group) => [...counts.keys()].filter((cls) => groupOf(cls) === group);
const conceptClasses = look.concepts.flatMap(classesOf);
const unfolded = new Set();
const SWITCHES = [
  {
    key: "planned",
    present: edges.some((edge) => edge.dashes),
    isOn: () => state.planned,
    flip: () => (state.planned = !state.planned),
  },
  {
    key: "derived",
    present: edges.some((edge) => edge.kind === "derived"),
    isOn: () => state.derived,
    flip: () => (state.derived = !state.derived),
  },
  {
    key: "concepts",
    present: conceptClasses.length > 0,
    isOn: () => conceptClasses.some((cls) => !state.off.has(cls)),
    flip: () => flipAll(conceptClasses),
  },
];

/** Show or hide classes: all of them off if any is on. */
function flipAll(classes) {
  const anyOn = classes.some((cls) => !state.off.has(cls));
  for (const cls of classes) {
    if (anyOn) state.off.add(cls);
    else state.off.delete(cls);
  }
}

/** Do what the reader asks for, and tell everyone. */
function apply(flip) {
  flip();
  changed("filter");
}

/** Make the legend work. */
export function startLegend() {
  const legend = document.getElementById("legend");
  legend.open = matchMedia("(min-width: 45rem)").matches;
  document.getElementById("show-all").addEventListener("click", () => {
    apply(() => {
      for (const cls of counts.keys()) if (!conceptClasses.includes(cls)) state.off.delete(cls);
    });
  });
  onChange(["language", "filter", "theme"], writeLegend);
  writeLegend();
}

function writeLegend() {
  const focused = document.activeElement?.dataset?.key;
  const groups = look.order.filter((group) => classesOf(group).length > 0);
  document.getElementById("classes").replaceChildren(...groups.map(groupRow));
  const hidden = [...counts.keys()].some((cls) => state.off.has(cls) && !conceptClasses.includes(cls));
  document.getElementById("show-all").hidden = !hidden;
  document.getElementById("switches").replaceChildren(
    make("legend", {}, say("show")),
    ...SWITCHES.filter((one) => one.present).map(switchRow),
  );
  // The rows are new, so the one that had the focus gets it again.
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function groupRow(group) {
  const classes = classesOf(group).sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b));
  if (classes.length === 1) return make("li", {}, make("div", { class: "row" }, classButton(classes[0], sign(group))));
  const open = unfolded.has(group);
  const name = say(`group.${group}`);
  const fold = make(
    "button",
    {
      type: "button",
      class: "fold",
      "data-key": `fold-${group}`,
      "aria-expanded": String(open),
      "aria-label": say("classes-of", { group: name }),
      onclick: () => {
        if (open) unfolded.delete(group);
        else unfolded.add(group);
        writeLegend();
      },
    },
    open ? "▾" : "▸",
  );
  const button = toggleButton(`group-${group}`, classes, name, sign(group));
  const inner = make("ul", {}, classes.map((cls) => make("li", {}, classButton(cls, null))));
  return make("li", {}, make("div", { class: "row" }, button, fold), open ? inner : null);
}

const classButton = (cls, icon) => toggleButton(`class-${cls}`, [cls], classLabel(cls), icon);

function toggleButton(key, classes, text, icon) {
  const on = classes.filter((cls) => !state.off.has(cls));
  const pressed = on.length === classes.length ? "true" : on.length ? "mixed" : "false";
  const total = classes.reduce((sum, cls) => sum + counts.get(cls), 0);
  return make(
    "button",
    { type: "button", class: "class-toggle", "data-key": key, "aria-pressed": pressed, onclick: () => apply(() => flipAll(classes)) },
    icon,
    make("span", { class: "text" }, text),
    make("span", { class: "count" }, String(total)),
  );
}

function switchRow({ key, isOn, flip }) {
  const input = make("input", { type: "checkbox", role: "switch", "data-key": `switch-${key}`, id: `switch-${key}` });
  input.checked = isOn();
  input.addEventListener("change", () => apply(flip));
  return make("label", { for: `switch-${key}` }, input, sample(key), make("span", {}, say(`switch.${key}`)));
}

/** A piece of line as the picture draws it. */
function sample(key) {
  if (key === "concepts") return sign(look.concepts[0]);
  const line = draw("path", { d: "M0 5h22", class: `line-${key}` });
  return draw("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true" }, line);
}
