// The text in its frame: its marks, where they are, what was decided at them. Nothing runs in the frame.
import { t } from "./words.js";
import { isSettled } from "./cards.js";
import { fit, likeWord } from "./word.js";

let frame = null;
let ruler = null;
// The two ways to show a text: as Word lays it out, where that is possible, and our own.
let layout = null;
let own = null;

// What is told of a key that was pressed in the text, and does nothing there.
let heard = () => {};
export const hear = (act) => { heard = act; };

const paper = () => frame?.contentDocument;
const marks = () => [...(paper()?.querySelectorAll(".mark") ?? [])];
const named = (name) => marks().filter((it) => it.dataset.mark.split(" ").includes(name));

/** Takes a frame that has been loaded; `open` is called with the number of a card. */
export function watch(element, ticks, open) {
  frame = element;
  ruler = ticks;
  const page = paper();
  page.documentElement.dataset.theme = document.documentElement.dataset.theme;
  page.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".mark");
    if (mark) { rove(mark); open(mark.dataset.card.split(" ")[0], mark.dataset.mark.split(" ")[0]); }
  });
  page.addEventListener("keydown", (event) => {
    const mark = event.target.closest?.(".mark");
    if (mark && /^Arrow(Left|Right)$/.test(event.key)) {
      event.preventDefault();
      const all = marks();
      const next = all[all.indexOf(mark) + (event.key === "ArrowLeft" ? -1 : 1)];
      if (next) { rove(next); next.focus(); }
    } else if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      open(mark.dataset.card.split(" ")[0], mark.dataset.mark.split(" ")[0], true);
    } else heard(event);
  });
  const first = marks()[0];
  if (first) rove(first);
  own = page.querySelector("main");
  layout = null;
  frame.contentWindow.addEventListener("resize", () => { if (layout) fit(layout, frame.clientWidth); draw(); });
}

/** Lays a Word file out as it looks; whether that is what is shown. */
export async function lay(id) {
  const [here, page] = [frame, paper()];
  const made = await likeWord(page, id).catch(() => null);
  if (!made || here !== frame || page !== paper()) return false;
  layout = made;
  return turn(true);
}

/** Shows the layout of Word, or our own text; whether the layout is shown. */
export function turn(isLayout) {
  const main = isLayout && layout && fit(layout, frame.clientWidth) ? layout : own;
  paper().querySelector("main").replaceWith(main);
  const first = marks()[0];
  if (first) rove(first);
  return main === layout;
}

export function forget() { frame = null; ruler = null; layout = null; own = null; }

function rove(mark) {
  for (const it of marks()) it.tabIndex = -1;
  mark.tabIndex = 0;
}

/** Puts the cursor into the text. */
export function focus() {
  frame?.focus();
  (paper()?.querySelector('.mark[tabindex="0"]') ?? paper()?.body)?.focus({ preventScroll: true });
}

/** Shows the marks of a card, one of them in view. */
export function show(number, name) {
  if (!paper()) return;
  const own = marks().filter((it) => it.dataset.card.split(" ").includes(String(number)));
  for (const it of marks()) it.classList.toggle("on", own.includes(it));
  const first = (name && named(name)[0]) || own.find((it) => !it.classList.contains("beside")) || own[0];
  if (!first) return;
  rove(first);
  const room = paper().scrollingElement;
  room.scrollTop += first.getBoundingClientRect().top - room.clientHeight * 0.35;
}

/** Says at every mark what was decided. */
export function settle(cards) {
  if (!paper()) return;
  for (const it of paper().querySelectorAll("ins")) it.remove();
  const of = new Map();
  for (const it of marks()) {
    it.classList.remove("done", "gone");
    for (const name of it.dataset.mark.split(" ")) of.set(name, [...(of.get(name) ?? []), it]);
  }
  for (const card of cards) {
    const settled = isSettled(card);
    for (const spot of card.places) {
      const own = of.get(spot.mark) ?? [];
      for (const it of own) {
        if (it.dataset.mark.split(" ")[0] === spot.mark) it.classList.toggle("done", settled);
        if (settled && spot.becomes !== null) it.classList.add("gone");
      }
      const last = own.at(-1);
      if (settled && spot.becomes !== null && last) {
        const made = paper().createElement("ins");
        made.textContent = ` ${spot.becomes || "–"}`;
        last.querySelector(".said").after(made);
      }
      for (const it of own) {
        const said = it.querySelector(".heard");
        said.dataset.said ??= said.textContent;
        const word = settled ? t(card.decision.kind === "keep" ? "markKept" : "markFixed") : "";
        said.textContent = word ? said.dataset.said.replace(")", `, ${word})`) : said.dataset.said;
      }
    }
  }
  draw();
}

/** Ticks beside the text, where its marks are. */
function draw() {
  if (!ruler || !paper()) return;
  const room = paper().scrollingElement;
  const ticks = marks().filter((it) => it.matches(".error, .warning")).map((it) => {
    const tick = document.createElement("i");
    const top = (it.getBoundingClientRect().top + room.scrollTop) / room.scrollHeight;
    tick.className = `${it.classList.contains("error") ? "e" : ""} ${it.classList.contains("done") ? "d" : ""}`;
    tick.style.top = `${(top * 100).toFixed(2)}%`;
    return tick;
  });
  ruler.replaceChildren(...ticks);
}

