// The visible claims in JSON-LD, graph by graph, as the whole graph has them.

import { imprint } from "./cite.js";
import { webAddress } from "./elements.js";
import { isBetween } from "./facets.js";
import { pick } from "./language.js";
import { claims, entities, page, sources } from "./page.js";
import { visible } from "./visible.js";

const GRAPH_BASE = "https://w3id.org/gba-kg/";
const CONTEXT = {
  gba: `${GRAPH_BASE}ontology#`,
  id: `${GRAPH_BASE}id/`,
  claim: `${GRAPH_BASE}claim/`,
  source: `${GRAPH_BASE}source/`,
  graph: `${GRAPH_BASE}graph/`,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  foaf: "http://xmlns.com/foaf/0.1/",
  schema: "https://schema.org/",
};
const EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF";

const node = (space, name) => ({ "@id": CONTEXT[space] + name });
const nodeOf = (id) => node(sources.has(id) ? "source" : "id", id);
const typed = (type, text) => text && { "@value": text, "@type": type };
const edtfValue = (text) => typed(EDTF_TYPE, text);
const dayValue = (text) => typed("xsd:date", text);
const inLanguage = (language, text) => text && { "@value": text, "@language": language };
const inLanguages = (texts) => Object.entries(texts).map(([language, text]) => inLanguage(language, text));
const iri = (text) => (webAddress(text) && !/[\s<>"{}|\\^`]/.test(text) ? { "@id": text } : null);

/** Without what is empty. */
const filled = (parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null && value !== ""));

/** The object of a claim with the type that the graph gives it. */
function objectValue({ kind, object: text, lang }) {
  if (kind === "entity") return nodeOf(text);
  if (kind === "text") return inLanguage(lang, text);
  if (kind === "url") return typed("xsd:anyURI", text);
  if (kind === "number") return typed(text.includes(".") ? "xsd:decimal" : "xsd:integer", text);
  if (/^\d{4}$/.test(text)) return typed("xsd:gYear", text);
  // The months from 21 on are seasons and other parts of a year.
  if (/^\d{4}-(0\d|1[0-2])$/.test(text)) return typed("xsd:gYearMonth", text);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayValue(text) : edtfValue(text);
}

const statementNode = (item, cls) => ({
  ...node("claim", item.id),
  "@type": [`gba:${cls}`, "rdf:Statement"],
  "rdf:subject": nodeOf(item.subject),
  "rdf:predicate": node("gba", item.predicate),
  "rdf:object": objectValue({ kind: "entity", ...item }),
  "gba:since": dayValue(item.since),
  "gba:until": dayValue(item.until),
});

const claimNode = (claim) =>
  filled({
    ...statementNode(claim, "Claim"),
    "gba:source": node("source", claim.source),
    "gba:modality": node("gba", claim.modality),
    "gba:from": edtfValue(claim.begin),
    "gba:to": edtfValue(claim.end),
    "gba:earliest": dayValue(claim.earliest),
    "gba:latest": dayValue(claim.latest),
    "gba:locator": claim.locator,
    "gba:qualifier": claim.qualifier,
    "gba:unit": claim.unit && node("id", claim.unit),
    "skos:note": inLanguage("en", claim.note),
  });

const derivedNode = (item) =>
  filled({
    ...statementNode(item, "DerivedClaim"),
    "gba:rule": item.rule,
    "gba:modality": node("gba", "actual"),
    "gba:through": item.through && node("id", item.through),
    "prov:wasDerivedFrom": item.evidence.map((id) => node("claim", id)),
  });

/** What a claim states, unless it is a plan. */
const fact = (item) => ({ ...nodeOf(item.subject), [CONTEXT.gba + item.predicate]: objectValue({ kind: "entity", ...item }) });

const entityNode = ({ id, cls, labels, descriptive, description, homepage }) =>
  filled({
    ...node("id", id),
    "@type": [`gba:${cls}`],
    "skos:prefLabel": inLanguages(labels),
    "rdfs:label": inLanguages(labels),
    "gba:descriptiveLabel": descriptive,
    "schema:description": inLanguage("en", description),
    "foaf:homepage": homepage && iri(homepage),
  });

const sourceNode = ({ id, title, publisher, published, retrieved, language, url, grade, note }) =>
  filled({
    ...node("source", id),
    "@type": ["gba:Source"],
    "dct:title": inLanguage(language, title),
    "rdfs:label": inLanguage(language, title),
    "dct:publisher": publisher,
    "dct:issued": edtfValue(published),
    "gba:retrieved": edtfValue(retrieved),
    "dct:language": language,
    "schema:url": url && iri(url),
    "gba:grade": grade,
    "skos:note": inLanguage("en", note),
  });

/** What the file says about itself. */
function aboutNode() {
  const { version, hash, licence, address, cite } = imprint();
  return filled({
    "@id": GRAPH_BASE,
    "@type": ["schema:Dataset"],
    "schema:name": pick(page.meta.title, "").text,
    "schema:version": version,
    "schema:identifier": hash && `sha256:${hash}`,
    "schema:license": address ? { "@id": address } : licence,
    "schema:creditText": cite,
  });
}

/** The visible claims with what they name, each in the named graph of its source; relations by rule in their own. */
export function jsonldOf() {
  const graphs = new Map();
  const put = (graph, item) => graphs.set(graph, [...(graphs.get(graph) ?? []), item]);
  const named = new Set();
  for (const claim of visible.claims) {
    const graph = CONTEXT.source + claim.source;
    put(graph, claimNode(claim));
    if (claim.modality !== "planned") put(graph, fact(claim));
    for (const id of [claim.subject, claim.unit, claim.source, ...(claim.kind === "entity" ? [claim.object] : [])]) named.add(id);
  }
  for (const item of visible.derived.filter(isBetween)) {
    put(`${CONTEXT.graph}derived`, derivedNode(item));
    for (const id of [item.subject, item.object, item.through]) named.add(id);
    for (const id of item.evidence) if (claims.has(id)) named.add(claims.get(id).source);
  }
  for (const id of named) {
    if (entities.has(id)) put(`${CONTEXT.graph}entities`, entityNode(entities.get(id)));
    if (sources.has(id)) put(`${CONTEXT.graph}sources`, sourceNode(sources.get(id)));
  }
  const parts = [...graphs].map(([id, nodes]) => ({ "@id": id, "@graph": nodes }));
  return `${JSON.stringify({ "@context": CONTEXT, "@graph": [aboutNode(), ...parts] }, null, 1)}\n`;
}
