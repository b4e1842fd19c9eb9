// Citations: of a claim with its source, of a source, and of the graph itself; each in three forms.

import { bibtexOf } from "./bibtex.js";
import { cslOf } from "./csl.js";
import { readDate } from "./dates.js";
import { webAddress } from "./elements.js";
import { pick, say } from "./language.js";
import { page, sources } from "./page.js";
import { readLocator, sentenceOf } from "./values.js";

const GRAPH_NAME = "gba-kg";

/** This graph in one phrase: its name, version, data and licence. */
function graphPhrase(digits = 12) {
  const { title, version, data_sha256: hash, licence } = page.meta;
  const parts = [`${GRAPH_NAME}${say("cite.comma")}${pick(title, "").text}`, say("cite.version", { version })];
  if (hash) parts.push(say("cite.data", { hash: hash.slice(0, digits) }));
  return [...parts, licence].filter(Boolean).join(say("cite.comma"));
}

/** A source in one phrase, as plain text; an address that is none of the web is left out. */
function sourcePhrase(source, place = "") {
  const parts = [
    say("cite.source", { publisher: source.publisher, title: source.title }),
    source.published ? readDate(source.published) : "",
    place,
    webAddress(source.url),
    source.retrieved ? say("retrieved", { date: readDate(source.retrieved) }) : "",
  ];
  return parts.filter(Boolean).join(say("cite.comma"));
}

/** What the three forms are made of. */
const citedWork = (source, key, note) => ({
  key,
  type: "webpage",
  title: source.title,
  author: source.publisher,
  issued: source.published,
  accessed: source.retrieved,
  url: webAddress(source.url),
  language: source.language,
  note,
});

const citationForms = (plain, entry) => {
  const told = plain.replace(/\s+/g, " ").trim();
  return { plain: told, bibtex: bibtexOf(entry), csl: cslOf(entry) };
};

/** A claim: its source, the place in it, and this graph. */
export function claimCitation(claim) {
  const source = sources.get(claim.source) ?? { id: claim.source, title: claim.source, publisher: "", language: "" };
  const place = claim.locator ? readLocator(claim.locator) : "";
  const told = { claim: claim.id, what: sentenceOf(claim), planned: claim.modality === "planned" ? ` (${say("planned-badge")})` : "" };
  const plain = say("cite.claim", { source: sourcePhrase(source, place), ...told, graph: graphPhrase() });
  const note = [place, say("cite.claim-note", { ...told, graph: graphPhrase(64) })].filter(Boolean).join(say("cite.comma"));
  return citationForms(plain, citedWork(source, `${source.id}-${claim.id}`, note));
}

/** A source by itself. */
export function sourceCitation(source) {
  const plain = say("cite.whole", { source: sourcePhrase(source), graph: graphPhrase() });
  return citationForms(plain, citedWork(source, source.id, say("cite.through", { graph: graphPhrase(64) })));
}

/** The graph that the page shows. */
export function graphCitation() {
  const { title, version, data_sha256: hash, licence, licence_url: address } = page.meta;
  const note = [hash ? say("cite.data", { hash }) : "", [licence, webAddress(address)].filter(Boolean).join(" ")].filter(Boolean);
  const entry = {
    key: `${GRAPH_NAME}-${version}`,
    type: "dataset",
    title: pick(title, "").text,
    author: GRAPH_NAME,
    version,
    note: note.join(say("cite.comma")),
  };
  return citationForms(`${graphPhrase(64)}${say("full-stop")}`, entry);
}

/** Everything that a file taken away says about itself. */
export function imprint() {
  const { version, data_sha256: hash, licence, licence_url: address } = page.meta;
  return { version, hash, licence, address: webAddress(address), cite: graphCitation().plain };
}
