// Everything that the page was given, read once and indexed.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

export const page = read("page-data");
export const words = read("page-words");
export const look = read("page-look");
export const nodes = read("picture-nodes");
// A picture has no up and down, so on an upright screen it stands upright.
if (innerHeight > innerWidth) for (const node of nodes) [node.x, node.y] = [-node.y, node.x];
export const edges = read("picture-edges");

const byId = (list) => new Map(list.map((item) => [item.id, item]));

export const entities = byId(page.entities);
export const claims = byId(page.claims);
export const derived = byId(page.derived);
export const sources = byId(page.sources);
export const drawn = byId(nodes);
// On a page of a part of the graph: what it is about, and what the reader has named.
const cutAround = page.part ?? { seeds: [], marked: [] };
export const seeds = new Set(cutAround.seeds);
export const marked = new Set(cutAround.marked);

// On a large page entities stand in groups until the reader opens them.
export const homes = new Map(page.entities.filter((entity) => entity.group).map(({ id, group }) => [id, group]));
export const groups = byId((page.groups ?? []).map((group) => ({ ...group, members: [] })));
for (const [id, group] of homes) groups.get(group).members.push(id);
for (const group of groups.values()) {
  const places = group.members.map((id) => drawn.get(id));
  for (const axis of ["x", "y"]) group[axis] = places.reduce((sum, place) => sum + place[axis], 0) / places.length;
}

const mentions = new Map(page.entities.map((entity) => [entity.id, { subject: [], object: [], derived: [] }]));
for (const claim of page.claims) {
  mentions.get(claim.subject)?.subject.push(claim);
  if (claim.kind === "entity" && claim.object !== claim.subject) mentions.get(claim.object)?.object.push(claim);
}
for (const item of page.derived) {
  for (const end of new Set([item.subject, item.object])) mentions.get(end)?.derived.push(item);
}

/** The claims and derived relations in which an entity stands. */
export const mentionsOf = (id) => mentions.get(id);

const degrees = new Map();
for (const edge of edges) {
  if (edge.kind !== "claim") continue;
  for (const end of [edge.from, edge.to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
}

/** How many partners an entity has: others that a claim links to it. */
export const degree = (id) => degrees.get(id) ?? 0;

/** The group that a class is drawn as. */
export const groupOf = (cls) => (Object.hasOwn(look.classes, cls) ? look.classes[cls] : look.default);
