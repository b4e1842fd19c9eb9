// The panel beside the picture.

import { claimCard, derivedCard } from "./card.js";
import { entityView } from "./entity.js";
import { make } from "./elements.js";
import { say } from "./language.js";
import { claims, derived, entities, lines } from "./page.js";
import { goBack, hasPast, select, selectedBy } from "./selection.js";
import { onChange, state } from "./state.js";

const VIEWS = {
  entity: (id) => entityView(entities.get(id)),
  claim: (id) => [relationHeading("relation"), claimCard(claims.get(id), null)],
  derived: (id) => [
    relationHeading("relation-derived"),
    ...(lines.get(id)?.ids ?? [id]).map((one) => derivedCard(derived.get(one), null, true)),
  ],
};

const relationHeading = (key) => make("header", {}, make("h2", { tabindex: -1 }, say(key)));

/** Keep the panel in step with the selection. */
export function startPanel() {
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const back = document.getElementById("panel-back");
  const write = () => {
    const { kind, id } = state.selected ?? {};
    panel.hidden = !kind;
    back.hidden = !hasPast();
    body.replaceChildren(...(kind ? VIEWS[kind](id).filter(Boolean) : []));
  };
  onChange(["selection"], () => {
    write();
    body.scrollTop = 0;
    if (selectedBy.way === "list") body.querySelector("h2")?.focus();
  });
  onChange(["language", "theme"], write);
  back.addEventListener("click", goBack);
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !panel.hidden) close();
  });
}

function close() {
  const inside = document.getElementById("panel").contains(document.activeElement);
  select(null, null, "list");
  if (inside) document.getElementById("find-text").focus();
}
