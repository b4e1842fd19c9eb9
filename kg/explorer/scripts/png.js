// A drawing as a picture of points.

import { svgText } from "./svg.js";

const SHARPNESS = 2;
const MOST_POINTS = 60_000_000;

/** Paint a sheet as PNG, with two points to a pixel where it is not too large. */
export async function pngOf(sheet) {
  const [width, height] = ["width", "height"].map((name) => Number(sheet.getAttribute(name)));
  const scale = Math.min(SHARPNESS, Math.sqrt(MOST_POINTS / (width * height)));
  const address = URL.createObjectURL(new Blob([svgText(sheet)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
