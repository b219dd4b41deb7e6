// The desk itself: the text on the left, the cards on the right, and what is taken away at the end.
import { count, t } from "./words.js";
import { get, h, post, toast, told, whole } from "./tools.js";
import { state } from "./state.js";
import { card, isSettled, letter, outcome } from "./cards.js";
import * as paper from "./paper.js";

/** How long the layout of a Word file is waited for before our own text is shown, in milliseconds. */
const PATIENCE = 1000;

// The cards of the text that is shown.
let lists = null;

const cards = () => state.whole?.cards ?? [];
const left = () => cards().filter((it) => !isSettled(it));

/** Asks for a text; false when something else is looked at by then. */
async function load(id, isHere) {
  const whole = await get(`/api/files/${id}`);
  if (!isHere()) return false;
  const isOther = state.whole?.id !== id;
  state.whole = whole;
  if (isOther) Object.assign(state, { filter: "all", undecided: false, view: "cards", open: (left()[0] ?? cards()[0])?.print ?? null });
  return true;
}

/** Leaves a text; its sheet stays only where the same text comes next. */
export function leave(next) {
  sheets += 1;
  const sheet = document.getElementById("sheet");
  if (sheet.dataset.of !== next) sheet.classList.remove("full");
  paper.forget();
  lists = null;
}

export async function review(main, id, isHere) {
  if (!(await load(id, isHere))) return;
  Object.assign(state, { laid: false, shown: false });
  const ruler = h("div", { class: "ruler", "aria-hidden": "true" });
  const frame = h("iframe", { class: `paper-frame${state.whole.word ? " waits" : ""}`, sandbox: "allow-same-origin", title: t("documentFrame"), src: told(`/files/${id}/paper`), tabindex: "-1" });
  frame.addEventListener("load", () => {
    if (lists !== own) return;
    paper.watch(frame, ruler, (number, mark, focuses) => {
      const it = cards().find((other) => String(other.number) === number);
      if (it) { view("cards"); open(it, mark); if (focuses) head(it)?.focus(); } else { view("cards"); notes(number, mark); }
    });
    settled();
    if (!state.whole?.word) { arrive(); return; }
    // A machine that is slow shows our own text until the layout is there.
    setTimeout(() => frame.classList.remove("waits"), PATIENCE);
    paper.lay(id).then(arrive);
  });
  const arrive = (isLaid = false) => {
    // Another text may be looked at by now.
    if (lists !== own) return;
    Object.assign(state, { laid: isLaid, shown: isLaid });
    frame.classList.remove("waits");
    settled();
    bar();
  };
  const own = lists = h("section", { class: "side", "aria-label": t("cards") });
  const tab = (name, word) => h("button", { type: "button", "data-view": name, "aria-pressed": String(state.view === name), onclick: () => view(name) }, t(word));
  main.replaceChildren(
    h("div", { class: "filebar", id: "filebar" }),
    h("div", { class: "tabs" }, tab("cards", "cards"), tab("document", "document")),
    h("div", { class: "split", "data-view": state.view },
      h("section", { class: "desk", "aria-label": t("document") }, frame, ruler), lists));
  draw();
  sheet();
}

/** The text with what was decided, and the open card in view. */
function settled() {
  paper.settle(cards());
  const it = cards().find((other) => other.print === state.open);
  if (it) paper.show(it.number);
}

/** From the layout of Word to our own text and back. */
function turn() {
  if (!lists) return;
  state.shown = paper.turn(!state.shown);
  settled();
  bar();
  document.getElementById("turn")?.focus();
}

function view(name) {
  state.view = name;
  const split = document.querySelector(".split");
  if (split) split.dataset.view = name;
  for (const it of document.querySelectorAll("[data-view][aria-pressed]")) it.setAttribute("aria-pressed", String(it.dataset.view === name));
}

function bar() {
  const all = cards().length;
  const settled = all - left().length;
  const progress = h("progress", { max: String(all || 1), value: String(all ? settled : 1), "aria-label": `${t("decided")} ${settled}/${all}` });
  document.getElementById("filebar").replaceChildren(...[
    h("a", { class: "btn ghost", href: "#/" }, `← ${t("back")}`),
    h("h1", { title: state.whole.title }, state.whole.name),
    h("span", { class: "own dim sm" }, state.whole.own),
    state.laid ? h("button", { class: "btn ghost small", type: "button", id: "turn", onclick: turn }, t(state.shown ? "asText" : "asWord")) : null,
    h("span", { class: "prog", hidden: !all }, h("span", {}, `${t("decided")} `, h("b", {}, `${settled}/${all}`)), progress),
    h("button", { class: "btn", type: "button", id: "undo", disabled: !state.whole.undo || state.older || state.lost, hidden: !all, onclick: undo }, t("undo")),
    state.lost ? h("button", { class: "btn", type: "button", disabled: true }, t("download"))
      : h("a", { class: left().length ? "btn" : "btn pri", href: `#/tep/${state.whole.id}/xong` }, t("download")),
  ].filter(Boolean));
}

function verdict() {
  const open = left();
  const errors = open.filter((it) => it.severity === "error").length;
  const warnings = open.length - errors;
  const all = cards().length;
  const { citations, documents, limits } = state.whole;
  const words = open.length ? t(errors ? "notReady" : "lookFirst") : all ? count.allDecided(all) : citations ? t("nothing") : `${t("noCitations")}.`;
  const parts = [errors && h("span", { class: "e" }, count.errors(errors)), warnings && h("span", { class: "w" }, count.warnings(warnings))].filter(Boolean);
  return h("div", { class: `verdict ${open.length ? (errors ? "" : "mid") : all || citations ? "ok" : "bare"}` },
    h("h2", {}, words), " ",
    parts.length ? h("p", { class: "in-line" }, `${t("undecided")}: `, parts.map((it, at) => [at ? ", " : "", it]), ".") : null,
    citations ? h("p", { class: "dim sm" }, `${count.cited(citations, documents)}.`) : null,
    limits.map((words) => h("p", { class: "dim sm" }, words)));
}

const passes = (it) => (state.filter === "all" || letter(it) === state.filter) && !(state.undecided && isSettled(it));

function filters() {
  const of = (kind) => cards().filter((it) => kind === "all" || letter(it) === kind).length;
  const chip = (kind, word, figure) => (figure === 0 && kind !== "all" ? null
    : h("button", { class: "chip", type: "button", "data-filter": kind, "aria-pressed": String(state.filter === kind),
      onclick: () => { state.filter = kind; draw(); document.querySelector(`[data-filter="${kind}"]`)?.focus(); } }, t(word), h("b", {}, String(figure))));
  return h("div", { class: "filters" },
    h("div", { class: "chips", role: "group", "aria-label": t("filter") },
      chip("all", "all", of("all")), chip("e", "errors", of("e")), chip("w", "warnings", of("w")), chip("i", "notes", of("i"))),
    h("button", { class: "chip", type: "button", id: "undecided", "aria-pressed": String(state.undecided),
      onclick: () => { state.undecided = !state.undecided; draw(); document.getElementById("undecided").focus(); } }, t("undecided"), h("b", {}, String(left().length))));
}

/** Draws the cards anew; what was in view stays there. */
export function draw() {
  if (!lists) return;
  bar();
  const shown = cards().filter(passes);
  const [decide, machine] = [shown.filter((it) => !it.safe), shown.filter((it) => it.safe)];
  const rest = cards().filter((it) => it.safe && !isSettled(it));
  const acts = { open, show: (mark) => { view("document"); paper.show(mark.split(".")[0], mark); }, decide: settle, focus: (it) => head(it)?.focus() };
  const group = (word, note, ...more) => h("div", { class: "grp" }, h("h2", {}, t(word), " ", h("span", {}, `– ${t(note)}`)), ...more);
  const scroll = lists.scrollTop;
  lists.replaceChildren(...[
    verdict(),
    cards().length ? filters() : null,
    decide.length ? group("forYou", "forYouNote") : null, ...decide.map((it) => card(it, acts)),
    machine.length ? group("machine", "machineNote", rest.length > 1 ? h("button", { class: "btn small", type: "button", id: "fix-rest",
      disabled: state.older || state.lost, onclick: () => decideAll(rest) }, count.fixRest(rest.length)) : null) : null,
    ...machine.map((it) => card(it, acts)),
    cards().length && !shown.length ? h("p", { class: "dim none" }, t("noneLeft")) : null,
    state.whole.hints.length ? hints(acts) : null,
  ].filter(Boolean));
  lists.scrollTop = scroll;
}

function hints(acts) {
  return h("details", { class: "card i infos", id: "hints" },
    h("summary", {}, `${t("notesHead")} (${state.whole.hints.length})`),
    h("ul", {}, state.whole.hints.map((it) => h("li", { id: `hint-${it.mark.split(".")[0]}` }, h("span", {}, it.title),
      h("button", { class: "link", type: "button", "aria-label": `${it.place}: ${t("seeIn")}`, onclick: () => acts.show(it.mark) }, it.place || t("see"))))));
}

function notes(number, mark) {
  const list = document.getElementById("hints");
  if (!list) return;
  list.open = true;
  document.getElementById(`hint-${number}`)?.scrollIntoView({ block: "nearest" });
  paper.show(number, mark);
}

const head = (it) => document.querySelector(`#card-${it.number} .head`);

/** Opens a card and brings it and its mark into view. */
export function open(it, mark) {
  const had = document.activeElement?.classList.contains("head");
  state.open = it?.print ?? null;
  if (it && !passes(it)) Object.assign(state, { filter: "all", undecided: false });
  draw();
  if (!it) { if (had) document.querySelector(".card .head")?.focus(); return; }
  paper.show(it.number, mark);
  const own = head(it);
  if (had) own?.focus({ preventScroll: true });
  if (!own || !lists) return;
  const isColumn = getComputedStyle(lists).overflowY !== "auto";
  if (isColumn) own.scrollIntoView({ block: "nearest" });
  else {
    const filters = lists.querySelector(".filters")?.offsetHeight ?? 0;
    const top = own.getBoundingClientRect().top - lists.getBoundingClientRect().top - filters - 8;
    const bottom = own.closest(".card").getBoundingClientRect().bottom - lists.getBoundingClientRect().bottom;
    if (top < 0 || bottom > 0) lists.scrollTop += top;
  }
}

/** Goes to the next card that is open, or the one before. */
export function step(by) {
  const all = cards().filter((it) => !isSettled(it) && (state.filter === "all" || letter(it) === state.filter));
  if (!all.length) return;
  const order = cards();
  const here = order.findIndex((it) => it.print === state.open);
  const behind = by > 0 ? all.find((it) => order.indexOf(it) > here) : all.findLast((it) => order.indexOf(it) < here);
  const it = behind ?? (by > 0 ? all[0] : all.at(-1));
  view("cards");
  open(it);
  head(it)?.focus({ preventScroll: true });
}

/** From one head to the next, without dragging the text along. */
export function walk(from, by) {
  const heads = [...document.querySelectorAll(".card .head")];
  heads[heads.indexOf(from) + by]?.focus();
}

let isSending = false;
/** Sends a decision; false when it is not taken, or something else is looked at by then. A double click is one. */
async function send(what, body, words) {
  if (isSending || state.older || state.lost) return false;
  isSending = true;
  try {
    const whole = await post(`/api/files/${state.whole.id}/${what}`, body);
    if (state.whole?.id !== whole.id || !lists) return false;
    state.whole = whole;
  } catch (error) {
    toast(`${t("failed")}: ${error.message}`);
    return false;
  } finally { isSending = false; }
  paper.settle(cards());
  toast(words, what === "decide" && state.whole.undo ? undo : null);
  sheet();
  return true;
}

async function settle(it, decision) {
  const words = !decision ? t("saidUndo") : decision.kind === "keep" ? t("saidKeep") : decision.kind === "later" ? t("saidLater")
    : count.corrected(decision.kind === "fix" ? outcome({ ...it, decision }) : decision.value);
  if (!(await send("decide", { prints: [it.print], decision }, words))) return;
  if (!decision) { open(cards().find((other) => other.print === it.print)); return; }
  const order = cards();
  const at = order.findIndex((other) => other.print === it.print);
  const rest = order.filter((other) => !other.decision && passes(other));
  const next = rest.find((other) => order.indexOf(other) > at) ?? rest[0];
  goOn(next);
}

/** To the card that is to be decided on next; where there is none, to the verdict and what is taken away. */
function goOn(it) {
  open(it ?? null);
  if (!it) lists.scrollTop = 0;
  (it ? head(it) : document.querySelector(".filebar a:last-child"))?.focus({ preventScroll: true });
}

async function decideAll(some) {
  if (await send("decide", { prints: some.map((it) => it.print), decision: { kind: "fix" } }, count.fixed(some.length))) goOn(left()[0]);
}

export async function undo() {
  if (!state.whole?.undo) return;
  const before = new Map(cards().map((it) => [it.print, JSON.stringify(it.decision)]));
  if (!(await send("undo", {}, t("saidUndo")))) return;
  const it = cards().find((other) => before.get(other.print) !== JSON.stringify(other.decision));
  open(it ?? null);
  if (it) head(it)?.focus({ preventScroll: true });
}

/** From the text to the cards and back. */
export function cross(isInPaper) {
  if (isInPaper) { view("cards"); (document.querySelector(".card.open .head") ?? document.querySelector(".card .head"))?.focus(); } else { view("document"); paper.focus(); }
}

let sheets = 0;
/** The check sheet, ready to be printed from wherever one is; of sheets that are late, none. */
async function sheet() {
  const own = ++sheets;
  const { id } = state.whole;
  const host = document.getElementById("sheet");
  const words = await fetch(told(`/files/${id}/sheet`)).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
  const [, before, style, behind] = words.match(/^(.*?)<style>(.*?)<\/style>(.*)$/s) ?? [];
  if (!style || own !== sheets) return;
  const page = new DOMParser().parseFromString(before + behind, "text/html");
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const look = new CSSStyleSheet();
  look.replaceSync(style.replace(/:root/g, ":host").replace(/(^|\n\s*)(html|body)(?=\s*\{)/g, "$1:host"));
  root.adoptedStyleSheets = [look];
  root.replaceChildren(...page.body.children);
  host.dataset.of = id;
  host.classList.add("full");
}

/** What is taken away. */
export async function done(main, id, isHere) {
  if (!(await load(id, isHere))) return;
  const open_ = left().length;
  const item = (name, note, ...buttons) => h("li", {}, h("span", {}, h("b", {}, t(name)), h("span", { class: "dim" }, t(note))), h("span", { class: "r" }, ...buttons));
  const get_ = (what, kind = "") => h("a", { class: `btn ${kind}`, href: told(`/files/${id}/${what}`), download: "" }, t("save"));
  const settled = cards().filter((it) => it.decision);
  main.replaceChildren(h("div", { class: "col wide" },
    h("p", {}, h("a", { class: "btn ghost", href: `#/tep/${id}` }, `← ${t(open_ ? "backToCards" : "cards")}`)),
    h("h1", {}, t(open_ ? "done" : "doneAll")),
    h("p", { class: "lead" }, state.whole.name),
    open_ ? h("div", { class: "verdict" }, h("h2", {}, `${count.left(open_)}.`)) : null,
    h("ul", { class: "get box" },
      state.whole.word ? item("getWord", "getWordNote", get_("word", "pri")) : state.whole.plain ? item("getText", "getTextNote", get_("text", "pri")) : null,
      item("getSheet", "getSheetNote", h("button", { class: "btn", type: "button", onclick: async () => { await sheet(); print(); } }, t("print")), get_("sheet-file")),
      item("getTable", "getTableNote", get_("table"))),
    state.whole.word || state.whole.plain ? null : h("p", { class: "dim" }, t("noWord")),
    h("div", { class: "cols" },
      h("section", {}, h("h2", {}, t("after")), h("ol", { class: "after" }, [state.whole.word && "after1", "after2", "after3"].filter(Boolean).map((word) => h("li", {}, h("span", {}, t(word)))))),
      settled.length ? h("section", {}, h("h2", {}, t("log")), h("table", { class: "log" }, h("tbody", {}, settled.map((it) => h("tr", {},
        h("td", { class: "n" }, String(it.number)), h("td", {}, whole(it.title)),
        h("td", {}, h("b", {}, it.decision.kind === "later" ? t("tagLater") : `${it.decision.kind === "keep" ? `${t("keepIt")}: ` : "→ "}${outcome(it)}`))))))) : null)));
  sheet();
}
