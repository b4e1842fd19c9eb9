// The views of the same claims: which one is shown, and when it is written anew.

import { VIEWS, changed, onChange, state } from "./state.js";

const writers = new Map();

/** The element that a view is written into. */
export const viewOf = (name) => document.getElementById(`view-${name}`);

/** Have a view written whenever it is shown and something in it has changed. */
export function addView(name, write) {
  writers.set(name, write);
}

/** Show another view. */
export function turnTo(name) {
  if (name === state.view) return;
  state.view = name;
  changed("view");
}

/** Make the tabs work. */
export function startViews() {
  const tabs = VIEWS.map((name) => document.getElementById(`tab-${name}`));
  const write = () => {
    for (const tab of tabs) {
      const shown = tab.id === `tab-${state.view}`;
      tab.setAttribute("aria-selected", String(shown));
      tab.tabIndex = shown ? 0 : -1;
      viewOf(tab.id.slice(4)).hidden = !shown;
    }
    writers.get(state.view)?.(viewOf(state.view));
  };
  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => turnTo(VIEWS[place]));
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = tabs[(place + by + tabs.length) % tabs.length];
      turnTo(next.id.slice(4));
      next.focus();
    });
  }
  onChange(["view", "shown", "language"], write);
  onChange(["theme", "selection"], () => state.view !== "network" && writers.get(state.view)?.(viewOf(state.view)));
  write();
}
