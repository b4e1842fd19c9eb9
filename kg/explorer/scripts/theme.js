// Colours of the picture: those of the style sheet, and those of the groups in light and in dark.

import { look } from "./page.js";
import { changed } from "./state.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

export const groupColour = (group) => look.groups[group][dark.matches ? "dark" : "light"];

/** A colour of the style sheet by the name of its variable. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Tell everyone when the system turns dark or light. */
export function watchTheme() {
  dark.addEventListener("change", () => changed("theme"));
}
