// Which part of the picture is looked at, in the space that legend and panel leave free.

import { onChange, state } from "./state.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const RIM = 36; // so that names at the edge are seen too
const NEAREST = 1.6;
// True as long as the reader has not gone to look at a part.
let whole = true;

/** The free part of the picture in pixels of the window. */
function freeSpace() {
  const box = document.getElementById("main").getBoundingClientRect();
  const space = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
  const wide = box.width >= 720;
  for (const [id, side, edge] of [
    ["legend", wide ? "left" : "", "right"],
    ["panel", wide ? "right" : "bottom", wide ? "left" : "top"],
  ]) {
    const element = document.getElementById(id);
    if (side && !element.hidden && element.open !== false) space[side] = element.getBoundingClientRect()[edge];
  }
  return {
    ...space,
    width: Math.max(space.right - space.left - (wide ? 4 : 2.6) * RIM, 80),
    height: Math.max(space.bottom - space.top - 3.6 * RIM, 80),
    // How far its middle is from that of the picture.
    offset: {
      x: (space.left + space.right - box.left - box.right) / 2,
      y: (space.top + space.bottom - box.top - box.bottom) / 2,
    },
  };
}

/** The middle of some places and the scale at which all of them are seen. */
function frameOf(places) {
  const xs = places.map((place) => place.x);
  const ys = places.map((place) => place.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { width, height } = freeSpace();
  const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(scale, NEAREST) };
}

/** How much larger to draw things so that they are still seen where the whole picture is small. */
export function magnification(places) {
  if (places.length === 0) return 1;
  return 1 / Math.sqrt(Math.min(Math.max(frameOf(places).scale, 0.15), 1));
}

function move(network, position, scale, gently) {
  const animation = gently && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position, scale, offset: freeSpace().offset, animation });
  whole = false;
}

/** Bring all of the given nodes into view. */
export function frame(network, ids, gently = true) {
  const places = Object.values(network.getPositions([...ids]));
  if (places.length === 0) return false;
  const { position, scale } = frameOf(places);
  move(network, position, scale, gently);
  return true;
}

/** Show all of the given nodes, and go on doing so as long as the reader does not look at a part. */
export function fit(network, ids, gently = true) {
  if (frame(network, ids, gently)) whole = true;
}

/** Bring the given nodes out from under the panel, if they are there. */
export function uncover(network, ids) {
  const { left, right, top, bottom } = freeSpace();
  const box = document.getElementById("picture").getBoundingClientRect();
  const places = Object.values(network.getPositions(ids));
  const covered = places.some((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x + box.left < left || x + box.left > right || y + box.top < top || y + box.top > bottom;
  });
  if (covered) move(network, frameOf(places).position, network.getScale(), true);
}

/** Make the buttons for the view work, and show the whole picture until the reader wants a part. */
export function startView(network, shown) {
  for (const event of ["zoom", "dragStart"]) network.on(event, () => (whole = false));
  const refit = () => whole && state.view === "network" && fit(network, shown.nodes);
  network.on("resize", refit);
  onChange(["shown"], refit);
  const zoom = (factor) => () => {
    const scale = Math.min(Math.max(network.getScale() * factor, 0.05), 5);
    network.moveTo({ scale, animation: calm.matches ? false : { duration: 200, easingFunction: "easeOutQuad" } });
    whole = false;
  };
  document.getElementById("zoom-in").addEventListener("click", zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => fit(network, shown.nodes));
}
