// What every part of the page needs: elements, questions to the program, the taste of the person.
import { state } from "./state.js";
import { both, t } from "./words.js";

/** What would turn the order of letters round has no picture of its own. */
const UNSEEN = /[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Words in which letters that command are signs, as in all that the program writes. */
export const seen = (words) => words
  .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, (it) => (it === "\x7f" ? "\u2421" : String.fromCharCode(0x2400 + it.charCodeAt(0))))
  .replace(UNSEEN, "\ufffd");

/** An element; attributes that begin with `on` listen, a property that is null is left out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in { value: 1, checked: 1, disabled: 1, hidden: 1, open: 1 }) element[name] = value;
    else element.setAttribute(name, value === true ? "" : seen(String(value)));
  }
  const kept = children.flat(3).filter((it) => it !== null && it !== undefined && it !== false);
  element.append(...kept.map((it) => (it instanceof Node ? it : seen(String(it)))));
  return element;
}

/** Words in which numbers of documents and days do not break. */
export const whole = (words) => words.split(/(\S*\d\S*[/-]\S+)/).map((part, at) => (at % 2 ? h("span", { class: "nw" }, part) : part));

const SHAPES = {
  lock: ["0 0 14 16", "M1.75 7h10.5v8H1.75zM4 7V4.5a3 3 0 0 1 6 0V7"],
  paper: ["0 0 44 52", "M4 2h24l12 12v34a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM28 2v12h12M10 23h24M10 31h24M10 39h14"],
};

/** A drawing that says nothing which the words beside it do not say. */
export function shape(name, width) {
  const space = "http://www.w3.org/2000/svg";
  const [box, path] = SHAPES[name];
  const drawing = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  for (const [key, value] of [["viewBox", box], ["width", width], ["fill", "none"], ["stroke", "currentColor"],
    ["stroke-width", "1.6"], ["stroke-linejoin", "round"], ["aria-hidden", "true"]]) drawing.setAttribute(key, value);
  drawing.append(line);
  return drawing;
}

/** An address with the language of the page. */
export const told = (path, more = {}) => `${path}?${new URLSearchParams({ lang: state.language, ...more })}`;

/** Words of the program, in which what is named stands between backquotes, as a person writes them. */
export const quoted = (words) => words.replace(/`([^`]*)`/g, "“$1”");

/** Something that was not done, with the reason in both languages, and its key where that is a word of the page. */
export class Refused extends Error {
  constructor(words, key = null) { super(); Object.assign(this, { words, key }); }

  get message() { return quoted(this.words[state.language]); }
}

const refused = (key) => new Refused(both(key), key);

/** What the program answers; a failure says what a person can do. */
async function asked(path, more, how) {
  // The program has ended, or has hung up.
  const answer = await fetch(told(path, more), how).catch(() => { throw refused("noAnswer"); });
  if (answer.status === 422) throw new Refused(await answer.json());
  if (answer.status === 403) throw refused("notLetIn");
  if (answer.status === 404) throw refused("notOpen");
  if (!answer.ok) throw refused("noAnswer");
  return answer.json().catch(() => { throw refused("noAnswer"); });
}

export const get = (path, more) => asked(path, more);

export const post = (path, body, headers = {}, more = {}) => asked(path, more, {
  method: "POST", body: body instanceof Blob ? body : JSON.stringify(body),
  headers: { "X-Viendan": "1", ...headers },
});

/** Sends a file under its name; one that is too large is not sent at all. */
export async function send(path, file, more) {
  if (state.limits && file.size > state.limits.bytes) throw new Refused(state.limits.too_large);
  // A folder or a file that is gone meanwhile cannot be read.
  const bytes = await file.slice(0, 1).arrayBuffer().catch(() => null);
  if (!bytes) throw refused("notReadable");
  return post(path, file, { "X-Name": encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, "\ufffd")) }, more);
}

let asks = 0;
/** Asks the program what is on the desk; of answers that overtake one another, the newest counts. */
export async function refresh() {
  const own = ++asks;
  const { taste, ...desk } = await get("/api/desk");
  if (own === asks) Object.assign(state, desk);
  return taste;
}

/** The program keeps how a person likes the page: the address is another one each day. */
export const kept = () => post("/api/taste", { language: state.language, theme: state.theme, digits: state.digits }).catch(() => {});

let fades;
/** Says what was done, with a way back. */
export function toast(words, back) {
  const place = document.getElementById("toast");
  clearTimeout(fades);
  place.replaceChildren(seen(words), ...(back ? [h("button", { class: "link", type: "button", onclick: back }, t("undo"))] : []));
  fades = setTimeout(() => place.replaceChildren(), 8000);
}

export const size = (bytes) => {
  const [figure, unit] = bytes < 1 << 20 ? [Math.ceil(bytes / 1024), "KB"] : [(bytes / (1 << 20)).toFixed(1), "MB"];
  return `${state.language === "vi" ? String(figure).replace(".", ",") : figure} ${unit}`;
};

/** The files that were dropped; of folders, the texts that lie in them at any depth, and how many other files do. */
export async function dropped(transfer) {
  const entries = [...(transfer.items ?? [])].map((it) => it.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((it) => it.isDirectory)) return { files: [...transfer.files], passed: 0 };
  const some = { files: [], passed: 0 };
  for (const it of entries) await (it.isFile ? taken(some, it) : walked(some, it));
  return some;
}

const taken = async (some, entry) => some.files.push(await new Promise((done, fails) => entry.file(done, fails)));

async function walked(some, folder) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((done, fails) => reader.readEntries(done, fails));
    if (!entries.length) return;
    for (const it of entries) {
      // What programs leave beside a text is hidden from people.
      if (/^(~\$|\.)/.test(it.name)) continue;
      if (it.isDirectory) await walked(some, it);
      else if (state.limits.endings.includes(it.name.split(".").at(-1).toLowerCase())) await taken(some, it);
      else some.passed += 1;
    }
  }
}
