// The form of a named question.

import { pick, say } from "./language.js";
import { make } from "./elements.js";
import { entities, page, sources } from "./page.js";
import { SuggestField } from "./suggest.js";
import { dayTerm, entityTerm, ontologyTerm, plainTerm, sourceTerm } from "./terms.js";

const TERM_MAKERS = {
  entity: entityTerm,
  place: entityTerm,
  field: entityTerm,
  source: sourceTerm,
  class: ontologyTerm,
  date: dayTerm,
};

/** The terms of the values of a question. */
export const termsOf = (question, values) =>
  Object.fromEntries(question.parameters.map(({ name, kind }) => [name, (TERM_MAKERS[kind] ?? plainTerm)(values[name])]));

/** The values to begin with: those of the example, without what a page of a part does not hold. */
export const valuesOfExample = (question) =>
  Object.fromEntries(question.parameters.map(({ name, kind, example }) => [name, isHere(kind, example) ? example : ""]));

function isHere(kind, value) {
  if (kind === "source") return sources.has(value);
  return TERM_MAKERS[kind] !== entityTerm || entities.has(value);
}

/** The parameters that still lack a value. */
export const lacking = (question, values) => question.parameters.filter(({ name }) => !values[name]);

/** A field for each parameter; `values` changes as the reader fills them, and `tell` is called each time. */
export function fieldsOfForm(question, values, tell) {
  return question.parameters.map((parameter) => {
    const { name, kind, help } = parameter;
    const id = `value-${name}`;
    const put = (value) => {
      values[name] = value;
      tell();
    };
    const key = `param.${name}`;
    const word = say(key);
    return make(
      "div",
      { class: `parameter parameter-${kind}` },
      make("label", { for: id }, word === key ? name : word, " ", make("code", {}, name)),
      fieldOf(id, kind, values[name], put, help),
    );
  });
}

function fieldOf(id, kind, value, put, help) {
  if (["entity", "place", "field", "source"].includes(kind)) {
    const field = new SuggestField(id, kind, value, put);
    field.input.title = help;
    return field.element;
  }
  const input = kind === "class" ? classChoice(id, value) : make("input", { id, type: kind === "date" ? "date" : "text", title: help });
  input.value = value;
  input.addEventListener("input", () => put(input.value));
  return input;
}

function classChoice(id, chosen) {
  const labels = Object.keys(page.vocabulary.classes).map((name) => [pick(page.vocabulary.labels[name], name).text, name]);
  labels.sort(([one], [other]) => one.localeCompare(other));
  return make("select", { id }, labels.map(([label, name]) => make("option", { value: name, selected: name === chosen }, label)));
}
