"use strict";
(() => {
  const svg = document.getElementById("hinh"), frame = document.getElementById("khung");
  const panel = document.getElementById("loi"), count = document.getElementById("dem");
  const bar = document.getElementById("thanh"), table = document.getElementById("bang");
  const said = bar.dataset;
  const nodes = [...svg.querySelectorAll(".nut")], edges = [...svg.querySelectorAll(".noi")];
  const legend = [...svg.querySelectorAll(".chu-giai")];
  // Above so many documents a picture of all begins without what merely rests on another.
  const BUSY = 20, MANY = 150, ROWS = 16, PITCH = 64;
  const all = svg.viewBox.baseVal;
  const whole = { x: all.x, y: all.y, width: all.width, height: all.height };
  svg.removeAttribute("width");
  svg.removeAttribute("height");

  const boxes = new Map(nodes.map((node) => {
    const box = node.querySelector(".hop"), get = (name) => Number(box.getAttribute(name));
    const width = get("width"), height = get("height");
    return [node.id.slice(1), { node, x: get("x") + width / 2, y: get("y") + height / 2, width, height }];
  }));
  edges.forEach((edge) => { edge.dataset.d = edge.getAttribute("d"); });
  const touching = new Map(nodes.map((node) => [node.id.slice(1), []]));
  edges.forEach((edge) => {
    touching.get(edge.dataset.from).push(edge);
    touching.get(edge.dataset.to).push(edge);
  });

  let view = { ...whole };
  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (by, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
    const width = Math.min(Math.max(view.width * by, 160), whole.width * 3), real = width / view.width;
    view = { x: x - (x - view.x) * real, y: y - (y - view.y) * real, width, height: view.height * real };
    show();
  };
  // As much as fits, but letters stay large enough to be read.
  const look = (x, y, width, height) => {
    const wide = frame.clientWidth || 900, high = frame.clientHeight || 600;
    const scale = Math.min(Math.max(Math.min(wide / width, high / height), 0.8), 1.4);
    view = { x: x - wide / scale / 2, y: y - high / scale / 2, width: wide / scale, height: high / scale };
    show();
  };
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    const point = at(event);
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, point.x, point.y);
  }, { passive: false });
  let held = null;
  frame.addEventListener("pointerdown", (event) => { held = at(event); });
  addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const point = at(event);
    view.x += held.x - point.x;
    view.y += held.y - point.y;
    show();
  });
  addEventListener("pointerup", () => { held = null; });
  document.getElementById("to").onclick = () => zoom(1 / 1.3);
  document.getElementById("nho").onclick = () => zoom(1.3);
  document.getElementById("het").onclick = () => { view = { ...whole }; show(); };

  const make = (name, words, parent) => {
    const element = document.createElement(name);
    element.textContent = words;
    parent.append(element);
    return element;
  };
  const quote = (edge, parent) => {
    make("div", edge.dataset.says, parent);
    make("blockquote", `“${edge.dataset.words}”`, parent);
    if (edge.dataset.why) make("div", `${panel.dataset.why}: ${edge.dataset.why}`, parent);
    make("small", edge.dataset.place, parent);
  };
  const pick = (chosenNodes, chosenEdges) => {
    nodes.forEach((it) => { it.classList.toggle("mo", !chosenNodes.has(it)); it.classList.remove("chon"); });
    edges.forEach((it) => { it.classList.toggle("mo", !chosenEdges.has(it)); it.classList.toggle("chon", chosenEdges.has(it)); });
  };
  const clear = () => [...nodes, ...edges].forEach((it) => it.classList.remove("mo", "chon"));
  const tell = (id) => {
    const node = boxes.get(id).node;
    panel.replaceChildren();
    make("h2", node.dataset.title, panel);
    const own = touching.get(id);
    const acts = own.filter((it) => it.dataset.from === id), acted = own.filter((it) => it.dataset.to === id);
    for (const [title, some] of [[panel.dataset.acts, acts], [panel.dataset.acted, acted]]) {
      if (!some.length) continue;
      make("h3", `${title} (${some.length})`, panel);
      const list = make("ul", "", panel);
      some.forEach((it) => quote(it, make("li", "", list)));
    }
  };

  // Which kinds are drawn, how far, around what.
  const kinds = new Map();
  edges.forEach((edge) => kinds.set(edge.dataset.kind, { does: edge.dataset.does, on: true }));
  let mode = "local", depth = 1, centre = null;
  const drawn = () => edges.filter((edge) => kinds.get(edge.dataset.kind).on);
  const other = (edge, id) => (edge.dataset.from === id ? edge.dataset.to : edge.dataset.from);

  const reset = () => {
    nodes.forEach((node) => { node.removeAttribute("transform"); node.classList.remove("an", "giua"); });
    edges.forEach((edge) => { edge.setAttribute("d", edge.dataset.d); edge.classList.remove("an"); });
    legend.forEach((it) => it.classList.remove("an"));
    clear();
  };
  const hide = (kept, lines) => {
    nodes.forEach((node) => node.classList.toggle("an", !kept.has(node.id.slice(1))));
    edges.forEach((edge) => edge.classList.toggle("an", !lines.has(edge)));
  };

  // One document in the middle: what it acts on to the right, what acts on it to the left.
  const local = (id) => {
    mode = "local";
    centre = id;
    reset();
    legend.forEach((it) => it.classList.add("an"));
    const usable = new Set(drawn());
    const column = new Map([[id, 0]]);
    let ring = [id];
    for (let step = 1; step <= depth; step += 1) {
      const next = [];
      for (const from of ring) for (const edge of touching.get(from)) {
        const to = other(edge, from);
        if (!usable.has(edge) || column.has(to)) continue;
        const side = Math.sign(column.get(from)) || (edge.dataset.from === from ? 1 : -1);
        column.set(to, side * step);
        next.push(to);
      }
      ring = next;
    }
    const columns = new Map();
    for (const [it, side] of column) columns.set(side, [...(columns.get(side) || []), it]);
    const left = [];
    const kindOf = (it) => {
      const edge = touching.get(it).find((edge) => usable.has(edge) && other(edge, it) === id);
      return edge ? [...kinds.keys()].indexOf(edge.dataset.kind) : 99;
    };
    const placed = new Map();
    // Boxes of a column begin at one line, so that no way to one leads over another.
    const put = (list, sign, near, from, shift) => list.forEach((it, row) => {
      const x = sign * (near + boxes.get(it).width / 2);
      placed.set(it, { x, y: from + row * PITCH + shift, inner: null });
    });
    const sides = [...columns.keys()].sort((one, two) => Math.abs(one) - Math.abs(two));
    const edgeAt = { "-1": 0, "1": 0 };
    for (const side of sides) {
      const list = columns.get(side).sort((one, two) => kindOf(one) - kindOf(two)
        || boxes.get(one).node.dataset.day.localeCompare(boxes.get(two).node.dataset.day));
      if (side === 0) {
        placed.set(id, { x: 0, y: 0, inner: null });
        edgeAt["-1"] = edgeAt["1"] = boxes.get(id).width / 2;
        continue;
      }
      const sign = Math.sign(side);
      const twice = depth === 1 && list.length > ROWS;
      const most = twice ? ROWS * 2 : 60;
      left.push(...list.slice(most));
      list.slice(most).forEach((it) => column.delete(it));
      const shown = list.slice(0, most), half = twice ? Math.ceil(shown.length / 2) : shown.length;
      const first = twice ? shown.filter((_, index) => index % 2 === 0) : shown;
      const second = twice ? shown.filter((_, index) => index % 2 === 1) : [];
      const width = (some) => Math.max(0, ...some.map((it) => boxes.get(it).width));
      const top = -((half - 1) * PITCH) / 2;
      let near = edgeAt[sign] + 110;
      put(first, sign, near, top, 0);
      edgeAt[sign] = near + width(first);
      if (second.length) {
        // Lines to the outer column run through the gaps of the inner one.
        const inner = sign * (near - 6);
        near = edgeAt[sign] + 34;
        put(second, sign, near, top, PITCH / 2);
        second.forEach((it) => { placed.get(it).inner = inner; });
        edgeAt[sign] = near + width(second);
      }
    }
    const lines = new Set([...usable].filter((edge) => placed.has(edge.dataset.from) && placed.has(edge.dataset.to)));
    hide(placed, lines);
    for (const [it, spot] of placed) {
      const box = boxes.get(it);
      box.node.setAttribute("transform", `translate(${spot.x - box.x} ${spot.y - box.y})`);
    }
    const pairs = new Map();
    for (const edge of lines) {
      const pair = [edge.dataset.from, edge.dataset.to].sort().join(" ");
      const nth = pairs.get(pair) || 0;
      pairs.set(pair, nth + 1);
      edge.setAttribute("d", line(edge, placed, nth * 7));
    }
    boxes.get(id).node.classList.add("giua");
    const spots = [...placed].map(([it, spot]) => ({ ...spot, width: boxes.get(it).width }));
    const high = Math.max(...spots.map((it) => Math.abs(it.y))) * 2 + 120;
    const right = Math.max(...spots.map((it) => it.x + it.width / 2)), first = Math.min(...spots.map((it) => it.x - it.width / 2));
    look((right + first) / 2, 0, right - first + 60, high);
    tell(id);
    if (left.length) make("p", said.more.replace("{n}", left.length), panel);
    state();
  };
  const line = (edge, placed, shift) => {
    const from = placed.get(edge.dataset.from), to = placed.get(edge.dataset.to);
    const [a, b] = [boxes.get(edge.dataset.from), boxes.get(edge.dataset.to)];
    const y = from.y + shift, end = to.y + shift;
    if (Math.abs(from.x - to.x) < (a.width + b.width) / 2) {
      const x = from.x + a.width / 2, last = to.x + b.width / 2, bow = Math.max(x, last) + 40 + shift;
      return `M${x} ${y}C${bow} ${y} ${bow} ${end} ${last} ${end}`;
    }
    const way = Math.sign(to.x - from.x);
    const x = from.x + way * a.width / 2, last = to.x - way * b.width / 2;
    if (to.inner !== null) return `M${x} ${y}C${x + way * 60} ${y} ${to.inner - way * 60} ${end} ${to.inner} ${end}L${last} ${end}`;
    if (from.inner !== null) return `M${x} ${y}L${from.inner} ${y}C${from.inner + way * 60} ${y} ${last - way * 60} ${end} ${last} ${end}`;
    return `M${x} ${y}C${x + way * 70} ${y} ${last - way * 70} ${end} ${last} ${end}`;
  };

  const entire = () => {
    mode = "whole";
    reset();
    hide(new Set(boxes.keys()), new Set(drawn()));
    view = { ...whole };
    show();
    state();
  };
  const draw = () => { if (mode === "local" && centre !== null) local(centre); else entire(); };

  // The bar: around one or all, how far, which kinds.
  const button = (words, act) => {
    const it = make("button", words, bar);
    it.type = "button";
    it.onclick = act;
    return it;
  };
  const around = button(said.local, () => local(centre));
  const every = button(said.whole, () => {
    const rests = kinds.get("based_on");
    if (rests && rests.on && nodes.length > BUSY && kinds.size > 1 && !every.dataset.seen) rests.on = false;
    every.dataset.seen = "1";
    bar.querySelectorAll("input").forEach((it) => { it.checked = kinds.get(it.value).on; });
    entire();
  });
  const listed = button(said.table, () => { listing(); table.hidden = !table.hidden; state(); });
  const far = make("label", `${said.depth} `, bar), steps = document.createElement("select");
  [1, 2, 3].forEach((it) => { make("option", String(it), steps).value = String(it); });
  steps.onchange = () => { depth = Number(steps.value); draw(); };
  far.append(steps);
  for (const [kind, it] of kinds) {
    const label = make("label", "", bar), box = document.createElement("input");
    box.type = "checkbox";
    box.value = kind;
    box.checked = it.on;
    box.onchange = () => { it.on = box.checked; draw(); };
    const sample = edges.find((edge) => edge.dataset.kind === kind);
    const dash = document.createElement("span");
    dash.className = "vach";
    dash.style.borderTop = `3px ${sample.getAttribute("stroke-dasharray") ? "dashed" : "solid"} ${sample.getAttribute("stroke")}`;
    label.append(box, dash, ` ${it.does}`);
  }
  const note = make("span", "", bar);
  const state = () => {
    around.classList.toggle("dang", mode === "local");
    every.classList.toggle("dang", mode === "whole");
    listed.classList.toggle("dang", !table.hidden);
    far.classList.toggle("an", mode === "whole");
    note.textContent = mode === "whole" && nodes.length > MANY ? said.many.replace("{n}", nodes.length) : "";
  };

  // The table: every document, with how much is done by it and to it.
  const rows = table.querySelector("tbody");
  const listing = () => {
    if (rows.children.length) return;
    const order = [...boxes.keys()].sort((one, two) => touching.get(two).length - touching.get(one).length);
    for (const id of order) {
      const row = make("tr", "", rows), node = boxes.get(id).node;
      const link = make("a", node.querySelector(".ten").textContent, make("td", "", row));
      link.href = "#";
      link.onclick = (event) => { event.preventDefault(); table.hidden = true; local(id); };
      make("td", node.dataset.title, row);
      const acts = touching.get(id).filter((it) => it.dataset.from === id).length;
      make("td", String(acts), row);
      make("td", String(touching.get(id).length - acts), row);
    }
  };

  nodes.forEach((node) => {
    const open = () => local(node.id.slice(1));
    node.addEventListener("click", (event) => { event.stopPropagation(); open(); });
    node.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
  });
  edges.forEach((edge) => edge.addEventListener("click", (event) => {
    event.stopPropagation();
    const ends = [edge.dataset.from, edge.dataset.to].map((it) => boxes.get(it).node);
    pick(new Set(ends), new Set([edge]));
    panel.replaceChildren();
    quote(edge, panel);
  }));
  svg.addEventListener("click", clear);

  // A search goes to what it finds: the first in the middle and lit, Enter leads to the next.
  const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const search = document.getElementById("tim");
  let found = [], turn = 0;
  const go = () => {
    count.textContent = found.length ? `${turn + 1}/${found.length}` : search.value ? said.none : "";
    nodes.forEach((node) => node.classList.toggle("thay", found.includes(node)));
    if (!found.length) return;
    const id = found[turn].id.slice(1);
    if (mode === "local") return local(id);
    const box = boxes.get(id);
    look(box.x, box.y, 900, 600);
    tell(id);
    clear();
    box.node.classList.add("chon");
  };
  search.addEventListener("input", () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const fits = (node) => wanted.every((it) => fold(`${node.dataset.title} ${node.textContent}`).includes(it));
    const exact = (node) => (fold(node.querySelector(".ten").textContent).startsWith(wanted[0]) ? 0 : 1);
    found = wanted.length ? nodes.filter(fits).sort((one, two) => exact(one) - exact(two)) : [];
    turn = 0;
    go();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !found.length) return;
    turn = (turn + 1) % found.length;
    go();
  });

  // Readers begin with the document that was asked for, else the one that most is tied to.
  const most = [...boxes.keys()].reduce((best, id) => (touching.get(id).length > touching.get(best).length ? id : best), [...boxes.keys()][0]);
  centre = said.centre || most || null;
  if (centre === null) return;
  if (nodes.length <= BUSY && !said.centre) entire(); else local(centre);
})();
