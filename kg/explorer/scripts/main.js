// The beginning: reads the address, starts every part, and says when the first picture stands.

import { link, make } from "./elements.js";
import { startFind } from "./find.js";
import { say, sayAll } from "./language.js";
import { startLegend } from "./legend.js";
import { marked, page } from "./page.js";
import { startPanel } from "./panel.js";
import { startPicture } from "./picture.js";
import { startQuestions } from "./questions.js";
import { readAddress, selectId, writeAddress } from "./selection.js";
import { shown } from "./shown.js";
import { changed, onChange, state } from "./state.js";
import { watchTheme } from "./theme.js";
import { fit, startView } from "./view.js";

const { vis } = globalThis;
delete globalThis.vis;

function setLanguage(language) {
  state.language = language;
  changed("language");
}

function startLanguages() {
  const buttons = document.querySelectorAll("[data-language]");
  for (const button of buttons) button.addEventListener("click", () => setLanguage(button.dataset.language));
  const write = () => {
    sayAll();
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
    }
  };
  onChange(["language"], write);
  write();
}

/** Counts and imprint at the foot of the page. */
function writeFooter() {
  const counts = { entities: shown.nodes.size, relations: shown.edges.size };
  document.getElementById("counts").textContent = say("counts", counts);
  const { version, licence, licence_url: address, data_sha256: hash } = page.meta;
  document.getElementById("imprint").replaceChildren(
    make("span", {}, say("version", { version })),
    make("span", {}, say("licence"), " ", link(address, licence)),
    hash ? make("span", { title: hash }, say("data"), " ", make("code", {}, hash.slice(0, 12))) : "",
  );
}

/** Show the questions, or the picture again. */
function startTab() {
  const tab = document.getElementById("tab-questions");
  const section = document.getElementById("view-questions");
  tab.addEventListener("click", () => {
    section.hidden = !section.hidden;
    tab.setAttribute("aria-expanded", String(!section.hidden));
  });
}

function ready() {
  performance.mark("explorer-drawn");
  document.documentElement.dataset.ready = "true";
}

const asked = readAddress();
startLanguages();
startLegend();
startPanel();
startFind();
startQuestions();
startTab();
const network = startPicture(vis, ready);
startView(network, shown);
writeFooter();
watchTheme();
onChange(["language", "filter", "selection"], writeFooter);
onChange(["language", "selection"], writeAddress);
addEventListener("hashchange", () => {
  const show = readAddress();
  changed("language");
  if (show && show !== state.selected?.id) selectId(show);
});
if (asked) selectId(asked);
else if (marked.size === 1) {
  selectId([...marked][0]);
  fit(network, shown.nodes, false); // beside the panel, which is open now
}

globalThis.gbaExplorer = Object.freeze({
  get nodes() {
    return shown.nodes.size;
  },
  get edges() {
    return shown.edges.size;
  },
  select: selectId,
});
