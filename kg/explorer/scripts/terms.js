// RDF terms, in the form of SPARQL's results in JSON: {type, value, datatype?, "xml:lang"?}.

import { page, sources } from "./page.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const BASE = page.vocabulary?.base ?? "";
const SPACES = Object.entries(page.vocabulary?.prefixes ?? {});
const NUMERIC = new Set(["integer", "decimal", "double", "float", "int", "long"].map((name) => XSD + name));
const DATED = new Set([...["date", "gYearMonth", "gYear"].map((name) => XSD + name), EDTF]);

const iriTerm = (value) => ({ type: "uri", value });

/** A class, a property or a word of the ontology. */
export const ontologyTerm = (name) => iriTerm(`${BASE}ontology#${name}`);
export const sourceTerm = (id) => iriTerm(`${BASE}source/${id}`);
export const entityTerm = (id) => iriTerm(`${BASE}id/${id}`);
export const plainTerm = (value) => ({ type: "literal", value });
export const dayTerm = (value) => ({ type: "literal", value, datatype: `${XSD}date` });
export const edtfTerm = (value) => ({ type: "literal", value, datatype: EDTF });

/** A source or an entity. */
export const thingTerm = (id) => (sources.has(id) ? sourceTerm(id) : entityTerm(id));

const DATE_FORMS = [
  [/^\d{4}-\d\d-\d\d$/, `${XSD}date`],
  [/^\d{4}-\d\d$/, `${XSD}gYearMonth`],
  [/^\d{4}$/, `${XSD}gYear`],
];

/** The object of a claim. */
export function objectTerm({ kind, object: value, lang }) {
  if (kind === "number") return { type: "literal", value, datatype: XSD + (value.includes(".") ? "decimal" : "integer") };
  if (kind === "date") {
    // A month that is a season is no month of XML Schema.
    const found = Number(value.slice(5, 7)) <= 12 && DATE_FORMS.find(([form]) => form.test(value));
    return { type: "literal", value, datatype: found ? found[1] : EDTF };
  }
  if (kind === "text") return { type: "literal", value, "xml:lang": lang };
  if (kind === "url") return { type: "literal", value, datatype: `${XSD}anyURI` };
  return thingTerm(value);
}

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Write a term as SPARQL has it; whatever it holds, it stays one term. */
export function writeTerm(term) {
  if (term.type === "uri") {
    if (/[\x00-\x20<>"{}|^`\\]/.test(term.value)) throw new Error(`no IRI: ${term.value}`);
    return `<${term.value}>`;
  }
  const text = `"${term.value.replace(/[\\"\n\r\t]/g, (char) => ESCAPES[char]).replace(/[\uD800-\uDFFF]/gu, "\uFFFD")}"`;
  return term.datatype ? `${text}^^<${term.datatype}>` : text;
}

/** Shorten an IRI by the longest prefix that fits, or give it back as it is. */
export function shortIri(value) {
  const fits = SPACES.filter(([, space]) => value.startsWith(space));
  if (fits.length === 0) return value;
  const [name, space] = fits.reduce((one, other) => (other[1].length > one[1].length ? other : one));
  const local = value.slice(space.length);
  return local && !/[/#]/.test(local) ? `${name}:${local}` : value;
}

/** What an IRI of ours names: {space: "id" | "source" | "claim" | "ontology", name}; null for any other. */
export function ownName(value) {
  if (!BASE || !value.startsWith(BASE)) return null;
  const found = /^(id\/|source\/|claim\/|ontology#)(.+)$/s.exec(value.slice(BASE.length));
  return found && { space: found[1].slice(0, -1), name: found[2] };
}

export const isFigure = (term) => NUMERIC.has(term?.datatype);
export const isDateTerm = (term) => DATED.has(term?.datatype);
export const isAddress = (term) => term?.datatype === `${XSD}anyURI`;
