// The axis of a timeline: years, months or days, as many as have room.

import { dayNumber, yearAt } from "./bounds.js";
import { state } from "./state.js";

const ROOM = 46; // pixels for one label
// Steps with the days that they last about.
const TICKS = [
  ...[50, 20, 10, 5, 2, 1].map((years) => ({ months: 12 * years, days: 365 * years })),
  ...[6, 3, 1].map((months) => ({ months, days: 30 * months })),
  { months: 0, days: 7 },
  { months: 0, days: 1 },
].reverse();
const TICK_LOCALES = { "zh-Hant": "zh-Hant-HK", "zh-Hans": "zh-Hans-CN", en: "en-GB" };

function tickLabel(day, { months, days }) {
  const date = new Date(day * 86_400_000);
  const form = months % 12 === 0 && months > 0 ? { year: "numeric" } : days < 28 ? { day: "numeric", month: "short" } : date.getUTCMonth() === 0 ? { year: "numeric" } : { month: "short" };
  if (form.year) return String(date.getUTCFullYear());
  return new Intl.DateTimeFormat(TICK_LOCALES[state.language], { ...form, timeZone: "UTC" }).format(date);
}

/** The ticks between two days on a line of some width: [{day, label, strong}]. */
export function ticksOf([from, to], width) {
  const step = TICKS.find(({ days }) => (days / (to - from)) * width >= ROOM) ?? TICKS.at(-1);
  const found = [];
  if (step.months === 0) {
    for (let day = Math.ceil(from / step.days) * step.days; day <= to; day += step.days) found.push(day);
  } else {
    const years = step.months / 12;
    const year = years >= 1 ? Math.floor(yearAt(from) / years) * years : Math.floor(yearAt(from));
    for (let month = 0, day = dayNumber(year); day <= to; month += step.months, day = dayNumber(year, month)) if (day >= from) found.push(day);
  }
  return found.map((day) => ({ day, label: tickLabel(day, step), strong: Number.isInteger(yearAt(day)) }));
}
