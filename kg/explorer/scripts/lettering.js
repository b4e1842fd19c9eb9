// Names set in a few short lines.

import { state } from "./state.js";

const FACES = {
  "zh-Hant": 'system-ui, "PingFang HK", "Microsoft JhengHei", "Noto Sans CJK HK", "Noto Sans CJK TC", sans-serif',
  "zh-Hans": 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  en: "system-ui, sans-serif",
};
const WIDEST = 11; // times the size of the type
const wrapped = new Map();

/** A font as a canvas wants it. */
export const font = (weight, size) => `${weight} ${size.toFixed(1)}px ${FACES[state.language]}`;

/** Break a name into at most so many lines, in the font of the canvas. */
export function wrap(context, text, size, most) {
  const key = `${context.font}\n${most}\n${text}`;
  if (!wrapped.has(key)) wrapped.set(key, broken(context, text, size, most));
  return wrapped.get(key);
}

function broken(context, text, size, most) {
  const widthOf = (row) => context.measureText(row).width;
  const rows = [""];
  for (const part of partsOf(text)) {
    const row = rows.at(-1) + part;
    if (rows.at(-1) === "" || widthOf(row.trimEnd()) <= WIDEST * size) rows[rows.length - 1] = row;
    else rows.push(part.trimStart());
  }
  const kept = rows.slice(0, most).map((row) => row.trim());
  if (rows.length > most) kept[most - 1] += "…";
  return { rows: kept, width: Math.max(...kept.map(widthOf)) };
}

/** The parts of a name between which it may be broken; brackets stay with what they enclose. */
function partsOf(text) {
  const parts = [];
  for (const word of wordsOf(text)) {
    const last = parts.at(-1) ?? "";
    const closes = /^[\p{Pe}\p{Pf}\p{Po}]/u.test(word) && !(/^['"]/.test(word) && /\s$/.test(last));
    const follows = /[\p{Ps}\p{Pi}]$|^['"]$/u.test(last);
    if (last && (closes || follows)) parts[parts.length - 1] += word;
    else parts.push(word);
  }
  return parts;
}

function wordsOf(text) {
  if (!Intl.Segmenter) return [...text];
  const words = new Intl.Segmenter(state.language, { granularity: "word" }).segment(text);
  return Array.from(words, (word) => word.segment);
}
