"use strict";
(() => {
  const svg = document.getElementById("hinh"), frame = document.getElementById("khung");
  const panel = document.getElementById("loi"), count = document.getElementById("dem");
  const nodes = [...svg.querySelectorAll(".nut")], edges = [...svg.querySelectorAll(".noi")];
  const all = svg.viewBox.baseVal;
  const whole = { x: all.x, y: all.y, width: all.width, height: all.height };
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  let view = { ...whole };
  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (by, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
    const width = Math.min(Math.max(view.width * by, 160), whole.width * 3), real = width / view.width;
    view = { x: x - (x - view.x) * real, y: y - (y - view.y) * real, width, height: view.height * real };
    show();
  };
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(svg.getScreenCTM().inverse());
  };
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
  const open = (node) => {
    const id = node.id.slice(1);
    const acts = edges.filter((it) => it.dataset.from === id), acted = edges.filter((it) => it.dataset.to === id);
    const near = new Set([node]);
    acts.forEach((it) => near.add(document.getElementById(`d${it.dataset.to}`)));
    acted.forEach((it) => near.add(document.getElementById(`d${it.dataset.from}`)));
    pick(near, new Set([...acts, ...acted]));
    node.classList.add("chon");
    panel.replaceChildren();
    make("h2", node.dataset.title, panel);
    for (const [title, some] of [[panel.dataset.acts, acts], [panel.dataset.acted, acted]]) {
      if (!some.length) continue;
      make("h3", `${title} (${some.length})`, panel);
      const list = make("ul", "", panel);
      some.forEach((it) => quote(it, make("li", "", list)));
    }
  };
  nodes.forEach((node) => {
    node.addEventListener("click", (event) => { event.stopPropagation(); open(node); });
    node.addEventListener("keydown", (event) => { if (event.key === "Enter") open(node); });
  });
  edges.forEach((edge) => edge.addEventListener("click", (event) => {
    event.stopPropagation();
    const ends = [edge.dataset.from, edge.dataset.to].map((it) => document.getElementById(`d${it}`));
    pick(new Set(ends), new Set([edge]));
    panel.replaceChildren();
    quote(edge, panel);
  }));
  svg.addEventListener("click", clear);

  const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const search = document.getElementById("tim");
  search.addEventListener("input", () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    nodes.forEach((node) => {
      const words = fold(`${node.dataset.title} ${node.textContent}`);
      const fits = wanted.length > 0 && wanted.every((it) => words.includes(it));
      node.classList.toggle("thay", fits);
      node.classList.toggle("mo", wanted.length > 0 && !fits);
      found += fits;
    });
    edges.forEach((edge) => edge.classList.toggle("mo", wanted.length > 0));
    count.textContent = wanted.length ? String(found) : "";
  });
  search.addEventListener("keydown", (event) => {
    const first = event.key === "Enter" && nodes.find((node) => node.classList.contains("thay"));
    if (first) open(first);
  });
})();
