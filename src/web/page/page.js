// The frame of the page: where it is, in which language, with which colours, and whether the program still answers.
import { t } from "./words.js";
import { Refused, dropped, h, kept, post, refresh, shape, toast } from "./tools.js";
import { state } from "./state.js";
import { desk, take } from "./desk.js";
import { done, draw, leave, review } from "./review.js";
import { lookup, registers, take as load } from "./registry.js";
import { help, listen } from "./keys.js";

const main = document.getElementById("main");

const PAGES = [["#/", "check"], ["#/tra-cuu", "lookup"], ["#/so-van-ban", "registers"]];

function top() {
  const here = location.hash || "#/";
  const page = PAGES.slice(1).find(([hash]) => here.startsWith(hash))?.[0] ?? "#/";
  const dark = isDark();
  document.getElementById("skip").textContent = t("skip");
  document.getElementById("top").replaceChildren(
    h("a", { class: "brand", href: "#/" }, "viendan"),
    h("nav", { "aria-label": t("pages") }, PAGES.map(([hash, word]) =>
      h("a", { href: hash, "aria-current": hash === page && "page" }, t(word)))),
    h("p", { class: "local" }, shape("lock", 13), h("span", {}, t("local"))),
    h("div", { class: "tools" },
      h("button", { class: "btn ghost", type: "button", id: "language", lang: state.language === "vi" ? "en" : "vi",
        onclick: () => { state.language = state.language === "vi" ? "en" : "vi"; kept(); toast(""); show("language"); } }, t("other")),
      h("button", { class: "btn ghost", type: "button", id: "theme",
        onclick: () => { state.theme = dark ? "light" : "dark"; kept(); show("theme"); } }, t(dark ? "light" : "dark")),
      h("button", { class: "btn ghost", type: "button", id: "keys", "aria-haspopup": "dialog", onclick: help },
        t("keys"), h("kbd", { "aria-hidden": "true" }, "?"))));
}

const isDark = () => (state.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

let shown = 0;
/** Draws what the address names. */
async function show(focus) {
  const own = ++shown;
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  document.title = t("title");
  banner();
  top();
  const [, page, id, part] = (location.hash || "#/").split("/");
  const view = { "tra-cuu": lookup, "so-van-ban": registers, tep: part === "xong" ? done : review }[page] ?? desk;
  leave(page === "tep" ? id : null);
  // An answer that comes late must not be drawn over what is looked at by then.
  await view(main, id, () => own === shown).catch((error) => {
    if (own !== shown) return;
    if (error.key === "notOpen") {
      history.replaceState(null, "", "#/");
      toast(`${t("failed")}: ${error.message}`);
      show();
    } else {
      main.replaceChildren(h("div", { class: "col" }, h("p", { class: "verdict", role: "alert" }, `${t("failed")}: ${error.message}`),
        h("p", {}, h("button", { class: "btn", type: "button", onclick: () => show() }, t("again")))));
    }
  });
  if (own !== shown) return;
  if (focus) document.getElementById(focus)?.focus();
}

/** What stands between the person and the program. */
function banner() {
  const place = document.getElementById("banner");
  if (state.lost) place.replaceChildren(h("p", { class: "banner" }, t("lost")));
  else if (state.older) {
    place.replaceChildren(h("p", { class: "banner" }, t("older"), " ",
      h("button", { class: "btn", type: "button", onclick: () => location.reload() }, t("useHere"))));
  } else place.replaceChildren();
}

/** Takes what is dropped anywhere on the page. */
async function drop(transfer) {
  const isRegister = location.hash.startsWith("#/so-van-ban");
  try {
    const { files, passed } = isRegister ? { files: [...transfer.files], passed: 0 } : await dropped(transfer);
    if (isRegister) load(files); else take(files);
    if (passed) toast(t("passed", passed, files.length));
  } catch { toast(t("notReadable")); }
}

function stay() {
  const events = new EventSource("/events");
  const set = (name, is) => {
    if (state[name] === is) return;
    state[name] = is;
    banner();
    // What cannot be done is not offered.
    draw();
  };
  events.addEventListener("open", () => set("lost", false));
  events.addEventListener("error", () => set("lost", true));
  events.addEventListener("older", () => { events.close(); set("older", true); });
}

async function begin() {
  const taste = await refresh().catch(() => null);
  if (taste) Object.assign(state, { language: taste.language ?? "vi", theme: taste.theme, digits: taste.digits ?? true });
  await refused();
  const { files, queue } = state;
  if (!location.hash && files.length === 1 && !queue.length) history.replaceState(null, "", `#/tep/${files[0].id}`);
  listen();
  addEventListener("hashchange", () => { toast(""); show(); main.focus({ preventScroll: true }); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show());
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => {
      event.preventDefault();
      if (name === "drop") drop(event.dataTransfer);
    });
  }
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (document.querySelector(".card.open .head, .card .head") ?? main).focus();
  });
  await show();
  stay();
}

/** Files that were brought by the program and could not be read stand in the list with the reason. */
async function refused() {
  const some = await post("/api/refused", {}).catch(() => []);
  state.queue.push(...some.map(({ name, why }) => ({ name, why: new Refused(why), size: null, status: "failed" })));
}

begin();
