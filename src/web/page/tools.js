// What every part of the page needs: elements, questions to the program, the taste of the person.
import { t } from "./words.js";

export const state = {
  language: "vi", theme: null, digits: true, version: "",
  files: [], registry: null,
  // Files on their way in, and those that could not be read: {key, name, size, status, why}.
  queue: [],
  // The open text, as the program tells it, and what the person sees of it.
  whole: null, open: null, filter: "all", undecided: false, view: "cards",
  // Whether the open text can be shown as Word lays it out, and is.
  laid: false, shown: false,
  older: false, lost: false,
};

/** An element; attributes that begin with `on` listen, a property that is null is left out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in { value: 1, checked: 1, disabled: 1, hidden: 1, open: 1 }) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((it) => it !== null && it !== undefined && it !== false));
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

export class Refused extends Error {
  constructor(words) { super(words[state.language] ?? words.vi); this.words = words; }
}

async function heard(answer) {
  if (answer.status === 422) throw new Refused(await answer.json());
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

export const get = async (path, more) => heard(await fetch(told(path, more)));

export const post = async (path, body, headers = {}, more = {}) => heard(await fetch(told(path, more), {
  method: "POST", body: body instanceof Blob ? body : JSON.stringify(body),
  headers: { "X-Viendan": "1", ...headers },
}));

/** Sends a file under its name. */
export const send = (path, file, more) => post(path, file, { "X-Name": encodeURIComponent(file.name) }, more);

let fades;
/** Says what was done, with a way back. */
export function toast(words, back) {
  const place = document.getElementById("toast");
  clearTimeout(fades);
  place.replaceChildren(words, ...(back ? [h("button", { class: "link", type: "button", onclick: back }, t("undo"))] : []));
  fades = setTimeout(() => place.replaceChildren(), 8000);
}

export const size = (bytes) => {
  const [figure, unit] = bytes < 1 << 20 ? [Math.max(1, Math.round(bytes / 1024)), "KB"] : [(bytes / (1 << 20)).toFixed(1), "MB"];
  return `${state.language === "vi" ? String(figure).replace(".", ",") : figure} ${unit}`;
};

/** What was dropped or chosen: files only, folders opened one level down. */
export async function dropped(transfer) {
  const entries = [...(transfer.items ?? [])].map((it) => it.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((it) => it.isDirectory)) return [...transfer.files];
  const files = [];
  const one = (entry) => new Promise((done, fails) => entry.file(done, fails));
  for (const entry of entries) {
    if (entry.isFile) files.push(await one(entry));
    else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, fails) => reader.readEntries(done, fails));
        if (!some.length) break;
        for (const inner of some) if (inner.isFile) files.push(await one(inner));
      }
    }
  }
  return files.filter((it) => !it.name.startsWith("~$"));
}
