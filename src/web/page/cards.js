// One finding as a card: where, what speaks for it, and what can be done.
import { count, t } from "./words.js";
import { h, whole } from "./tools.js";
import { state } from "./state.js";

/** Quotations that stand side by side; others are named. */
const SHOWN = 2;

const LETTERS = { error: "e", warning: "w", info: "i" };
export const letter = (card) => LETTERS[card.severity];
export const isSettled = (card) => card.decision !== null && card.decision.kind !== "later";

/** What a card came to, in a line. */
export function outcome(card) {
  const { decision } = card;
  if (!decision) return "";
  if (decision.kind === "fix") return [...new Set(card.fixes.map((it) => it.to || "–"))].join("; ");
  return decision.value ?? "";
}

function tag(card) {
  const { decision } = card;
  if (decision?.kind === "later") return h("span", { class: "tag l" }, t("tagLater"));
  if (decision) return h("span", { class: "tag k" }, t(decision.kind === "keep" ? "tagKeep" : "tagFix"));
  return h("span", { class: `tag ${letter(card)}` }, t(card.severity));
}

/** A card; `acts` are what it asks for: open, show, decide. */
export function card(it, acts) {
  const isOpen = state.open === it.print;
  const settled = isSettled(it);
  const places = [...new Set(it.places.filter((spot) => spot.disputed).map((spot) => spot.place))];
  const what = settled ? `${it.decision.kind === "keep" ? "" : "→ "}${outcome(it)}`
    : places.slice(0, 2).join(" ↔ ") + (places.length > 2 ? " …" : "");
  return h("article", { class: `card ${letter(it)}${isOpen ? " open" : ""}${settled ? " done" : ""}`, id: `card-${it.number}`, "data-print": it.print },
    h("h3", {}, h("button", { class: "head", type: "button", "aria-expanded": isOpen ? "true" : "false", "aria-controls": `in-${it.number}`,
      onclick: () => acts.open(isOpen ? null : it) },
      h("span", { class: "n" }, String(it.number)),
      h("span", { class: "ttl-what" }, h("span", { class: "ttl" }, whole(it.title)), " ", h("span", { class: settled ? "what" : "what un" }, what)),
      tag(it))),
    isOpen ? h("div", { class: "in", id: `in-${it.number}` }, inside(it, acts)) : h("div", { class: "in", id: `in-${it.number}`, hidden: true }));
}

function inside(it, acts) {
  const boxes = it.safe ? [] : it.places.slice(0, SHOWN);
  const rest = it.safe ? [] : it.places.slice(SHOWN);
  const also = rest.filter((spot) => spot.disputed);
  const beside = alike(rest.filter((spot) => !spot.disputed));
  return [
    boxes.length ? h("div", { class: boxes.length > 1 ? "two" : "two one" }, boxes.map((spot) => box(spot, acts))) : null,
    it.safe ? fixes(it, acts) : null,
    also.length ? h("p", { class: "sm dim" }, `${t("alsoAt")}: `, also.map((spot, at) => [at ? "; " : "", see(spot.mark, spot.place, acts)])) : null,
    beside.length || it.evidence.length ? [h("h4", {}, t("evidence")), h("ul", { class: "ev" },
      beside.map(([first, ...more]) => h("li", {}, h("b", { class: "nw" }, first.words), first.says && first.says !== first.words ? `: ${first.says}` : "",
        " ", h("span", { class: more.length ? null : "at" }, "(", [first, ...more].map((spot, at) => [at ? "; " : "", see(spot.mark, spot.place, acts)]), ")"))),
      it.evidence.map((reason) => h("li", {}, whole(reason.says), reason.mark && reason.place ? [" ", h("span", { class: "at" }, "(", see(reason.mark, reason.place, acts), ")")] : "")))] : null,
    it.advice ? h("p", { class: "todo" }, h("b", {}, `${t("todo")}: `), whole(it.advice), ".") : null,
    actions(it, acts),
  ];
}

/** Places that say the same of the same words, together. */
function alike(spots) {
  const groups = new Map();
  for (const spot of spots) {
    const key = `${spot.words}\n${spot.says}`;
    groups.set(key, [...(groups.get(key) ?? []), spot]);
  }
  return [...groups.values()];
}

const see = (mark, words, acts) => h("button", { class: "link", type: "button", "aria-label": `${words}: ${t("seeIn")}`, onclick: () => acts.show(mark) }, words);

function box(spot, acts) {
  return h("div", { class: spot.disputed ? "pl" : "pl beside" },
    h("div", { class: "wh" }, h("span", {}, spot.sign ? h("b", { class: "ab" }, spot.sign, " · ") : "", spot.place),
      h("button", { class: "link", type: "button", "aria-label": `${spot.place}: ${t("seeIn")}`, onclick: () => acts.show(spot.mark) }, t("see"))),
    h("q", {}, spot.before, h("mark", { class: spot.words.length < 30 ? "nw" : null }, spot.words), spot.after),
    spot.says && !spot.words.includes(spot.says) ? h("p", { class: "says" }, spot.says) : null);
}

function fixes(it, acts) {
  return h("table", { class: "fx" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("place")), h("th", { scope: "col" }, t("written")), h("th", { scope: "col" }, t("proposed")))),
    h("tbody", {}, it.fixes.map((fix, at) => h("tr", {},
      h("td", {}, see((it.places[at] ?? it.places[0]).mark, fix.place, acts)), h("td", {}, h("del", {}, fix.from)), h("td", {}, h("ins", {}, fix.to || "–"))))));
}

/** What can be done, each with its figure. */
function actions(it, acts) {
  const disputed = it.places.filter((spot) => spot.disputed).length || 1;
  const still = state.older || state.lost;
  let figure = 0;
  const button = (words, kind, act, digit) => {
    const key = String(digit ?? ++figure);
    return h("button", { class: `btn ${kind}`, type: "button", disabled: still, "data-digit": key, "aria-keyshortcuts": key, onclick: act },
      h("span", {}, words), h("kbd", { "aria-hidden": "true" }, key));
  };
  const fixed = it.fixes.length && !it.safe ? [...new Set(it.fixes.map((fix) => fix.to || "–"))].join("; ") : "";
  const decide = (decision) => acts.decide(it, decision);
  const asks = h("div", { class: "asks" });
  return h("div", { class: "acts", role: "group", "aria-label": `${t("todo")}: ${it.title}` },
    it.values.length ? h("p", { class: "lb" }, count.correctTo(disputed)) : fixed ? h("p", { class: "lb" }, count.correctTo(it.fixes.length)) : null,
    it.values.length || fixed ? h("div", { class: "r" },
      it.values.map((value) => button(value, "value", () => decide({ kind: "value", value }))),
      fixed ? button(fixed, "value", () => decide({ kind: "fix" })) : null,
      button(t(it.is_day ? "otherDate" : "otherWords"), "", () => ask(asks, it, "value", acts))) : null,
    h("div", { class: "r" },
      it.safe ? button(count.fixAll(it.fixes.length), "pri", () => decide({ kind: "fix" })) : null,
      it.values.length || fixed ? null : button(t(it.is_day ? "otherDate" : "otherWords"), "", () => ask(asks, it, "value", acts)),
      button(t("keep"), "", () => ask(asks, it, "keep", acts)),
      it.decision ? button(t("redo"), "ghost", () => decide(null)) : null,
      button(t("later"), "ghost", () => decide({ kind: "later" }), 0)),
    asks,
    h("p", { class: "why" }, it.clause ? `${t("clause")}: ${it.clause}. ` : "", `${t("rule")}: `, h("code", {}, it.rules.join(" · "))));
}

/** One field in place: the right words, or the reason. */
function ask(place, it, kind, acts) {
  const id = `ask-${it.number}`;
  const isDay = kind === "value" && it.is_day;
  const input = h("input", { class: "field", id, required: true, autocomplete: "off", spellcheck: "false",
    value: kind === "value" && !isDay ? it.now : "", placeholder: isDay ? t("dayForm") : null,
    "aria-describedby": `${id}-fault`, list: kind === "keep" ? `${id}-list` : null });
  const fault = h("p", { class: "fault", id: `${id}-fault`, role: "alert" });
  const label = kind === "keep" ? "reason" : isDay ? "writeDate" : "writeWords";
  const form = h("form", { class: "ask" },
    h("label", { for: id }, t(label)),
    h("div", { class: "r" }, input,
      h("button", { class: "btn pri" }, t(kind === "keep" ? "keepIt" : state.whole.word ? "putWord" : state.whole.plain ? "putText" : "putSheet")),
      h("button", { class: "btn ghost", type: "button", onclick: () => { place.replaceChildren(); acts.focus(it); } }, t("cancel"))),
    kind === "keep" ? h("div", { class: "r reasons" }, ["why1", "why2", "why3"].map((why) =>
      h("button", { class: "chip", type: "button", onclick: () => { input.value = t(why); input.focus(); } }, t(why)))) : null,
    fault);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = input.value.trim();
    const wrong = isDay ? day(value) : null;
    if (wrong) {
      fault.replaceChildren(t(wrong));
      input.setAttribute("aria-invalid", "true");
      form.scrollIntoView({ block: "nearest" });
      input.focus({ preventScroll: true });
      return;
    }
    if (value) acts.decide(it, { kind, value });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); place.replaceChildren(); acts.focus(it); }
  });
  place.replaceChildren(form);
  form.scrollIntoView({ block: "nearest" });
  input.focus();
  input.select();
}

/** Why words are no day of the calendar; null where they are one. */
function day(words) {
  const parts = words.match(/^(\d{1,2})\D(\d{1,2})\D(\d{4})$/)?.slice(1).map(Number);
  if (!parts) return "badDay";
  const [date, month, year] = parts;
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCDate() === date && made.getUTCMonth() === month - 1 ? null : "noDay";
}
