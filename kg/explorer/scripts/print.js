// The page on paper: white, opened out, the picture as a drawing, with the choices in force and how to cite.

import { choicesInWords } from "./chips.js";
import { make } from "./elements.js";
import { pick, say } from "./language.js";
import { look, page } from "./page.js";
import { drawingShown, imprintLines } from "./svg.js";
import { state } from "./state.js";
import { colour } from "./theme.js";
import { viewOf } from "./views.js";

const INKS = ["ink", "quiet", "paper", "line", "lit", "derived", "across"];

/** Colours of a dark screen to those of paper. */
function paperColours() {
  const pairs = Object.values(look.groups).map(({ dark, light }) => [dark, light]);
  pairs.push(...INKS.map((name) => [colour(name), colour(`print-${name}`)]));
  const written = (tint) => {
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = tint;
    return probe.fillStyle;
  };
  const table = new Map(pairs.map(([from, to]) => [written(from), to]));
  const cache = new Map();
  return (tint) => {
    if (!cache.has(tint)) cache.set(tint, onPaper(written(tint), table, tint));
    return cache.get(tint);
  };
}

function onPaper(plain, table, otherwise) {
  if (table.has(plain)) return table.get(plain);
  const [, red, green, blue, alpha] = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(plain) ?? [];
  if (!alpha) return otherwise;
  const solid = table.get(`#${[red, green, blue].map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`);
  return solid ? `color-mix(in srgb, ${solid} ${Math.round(Number(alpha) * 100)}%, transparent)` : otherwise;
}

/** Keep a version for paper ready whenever the reader prints. */
export function startPrint(network) {
  let undo = [];
  addEventListener("beforeprint", () => {
    for (const step of undo) step();
    undo = [...openFolds(), ...putHead(), ...putDrawing(network)];
  });
  addEventListener("afterprint", () => {
    for (const step of undo) step();
    undo = [];
  });
}

function openFolds() {
  const folds = [...document.querySelectorAll("#panel-body details:not([open]):not(.cite), .view:not([hidden]) details:not([open])")];
  for (const fold of folds) fold.open = true;
  return [() => folds.forEach((fold) => (fold.open = false))];
}

function putHead() {
  const choices = choicesInWords();
  const head = make(
    "div",
    { id: "printed-head" },
    make("p", { class: "printed-title" }, pick(page.meta.title, "").text),
    choices.length > 0 ? make("p", {}, `${say("chips")}${say("colon")}${choices.join(" · ")}`) : null,
    imprintLines().map((line) => make("p", { class: "quiet" }, line)),
  );
  document.body.prepend(head);
  return [() => head.remove()];
}

function putDrawing(network) {
  if (state.view !== "network") return [];
  const drawing = drawingShown(network, paperColours());
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.id = "printed-picture";
  svg.setAttribute("viewBox", `${drawing.left} ${drawing.top} ${drawing.width} ${drawing.height}`);
  svg.append(drawing.content);
  viewOf("network").append(svg);
  return [() => svg.remove()];
}
