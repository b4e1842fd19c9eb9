// The beginning: reads the address, starts every part, and says when the first picture stands.

import { readAddress, startAddress } from "./address.js";
import { startChips } from "./chips.js";
import { startFind } from "./find.js";
import { startFooter } from "./footer.js";
import { sayAll } from "./language.js";
import { startLegend } from "./legend.js";
import { startMap } from "./map.js";
import { startMatrix } from "./matrix.js";
import { marked } from "./page.js";
import { startPanel } from "./panel.js";
import { startPicture } from "./picture.js";
import { startQuestions } from "./questions.js";
import { select, selectId } from "./selection.js";
import { entitiesShown, shown } from "./shown.js";
import { changed, onChange, state } from "./state.js";
import { startTable } from "./table.js";
import { startTake } from "./take.js";
import { watchTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { fit, startView } from "./view.js";
import { startViews } from "./views.js";
import { startVisible, visible } from "./visible.js";

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

function ready() {
  performance.mark("explorer-drawn");
  document.documentElement.dataset.ready = "true";
}

const asked = readAddress();
startLanguages();
startVisible();
// What stands beside the picture comes first, so that the picture knows its room.
startLegend();
startChips();
startPanel();
const network = startPicture(vis, ready);
startView(network, shown);
startFind();
startFooter();
startQuestions();
startMap();
startMatrix();
startTable();
startTimeline();
startViews();
startTake(network);
startAddress();
watchTheme();
addEventListener("hashchange", () => {
  const show = readAddress();
  changed("filter");
  changed("language");
  changed("view");
  if (show) selectId(show);
  else select(null, null, "address");
});
if (asked) selectId(asked);
else if (marked.size === 1) {
  selectId([...marked][0]);
  fit(network, shown.nodes, false); // beside the panel, which is open now
}

globalThis.gbaExplorer = Object.freeze({
  get nodes() {
    return entitiesShown().length;
  },
  get edges() {
    return shown.edges.size;
  },
  get claims() {
    return visible.claims.length;
  },
  select: selectId,
});
