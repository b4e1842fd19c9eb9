// The view of questions: a list of all that have a name, beside it the chosen one or a console for one's own.

import { heard } from "./asked.js";
import { consoleView, putIntoConsole } from "./console.js";
import { engineVersion, hasEngine } from "./engine.js";
import { say } from "./language.js";
import { make } from "./elements.js";
import { page } from "./page.js";
import { questionView, titleOfQuestion } from "./question.js";
import { onChange } from "./state.js";
import { addView, viewOf } from "./views.js";

const OWN = "own-query";
// What the reader has chosen here, and by what the list is filtered.
const desk = { chosen: null, filter: "" };

/** Make the view; it is written when it is first shown, and in another language anew. */
export function startQuestions() {
  onChange(["language"], () => viewOf("questions").replaceChildren());
  addView("questions", (section) => section.hasChildNodes() || writeQuestions(section));
}

function writeQuestions(section) {
  if (!page.questions) {
    section.replaceChildren(make("p", { class: "quiet" }, say("questions.none")));
    return;
  }
  section.classList.toggle("has-chosen", desk.chosen !== null);
  section.replaceChildren(heard, questionList(section), make("div", { id: "question", "data-question": desk.chosen }, chosenView(section)));
}

/** Show a question, the console, or null for the list alone where both have no room. */
function turnToQuestion(section, id) {
  const list = document.getElementById("questions-list");
  const scrolled = list?.scrollTop ?? 0;
  desk.chosen = id;
  writeQuestions(section);
  document.getElementById("questions-list").scrollTop = scrolled;
  document.getElementById("question").scrollTop = 0;
  const heading = id === null ? document.getElementById("questions-filter") : document.querySelector("#question h2");
  heading?.focus();
}

/** The list, shorter as one types. */
function questionList(section) {
  const hint = say("questions.filter");
  const input = make("input", { id: "questions-filter", type: "search", autocomplete: "off", placeholder: hint, "aria-label": hint });
  const list = make("ul", { id: "questions-list" });
  const count = make("p", { class: "quiet", role: "status" });
  const write = () => {
    desk.filter = input.value;
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = page.questions.filter((question) => {
      const text = [question.id, ...Object.values(question.titles)].join("\n").toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    const item = (question) => make("li", {}, choice(section, question.id, titleOfQuestion(question)));
    list.replaceChildren(...found.map(item));
    count.textContent = say("questions.count", { count: found.length });
  };
  input.value = desk.filter;
  input.addEventListener("input", write);
  write();
  return make("nav", { id: "questions", "aria-label": say("view.questions") }, choice(section, OWN, say("console.title")), input, count, list);
}

function choice(section, id, text) {
  const current = desk.chosen === id ? "true" : null;
  const attributes = { type: "button", "data-question": id, "aria-current": current, onclick: () => turnToQuestion(section, id) };
  return make("button", attributes, text);
}

function chosenView(section) {
  if (desk.chosen === null) return introduction();
  const leave = { type: "button", class: "questions-back quiet-button", onclick: () => turnToQuestion(section, null) };
  const back = make("button", leave, say("questions.back"));
  if (desk.chosen === OWN) return [back, ...consoleView()];
  const openConsole = (text) => {
    putIntoConsole(text);
    turnToQuestion(section, OWN);
  };
  return [back, ...questionView(page.questions.find(({ id }) => id === desk.chosen), openConsole)];
}

function introduction() {
  return [
    make("h2", { tabindex: -1 }, say("view.questions")),
    make("p", {}, say("questions.intro")),
    make("p", { class: "quiet" }, hasEngine() ? say("console.intro", { version: engineVersion() }) : say("console.absent")),
  ];
}
