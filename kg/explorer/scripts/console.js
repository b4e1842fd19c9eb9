// A console for SPARQL of the reader's own.

import { failureText, problemLine, progressLine, showAnswer, withSeconds } from "./asked.js";
import { QueryFailure, engineVersion, hasEngine, runQuery } from "./engine.js";
import { pick, say } from "./language.js";
import { make } from "./elements.js";
import { page } from "./page.js";
import { answerTable } from "./results.js";

const LONGEST = 600; // seconds
const draft = { text: page.examples?.[0]?.text ?? "", seconds: 30, outcome: null };

/** Have the console show a query. */
export function putIntoConsole(text) {
  draft.text = text;
  draft.outcome = null;
}

/** The console, or how to get one. */
export function consoleView() {
  const title = make("h2", { tabindex: -1 }, say("console.title"));
  if (!hasEngine()) return [title, make("p", { class: "needs" }, say("console.absent"))];
  const text = make("textarea", { id: "console-text", rows: 12, spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "console-hint" });
  text.value = draft.text;
  text.addEventListener("input", () => (draft.text = text.value));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  const answer = make("div", { id: "console-answer" });
  const run = () => runDraft(answer);
  if (draft.outcome) answer.append(...shownOutcome());
  return [
    title,
    make("p", { class: "quiet" }, say("console.intro", { version: engineVersion() })),
    examples(text),
    make("label", { for: "console-text", class: "sr-only" }, say("console.query")),
    text,
    make("p", { id: "console-hint", class: "quiet hint" }, say("console.hint")),
    make("div", { class: "buttons" }, make("button", { type: "button", id: "console-run", class: "main-button", onclick: run }, say("console.run")), limitField()),
    answer,
  ];
}

function examples(text) {
  const buttons = (page.examples ?? []).map((example) => {
    const put = () => {
      text.value = draft.text = example.text;
      text.focus();
    };
    return make("button", { type: "button", class: "quiet-button", onclick: put }, pick(example.titles, "").text);
  });
  return make("div", { class: "examples", role: "group", "aria-label": say("console.examples") }, make("span", { class: "quiet" }, say("console.examples")), buttons);
}

function limitField() {
  const input = make("input", { id: "console-limit", type: "number", min: 1, max: LONGEST, value: draft.seconds });
  input.addEventListener("input", () => {
    const seconds = Math.round(Number(input.value));
    if (seconds >= 1 && seconds <= LONGEST) draft.seconds = seconds;
  });
  return make("label", { class: "limit", for: "console-limit" }, say("console.limit"), " ", input);
}

async function runDraft(answer) {
  const { text, seconds } = draft;
  const tell = (step) => showAnswer(liveAnswer(answer), progressLine(step));
  let outcome;
  try {
    if (!text.trim()) throw new QueryFailure("mistake", say("console.empty"));
    outcome = { found: await runQuery(text, seconds, tell) };
  } catch (failure) {
    outcome = { failure, seconds };
  }
  // A query that was stopped by a newer one says nothing.
  if (draft.text !== text && outcome.failure?.kind === "stopped") return;
  draft.outcome = outcome;
  showAnswer(liveAnswer(answer), ...shownOutcome());
}

/** Where answers are shown now: the view is written anew when the language changes. */
const liveAnswer = (answer) => document.getElementById("console-answer") ?? answer;

function shownOutcome() {
  const { found, failure, seconds } = draft.outcome;
  if (failure) return [problemLine(failureText(failure, seconds))];
  const doubt = found.doubtful ? [problemLine(say("console.sums", { version: engineVersion() }))] : [];
  return [...doubt, ...answerTable(found, { name: "answer", note: withSeconds(found.time), nothing: say("answer.none-found") })];
}
