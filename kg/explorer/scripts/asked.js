// What a reader sees while a query runs and after it failed, and buttons that copy.

import { say } from "./language.js";
import { make } from "./elements.js";
import { isRunning, stopQuery } from "./engine.js";

/** What a reader who does not see the page hears of answers; it stays where it is, so that changes are heard. */
export const heard = make("p", { class: "sr-only", role: "status" });

/** Put an answer, or what stands for it, where it belongs, and say its first words. */
export function showAnswer(place, ...content) {
  place.replaceChildren(...content);
  heard.textContent = place.querySelector(".answer-count, .progress")?.textContent ?? "";
}

/** A line that says what the engine is doing, with a button that stops it. */
export function progressLine(step) {
  const stop = make("button", { type: "button", class: "quiet-button stop", onclick: () => stopQuery() }, say("console.stop"));
  const text = say(step === "starting" ? "console.starting" : "console.running");
  return make("p", { class: "progress" }, make("span", { class: "spinner", "aria-hidden": "true" }), text, " ", isRunning() ? stop : "");
}

/** What went wrong, in words; a mistake in a query as the engine words it. */
export function failureText({ kind, message }, seconds) {
  if (kind === "stopped") return say("console.stopped");
  if (kind === "limit") return say("console.limit-passed", { seconds });
  if (kind === "service") return say("console.service");
  if (kind === "old") return say("console.old");
  if (kind === "absent") return say("questions.needs-engine");
  return message;
}

/** How long the engine took. */
export const withSeconds = (time) => say("console.time", { seconds: (time / 1000).toFixed(time < 995 ? 3 : 1) });

export const problemLine = (text) => make("p", { class: "problem", role: "alert" }, text);

/** A button that copies a text; where the browser does not let it, the text is marked in `shownIn`. */
export function copyButton(text, shownIn, disabled = false) {
  const button = make("button", { type: "button", class: "quiet-button", disabled }, say("copy"));
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = say("copied");
    } catch {
      getSelection().selectAllChildren(shownIn);
    }
  });
  return button;
}
