// A Word file in its frame as it looks in Word, with our own marks at its words. Nothing runs in the frame.

import { seen } from "./tools.js";

/** Files whose words are more are shown as our own text: a browser lays out a book too slowly. */
const LONGEST = 600_000;
/** Letters before and behind words that are looked for when their whole line is not found. */
const AROUND = [[60, 60], [0, 60], [60, 0], [15, 15], [0, 15], [15, 0]];
/** How far from the last line that was found the next one may stand. */
const NEAR = 20_000;
/** What a text may be made of; the rest is left out. */
const TAGS = new Set(("a article aside b bdi br circle del div ellipse em footer g h1 h2 h3 h4 h5 h6 header i image img ins li line ol p path "
  + "polyline rect rt ruby s section span strong style sub sup svg table tbody td text th tr u ul col colgroup foreignObject "
  + "math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover").split(" "));

let libraries;
const script = (name) => new Promise((done, fails) => {
  const element = document.createElement("script");
  element.addEventListener("load", done);
  element.addEventListener("error", fails);
  element.src = name;
  document.head.append(element);
});
const library = () => (libraries ??= script("/jszip.js").then(() => script("/docx-preview.js")).then(() => globalThis.docx));

/** The file laid out, with the marks of our own text; null where it cannot be, or where a mark finds no place. */
export async function likeWord(page, id) {
  const own = page.querySelector(".paper");
  if (!own || own.textContent.length > LONGEST) return null;
  const [docx, answer] = await Promise.all([library(), fetch(`/files/${id}/original`)]);
  if (!answer.ok) return null;
  const options = { className: "word", useBase64URL: true, ignoreFonts: true, renderAltChunks: false, ignoreLastRenderedPageBreak: false, h: (it) => made(page, it) };
  const parts = await docx.renderDocument(await docx.parseAsync(await answer.blob(), options), options);
  const main = page.createElement("main");
  main.append(own.querySelector("h1").cloneNode(true), ...parts);
  defuse(main);
  return place(own, main) ? main : null;
}

/** An element of the frame, so that what the frame forbids is forbidden to it. */
function made(page, it) {
  if (typeof it === "string") return page.createTextNode(seen(it));
  if (it.nodeType) return it;
  const { ns, tagName, className, style, children = [], ...more } = it;
  const inner = (children ?? []).map((child) => made(page, child));
  if (tagName === "#fragment" || !(tagName === "#comment" || TAGS.has(tagName))) {
    const some = page.createDocumentFragment();
    some.append(...inner);
    return some;
  }
  if (tagName === "#comment") return page.createComment("");
  const element = ns ? page.createElementNS(ns, tagName) : page.createElement(tagName);
  if (className) element.setAttribute("class", className);
  if (typeof style === "string") element.setAttribute("style", style);
  else if (style) Object.assign(element.style, style);
  for (const [name, value] of Object.entries(more)) {
    if (value !== undefined && !/^(href|src|srcdoc|on.*|.*HTML)$/i.test(name)) element[name] = value;
  }
  element.append(...inner);
  return element;
}

/** Nothing leads anywhere, and pictures are those of the file. */
function defuse(main) {
  for (const it of main.querySelectorAll("*")) {
    for (const { name, value } of [...it.attributes]) {
      const isPicture = /^(xlink:)?(href|src)$/.test(name) && /^(img|image)$/.test(it.localName) && value.startsWith("data:image/");
      if (/^(on.*|(xlink:)?href|src|srcdoc|srcset|action|id|tabindex|target)$/i.test(name) && !isPicture) it.removeAttribute(name);
    }
    if (it.localName === "style") it.textContent = inert(it.textContent);
    else if (it.hasAttribute("style")) it.setAttribute("style", inert(it.getAttribute("style")));
    if (it.localName === "img" && !it.alt) it.alt = "";
  }
}

/** A look that loads nothing; the frame would not let it either. */
const inert = (look) => look.replace(/@import[^;]*;?|url\s*\((?!\s*["']?data:)[^)]*\)/gi, "");

const BLANK = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;

/** The letters of a part of a page without blanks, and where each of them stands. */
function letters(root, isLeftOut) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  const at = [];
  const offsets = [];
  let words = "";
  for (let node; (node = walker.nextNode());) {
    if (isLeftOut(node.parentElement)) continue;
    let some = "";
    for (let offset = 0; offset < node.data.length; offset += 1) {
      if (BLANK.test(node.data[offset])) continue;
      some += node.data[offset];
      at.push(nodes.length);
      offsets.push(offset);
    }
    words += some;
    nodes.push(node);
  }
  return { words, nodes, at, offsets };
}

/** Marks the words in the layout that are marked in our own text; false where one is not found. */
function place(own, main) {
  const from = letters(own, (it) => it.closest("sup, .heard"));
  const to = letters(main, (it) => it.closest("style, .heard"));
  const found = [];
  let [cursor, first] = [0, 0];
  for (let last; first < from.words.length; first = last) {
    const block = from.nodes[from.at[first]].parentElement.closest("p, h2, td");
    last = first + 1;
    while (last < from.words.length && block?.contains(from.nodes[from.at[last]])) last += 1;
    const marks = block ? [...block.querySelectorAll(".mark")] : [];
    const line = from.words.slice(first, last);
    const at = seek(to.words, line, cursor, marks.length > 0);
    if (at >= 0) cursor = at + line.length;
    for (const [mark, start, end] of stretches(from, first, last)) {
      const begin = at >= 0 ? at + start - first : around(from.words, to.words, [first, start, end, last], cursor);
      if (begin < 0) return false;
      found.push([mark, begin, begin + end - start]);
    }
  }
  found.sort((one, two) => two[1] - one[1]);
  if (found.some(([, begin], n) => n && found[n][2] > found[n - 1][1])) return false;
  for (const it of found) wrap(to, ...it);
  return true;
}

/** The marks of a block: the element, and its letters. */
function* stretches(from, first, last) {
  let [mark, start] = [null, first];
  for (let n = first; n <= last; n += 1) {
    const here = n < last ? from.nodes[from.at[n]].parentElement.closest(".mark") : null;
    if (here === mark) continue;
    if (mark) yield [mark, start, n];
    [mark, start] = [here, n];
  }
}

/** Where a line stands, near the last one; one that matters is looked for everywhere. */
function seek(words, line, cursor, matters) {
  if (words.startsWith(line, cursor)) return cursor;
  const near = words.slice(cursor, cursor + NEAR + line.length).indexOf(line);
  if (near >= 0) return cursor + near;
  return matters ? words.indexOf(line) : -1;
}

/** Where marked words stand, known by the letters beside them. */
function around(own, words, [first, start, end, last], cursor) {
  for (const [before, behind] of AROUND) {
    const [left, right] = [Math.max(first, start - before), Math.min(last, end + behind)];
    if (right - left < 12 && right - left < last - first) continue;
    const part = own.slice(left, right);
    const near = words.indexOf(part, Math.max(0, cursor - NEAR));
    const at = near >= 0 ? near : words.indexOf(part);
    if (at >= 0) return at + start - left;
  }
  return -1;
}

/** Puts a mark around letters, in as many pieces as the layout has; the last one bears its number. */
function wrap({ nodes, at, offsets }, mark, begin, end) {
  for (let last = end; last > begin;) {
    const node = nodes[at[last - 1]];
    let first = last - 1;
    while (first > begin && at[first - 1] === at[last - 1]) first -= 1;
    const piece = node.splitText(offsets[first]);
    piece.splitText(offsets[last - 1] + 1 - offsets[first]);
    const span = mark.cloneNode(false);
    const said = mark.querySelector(".said").cloneNode(false);
    const heard = mark.querySelector(".heard").cloneNode(last === end);
    piece.replaceWith(span);
    said.append(piece);
    span.append(said, ...(last === end && mark.querySelector("sup") ? [mark.querySelector("sup").cloneNode(true)] : []), heard);
    last = first;
  }
}

/** Fits a sheet into the room that it has; false where it would be too small to be read. */
export function fit(main, width) {
  const sheet = main.querySelector("section.word");
  const wrapper = main.querySelector(".word-wrapper");
  if (!sheet || !wrapper) return false;
  const paper = parseFloat(sheet.style.width) * (sheet.style.width.endsWith("pt") ? 4 / 3 : 1) || 794;
  const scale = Math.min(1.1, (width - 32) / paper);
  wrapper.style.zoom = scale.toFixed(3);
  return scale > 0.6;
}
