// The panel beside the picture.

import { entityActions } from "./actions.js";
import { entityView } from "./entity.js";
import { entities, sources } from "./page.js";
import { pathView } from "./path.js";
import { relationView } from "./relation.js";
import { goBack, hasPast, select, selectedBy } from "./selection.js";
import { sourceView } from "./source.js";
import { onChange, state } from "./state.js";

const PANELS = {
  entity: (id) => {
    const [heading, ...rest] = entityView(entities.get(id));
    return [heading, entityActions(id), ...rest];
  },
  claim: relationView,
  derived: relationView,
  source: (id) => sourceView(sources.get(id)),
  path: pathView,
};

/** Keep the panel in step with the selection. */
export function startPanel() {
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const back = document.getElementById("panel-back");
  const write = () => {
    const { kind, id } = state.selected ?? {};
    panel.hidden = !kind;
    back.hidden = !hasPast();
    body.replaceChildren(...(kind ? PANELS[kind](id).filter(Boolean) : []));
  };
  onChange(["selection"], () => {
    write();
    body.scrollTop = 0;
    if (selectedBy.way === "list") body.querySelector("h2")?.focus();
  });
  onChange(["language", "theme", "shown"], write);
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
