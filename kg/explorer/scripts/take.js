// What a reader takes away: pictures, tables, data, a link, a citation, paper.

import { graphCitation } from "./cite.js";
import { formButtons } from "./citing.js";
import { rowsOfClaims } from "./claimrows.js";
import { announce, copyBlock, copyText } from "./copy.js";
import { make } from "./elements.js";
import { jsonldOf } from "./jsonld.js";
import { say } from "./language.js";
import { page } from "./page.js";
import { pngOf } from "./png.js";
import { startPrint } from "./print.js";
import { csvOf, save } from "./save.js";
import { onChange, state } from "./state.js";
import { drawingShown, sheetOf, svgText } from "./svg.js";

const fileName = (ending) => `gba-kg-${page.meta.version}-${state.view}.${ending}`.replace(/[^\w.-]+/g, "-");

/** What can be taken: a word and what it does; of pictures only where the view is one. */
const takings = (network) => [
  ["take.png", async () => save(fileName("png"), "image/png", await pngOf(sheetOf(drawingShown(network)))), true],
  ["take.svg", () => save(fileName("svg"), "image/svg+xml", svgText(sheetOf(drawingShown(network)))), true],
  ["take.csv", () => save(fileName("csv"), "text/csv;charset=utf-8", csvOf(rowsOfClaims())), false],
  ["take.jsonld", () => save(fileName("jsonld"), "application/ld+json", jsonldOf()), false],
  ["take.link", showLink, false],
  ["cite.page", showCitation, false],
  ["take.print", () => print(), false],
];

/** Make the menu. */
export function startTake(network) {
  const button = make("button", { type: "button", id: "take-button", class: "plain-button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "take-menu" });
  const menu = make("div", { id: "take-menu", role: "menu", "aria-labelledby": "take-button", hidden: true });
  document.getElementById("take").append(button, menu, make("dialog", { id: "take-sheet", "aria-labelledby": "take-sheet-title" }), make("p", { id: "take-said", role: "status" }));
  const close = (focus) => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus();
  };
  const open = (last) => {
    const isDrawing = state.view === "network" || drawingShown(network) !== null;
    menu.replaceChildren(...takings(network).filter(([, , drawn]) => isDrawing || !drawn).map(([key, take]) => menuItem(key, take, close)));
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    (last ? menu.lastChild : menu.firstChild).focus();
  };
  button.addEventListener("click", () => (menu.hidden ? open(false) : close(true)));
  button.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    open(event.key === "ArrowUp");
  });
  menu.addEventListener("keydown", (event) => moveInMenu(event, menu, close));
  document.addEventListener("pointerdown", (event) => !menu.hidden && !document.getElementById("take").contains(event.target) && close(false));
  const write = () => {
    button.textContent = say("take");
    close(false);
  };
  onChange(["language", "view"], write);
  write();
  startPrint(network);
}

function menuItem(key, take, close) {
  const run = async () => {
    close(true);
    try {
      await take();
    } catch {
      announce(say("take.failed"), document.getElementById("take-said"));
    }
  };
  return make("button", { type: "button", role: "menuitem", tabindex: -1, "data-take": key, onclick: run }, say(key));
}

function moveInMenu(event, menu, close) {
  const items = [...menu.children];
  const place = items.indexOf(document.activeElement);
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) items.at(next % items.length).focus();
  else if (event.key === "Escape") close(true);
  else if (event.key === "Tab") close(false);
  if (next !== undefined || event.key === "Escape") event.preventDefault();
}

/** Open a sheet over the page. */
function openSheet(title, ...content) {
  const sheet = document.getElementById("take-sheet");
  const shut = make("button", { type: "button", class: "plain-button", onclick: () => sheet.close() }, say("close"));
  sheet.replaceChildren(make("h2", { id: "take-sheet-title" }, title), ...content, shut);
  // Its Escape is for itself, and not for the panel behind it.
  sheet.onkeydown = (event) => event.key === "Escape" && event.stopPropagation();
  sheet.showModal();
}

function showCitation() {
  const { plain } = graphCitation();
  openSheet(say("cite.page"), make("p", {}, plain), make("p", { class: "quiet" }, say("cite.hint")), formButtons(graphCitation));
}

/** Copy the address, which holds everything that the reader has chosen. */
function showLink() {
  const block = copyBlock(say("take.link"));
  openSheet(say("take.link"), make("p", { class: "quiet" }, say("take.link-hint")), block);
  return copyText(location.href, block);
}
