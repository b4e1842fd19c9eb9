// Where the marks of a timeline stand: lanes, rows in a lane, and labels where there is room.

import { placesInOrder } from "./cooperations.js";
import { font } from "./lettering.js";
import { look } from "./page.js";
import { momentName } from "./moments.js";
import { state } from "./state.js";

// Cooperation comes first; it is what the page is about.
const FIRST_LANES = ["agreement", "event", "centre"];
/** How long the dotted line of an open beginning or end is, in pixels. */
export const TAIL = 28;
const LABEL_SIZE = 12;
const WIDEST_LABEL = 210;
const NARROWEST_LABEL = 60;
const LABELLED = { rows: 9, height: 20 };
const DENSE = { rows: 13, height: 11 };
const BIN = 14;
const BINS_HEIGHT = 96;
const SMALLEST = 10; // pixels that a mark takes at least

const pen = document.createElement("canvas").getContext("2d");
const measured = new Map();

/** How wide a label is, in pixels. */
export function widthOf(text) {
  const key = `${state.language} ${text}`;
  if (!measured.has(key)) {
    pen.font = font(400, LABEL_SIZE);
    measured.set(key, pen.measureText(text).width);
  }
  return measured.get(key);
}

/** As much of a text as fits, or "" where that would say nothing. */
export function fitted(text, room) {
  const width = widthOf(text);
  if (width <= room) return text;
  if (room < NARROWEST_LABEL) return "";
  const signs = [...text];
  let most = Math.floor((signs.length * room) / width);
  while (most > 1 && widthOf(`${signs.slice(0, most).join("")}…`) > room) most -= 1;
  return `${signs.slice(0, most).join("").trimEnd()}…`;
}

/** Moments by lane, in the order of the lanes: groups of classes, or places; "" holds what has none. */
export function lanesOf(moments, mode) {
  const lanes = new Map();
  const put = (lane, moment) => {
    if (!lanes.has(lane)) lanes.set(lane, []);
    lanes.get(lane).push(moment);
  };
  const asked = state.between ?? [...state.places];
  for (const moment of moments) {
    if (mode === "groups") put(moment.group, moment);
    else {
      const places = moment.places.filter((place) => asked.length === 0 || asked.includes(place));
      for (const place of places.length > 0 ? places : [""]) put(place, moment);
    }
  }
  const order = mode === "groups" ? [...FIRST_LANES, ...look.order.filter((group) => !FIRST_LANES.includes(group))] : placesInOrder([...lanes.keys()].filter(Boolean));
  return [...order.filter((lane) => lanes.has(lane)), ...(lanes.has("") ? [""] : [])].map((lane) => ({ lane, moments: lanes.get(lane) }));
}

/** Marks of the moments that are seen: from where to where, in pixels. */
function marksOf(moments, scale, width) {
  const marks = [];
  for (const moment of moments) {
    let [left, right] = [scale(moment.from), scale(moment.to)];
    const small = right - left < SMALLEST;
    if (small) [left, right] = [(left + right - SMALLEST) / 2, (left + right + SMALLEST) / 2];
    if (right < 0 || left > width) continue;
    // What is taken includes the dotted lines.
    const start = left - (moment.open === "before" ? TAIL : 0);
    const end = right + (moment.open === "after" ? TAIL : 0);
    marks.push({ moment, left, right, small, start, end });
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** Put marks into rows, each into the first one with room; null where that takes too many. */
function packed(marks, most, roomOf) {
  const ends = [];
  for (const mark of marks) {
    const row = ends.findIndex((end) => end <= mark.start);
    mark.row = row < 0 ? ends.length : row;
    if (mark.row >= most) return null;
    ends[mark.row] = roomOf(mark);
  }
  return ends.length;
}

/** Give labels to marks of crowded rows wherever nothing else stands. */
function labelSome(marks, width) {
  const taken = [];
  for (const mark of marks) {
    const from = Math.min(mark.end, width) + 5;
    const inRow = marks.filter((other) => other !== mark && other.row === mark.row && other.end > from);
    const text = momentName(mark.moment);
    const room = Math.min(...inRow.map((other) => other.start - 6), width) - from;
    const label = fitted(text, Math.min(room, WIDEST_LABEL));
    const to = from + widthOf(label);
    if (!label || taken.some((other) => Math.abs(other.row - mark.row) <= 1 && other.from < to + 4 && other.to > from - 4)) continue;
    mark.label = label;
    taken.push({ row: mark.row, from, to });
  }
}

/** How many moments begin in each strip of a lane that is too crowded for marks. */
function binned(marks, width) {
  const bins = [];
  for (const mark of marks) {
    const place = Math.floor(Math.min(Math.max(mark.left, 0), width - 1) / BIN);
    bins[place] ??= { left: place * BIN, width: BIN - 2, moments: [] };
    bins[place].moments.push(mark.moment);
  }
  return bins.filter(Boolean);
}

/** How one lane is drawn: {marks, bins, rowHeight, height}; there are either marks or bins. */
export function laneLayout(moments, scale, width) {
  const marks = marksOf(moments, scale, width);
  const labelled = (mark) => Math.min(mark.end, width) + 16 + Math.min(widthOf(momentName(mark.moment)), WIDEST_LABEL);
  const few = packed(marks, LABELLED.rows, labelled);
  if (few !== null) {
    for (const mark of marks) mark.label = fitted(momentName(mark.moment), Math.min(WIDEST_LABEL, width - Math.min(mark.end, width) - 6));
    return { marks, bins: [], rowHeight: LABELLED.height, height: Math.max(few, 1) * LABELLED.height };
  }
  const many = packed(marks, DENSE.rows, (mark) => mark.end + 1);
  if (many !== null) {
    labelSome(marks, width);
    return { marks, bins: [], rowHeight: DENSE.height, height: many * DENSE.height + 4 };
  }
  return { marks: [], bins: binned(marks, width), rowHeight: 0, height: BINS_HEIGHT };
}
