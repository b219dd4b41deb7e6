// What is known from before: looked up, asked, and filled by dropping a register.
import { count, t } from "./words.js";
import { get, h, quoted, refresh, send, toast, told } from "./tools.js";
import { state } from "./state.js";

const QUESTIONS = [
  ["trace", "qTrace", null], ["cited-by", "qCitedBy", { vi: "được-dẫn", en: "cited-by" }],
  ["cites", "qCites", { vi: "dẫn", en: "cites" }], ["implemented-by", "qImplementedBy", { vi: "được-thực-hiện", en: "implemented-by" }],
  ["basis-of", "qBasisOf", { vi: "là-căn-cứ-của", en: "basis-of" }], ["detailed-by", "qDetailedBy", { vi: "được-quy-định-chi-tiết", en: "detailed-by" }],
  ["amended-by", "qAmendedBy", { vi: "được-sửa-đổi", en: "amended-by" }], ["replaced-by", "qReplacedBy", { vi: "được-thay-thế", en: "replaced-by" }],
  ["repealed-by", "qRepealedBy", { vi: "bị-bãi-bỏ", en: "repealed-by" }], ["reported-by", "qReportedBy", { vi: "được-báo-cáo", en: "reported-by" }],
  ["free", "qFree", null],
];

const asked = { kind: "trace", words: "", index: "" };

/** Where one looks up: one document or a question, or the whole index. */
const ways = (here) => h("nav", { class: "sub", "aria-label": t("waysName") }, [["#/tra-cuu", "wayAsk"], ["#/tra-cuu/bang", "wayIndex"]].map(([hash, word]) =>
  h("a", { href: hash, "aria-current": hash === here && "page" }, t(word))));

/** Where it is drawn, and whether it is still looked at. */
let here = { main: null, isHere: () => false };

export async function lookup(main, way, isHere) {
  here = { main, isHere };
  await refresh();
  if (!isHere()) return;
  if (way === "bang" && state.registry) { whole(main); return; }
  const answer = h("div", { class: "ans", "aria-live": "polite" });
  if (!state.registry) {
    main.replaceChildren(h("div", { class: "col" }, h("h1", {}, t("askTitle")), h("p", { class: "lead" }, t("askLead")), h("p", { class: "verdict mid" }, t("noRegistry"), " ", h("a", { href: "#/so-van-ban" }, t("registers")))));
    return;
  }
  const offers = h("ul", { class: "sug box", role: "listbox", id: "offers", "aria-label": t("offers"), hidden: true });
  const input = h("input", { class: "field", id: "about", required: true, autocomplete: "off", spellcheck: "false", value: asked.words, role: "combobox",
    "aria-expanded": "false", "aria-controls": "offers", "aria-autocomplete": "list", "aria-describedby": "about-hint" });
  const label = h("label", { for: "about" });
  const hint = h("span", { class: "hint", id: "about-hint" });
  const name = () => {
    const isFree = asked.kind === "free";
    label.replaceChildren(t(isFree ? "question" : "about"));
    hint.replaceChildren(t(isFree ? "questionHint" : "aboutHint"));
  };
  name();
  const select = h("select", { class: "field", id: "relation", onchange: (event) => { asked.kind = event.target.value; name(); } },
    QUESTIONS.map(([kind, word]) => h("option", { value: kind, selected: kind === asked.kind }, t(word))));
  const form = h("form", { class: "say", onsubmit: (event) => { event.preventDefault(); hush(); shut(input, offers); ask(answer, input.value.trim()); } },
    h("span", { class: "ask-part" }, h("label", { for: "relation" }, t("relation")), select),
    h("span", { class: "ask-part wide" }, label, input, hint, offers),
    h("button", { class: "btn pri" }, t("ask")));
  const hush = offer(input, offers);
  main.replaceChildren(h("div", { class: "col wide" }, h("h1", {}, t("askTitle")), h("p", { class: "lead" }, t("askLead")), ways("#/tra-cuu"), form, answer));
  if (asked.words) ask(answer, asked.words);
}

/** The citation index: every document that is known, with how often it is cited, to be filtered and taken away. */
function whole(main) {
  const place = h("div", { class: "ans" });
  let last = 0;
  const draw = async () => {
    const own = ++last;
    try {
      const index = await get("/api/registry/index", { q: asked.index });
      if (own !== last) return;
      place.replaceChildren(
        h("p", { class: "dim", role: "status" }, `${count.documents(index.all)}. `, index.all > index.rows.length ? t("cut", index.rows.length, index.all) : ""),
        h("div", { class: "scrollx box in-box", tabindex: "0", role: "group", "aria-label": t("wayIndex") }, h("table", { class: "rg" },
          h("thead", {}, h("tr", {}, ["inDocument", "inIssuer", "inDate", "inSubject", "inQuotes", "inStatus"].map((word) => h("th", { scope: "col" }, t(word))))),
          h("tbody", {}, index.rows.map(({ document: it, quotes, status }) => h("tr", {}, h("td", {}, again(it.name)), h("td", { class: "who" }, it.issuer), h("td", { class: "num" }, it.date),
            h("td", {}, it.subject), h("td", { class: "num" }, String(quotes)), h("td", {}, status)))))));
    } catch (error) { if (own === last) place.replaceChildren(h("p", { class: "verdict mid" }, error.message)); }
  };
  const input = h("input", { class: "field", id: "filter", type: "search", autocomplete: "off", spellcheck: "false", value: asked.index,
    oninput: (event) => { asked.index = event.target.value; draw(); } });
  main.replaceChildren(h("div", { class: "col wide" }, h("h1", {}, t("askTitle")), h("p", { class: "lead" }, t("askLead")), ways("#/tra-cuu/bang"),
    h("div", { class: "say" }, h("span", { class: "ask-part wide" }, h("label", { for: "filter" }, t("filterIndex")), input),
      h("a", { class: "btn", href: told("/index/word"), download: "" }, t("indexWord")), h("a", { class: "btn", href: told("/index/table"), download: "" }, t("indexTable"))),
    place));
  draw();
}

function shut(input, offers) {
  offers.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

/** Offers words while somebody types; arrows choose, Enter takes. What it gives back hushes an offer under way. */
function offer(input, offers) {
  let last = 0;
  const rows = () => [...offers.children];
  const chosen = () => rows().findIndex((it) => it.getAttribute("aria-selected") === "true");
  const choose = (at) => {
    rows().forEach((it, n) => it.setAttribute("aria-selected", String(n === at)));
    if (rows()[at]) input.setAttribute("aria-activedescendant", rows()[at].id);
  };
  const put = (words) => {
    const typed = input.value;
    const free = asked.kind === "free";
    const cut = free ? Math.max(...["(", "&", "|", ",", " ", '"'].map((it) => typed.lastIndexOf(it))) + 1 : 0;
    input.value = typed.slice(0, cut).replace(/"$/, "") + (free ? words : words.replace(/^"|"$/g, ""));
    shut(input, offers);
    input.focus();
  };
  input.addEventListener("input", async () => {
    const own = ++last;
    let found = [];
    try { found = await get("/api/registry/offer", { q: input.value, free: asked.kind === "free" ? "1" : "" }); } catch { /* Nothing is offered. */ }
    if (own !== last) return;
    found = asked.kind === "free" ? found : found.filter((it) => it.says);
    offers.replaceChildren(...found.map((it, at) => h("li", { role: "option", id: `offer-${at}`, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); put(it.insert); } }, h("b", {}, it.insert.replace(/^"|"$/g, "")), it.says ? h("span", { class: "dim sm" }, it.says) : "")));
    offers.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
  });
  input.addEventListener("keydown", (event) => {
    if (offers.hidden) return;
    const at = chosen();
    if (event.key === "ArrowDown") { event.preventDefault(); choose(Math.min(at + 1, rows().length - 1)); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(Math.max(at - 1, 0)); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); rows()[at].dispatchEvent(new MouseEvent("mousedown")); }
    else if (event.key === "Escape") shut(input, offers);
  });
  input.addEventListener("blur", () => shut(input, offers));
  return () => { last += 1; };
}

let questions = 0;
async function ask(place, words) {
  if (!words) return;
  const own = ++questions;
  asked.words = words;
  const name = QUESTIONS.find(([kind]) => kind === asked.kind)[2];
  const question = name ? `${name[state.language]}("${words.replaceAll('"', "")}")` : words;
  try {
    const answer = asked.kind === "trace" ? await get("/api/registry/trace", { q: words }) : await get("/api/registry/ask", { q: question });
    const [, word] = QUESTIONS.find(([kind]) => kind === asked.kind);
    if (own === questions) place.replaceChildren(...(asked.kind === "trace" ? traced(answer) : answered(answer, question, name ? `${t(word)} ${words}` : words)));
  } catch (error) {
    if (own === questions) place.replaceChildren(h("p", { class: "verdict mid" }, error.message));
  }
}

const drawn = (answer, head) => (answer.picture ? [h(head, {}, t("picture")), h("div", { class: "scrollx", tabindex: "0", role: "group", "aria-label": t("picture") },
  h("img", { class: "picture", alt: t("pictureSays"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(answer.picture)}` }))] : null);

const related = (list, head) => (list.all ? [h(head, {}, `${t("relationsHead")} (${list.all})`), cut(list), h("ul", { class: "hits" }, list.rows.map((it) => h("li", { class: "box hit" },
  h("h3", {}, it.from, " ", h("span", { class: "does" }, it.does), " ", it.to, " ", h("span", { class: it.inferred ? "tag w" : "tag k" }, t(it.inferred ? "inferred" : "stated"))),
  h("q", {}, it.words), h("p", { class: "dim sm" }, it.place))))] : null);

/** A name that asks for all that is known of it. */
const again = (name) => h("button", { class: name.length < 24 ? "link nw" : "link", type: "button", onclick: () => {
  Object.assign(asked, { kind: "trace", words: name });
  if (location.hash === "#/tra-cuu") redraw(); else location.hash = "#/tra-cuu";
} }, name);

async function redraw() {
  try {
    await lookup(here.main, "", here.isHere);
    document.getElementById("about")?.focus();
  } catch (error) { toast(`${t("failed")}: ${error.message}`); }
}

function traced(answer) {
  if (!answer) return [h("p", {}, `${t("foundNone")}.`)];
  const { document: it, rows, quotes } = answer;
  return [h("section", { class: "doc box" },
    h("h2", {}, it.title), h("p", {}, h("span", { class: it.listed ? "tag k" : "tag w" }, t(it.listed ? "listed" : "cited"))),
    drawn(answer, "h3"),
    h("h3", {}, t("rowsHead")), rows.length ? table(rows) : h("p", { class: "dim" }, t("noRows")),
    quotes.all ? [h("h3", {}, `${t("quotesHead")} (${quotes.all})`), cut(quotes), table(quotes.rows)] : null,
    related(answer.relations, "h3"), unread())];
}

/** How many there are, when not all are shown. */
const cut = (list) => (list.all > list.rows.length ? h("p", { class: "dim sm" }, t("cut", list.rows.length, list.all)) : null);

/** Where no text has been read, nothing is known of what cites what: that is not to be taken for an answer. */
const unread = () => (state.registry?.texts ? null : h("p", { class: "dim" }, t("noTexts")));

const table = (rows) => h("div", { class: "scrollx" }, h("table", { class: "rg" }, h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));

function answered(answer, question, says) {
  const { documents } = answer;
  return [
    h("h2", {}, `${says}: `, documents.all ? count.documents(documents.all) : t("foundNone")), h("p", { class: "dim sm" }, h("code", {}, question)),
    answer.cut ? h("p", { class: "dim" }, t("bounded")) : null, cut(documents), unread(),
    h("div", { class: "scrollx" }, h("table", { class: "rg" }, h("tbody", {}, documents.rows.map((it) => h("tr", {},
      h("td", {}, again(it.name)), h("td", { class: "num" }, it.date), h("td", {}, it.issuer), h("td", {}, it.subject)))))),
    answer.paths.length ? h("ol", { class: "after" }, answer.paths.map((path) => h("li", {}, h("span", {}, path.join(" → "))))) : null,
    related(answer.relations, "h2"),
    drawn(answer, "h2"),
  ].flat().filter(Boolean);
}

let register = null;

export async function registers(main, _, isHere) {
  here = { main, isHere };
  await refresh();
  if (!isHere()) return;
  const input = h("input", { type: "file", class: "vh", tabindex: "-1", "aria-hidden": "true", id: "choose-register",
    onchange: (event) => { take([...event.target.files]); event.target.value = ""; } });
  main.replaceChildren(h("div", { class: "col wide" },
    h("h1", {}, t("regTitle")), h("p", { class: "lead" }, t("regLead")),
    h("p", {}, h("b", {}, `${t("regHas")}: `), state.registry ? t("regFigures", state.registry) : t("regNone")),
    h("div", { class: "drop small" },
      h("b", {}, t("regDrop")), h("span", { class: "dim" }, t("or")), h("button", { class: "btn", type: "button", onclick: () => input.click() }, t("regChoose")), input,
      h("p", { class: "hint" }, t("regFormats"))),
    h("div", { id: "understood", "aria-live": "polite" })));
  if (register) look(register.file, register);
}

/** Takes a register that was dropped or chosen. */
export function take(files) {
  if (files.length > 1) toast(t("oneRegister", files[0].name, files.length - 1));
  if (files.length) look(files[0]);
}

let looks = 0;
async function look(file, given = { place: "", series: "", year: "" }) {
  const own = ++looks;
  const draw = (...parts) => { if (own === looks) document.getElementById("understood")?.replaceChildren(...parts); };
  draw(h("p", { class: "dim" }, `${file.name}: ${t("readingRegister")} `, h("progress", { "aria-label": t("readingRegister") })));
  try {
    const read = await send("/api/registry/import", file, given.place || given.series ? given : {});
    if (own !== looks) return;
    register = { ...given, file };
    draw(...understood(read));
  } catch (error) {
    if (own !== looks) return;
    register = null;
    draw(h("p", { class: "verdict" }, `${file.name}: ${error.message}`));
  }
}

/** What was understood, the doubtful first; nothing of it is written yet. */
function understood(read) {
  const lines = (rows, kind) => h("div", { class: "scrollx box in-box long", tabindex: "0", role: "group", "aria-label": t(kind) }, h("table", { class: "rg" },
    h("thead", {}, h("tr", {}, ["row", "rowWhy", "rowCells"].map((word) => h("th", { scope: "col" }, t(word))))),
    h("tbody", {}, rows.map(([at, why, cells]) => h("tr", { class: kind === "doubtful" && "doubt" }, h("td", { class: "num" }, at), h("td", {}, quoted(why)), h("td", { class: "dim" }, cells))))));
  const field = (id, label, hint, value) => h("span", { class: "ask-part" }, h("label", { for: id }, t(label)),
    h("input", { class: "field", id, value, autocomplete: "off", "aria-describedby": hint && `${id}-hint` }), hint ? h("span", { class: "hint", id: `${id}-hint` }, t(hint)) : null);
  const form = h("form", { class: "load", onsubmit: load },
    h("h2", {}, t("whatIsIt")),
    h("div", { class: "say" }, field("place", "whose", "whoseHint", register.place), field("series", "complete", "completeHint", register.series), field("year", "year", null, register.year)),
    h("p", { class: "foot" }, h("button", { class: "btn pri", disabled: !read.rows }, t("load")),
      h("button", { class: "btn ghost", type: "button", onclick: () => { register = null; document.getElementById("understood").replaceChildren(); document.querySelector(".drop .btn").focus(); } }, t("doNotLoad")),
      h("span", { class: "dim" }, t("notYet"))));
  return [
    h("h2", { class: "sec" }, `${read.name}: ${t("rowsTaken", read.rows, read.refused.all)}`),
    ...read.left_sheets.map(([sheet, why]) => h("p", { class: "dim" }, `${t("sheet")} ${sheet}: ${why}`)),
    ...read.parts.map(part),
    ...["doubtful", "refused"].filter((kind) => read[kind].all).map((kind) =>
      h("section", { class: "sec" }, h("h2", {}, `${t(kind)} (${read[kind].all})`), cut(read[kind]), lines(read[kind].rows, kind))),
    form,
  ];
}

async function load(event) {
  event.preventDefault();
  const value = (id) => document.getElementById(id).value.trim();
  const given = { place: value("place"), series: value("series"), year: value("year") };
  try {
    const written = await send("/api/registry/import", register.file, { ...given, write: "1" });
    register = null;
    state.whole = null;
    if (here.isHere()) await registers(here.main, "", here.isHere);
    toast(t("loaded", written.name, written.rows));
  } catch (error) { toast(`${t("failed")}: ${error.message}`); }
}

/** One table of a register: its columns, and its first rows. */
function part(it) {
  const head = (words) => h("thead", {}, h("tr", {}, words.map((word) => h("th", { scope: "col" }, t(word)))));
  const name = it.sheet ? `${t("sheet")} ${it.sheet}: ` : "";
  return h("div", {},
    h("section", { class: "sec" }, h("h2", {}, name, t("understood")),
      h("div", { class: "scrollx box in-box", tabindex: "0", role: "group", "aria-label": name + t("understood") }, h("table", { class: "rg map" }, head(["column", "meaning", "example"]),
        h("tbody", {}, it.columns.map(([meaning, column, example]) => h("tr", {}, h("td", {}, column), h("td", {}, h("b", {}, meaning)), h("td", {}, example))),
          it.unused.map((column) => h("tr", {}, h("td", {}, column), h("td", { class: "dim" }, t("unused")), h("td", {}))))))),
    it.first.length ? h("section", { class: "sec" }, h("h2", {}, name, t("firstRows")),
      h("div", { class: "scrollx box in-box", tabindex: "0", role: "group", "aria-label": name + t("firstRows") }, h("table", { class: "rg" }, head(["row", "inDocument", "inDate", "inIssuer", "inSubject"]),
        h("tbody", {}, it.first.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell))))))),
      it.taken > it.first.length ? h("p", { class: "sm dim" }, t("moreRows", it.taken - it.first.length)) : null) : null);
}
