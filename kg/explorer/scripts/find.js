// The find box: a list of entities by any of their names, in any script.

import { classLabel, labelOf } from "./language.js";
import { classSign, make } from "./elements.js";
import { OptionList } from "./options.js";
import { degree, page } from "./page.js";
import { select } from "./selection.js";
import { onChange } from "./state.js";

const MOST = 200; // options, more than anyone reads

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\p{Pd}/gu, "-").toLowerCase().trim();

const index = page.entities.map((entity) => ({
  entity,
  names: [...Object.values(entity.labels), ...entity.aliases, entity.id].map((name) => [plain(name), name]),
}));

/** Entities of which a name holds the text: whole names first, then beginnings, then the busiest. */
export function search(text) {
  const wanted = plain(text);
  const found = [];
  for (const { entity, names } of index) {
    const ranks = names.map(([name]) => rank(name, wanted));
    const best = Math.min(...ranks);
    if (best < 3) found.push({ entity, best, name: names[ranks.indexOf(best)][1] });
  }
  return found.sort(
    (a, b) =>
      a.best - b.best ||
      degree(b.entity.id) - degree(a.entity.id) ||
      labelOf(a.entity.id).localeCompare(labelOf(b.entity.id)),
  );
}

function rank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

/** A list of entities under an input that a reader types names into; `chosen` is called with an id. */
export function findIn(input, list, chosen) {
  const options = new OptionList(input, list, {
    search: (text) => search(text).slice(0, MOST),
    option: (item) => optionOf(item, input.value),
    take({ entity }) {
      input.value = "";
      chosen(entity.id);
    },
  });
  const open = () => options.open(Boolean(input.value.trim()));
  input.addEventListener("input", open);
  input.addEventListener("click", () => list.hidden && open());
  input.addEventListener("blur", () => options.close());
  return options;
}

/** Make the find box of the header work. */
export function startFind() {
  const input = document.getElementById("find-text");
  const options = findIn(input, document.getElementById("find-list"), (id) => select("entity", id, "list"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.focus();
  });
  onChange(["language"], () => options.close());
}

function optionOf({ entity, name }, text) {
  const label = labelOf(entity.id);
  const other = text.trim() && name !== label && name !== entity.id ? make("span", { class: "also" }, name) : null;
  return [
    classSign(entity.cls),
    make("span", { class: "found" }, make("span", {}, label), other),
    make("span", { class: "class" }, classLabel(entity.cls)),
  ];
}
