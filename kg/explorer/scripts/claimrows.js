// The visible claims as rows of a table, each with everything that a reader needs to cite it.

import { imprint } from "./cite.js";
import { webAddress } from "./elements.js";
import { kindOf } from "./facets.js";
import { labelOf, predicateLabel } from "./language.js";
import { sources } from "./page.js";
import { state } from "./state.js";
import { objectText } from "./values.js";
import { visible } from "./visible.js";

const CELLS = {
  claim: (claim) => claim.id,
  subject: (claim) => claim.subject,
  subject_label: (claim) => labelOf(claim.subject),
  predicate: (claim) => claim.predicate,
  predicate_label: (claim) => predicateLabel(claim.predicate),
  object: (claim) => claim.object,
  object_label: (claim) => objectText(claim),
  qualifier: (claim) => claim.qualifier,
  unit: (claim) => claim.unit,
  from: (claim) => claim.begin,
  to: (claim) => claim.end,
  modality: (claim) => claim.modality,
  status: (claim) => kindOf(claim, state.asOf),
  source: (claim) => claim.source,
  source_title: (claim, source) => source?.title,
  publisher: (claim, source) => source?.publisher,
  published: (claim, source) => source?.published,
  retrieved: (claim, source) => source?.retrieved,
  grade: (claim, source) => source?.grade,
  locator: (claim) => claim.locator,
  url: (claim, source) => webAddress(source?.url),
  note: (claim) => claim.note,
};

/** A row of names, and one for each claim; version, data, licence and how to cite stand in each. */
export function rowsOfClaims() {
  const { version, hash, licence, cite } = imprint();
  const about = { graph_version: version, data_sha256: hash, licence, cite };
  const rows = visible.claims.map((claim) => {
    const source = sources.get(claim.source);
    return [...Object.values(CELLS).map((cell) => cell(claim, source)), ...Object.values(about)];
  });
  return [[...Object.keys(CELLS), ...Object.keys(about)], ...rows];
}
