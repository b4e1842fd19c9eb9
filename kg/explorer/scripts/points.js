// Entities with coordinates on a plain map without tiles: an equirectangular frame with graticule and scale.

import { draw, sign } from "./elements.js";
import { classOf } from "./facets.js";
import { classLabel, labelOf, say } from "./language.js";
import { fitted } from "./lanes.js";
import { entities, groupOf } from "./page.js";
import { visible } from "./visible.js";

const KM_PER_DEGREE = 111.32; // of latitude, and of longitude at the equator
const NEAR = 9; // pixels within which points are told as one
const FRAME_RIM = 34;
const LONGEST_NAME = 170;
const NICE = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];
const KILOMETRES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** The visible entities that the data give coordinates for. */
export function locatedEntities() {
  const isPlace = ({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return [...visible.entities].map((id) => entities.get(id)).filter((entity) => entity && isPlace(entity));
}

/** From degrees to pixels for a part of the earth around the given entities, and how large a degree is. */
function projection(located, width, height, { zoom, east, north }) {
  const [lats, lons] = [located.map(({ lat }) => lat), located.map(({ lon }) => lon)];
  const [south, top, west, right] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const middle = { lat: (south + top) / 2 + north, lon: (west + right) / 2 + east };
  const narrowing = Math.max(Math.cos((middle.lat * Math.PI) / 180), 0.05);
  const [tall, wide] = [Math.max(top - south, 0.02), Math.max((right - west) * narrowing, 0.02)];
  const degree = zoom * Math.min((height - 2 * FRAME_RIM) / tall, (width - 2 * FRAME_RIM) / wide);
  const x = (lon) => width / 2 + (lon - middle.lon) * narrowing * degree;
  const y = (lat) => height / 2 - (lat - middle.lat) * degree;
  return { x, y, degree, narrowing, middle };
}

/** Lines of latitude and longitude with their degrees. */
function graticule({ x, y, degree, narrowing, middle }, width, height) {
  const step = NICE.find((one) => one * degree * narrowing >= 70) ?? 30;
  const around = (value, half, line, limit) => {
    const found = [];
    for (let at = Math.ceil((value - half) / step) * step; at <= value + half; at += step) if (Math.abs(at) <= limit) found.push(line(Number(at.toFixed(3))));
    return found.flat();
  };
  const side = (value, positive, negative) => `${Math.abs(value)}° ${value >= 0 ? positive : negative}`;
  return [
    ...around(middle.lon, width / 2 / degree / narrowing, (lon) => [
      draw("path", { class: "graticule", d: `M${x(lon).toFixed(1)} 0V${height}` }),
      draw("text", { class: "degrees", x: x(lon) + 3, y: height - 5 }, side(lon, "E", "W")),
    ], 180),
    ...around(middle.lat, height / 2 / degree, (lat) => [
      draw("path", { class: "graticule", d: `M0 ${y(lat).toFixed(1)}H${width}` }),
      draw("text", { class: "degrees", x: 3, y: y(lat) - 3 }, side(lat, "N", "S")),
    ], 90),
  ];
}

/** A line of a round number of kilometres. */
function scaleBar({ degree }, width, height) {
  const pixels = degree / KM_PER_DEGREE;
  const length = [...KILOMETRES].reverse().find((one) => one * pixels <= Math.min(width / 4, 160)) ?? KILOMETRES[0];
  const [right, y] = [width - 14, height - 22];
  return draw(
    "g",
    { class: "scale-bar" },
    draw("path", { d: `M${right - length * pixels} ${y - 5}v5H${right}v-5` }),
    draw("text", { x: right - (length * pixels) / 2, y: y - 8 }, say("map.kilometres", { count: length })),
  );
}

/** Points of one spot on the screen are one mark; the earlier in the data stand first. */
function gatherPoints(located, { x, y }, width, height) {
  const spots = [];
  for (const entity of located) {
    const [left, top] = [x(entity.lon), y(entity.lat)];
    if (left < 0 || left > width || top < 0 || top > height) continue;
    const near = spots.find((spot) => Math.hypot(spot.x - left, spot.y - top) < NEAR);
    if (near) near.members.push(entity);
    else spots.push({ x: left, y: top, members: [entity] });
  }
  return spots;
}

function spotMark({ x, y, members }, spots, width) {
  const [{ id }] = members;
  const text = members.slice(0, 12).map((entity) => `${labelOf(entity.id)} (${classLabel(classOf(entity.id))})`);
  if (members.length > 12) text.push(say("more", { count: members.length - 12 }));
  const mark = members.length > 1 ? draw("circle", { class: "spot", cx: x, cy: y, r: 9 }) : sign(groupOf(classOf(id)));
  if (members.length === 1) for (const [name, value] of [["x", x - 7], ["y", y - 7]]) mark.setAttribute(name, value);
  const beside = spots.filter((other) => other.x > x && Math.abs(other.y - y) < 15).map((other) => other.x - 8);
  const label = members.length > 1 ? "" : fitted(labelOf(id), Math.min(LONGEST_NAME, Math.min(...beside, width - 4) - x - 12));
  return draw(
    "g",
    { class: "stop point", role: "button", tabindex: -1, "data-stop": id, "data-tip": text.join("\n"), "aria-label": text.join(", ") },
    mark,
    members.length > 1 ? draw("text", { class: "number", x, y: y + 4 }, String(members.length)) : "",
    label ? draw("text", { class: "place-name", x: x + 12, y: y + 4 }, label) : "",
  );
}

/** Draw the map of points. */
export function drawPoints(svg, located, width, height, looking) {
  const projected = projection(located, width, height, looking);
  looking.degree = projected.degree;
  looking.narrowing = projected.narrowing;
  const spots = gatherPoints(located, projected, width, height);
  svg.replaceChildren(...graticule(projected, width, height), ...spots.map((spot) => spotMark(spot, spots, width)), scaleBar(projected, width, height));
}
