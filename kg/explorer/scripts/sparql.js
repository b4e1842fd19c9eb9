// SPARQL as text: prefixes, and the few words that have to be known before the engine reads a query.

import { page } from "./page.js";

// Text, IRIs, comments and escaped characters, where no keyword can stand (SPARQL 1.1, section 19.8).
const OPAQUE =
  /"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*|\\./gs;

const bareText = (text) => text.replace(OPAQUE, " ");

/** Say whether a word stands in a query as a keyword, and not as a part of a name. */
const hasKeyword = (text, word) => new RegExp(`(?<![\\w?$@:%.-])${word}(?![\\w:-])`, "i").test(bareText(text));

export const namesGraphs = (text) => hasKeyword(text, "from");
export const callsService = (text) => hasKeyword(text, "service");

/** A query without its prefixed names. */
const withoutNames = (text) => bareText(text).replace(/[\w.-]*:[\w.%-]*/g, " ");

/** The form of a query, in capitals; empty where it has none. */
export function formOf(text) {
  return (/(?<![\w?$@])(select|ask|construct|describe)\b/i.exec(withoutNames(text))?.[1] ?? "").toUpperCase();
}

/** Declare the prefixes of the project, on a line of their own before the query. */
export function withPrefixes(text) {
  const prefixes = Object.entries(page.vocabulary.prefixes).map(([name, space]) => `PREFIX ${name}: <${space}>`);
  return `${prefixes.join(" ")}\n${text}`;
}

/** What the engine said of a query: lines counted as the reader sees them, kinds of characters left out. */
export function wordMistake(message) {
  const said = message.replace(/\s+/g, " ").replace(/\bat (\d+):(\d+)/, (all, line, column) => `at ${line - 1}:${column}`);
  const [before, list] = said.split("expected one of ");
  const words = (list ?? "").split(", ").filter((word) => !/^\[.+\]$/.test(word));
  const short = words.join("") ? `${before}expected one of ${words.join(", ")}`.replace("expected one of Prefix", "Prefix") : said;
  return short.length > 300 ? `${short.slice(0, 300)}…` : short;
}

const OPERAND = "(?:[?$]\\w+|\\d[\\w.]*|\\w*\\u0000)"; // the last is a bracket, or a function with its own
const PRODUCT = `${OPERAND}(?:\\s*[*/]\\s*${OPERAND})*`;
const IN_A_ROW = new RegExp(`${OPERAND}\\s*(?:-\\s*${PRODUCT}\\s*[-+]|/\\s*${OPERAND}\\s*[*/])`);

/** Say whether a query subtracts or divides and goes on without brackets, as in ?a - ?b + ?c. */
export function hasRowOfSums(text) {
  let rest = withoutNames(text);
  for (;;) {
    if (IN_A_ROW.test(rest)) return true;
    const shorter = rest.replace(/\([^()]*\)/g, "\u0000");
    if (shorter === rest) return false;
    rest = shorter;
  }
}
