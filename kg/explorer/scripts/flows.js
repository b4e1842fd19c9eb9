// The schematic of the eleven cities: where places stand, and how many cooperations there are in and between them.

import { bayCities, isInBay, pairsOf, placesInOrder } from "./cooperations.js";
import { labelOf } from "./language.js";
import { widthOf } from "./lanes.js";
import { entities, page } from "./page.js";

const NAME_ROOM = 34; // pixels below a circle for a name
const SIDE = 46;
const STRETCH = 2; // how much taller than wide the schematic may be drawn

/** Cooperations by place and by pair of places: {places, pairs, all}; each record counts once in each. */
export function flowsOf(records) {
  const places = new Map(bayCities.map((place) => [place, []]));
  const pairs = new Map();
  const all = [];
  const put = (map, key, record) => {
    if (!map.has(key)) map.set(key, []);
    if (map.get(key).at(-1) !== record) map.get(key).push(record);
  };
  for (const record of records) {
    const linked = pairsOf(record).map((pair) => placesInOrder(pair));
    if (linked.length > 0) all.push(record);
    for (const place of new Set(linked.flat())) put(places, place, record);
    for (const pair of linked) put(pairs, pair.join(" "), record);
  }
  const flows = [...pairs].map(([key, some]) => ({ ends: key.split(" "), records: some }));
  return { places, flows: flows.sort((a, b) => b.records.length - a.records.length || (a.ends < b.ends ? -1 : 1)), all };
}

/** Where the cities stand by themselves: as given with the page, or else along an oval. */
function cityPoints() {
  const given = page.schematic ?? {};
  const known = bayCities.filter((id) => Array.isArray(given[id]));
  if (known.length === bayCities.length && known.length > 0) return new Map(known.map((id) => [id, given[id]]));
  const turn = (place) => (2 * Math.PI * place) / bayCities.length;
  return new Map(bayCities.map((id, place) => [id, [50 * Math.sin(turn(place)), -30 * Math.cos(turn(place))]]));
}

/** Places along the upper rim: as few rows as have room for the names, at most three. */
function rimRows(beyond, width) {
  const names = beyond.map((id) => ({ id, room: widthOf(`${labelOf(id)} 00`) + 8 }));
  for (let count = Math.min(1, names.length); count <= 3; count += 1) {
    const columns = Math.ceil(names.length / Math.max(count, 1));
    const rows = Array.from({ length: count }, (_, row) => names.slice(row * columns, (row + 1) * columns));
    const free = rows.map((row) => width - row.reduce((sum, { room }) => sum + room, 0));
    if (count < 3 && free.some((rest) => rest < 0)) continue;
    return rows.map((row, place) => {
      let left = 0;
      return row.map(({ id, room }) => {
        const own = room + free[place] / row.length;
        left += own;
        return { id, x: left - own / 2 };
      });
    });
  }
  return [];
}

/** Places on a drawing of some size: cities of the bay inside, what lies beyond along the upper rim. */
export function standing(places, width, height) {
  const beyond = placesInOrder([...places.keys()].filter((id) => !isInBay(id) && entities.has(id)));
  const rows = rimRows(beyond, width);
  const rim = rows.length * 60;
  const points = cityPoints();
  const [xs, ys] = [0, 1].map((axis) => [...points.values()].map((point) => point[axis]));
  const [left, right, upper, lower] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = (width - 2 * SIDE - 24) / Math.max(right - left, 1);
  const down = Math.min((height - rim - 2 * NAME_ROOM - 50) / Math.max(lower - upper, 1), across * STRETCH);
  const found = new Map();
  for (const [id, [x, y]] of points) {
    found.set(id, { x: width / 2 + (x - (left + right) / 2) * Math.min(across, down * 1.6), y: rim + 44 + (y - upper) * down });
  }
  for (const [row, members] of rows.entries()) for (const { id, x } of members) found.set(id, { x, y: 22 + row * 60, rim: true });
  return { points: found, height: rim + 44 + (lower - upper) * down + NAME_ROOM + 28 };
}
