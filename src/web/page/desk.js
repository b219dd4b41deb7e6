// The first page: where files are dropped, and those that are open.
import { count, t } from "./words.js";
import { h, post, refresh, send, shape, size, toast } from "./tools.js";
import { state } from "./state.js";

let place;
let running = false;

/** Takes what was dropped: one file opens at once, several make a list. */
export async function take(all) {
  const files = all.slice(0, state.limits?.files);
  if (!files.length) return;
  if (files.length < all.length) toast(t("tooMany", files.length, all.length));
  state.queue = state.queue.filter((it) => it.status !== "failed" || !files.some((file) => file.name === it.name));
  state.queue.push(...files.map((file) => ({ file, name: file.name, size: file.size, status: "waiting" })));
  if (location.hash.startsWith("#/tep/")) location.hash = "#/";
  draw();
  if (!running) await run();
}

async function run() {
  running = true;
  let [last, read] = [null, 0];
  for (let next; (next = state.queue.find((it) => it.status === "waiting"));) {
    next.status = "reading";
    read += 1;
    draw();
    try {
      last = await send("/api/files", next.file);
      state.queue = state.queue.filter((it) => it !== next);
      // What the file stands for now, the program knows: one of the same bytes is the same file.
      await refresh();
    } catch (error) {
      Object.assign(next, { status: "failed", why: error });
      last = null;
    }
    draw();
  }
  running = false;
  if (read === 1 && last && state.queue.length === 0) location.hash = `#/tep/${last.id}`;
}

export async function desk(main, _, isHere) {
  place = main;
  await refresh();
  if (isHere()) draw();
}

function draw() {
  if (!place || !["", "#/", "#"].includes(location.hash)) return;
  const isEmpty = !state.files.length && !state.queue.length;
  const waits = state.queue.filter((it) => it.status !== "failed").length;
  const bad = state.queue.length - waits;
  const input = h("input", { type: "file", multiple: true, id: "choose", class: "vh", tabindex: "-1", "aria-hidden": "true",
    onchange: (event) => { take([...event.target.files]); event.target.value = ""; } });
  const choose = (word, kind) => h("button", { class: `btn ${kind}`, type: "button", onclick: () => input.click() }, t(word));
  place.replaceChildren(h("div", { class: isEmpty ? "col" : "col wide" },
    h("h1", {}, waits ? count.reading(waits) : t("h1")),
    isEmpty || !waits ? h("p", { class: "lead" }, t("lead")) : null,
    h("p", { class: isEmpty ? "vh" : "lead", role: "status" }, isEmpty || !(waits || bad) ? "" : count.progress(state.files.length, bad, waits)),
    isEmpty ? null : h("ul", { class: "queue box", "aria-label": t("files") },
      state.queue.map(arriving), [...state.files].sort(worst).map(arrived)),
    h("div", { class: isEmpty ? "drop" : "drop small", ondragover: over, ondragleave: over, ondrop: over },
      isEmpty ? shape("paper", 44) : null,
      h("b", {}, t("drop")), h("span", { class: "dim" }, t("or")), choose(isEmpty ? "choose" : "more", isEmpty ? "pri" : ""), input,
      isEmpty ? h("p", { class: "hint" }, t("formats")) : null),
    isEmpty ? h("ul", { class: "facts" }, [1, 2, 3].map((n) => h("li", {}, h("b", {}, t(`fact${n}`)), h("span", { class: "dim" }, t(`fact${n}b`))))) : null));
}

const worst = (one, two) => two.errors - one.errors || two.warnings - one.warnings || one.name.localeCompare(two.name);

function over(event) {
  event.currentTarget.classList.toggle("over", event.type === "dragover");
}

function arriving(it) {
  const failed = it.status === "failed";
  return h("li", { class: failed && "bad" },
    h("span", {}, h("b", { class: "name" }, it.name), it.size === null ? null : h("span", { class: "dim sm" }, size(it.size))),
    failed
      ? h("span", {}, h("b", {}, t("unread")), h("span", { class: "steps" }, it.why.message))
      : it.status === "reading"
        ? h("span", {}, h("progress", { "aria-label": `${it.name}: ${t("reading")}` }), h("span", { class: "steps" }, t("reading")))
        : h("span", { class: "dim" }, t("waiting")),
    failed || it.status === "waiting" ? h("button", { class: "btn ghost", type: "button", "aria-label": `${t("remove")}: ${it.name}`,
      onclick: () => { state.queue = state.queue.filter((other) => other !== it); draw(); } }, t("remove")) : h("span", {}));
}

function arrived(it) {
  const left = it.cards - it.decided;
  return h("li", {},
    h("span", {}, h("b", { class: "name" }, it.name), h("span", { class: "dim sm" }, size(it.size))),
    h("span", {},
      h("span", { class: "tags" },
        it.errors ? h("span", { class: "tag e" }, count.errors(it.errors)) : null,
        it.warnings ? h("span", { class: "tag w" }, count.toCheck(it.warnings)) : null,
        it.notes ? h("span", { class: "tag i" }, count.notes(it.notes)) : null,
        it.cards === 0 ? h("span", { class: it.citations ? "tag k" : "tag i" }, t(it.citations ? "clean" : "noCitations")) : null),
      h("span", { class: "steps" }, it.citations === 0 ? "" : count.cited(it.citations, it.documents),
        it.decided ? ` · ${left ? `${t("decided")} ${it.decided}/${it.cards}` : t("decidedAll")}` : "")),
    h("span", { class: "r" },
      h("a", { class: left ? "btn pri" : "btn", href: `#/tep/${it.id}` }, t(left ? "review" : "reopen")),
      h("button", { class: "btn ghost x", type: "button", "aria-label": `${t("remove")}: ${it.name}`, title: t("remove"),
        onclick: () => close(it) }, "×")));
}

async function close(it) {
  try {
    await post(`/api/files/${it.id}/close`, {});
    await refresh();
  } catch (error) { toast(`${t("failed")}: ${error.message}`); }
  draw();
}

/** Words that are pasted are a text. */
addEventListener("paste", (event) => {
  if (/INPUT|TEXTAREA/.test(event.target.tagName) || !["", "#/", "#"].includes(location.hash)) return;
  if (event.clipboardData.files.length) return take([...event.clipboardData.files]);
  const words = event.clipboardData.getData("text/plain");
  if (words.trim()) take([new File([words], t("pasted"), { type: "text/plain" })]);
});
