// Room in the picture: which boxes are taken, and by what.

const CELL = 64;

/** Boxes {id, weight, left, right, top, bottom}, found by the cells of a grid that they touch. */
export class Room {
  cells = new Map();

  take(box) {
    for (const cell of cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  /** Say whether a box touches nothing but its own node and what is far less weighty. */
  isFree(box) {
    const apart = (other) =>
      other.id === box.id ||
      other.weight * 3 < box.weight ||
      box.right < other.left ||
      box.left > other.right ||
      box.bottom < other.top ||
      box.top > other.bottom;
    return cellsOf(box).every((cell) => (this.cells.get(cell) ?? []).every(apart));
  }
}

/** A box around a point. */
export const boxAround = (x, y, halfWidth, halfHeight) => ({
  x,
  y,
  left: x - halfWidth,
  right: x + halfWidth,
  top: y - halfHeight,
  bottom: y + halfHeight,
});

function cellsOf({ left, right, top, bottom }) {
  const cells = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) cells.push(`${x} ${y}`);
  }
  return cells;
}
