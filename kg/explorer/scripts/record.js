// What is drawn on a canvas, written down as the elements of a drawing.

import { draw } from "./elements.js";

const number = (value) => String(Math.round(value * 100) / 100);
const INVALID = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as XML may hold it. */
export const xmlText = (text) => String(text).replace(INVALID, "\ufffd");

/** Stands in for a canvas's context: what is drawn on it becomes SVG, in pixels of the window. */
class Recorder {
  content = draw("g");
  box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  fillStyle = "#000";
  strokeStyle = "#000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  font = "10px sans-serif";
  textAlign = "start";
  textBaseline = "alphabetic";
  globalAlpha = 1;
  #matrix = { a: 1, e: 0, f: 0 };
  #dash = [];
  #path = "";
  #saved = [];
  #ratio;
  #measure = document.createElement("canvas").getContext("2d");
  #recolour;

  /** `ratio` is that of pixels of the screen to those of the window; `recolour` turns each colour into another. */
  constructor(ratio, recolour = (colour) => colour) {
    this.#ratio = ratio;
    this.#recolour = recolour;
  }

  getTransform() {
    return { ...this.#matrix, b: 0, c: 0, d: this.#matrix.a };
  }
  // Nothing here is turned or drawn out to one side, so one factor says it all.
  setTransform(a, b, c, d, e, f) {
    this.#matrix = { a, e, f };
  }
  translate(x, y) {
    const { a, e, f } = this.#matrix;
    this.#matrix = { a, e: e + a * x, f: f + a * y };
  }
  scale(factor) {
    this.#matrix.a *= factor;
  }
  save() {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, globalAlpha } = this;
    const kept = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, globalAlpha };
    this.#saved.push([kept, { ...this.#matrix }, this.#dash]);
  }
  restore() {
    if (this.#saved.length === 0) return;
    const [kept, matrix, dash] = this.#saved.pop();
    Object.assign(this, kept);
    this.#matrix = matrix;
    this.#dash = dash;
  }
  setLineDash(dash) {
    this.#dash = dash;
  }
  getLineDash() {
    return this.#dash;
  }
  clearRect() {}
  measureText(text) {
    this.#measure.font = this.font;
    return this.#measure.measureText(text);
  }

  #length = (length) => (length * this.#matrix.a) / this.#ratio;
  #at(x, y) {
    return [(x * this.#matrix.a + this.#matrix.e) / this.#ratio, (y * this.#matrix.a + this.#matrix.f) / this.#ratio];
  }
  #add(command, ...points) {
    this.#path += command + points.flatMap(([x, y]) => this.#at(x, y)).map(number).join(" ");
  }
  beginPath() {
    this.#path = "";
  }
  moveTo(x, y) {
    this.#add("M", [x, y]);
  }
  lineTo(x, y) {
    this.#add(this.#path ? "L" : "M", [x, y]);
  }
  quadraticCurveTo(cx, cy, x, y) {
    this.#add("Q", [cx, cy], [x, y]);
  }
  bezierCurveTo(ax, ay, bx, by, x, y) {
    this.#add("C", [ax, ay], [bx, by], [x, y]);
  }
  rect(x, y, width, height) {
    this.#add("M", [x, y]);
    this.#add("L", [x + width, y], [x + width, y + height], [x, y + height]);
    this.closePath();
  }
  arc(x, y, radius, start, end, backwards = false) {
    const turn = end - start;
    const whole = Math.abs(turn) >= 2 * Math.PI - 1e-6;
    const middle = start + (whole ? Math.PI : ((((backwards ? -turn : turn) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)) / (backwards ? -2 : 2));
    const on = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    this.#add(this.#path ? "L" : "M", on(start));
    const length = number(this.#length(radius));
    for (const angle of [middle, end]) {
      this.#path += `A${length} ${length} 0 0 ${backwards ? 0 : 1} `;
      this.#add("", on(angle));
    }
  }
  closePath() {
    if (this.#path && !this.#path.endsWith("Z")) this.#path += "Z";
  }

  fill() {
    this.#draw({ fill: this.#recolour(this.fillStyle) });
    for (const [, x, y] of this.#path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[A-Z]|$)/g)) this.#reach(Number(x), Number(y));
  }
  stroke() {
    this.#draw(this.#pen({ fill: "none" }));
  }
  #pen(attributes) {
    const dash = this.#dash.map((part) => number(this.#length(part)));
    return {
      ...attributes,
      stroke: this.#recolour(this.strokeStyle),
      "stroke-width": number(this.#length(this.lineWidth)),
      "stroke-dasharray": dash.some((part) => part !== "0") ? dash.join(" ") : null,
      "stroke-linejoin": this.lineJoin === "miter" ? null : this.lineJoin,
    };
  }
  #draw(attributes) {
    if (!this.#path.includes("L") && !/[AQC]/.test(this.#path)) return;
    this.content.append(draw("path", { d: this.#path, ...attributes, opacity: this.globalAlpha < 1 ? this.globalAlpha : null }));
  }
  #reach(x, y, aside = 0, up = 0) {
    const { box } = this;
    [box.left, box.right] = [Math.min(box.left, x - aside), Math.max(box.right, x + aside)];
    [box.top, box.bottom] = [Math.min(box.top, y - up), Math.max(box.bottom, y + up)];
  }

  fillText(text, x, y) {
    this.#write(text, x, y, { fill: this.#recolour(this.fillStyle) });
  }
  // The rim around a text is no second text to one who reads or searches the file.
  strokeText(text, x, y) {
    this.#write(text, x, y, { ...this.#pen({ fill: "none" }), "aria-hidden": "true" });
  }
  #write(text, x, y, attributes) {
    const [, weight, size, family] = /^(?:(\d+|bold|normal) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    if (!size) return;
    const height = this.#length(Number(size));
    const [left, top] = this.#at(x, y);
    this.#reach(left, top, this.#length(this.measureText(text).width) / 2, height / 2);
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign] ?? "start";
    const line = this.textBaseline === "middle" ? top + height * 0.35 : top;
    const place = { x: number(left), y: number(line), "text-anchor": anchor };
    const type = { "font-family": family, "font-size": number(height), "font-weight": weight };
    this.content.append(draw("text", { ...place, ...type, ...attributes }, xmlText(text)));
  }
}

/** What a picture drawn by vis-network shows at present: {content, left, top, width, height}. */
export function recorded(network, recolour) {
  const { canvas } = network.canvas.frame;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const recorder = new Recorder(canvas.width / width, recolour);
  canvas.getContext = () => recorder;
  try {
    network.redraw();
  } finally {
    delete canvas.getContext;
  }
  const { box } = recorder;
  const rim = 12;
  const left = Math.max(box.left - rim, 0);
  const top = Math.max(box.top - rim, 0);
  if (!(box.right > box.left)) return { content: recorder.content, left: 0, top: 0, width, height };
  return { content: recorder.content, left, top, width: Math.min(box.right + rim, width) - left, height: Math.min(box.bottom + rim, height) - top };
}
