// What is on the screen as one drawing: with title, choices in force, legend, version, licence and how to cite.

import { choicesInWords } from "./chips.js";
import { imprint } from "./cite.js";
import { draw, sign } from "./elements.js";
import { classOf } from "./facets.js";
import { classLabel, labelOf, pick, say } from "./language.js";
import { font } from "./lettering.js";
import { drawn, look, page } from "./page.js";
import { recorded, xmlText } from "./record.js";
import { shown } from "./shown.js";
import { state } from "./state.js";
import { colour, groupColour } from "./theme.js";
import { viewOf } from "./views.js";

const MARGIN = 24;
const LEAST = 640;
const NARROWEST = 200; // of a drawing that is a view
const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "visibility"];
const gauge = document.createElement("canvas").getContext("2d");

/** The drawing of the view that is shown; null where it has none, such as a table. */
export function drawingShown(network, recolour = (tint) => tint) {
  if (state.view === "network") return recorded(network, recolour);
  // What is smaller is a sign in a text and no view.
  const isPart = (svg) => !svg.parentElement.closest("svg") && svg.getBoundingClientRect().width >= NARROWEST;
  const parts = [...viewOf(state.view).querySelectorAll("svg")].filter(isPart);
  return parts.length > 0 ? stacked(parts, recolour) : null;
}

/** The drawings of a view one under the other, with what the style sheet says written into their elements. */
function stacked(parts, recolour) {
  const content = draw("g");
  let [most, top] = [0, 0];
  for (const svg of parts) {
    const { width, height } = svg.getBoundingClientRect();
    const copy = plainCopy(svg, recolour);
    for (const [name, value] of Object.entries({ width, height, x: 0, y: top })) copy.setAttribute(name, value);
    copy.setAttribute("viewBox", svg.getAttribute("viewBox") ?? `0 0 ${width} ${height}`);
    content.append(copy);
    top += height;
    most = Math.max(most, width);
  }
  return { content, left: 0, top: 0, width: most, height: top };
}

function plainCopy(element, recolour) {
  if (element.nodeType === Node.TEXT_NODE) return document.createTextNode(xmlText(element.data));
  const isDrawn = element.namespaceURI === "http://www.w3.org/2000/svg" && !["script", "foreignObject", "style"].includes(element.localName);
  if (!isDrawn || getComputedStyle(element).display === "none") return null;
  const copy = draw(element.localName === "a" ? "g" : element.localName);
  for (const { name, value } of element.attributes) {
    if (!/^(on|style$|class$|href$|xlink|tabindex$|aria-|data-|id$|role$|xmlns)/.test(name)) copy.setAttribute(name, xmlText(value));
    else if (name === "id" && ["marker", "clipPath", "linearGradient", "pattern", "symbol"].includes(element.localName)) copy.id = value;
  }
  const style = getComputedStyle(element);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value) copy.setAttribute(name, /^(fill|stroke)$/.test(name) ? recolour(value) : value);
  }
  copy.append(...[...element.childNodes].map((child) => plainCopy(child, recolour)).filter(Boolean));
  const hasRim = element.localName === "text" && style.paintOrder.startsWith("stroke") && style.stroke !== "none";
  return hasRim ? overRim(copy) : copy;
}

/** A text over its own rim; not every program that reads drawings knows the order of painting. */
function overRim(text) {
  const rim = text.cloneNode(true);
  rim.setAttribute("aria-hidden", "true");
  for (const part of [text, ...text.querySelectorAll("*")]) part.setAttribute("stroke", "none");
  return draw("g", {}, rim, text);
}

/** Texts set in lines of a width: {element, height}. */
function paragraph(text, { x, y, size, weight = 400, fill, width }) {
  gauge.font = font(weight, size);
  const lines = [""];
  const words = Intl.Segmenter ? Array.from(new Intl.Segmenter(state.language, { granularity: "word" }).segment(xmlText(text)), (word) => word.segment) : [...xmlText(text)];
  for (const word of words) {
    if (lines.at(-1) && gauge.measureText(lines.at(-1) + word).width > width) lines.push(word.trimStart());
    else lines[lines.length - 1] += word;
  }
  const [, family] = /px (.*)$/.exec(gauge.font) ?? [null, "sans-serif"];
  const leading = size * 1.45;
  const spans = lines.map((line, place) => draw("tspan", { x, y: y + size + place * leading }, line));
  return { element: draw("text", { "font-family": family, "font-size": size, "font-weight": weight, fill }, spans), height: lines.length * leading };
}

/** The signs and lines that the picture shows, in words: [{icon, text}]. */
function legendShown(recolour) {
  const classes = new Map();
  for (const id of shown.nodes) {
    const { group } = drawn.get(id) ?? {};
    if (group) classes.set(group, (classes.get(group) ?? new Set()).add(classOf(id)));
  }
  const rows = look.order.filter((group) => classes.has(group)).map((group) => {
    const icon = sign(group);
    icon.firstChild.setAttribute("fill", recolour(groupColour(group)));
    return { icon, text: classes.get(group).size === 1 ? classLabel([...classes.get(group)][0]) : say(`group.${group}`) };
  });
  const lines = [...shown.edges.values()];
  const kinds = [
    ["line", "kind.stated", lines.some((line) => line.kind !== "derived" && !line.planned && !line.across), null],
    ["line", "kind.open", lines.some((line) => line.planned), "5 4"],
    ["derived", "switch.derived", lines.some((line) => line.kind === "derived"), "1.5 3"],
    ["across", "line.across", lines.some((line) => line.kind !== "derived" && line.across), null],
  ];
  for (const [name, key, present, dash] of kinds) {
    if (!present) continue;
    const line = draw("path", { d: "M0 8H16", stroke: recolour(colour(name)), "stroke-width": 2, "stroke-dasharray": dash, fill: "none" });
    rows.push({ icon: draw("svg", { viewBox: "0 0 16 16", width: 14, height: 14 }, line), text: say(key) });
  }
  return rows;
}

function legendBlock(rows, { x, y, width, fill }) {
  const block = draw("g");
  gauge.font = font(400, 12);
  let [left, top] = [x, y];
  for (const { icon, text } of rows) {
    const wide = gauge.measureText(text).width + 38;
    if (left > x && left + wide > x + width) [left, top] = [x, top + 20];
    icon.setAttribute("x", left);
    icon.setAttribute("y", top);
    block.append(icon, paragraph(text, { x: left + 20, y: top - 1, size: 12, fill, width: 1000 }).element);
    left += wide;
  }
  return { element: block, height: rows.length > 0 ? top - y + 20 : 0 };
}

/** The lines under a drawing: version, data, licence, how to cite. */
export function imprintLines() {
  const { version, hash, licence, address, cite } = imprint();
  const data = hash ? `${say("data")} ${hash}` : "";
  return [[say("version", { version }), data, `${say("licence")} ${[licence, address].filter(Boolean).join(" ")}`].filter(Boolean).join(" · "), `${say("cite.page")}${say("colon")}${cite}`];
}

/** A whole sheet around a drawing, as an element of SVG. */
export function sheetOf(drawing, recolour = (tint) => tint) {
  const width = Math.max(drawing.width + 2 * MARGIN, LEAST);
  const inner = width - 2 * MARGIN;
  const [ink, quiet, paper] = ["ink", "quiet", "paper"].map((name) => recolour(colour(name)));
  const title = pick(page.meta.title, "").text;
  const parts = [];
  let y = MARGIN;
  const put = ({ element, height }, gap = 0) => {
    parts.push(element);
    y += height + gap;
  };
  put(paragraph(title, { x: MARGIN, y, size: 20, weight: 600, fill: ink, width: inner }));
  if (state.selected?.kind === "entity") put(paragraph(labelOf(state.selected.id), { x: MARGIN, y, size: 14, weight: 600, fill: ink, width: inner }));
  const choices = choicesInWords();
  if (choices.length > 0) put(paragraph(`${say("chips")}${say("colon")}${choices.join(" · ")}`, { x: MARGIN, y, size: 12, fill: quiet, width: inner }));
  y += 12;
  const frame = { x: MARGIN + (inner - drawing.width) / 2, y, width: drawing.width, height: drawing.height };
  parts.push(draw("svg", { ...frame, viewBox: `${drawing.left} ${drawing.top} ${drawing.width} ${drawing.height}`, overflow: "hidden" }, drawing.content));
  y += drawing.height + 16;
  if (state.view === "network") put(legendBlock(legendShown(recolour), { x: MARGIN, y, width: inner, fill: ink }), 8);
  for (const line of imprintLines()) put(paragraph(line, { x: MARGIN, y, size: 11, fill: quiet, width: inner }));
  const height = Math.ceil(y + MARGIN);
  return draw(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: Math.ceil(width), height, viewBox: `0 0 ${Math.ceil(width)} ${height}`, lang: state.language, role: "img" },
    draw("title", {}, xmlText(title)),
    draw("rect", { width: "100%", height: "100%", fill: paper }),
    parts,
  );
}

/** A drawing as the text of a file. */
export const svgText = (sheet) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
