// A citation in CSL-JSON, which reference managers read.

import { oneLine } from "./bibtex.js";

const SEASONS = new Set(["21", "22", "23", "24"]);

/** Write an item: {key, type, title, author, issued, accessed, url, language, version, note}. */
export function cslOf({ key, type, title, author, issued, accessed, url, language, version, note }) {
  const item = {
    id: oneLine(key),
    type,
    title: oneLine(title),
    author: author && [{ literal: oneLine(author) }],
    issued: cslDate(issued),
    accessed: cslDate(accessed),
    URL: url,
    language,
    version: version && oneLine(version),
    note: note && oneLine(note),
  };
  const kept = Object.fromEntries(Object.entries(item).filter(([, value]) => value));
  // Some programs read HTML in titles; written like this, none is to be seen in the file.
  return `${JSON.stringify([kept], null, 2).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)}\n`;
}

/** A date of the data as CSL has it; null where it has no form for it. */
function cslDate(text) {
  const points = (text ?? "").split("/").map((point) => /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?$/.exec(point));
  if (points.some((point) => point === null)) return null;
  const [, year, month, , mark] = points[0];
  const about = mark ? { circa: true } : {};
  if (points.length === 1 && SEASONS.has(month)) return { "date-parts": [[Number(year)]], season: Number(month) - 20, ...about };
  const parts = points.map((point) => point.slice(1, 4).filter(Boolean).map(Number));
  return { "date-parts": parts.map((part) => (part[1] > 12 ? part.slice(0, 1) : part)), ...about };
}
