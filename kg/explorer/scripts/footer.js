// Counts and imprint at the foot of the page.

import { link, make } from "./elements.js";
import { say } from "./language.js";
import { page } from "./page.js";
import { shown } from "./shown.js";
import { onChange } from "./state.js";
import { visible } from "./visible.js";

/** Keep the foot of the page in step with what is shown. */
export function startFooter() {
  onChange(["language", "shown", "selection"], writeFooter);
  writeFooter();
}

function writeFooter() {
  const counts = { entities: shown.nodes.size, relations: shown.edges.size, claims: visible.claims.length };
  document.getElementById("counts").textContent = say("counts", counts);
  const { version, licence, licence_url: address, data_sha256: hash } = page.meta;
  document.getElementById("imprint").replaceChildren(
    make("span", {}, say("version", { version })),
    make("span", {}, say("licence"), " ", link(address, licence)),
    hash ? make("span", { title: hash }, say("data"), " ", make("code", {}, hash.slice(0, 12))) : "",
  );
}
