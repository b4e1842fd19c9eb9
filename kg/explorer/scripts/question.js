// One named question: its form, its answer, and the SPARQL behind it.

import { answerFromPage, isAnswered } from "./answering.js";
import { copyButton, failureText, problemLine, progressLine, showAnswer, withSeconds } from "./asked.js";
import { QueryFailure, hasEngine, runQuery } from "./engine.js";
import { fieldsOfForm, lacking, termsOf, valuesOfExample } from "./form.js";
import { pick, say } from "./language.js";
import { make } from "./elements.js";
import { page } from "./page.js";
import { answerTable } from "./results.js";
import { writeTerm } from "./terms.js";

const PATIENCE = 60; // seconds
// Values and outcomes by question, kept when the view is written anew.
const askedBefore = new Map();
let sparqlOpen = false;

export const titleOfQuestion = (question) => pick(question.titles, question.id).text;

/** Title, form, answer and SPARQL of a question; `openConsole` is given a query. */
export function questionView(question, openConsole) {
  if (!askedBefore.has(question.id)) {
    askedBefore.set(question.id, { values: valuesOfExample(question), outcome: null });
  }
  const { values, outcome } = askedBefore.get(question.id);
  const answer = make("div", { id: "answer" }, outcome ? shownAnswer(question, outcome) : null);
  const learn = make("div", { id: "learn" });
  const write = () => writeLearn(learn, question, openConsole);
  const form = make(
    "form",
    { id: "question-form", novalidate: true },
    fieldsOfForm(question, values, write),
    make("button", { type: "submit", class: "main-button" }, say("questions.ask")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askQuestion(question);
  });
  write();
  return [make("h2", { tabindex: -1 }, titleOfQuestion(question)), form, answer, learn];
}

/** The query with the values in place. */
function textOf(question, values) {
  const terms = termsOf(question, values);
  return question.parts.map((part) => (typeof part === "string" ? part : writeTerm(terms[part[0]]))).join("");
}

async function askQuestion(question) {
  const own = askedBefore.get(question.id);
  const missing = lacking(question, own.values);
  const show = (...content) => {
    const answer = document.getElementById("answer");
    if (answer?.closest(`[data-question="${question.id}"]`)) showAnswer(answer, ...content);
  };
  if (missing.length > 0) {
    show(problemLine(say("questions.lacking", { names: missing.map(({ name }) => name).join(", ") })));
    document.getElementById(`value-${missing[0].name}`)?.focus();
    return;
  }
  try {
    own.outcome = await answerTo(question, { ...own.values }, (step) => show(progressLine(step)));
  } catch (failure) {
    own.outcome = { failure };
  }
  show(...shownAnswer(question, own.outcome));
}

async function answerTo(question, values, tell) {
  if (isAnswered(question.id, values)) return answerFromPage(question.id, values);
  if (!hasEngine()) throw new QueryFailure("absent");
  const found = await runQuery(textOf(question, values), PATIENCE, tell);
  return { ...found, columns: found.columns.filter((name) => !Object.hasOwn(values, name)) };
}

function shownAnswer(question, outcome) {
  if (outcome.failure) return [problemLine(failureText(outcome.failure, PATIENCE))];
  const here = say(page.part ? "answer.from-part" : "answer.from-page");
  const note = outcome.time === undefined ? here : withSeconds(outcome.time);
  return answerTable(outcome, { name: question.id, note, nothing: say("answer.none") });
}

/** What one can learn from: the command and the query behind the question. */
function writeLearn(learn, question, openConsole) {
  const { values } = askedBefore.get(question.id);
  const whole = lacking(question, values).length === 0;
  const pairs = question.parameters.map(({ name }) => `${name}=${inShell(values[name])}`);
  const command = make("code", {}, ["kg ask", question.id, ...pairs].join(" "));
  const text = make("code", {}, whole ? textOf(question, values) : "");
  const open = { type: "button", class: "quiet-button", disabled: !whole, onclick: () => openConsole(text.textContent) };
  const details = make(
    "details",
    { id: "sparql", open: sparqlOpen },
    make("summary", {}, say("questions.sparql")),
    make("pre", { tabindex: 0 }, text),
    make("div", { class: "buttons" }, hasEngine() ? make("button", open, say("questions.open")) : null, copyButton(text.textContent, text, !whole)),
  );
  details.addEventListener("toggle", () => (sparqlOpen = details.open));
  learn.replaceChildren(
    isAnswered(question.id, values) || hasEngine() ? "" : make("p", { class: "needs" }, say("questions.needs-engine")),
    make("div", { class: "command" }, make("span", { class: "quiet" }, say("questions.command")), command, copyButton(command.textContent, command, !whole)),
    details,
  );
}

/** A value as a shell has to have it. */
const inShell = (value) => (/^[\w.:-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
