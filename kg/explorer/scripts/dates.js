// Dates of the data (EDTF) in words, as precise as they are and no more.

import { say } from "./language.js";
import { state } from "./state.js";

const POINT = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?$/;
const MARKS = { "~": "date.about", "?": "date.uncertain", "%": "date.about-uncertain" };
const LOCALES = { "zh-Hant": "zh-Hant-HK", "zh-Hans": "zh-Hans-CN", en: "en-GB" };

/** A date or interval in words; what is in no known form stays as it is. */
export function readDate(text) {
  if (!text.includes("/")) return readPoint(text);
  const [begin, end] = text.split("/");
  if (begin === ".." || begin === "") return say("date.before", { date: readPoint(end) });
  if (end === ".." || end === "") return say("date.after", { date: readPoint(begin) });
  return say("date.between", { begin: readPoint(begin), end: readPoint(end) });
}

/** When a claim holds, in words; null where the source gives no date. */
export function readPeriod(begin, end) {
  if (begin && begin === end) return readDate(begin);
  if (begin && end) return say("date.from-until", { begin: readDate(begin), end: readDate(end) });
  if (begin) return begin.includes("/") ? readDate(begin) : say("date.from", { date: readDate(begin) });
  return end ? say("date.until", { date: readDate(end) }) : null;
}

function readPoint(text) {
  const found = POINT.exec(text);
  if (!found) return text;
  const [, year, month, day, mark] = found;
  const date = month && Number(month) > 12 ? say(`date.part-${month}`, { year }) : calendar(year, month, day);
  return mark ? say(MARKS[mark], { date }) : date;
}

function calendar(year, month, day) {
  const form = { year: "numeric", timeZone: "UTC" };
  if (month) form.month = "long";
  if (day) form.day = "numeric";
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(LOCALES[state.language], form).format(date);
}
