// The legend's classes by group: what each is drawn as, how many there are, and whether they are shown.

import { make, sign } from "./elements.js";
import { classOf, endsOf } from "./facets.js";
import { classLabel, say } from "./language.js";
import { drawn, groupOf, look, nodes } from "./page.js";
import { conceptClasses, narrow, state } from "./state.js";
import { visible } from "./visible.js";

const present = [...new Set(nodes.map((node) => classOf(node.id)))];
const classesOf = (group) => present.filter((cls) => groupOf(cls) === group && !conceptClasses.includes(cls));
const unfoldedGroups = new Set();

/** The section of the legend. */
export function classesSection() {
  const counts = countEntities();
  const groups = look.order.filter((group) => classesOf(group).length > 0);
  return make("ul", { id: "classes" }, groups.map((group) => groupRow(group, counts)));
}

/** Entities by class that the other choices leave. */
function countEntities() {
  const ids = new Set([...visible.claims, ...visible.derived, ...(visible.nearly.get("off") ?? [])].flatMap(endsOf));
  const counts = new Map();
  for (const id of ids) if (drawn.has(id)) counts.set(classOf(id), (counts.get(classOf(id)) ?? 0) + 1);
  return counts;
}

/** Show or hide classes: all of them off if any is on. */
function flipClasses(classes) {
  const off = new Set(state.off);
  const anyOn = classes.some((cls) => !off.has(cls));
  for (const cls of classes) if (anyOn) off.add(cls); else off.delete(cls);
  narrow({ off });
}

/** Show classes alone, or everything again. */
function showOnly(classes) {
  const others = present.filter((cls) => !conceptClasses.includes(cls) && !classes.includes(cls));
  const alone = others.every((cls) => state.off.has(cls)) && classes.every((cls) => !state.off.has(cls));
  narrow({ off: new Set([...conceptClasses.filter((cls) => state.off.has(cls)), ...(alone ? [] : others)]) });
}

function groupRow(group, counts) {
  const classes = classesOf(group).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b));
  if (classes.length === 1) {
    return make("li", {}, row(`class-${classes[0]}`, classes, classLabel(classes[0]), sign(group), counts));
  }
  const open = unfoldedGroups.has(group);
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
        if (open) unfoldedGroups.delete(group);
        else unfoldedGroups.add(group);
        narrow({});
      },
    },
    open ? "▾" : "▸",
  );
  const inner = classes.map((cls) => make("li", {}, row(`class-${cls}`, [cls], classLabel(cls), null, counts)));
  return make("li", {}, row(`group-${group}`, classes, name, sign(group), counts, fold), open ? make("ul", {}, inner) : null);
}

function row(key, classes, text, icon, counts, fold = null) {
  const on = classes.filter((cls) => !state.off.has(cls));
  const pressed = on.length === classes.length ? "true" : on.length ? "mixed" : "false";
  const total = classes.reduce((sum, cls) => sum + (counts.get(cls) ?? 0), 0);
  const toggle = make(
    "button",
    { type: "button", class: "class-toggle", "data-key": key, "aria-pressed": pressed, onclick: () => flipClasses(classes) },
    icon,
    make("span", { class: "text" }, text),
    make("span", { class: "count" }, String(total)),
  );
  const only = make(
    "button",
    { type: "button", class: "only", "data-key": `only-${key}`, "aria-label": say("only-these", { name: text }), onclick: () => showOnly(classes) },
    say("only"),
  );
  return make("div", { class: "row" }, toggle, only, fold);
}
