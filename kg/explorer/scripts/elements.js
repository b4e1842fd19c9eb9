// Elements built from text alone; nothing from the data is ever read as HTML.

import { groupOf, look } from "./page.js";
import { nameOf, say } from "./language.js";
import { groupColour } from "./theme.js";

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; strings among the children become text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  return fill(element, attributes, children);
}

/** Make an element of a drawing. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null && value !== "") element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== ""));
  return element;
}

/** A link where the address is one of the web, otherwise its plain text. */
export function link(address, ...content) {
  const href = webAddress(address);
  if (href === null) return make("span", {}, ...(content.length ? content : [address ?? ""]));
  return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...(content.length ? content : [address]));
}

/** An address as the browser reads it, or null where it is not one of the web. */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The name of an entity, marked with its language. */
export function nameText(id) {
  const name = nameOf(id);
  return make("span", { lang: name.language }, name.text);
}

const SHAPES = {
  dot: ["circle", { cx: 8, cy: 8, r: 6 }],
  square: ["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }],
  diamond: ["path", { d: "M8 1l7 7-7 7-7-7z" }],
  triangle: ["path", { d: "M8 1.5l7 12.5H1z" }],
  triangleDown: ["path", { d: "M8 14.5L1 2h14z" }],
  star: ["path", { d: "M8 .8l2.2 4.7 5.1.6-3.8 3.5 1 5.1L8 12.2l-4.5 2.5 1-5.1L.7 6.1l5.1-.6z" }],
  hexagon: ["path", { d: "M4.3 1.6h7.4L15.4 8l-3.7 6.4H4.3L.6 8z" }],
};

/** The sign of a group, as the picture draws it. */
export function sign(group) {
  const [tag, attributes] = SHAPES[look.groups[group].shape];
  const shape = draw(tag, { ...attributes, fill: groupColour(group) });
  return draw("svg", { viewBox: "0 0 16 16", width: 14, height: 14, class: "sign", "aria-hidden": "true" }, shape);
}

export const classSign = (cls) => sign(groupOf(cls));

/** A short word in a frame. */
export const badge = (kind, key) => make("span", { class: `badge badge-${kind}` }, say(key));
