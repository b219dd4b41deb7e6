"use strict";
(() => {
  const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const rows = [...document.querySelectorAll("section")].flatMap((section) => {
    const issuer = section.querySelector("h2").textContent;
    return [...section.querySelectorAll("tbody tr")].map((row) => ({ row, section, words: fold(`${issuer} ${row.cells[0].textContent} ${row.cells[1].textContent}`) }));
  });
  const search = document.getElementById("tim"), count = document.getElementById("dem");
  search.addEventListener("input", () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const shown = new Set();
    let found = 0;
    for (const { row, section, words } of rows) {
      const fits = wanted.every((it) => words.includes(it));
      row.hidden = !fits;
      if (fits) {
        shown.add(section);
        found += 1;
      }
    }
    document.querySelectorAll("section").forEach((section) => { section.hidden = !shown.has(section); });
    count.textContent = wanted.length ? String(found) : "";
  });
})();
