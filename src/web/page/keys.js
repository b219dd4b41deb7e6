// The keyboard: every step without a mouse, and no letter as a key, since input methods turn letters into others.
import { t } from "./words.js";
import { h, kept } from "./tools.js";
import { hear } from "./paper.js";
import { state } from "./state.js";
import { cross, step, undo, walk } from "./review.js";

const isReview = () => /^#\/tep\/[^/]+$/.test(location.hash);

/** A key that was pressed, in the page or in the text. */
function onKey(event, isInPaper) {
  const target = event.target;
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== "checkbox";
  const does = (act) => { event.preventDefault(); act(); };
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (event.ctrlKey && event.key === "z" && !isTyping && isReview()) does(undo);
    // In the frame, the browser would print the frame.
    if (event.ctrlKey && event.key === "p" && isInPaper) does(() => print());
    return;
  }
  if (event.key === "?" && !isTyping) return does(help);
  if (!isReview() || document.querySelector("dialog[open]")) return;
  const isHead = target.classList?.contains("head");
  if (event.key === "F8") does(() => step(event.shiftKey ? -1 : 1));
  else if (event.key === "F6") does(() => cross(isInPaper));
  else if (isHead && event.key === "ArrowDown") does(() => walk(target, 1));
  else if (isHead && event.key === "ArrowUp") does(() => walk(target, -1));
  else if (/^\d$/.test(event.key) && !isTyping && state.digits && target.closest(".side")) {
    const button = document.querySelector(`.card.open .acts [data-digit="${event.key}"]`);
    if (button && !button.disabled) does(() => button.click());
  }
}

export function listen() {
  addEventListener("keydown", (event) => onKey(event, false));
  hear((event) => onKey(event, true));
}

/** The list of keys. */
export function help() {
  const dialog = document.getElementById("help");
  if (dialog.open) return dialog.close();
  const from = document.activeElement;
  const part = (title, ...rows) => h("section", {}, h("h3", {}, t(title)), h("dl", {}, rows.map(([keys, word]) =>
    [h("dt", {}, keys.split(" ").map((key) => [h("kbd", {}, key), " "])), h("dd", {}, t(word))])));
  dialog.replaceChildren(
    h("div", { class: "dh" }, h("h2", { id: "help-title" }, t("helpTitle")), h("button", { class: "btn", type: "button", onclick: () => dialog.close() }, t("close"))),
    h("div", { class: "keys" },
      part("helpCards", ["F8", "kNext"], ["Shift+F8", "kPrevious"], ["↑ ↓", "kArrows"], ["Enter", "kEnter"], ["1 … 9", "kDigits"], ["0", "kZero"]),
      part("helpDocument", ["F6", "kF6"], ["← →", "kMarks"], ["Enter", "kMarkEnter"]),
      part("helpAnywhere", ["Ctrl+Z", "kUndo"], ["Ctrl+P", "kPrint"], ["?", "kHelp"], ["Esc", "kEsc"])),
    h("label", { class: "chk" }, h("input", { type: "checkbox", id: "digits", checked: state.digits,
      onchange: (event) => { state.digits = event.target.checked; kept(); } }), h("span", {}, t("digits"))));
  dialog.addEventListener("close", () => from?.focus?.(), { once: true });
  dialog.showModal();
}
