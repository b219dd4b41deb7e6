// What is known from before: looked up, asked, and filled by dropping a register.
import { t } from "./words.js";
import { Refused, dropped, get, h, send, state, toast } from "./tools.js";
import { refresh, show } from "./page.js";

const QUESTIONS = [
  ["trace", "qTrace", null], ["cited-by", "qCitedBy", { vi: "được-dẫn", en: "cited-by" }],
  ["cites", "qCites", { vi: "dẫn", en: "cites" }], ["free", "qFree", null],
];

const asked = { kind: "trace", words: "" };

export async function lookup(main, _, isHere) {
  await refresh();
  if (!isHere()) return;
  const answer = h("div", { class: "ans", "aria-live": "polite" });
  if (!state.registry) {
    main.replaceChildren(h("div", { class: "col" }, h("h1", {}, t("askTitle")), h("p", { class: "lead" }, t("askLead")), h("p", { class: "verdict mid" }, t("noRegistry"), " ", h("a", { href: "#/so-van-ban" }, t("registers")))));
    return;
  }
  const offers = h("ul", { class: "sug box", role: "listbox", id: "offers", "aria-label": t("offers"), hidden: true });
  const input = h("input", { class: "field", id: "about", required: true, autocomplete: "off", spellcheck: "false", value: asked.words, role: "combobox",
    "aria-expanded": "false", "aria-controls": "offers", "aria-autocomplete": "list", "aria-describedby": "about-hint" });
  const select = h("select", { class: "field", id: "relation", onchange: (event) => { asked.kind = event.target.value; } },
    QUESTIONS.map(([kind, word]) => h("option", { value: kind, selected: kind === asked.kind }, t(word))));
  const form = h("form", { class: "say", onsubmit: (event) => { event.preventDefault(); shut(input, offers); ask(answer, input.value.trim()); } },
    h("span", { class: "ask-part" }, h("label", { for: "relation" }, t("relation")), select),
    h("span", { class: "ask-part wide" }, h("label", { for: "about" }, t("about")), input, h("span", { class: "hint", id: "about-hint" }, t("aboutHint")), offers),
    h("button", { class: "btn pri" }, t("ask")));
  offer(input, offers);
  main.replaceChildren(h("div", { class: "col wide" }, h("h1", {}, t("askTitle")), h("p", { class: "lead" }, t("askLead")), form, answer));
  if (asked.words) ask(answer, asked.words);
}

function shut(input, offers) {
  offers.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

/** Offers words while somebody types; arrows choose, Enter takes. */
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
}

async function ask(place, words) {
  if (!words) return;
  asked.words = words;
  const name = QUESTIONS.find(([kind]) => kind === asked.kind)[2];
  const question = name ? `${name[state.language]}("${words.replaceAll('"', "")}")` : words;
  try {
    const answer = asked.kind === "trace" ? await get("/api/registry/trace", { q: words }) : await get("/api/registry/ask", { q: question });
    place.replaceChildren(...(asked.kind === "trace" ? traced(answer) : answered(answer, question)));
  } catch (error) {
    place.replaceChildren(h("p", { class: "verdict mid" }, error.message));
  }
}

const relations = (some) => h("ul", { class: "hits" }, some.map((it) => h("li", { class: "box hit" },
  h("h3", {}, it.from, " ", h("span", { class: "does" }, it.does), " ", it.to, " ", h("span", { class: it.inferred ? "tag w" : "tag k" }, t(it.inferred ? "inferred" : "stated"))),
  h("q", {}, it.words), h("p", { class: "dim sm" }, it.place))));

const again = (name) => h("button", { class: "link", type: "button", onclick: () => { asked.kind = "trace"; asked.words = name; show(); } }, name);

function traced(answer) {
  if (!answer) return [h("p", {}, t("foundNone"))];
  const { document: it, rows, quotes } = answer;
  return [h("section", { class: "doc box" },
    h("h2", {}, it.title), h("p", {}, h("span", { class: it.listed ? "tag k" : "tag w" }, t(it.listed ? "listed" : "cited"))),
    h("h3", {}, t("rowsHead")), rows.length ? table(rows) : h("p", { class: "dim" }, t("noRows")),
    quotes.length ? [h("h3", {}, `${t("quotesHead")} (${quotes.length})`), table(quotes)] : null,
    answer.relations.length ? [h("h3", {}, `${t("relationsHead")} (${answer.relations.length})`), relations(answer.relations)] : null)];
}

const table = (rows) => h("div", { class: "scrollx" }, h("table", { class: "rg" }, h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));

function answered(answer, question) {
  const { documents } = answer;
  return [
    h("h2", {}, documents.length ? `${documents.length} ${t("found")}` : t("foundNone")), h("p", { class: "dim sm" }, h("code", {}, question)),
    answer.cut ? h("p", { class: "dim" }, t("cut")) : null,
    h("div", { class: "scrollx" }, h("table", { class: "rg" }, h("tbody", {}, documents.map((it) => h("tr", {},
      h("td", {}, again(it.name)), h("td", { class: "num" }, it.date), h("td", {}, it.issuer), h("td", {}, it.subject)))))),
    answer.paths.length ? h("ol", { class: "after" }, answer.paths.map((path) => h("li", {}, h("span", {}, path.join(" → "))))) : null,
    answer.relations.length ? [h("h2", {}, t("relationsHead")), relations(answer.relations)] : null,
    answer.picture ? [h("h2", {}, t("picture")), h("div", { class: "scrollx" }, h("img", { class: "picture", alt: t("picture"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(answer.picture)}` }))] : null,
  ].flat().filter(Boolean);
}

let register = null;

export async function registers(main, _, isHere) {
  await refresh();
  if (!isHere()) return;
  const input = h("input", { type: "file", class: "vh", tabindex: "-1", "aria-hidden": "true", id: "choose-register", onchange: (event) => look(event.target.files[0]) });
  const result = h("div", { id: "understood", "aria-live": "polite" });
  main.replaceChildren(h("div", { class: "col wide" },
    h("h1", {}, t("regTitle")), h("p", { class: "lead" }, t("regLead")),
    h("p", {}, h("b", {}, `${t("regHas")}: `), state.registry ? t("regFigures", state.registry) : t("regNone")),
    h("div", { class: "drop small", ondrop: async (event) => { event.preventDefault(); look((await dropped(event.dataTransfer))[0]); } },
      h("b", {}, t("regDrop")), h("span", { class: "dim" }, t("or")), h("button", { class: "btn", type: "button", onclick: () => input.click() }, t("regChoose")), input,
      h("p", { class: "hint" }, t("regFormats"))),
    result));
  if (register) look(register.file, register);
}

async function look(file, given = { place: "", series: "", year: "" }) {
  if (!file) return;
  const place = document.getElementById("understood");
  try {
    const read = await send("/api/registry/import", file, given.place || given.series ? { place: given.place, series: given.series, year: given.year } : {});
    register = { file, place: given.place, series: given.series, year: given.year };
    place.replaceChildren(...understood(read));
  } catch (error) {
    register = null;
    place.replaceChildren(h("p", { class: "verdict" }, error instanceof Refused ? error.message : `${t("failed")}: ${error.message}`));
  }
}

function understood(read) {
  const row = ([number, why], kind) => h("tr", { class: kind }, h("td", { class: "num" }, `${t("row")} ${number}`), h("td", {}, why));
  const field = (id, label, hint, value) => h("span", { class: "ask-part" }, h("label", { for: id }, t(label)),
    h("input", { class: "field", id, value, autocomplete: "off", "aria-describedby": hint && `${id}-hint` }), hint ? h("span", { class: "hint", id: `${id}-hint` }, t(hint)) : null);
  const form = h("form", { class: "load", onsubmit: async (event) => {
    event.preventDefault();
    const value = (id) => document.getElementById(id).value.trim();
    const given = { place: value("place"), series: value("series"), year: value("year") };
    try {
      const written = await send("/api/registry/import", register.file, { ...given, write: "1" });
      register = null;
      toast(t("loaded", written.name, written.rows));
      state.whole = null;
      await show();
    } catch (error) { toast(error.message); }
  } },
    h("div", { class: "say" }, field("place", "whose", "whoseHint", register.place), field("series", "complete", "completeHint", register.series), field("year", "year", null, register.year)),
    h("p", { class: "foot" }, h("button", { class: "btn pri", disabled: !read.rows }, t("load")), h("span", { class: "dim" }, t("notYet"))));
  return [
    h("section", { class: "sec" }, h("h2", {}, `${read.name}: ${t("rowsTaken", read.rows, read.left)}`),
      read.doubtful.length ? [h("h3", {}, `${t("doubtful")} (${read.doubtful.length})`), h("table", { class: "rg doubt" }, h("tbody", {}, read.doubtful.map((it) => row(it, "doubt"))))] : null,
      read.refused.length ? [h("h3", {}, `${t("refused")} (${read.refused.length})`), h("table", { class: "rg" }, h("tbody", {}, read.refused.map((it) => row(it))))] : null),
    h("section", { class: "sec" }, h("h2", {}, t("understood")),
      h("table", { class: "rg map" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("column")), h("th", { scope: "col" }, t("meaning")))),
        h("tbody", {}, read.columns.map(([meaning, column]) => h("tr", {}, h("td", {}, column), h("td", {}, h("b", {}, meaning))))))),
    form,
  ];
}
