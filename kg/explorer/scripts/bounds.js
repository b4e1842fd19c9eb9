// Dates of the data (EDTF) as days on a line, to be sorted and drawn by.

const DAY = 86_400_000;
const POINT_FORM = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;
// Months (from 0) that parts of a year begin with and how many they last: seasons, quarters, halves.
const PARTS = { 21: [2, 3], 22: [5, 3], 23: [8, 3], 24: [11, 3], 33: [0, 3], 34: [3, 3], 35: [6, 3], 36: [9, 3], 40: [0, 6], 41: [6, 6] };

/** A day as a number of days since 1970. */
export function dayNumber(year, month = 0, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

/** The year that a day lies in, with what has passed of it: 2024.5 is the middle of 2024. */
export const yearAt = (day) => {
  const year = new Date(day * DAY).getUTCFullYear();
  return year + (day - dayNumber(year)) / (dayNumber(year + 1) - dayNumber(year));
};

/** The first day of a date and the first after it; null where the date is in no known form. */
function pointBounds(text) {
  const found = POINT_FORM.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => part && Number(part));
  if (month === undefined) return [dayNumber(year), dayNumber(year + 1)];
  if (month > 12) {
    const [first, lasting] = PARTS[month] ?? [0, 12];
    return [dayNumber(year, first), dayNumber(year, first + lasting)];
  }
  return day === undefined ? [dayNumber(year, month - 1), dayNumber(year, month)] : [dayNumber(year, month - 1, day), dayNumber(year, month - 1, day) + 1];
}

/**
 * Where a date or an interval lies: {from, to, open}, days since 1970, `to` the first day after it.
 *
 * `open` is "before" for ../X ("some time until X": `from` is that of X), "after" for X/.. and "" otherwise; null where
 * the text is in no known form.
 */
export function edtfBounds(text) {
  if (!text) return null;
  if (!text.includes("/")) {
    const point = pointBounds(text);
    return point && { from: point[0], to: point[1], open: "" };
  }
  const [begin, end] = text.split("/");
  const [first, last] = [pointBounds(begin), pointBounds(end)];
  if (first && last) return last[1] > first[0] ? { from: first[0], to: last[1], open: "" } : null;
  if (last && (begin === ".." || begin === "")) return { from: last[0], to: last[1], open: "before" };
  if (first && (end === ".." || end === "")) return { from: first[0], to: first[1], open: "after" };
  return null;
}

/** Where a claim's time lies, from its begin and end; null where it names none. */
export function claimBounds({ begin, end }) {
  const [first, last] = [edtfBounds(begin), edtfBounds(end)];
  if (first && last) return { from: first.from, to: Math.max(last.to, first.to), open: "" };
  return first ?? (last && { ...last, open: "before" });
}
