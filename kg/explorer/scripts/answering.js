// Which questions are answered from the page alone, and their answers in the order that SPARQL gives them.

import { ROWS } from "./answers.js";
import { isFigure } from "./terms.js";

/** The columns of each answer, and after a bar those by which its rows are ordered, "-" for downwards. */
const COLUMNS = {
  "agreements-of":
    "agreement partner date from field establishes modality source locator | agreement partner date field establishes from modality source locator",
  "components-of": "part property value unit modality source locator | part property value unit modality source locator",
  "entities-in-source": "entity source | entity source",
  "events-of": "event date place modality source locator | date event place modality source locator",
  "figures-of":
    "thing figure qualifier value unit from modality source locator | thing figure unit -value qualifier from modality source locator",
  "founders-and-start":
    "founder from modality predecessor source locator | founder from predecessor modality source locator",
  "functions-of": "function modality from source locator | modality function from source locator",
  funds:
    "fund setBy qualifier amount unit from modality source locator | fund setBy unit -amount qualifier from modality source locator",
  "holders-of-posts":
    "person post from to otherPost otherOrganisation modality source locator | person post from otherPost to otherOrganisation modality source locator",
  "links-between":
    "link end otherEnd status modality source locator source2 locator2 | link end otherEnd status modality source locator source2 locator2",
  "members-of": "member role city from to modality source locator | role member city from to modality source locator",
  "partners-of": "partner through modality since until source locator | partner since through modality until source locator",
  "plans-of": "subject plan object from source locator | subject plan object from source locator",
  "policies-of":
    "policy role date about status modality source locator | date policy role about status modality source locator",
  "products-of-centre":
    "developer result product maker modality source locator | developer result product maker modality source locator",
  "projects-in":
    "site status modality from investor source locator | site modality status from investor source locator",
  "relies-on": "body role field modality source locator | body role field modality source locator",
  "status-as-of": "status modality from since source locator | modality since status from source locator",
  "working-in-field": "entity narrower modality from source locator | entity narrower modality from source locator",
};

/** Say whether a question with these values is answered from the page alone. */
export const isAnswered = (name, values) => Object.hasOwn(ROWS, name) && values.class !== "CrossBoundaryCooperation";

/** Answer a question from the claims in the page: {columns, rows, total}. */
export function answerFromPage(name, values) {
  const [columns, order] = COLUMNS[name].split(" | ").map((part) => part.split(" "));
  const found = new Map();
  for (const row of ROWS[name](values)) {
    const kept = Object.fromEntries(columns.filter((column) => row[column]).map((column) => [column, row[column]]));
    found.set(JSON.stringify(columns.map((column) => kept[column] ?? null)), kept);
  }
  const rows = [...found.values()].sort((one, other) => compareRows(one, other, order));
  return { columns, rows, total: rows.length };
}

function compareRows(one, other, order) {
  for (const name of order) {
    const column = name.replace("-", "");
    const found = compareTerms(one[column], other[column]);
    if (found !== 0) return name.startsWith("-") ? -found : found;
  }
  return 0;
}

const rankOf = (term) => (term === undefined ? 0 : term.type === "uri" ? 1 : 2);

/** The order of SPARQL: nothing, then IRIs, then figures by their value and other literals by their text. */
function compareTerms(one, other) {
  if (rankOf(one) !== rankOf(other)) return rankOf(one) - rankOf(other);
  if (one === undefined || one.value === other.value) return 0;
  if (isFigure(one) && isFigure(other)) return Number(one.value) - Number(other.value);
  return one.value < other.value ? -1 : 1;
}
