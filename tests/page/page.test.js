// The page as a clerk uses it: drop, decide, take away; by mouse, by keys alone, in every look.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { desk, missing, root, run, seed } from "./desk.js";
import { word } from "./word.js";

const NAME = "báo cáo (PAPI) số 1.docx";
const given = { skip: missing ?? false, timeout: 120_000 };

const progress = (page) => page.locator(".prog b").textContent();
const mark = (page, name) => page.frameLocator(".paper-frame").locator(`.mark[data-mark~="${name}"]`);

/** Takes a file away, and gives its path. */
async function taken(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const place = path.join(mkdtempSync(path.join(tmpdir(), "viendan-copy-")), download.suggestedFilename());
  await download.saveAs(place);
  return place;
}

test("a clerk drops a report, decides on three cards and takes the copy away", given, () => desk(async ({ start, open, drop, complaints }) => {
  const { address } = await start();
  const page = await open(address);
  assert.ok(!page.url().includes("k="), "the key leaves the address");
  const begun = performance.now();
  await drop(page, NAME, seed);
  console.log(`# from drop to findings: ${Math.round(performance.now() - begun)} ms`);
  assert.equal(await progress(page), "0/10");
  assert.match(await page.locator(".verdict").textContent(), /Chưa nên trình ký.*3 lỗi.*7 chỗ cần xem/);

  // Of two days, one: both places say it, and the text shows it.
  await page.locator("#card-2 .head").click();
  await page.getByRole("button", { name: "09/01/2023" }).click();
  await page.waitForSelector("#card-2.done");
  assert.match(await mark(page, "2.0").textContent(), /06\/01\/2023.*09\/01\/2023/);
  assert.match(await page.locator("#toast").textContent(), /Đã sửa thành 09\/01\/2023/);
  // A day that is none is not taken.
  await page.locator("#card-1 .head").click();
  await page.getByRole("button", { name: "Ngày khác…" }).click();
  await page.keyboard.type("31/02/2023");
  await page.keyboard.press("Enter");
  const fault = page.getByText("Lịch không có ngày này.");
  await fault.waitFor();
  assert.ok(await fault.evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight), "why is seen");
  await page.keyboard.press("Escape");
  // A spelling that the machine can mend.
  await page.locator("#card-7 .head").click();
  await page.getByRole("button", { name: "Sửa chỗ này" }).click();
  await page.waitForSelector("#card-7.done");
  // One that stays, for a reason.
  await page.locator("#card-3 .head").click();
  await page.locator("#card-3").getByRole("button", { name: "Giữ nguyên…" }).click();
  await page.getByRole("button", { name: "Trích nguyên văn" }).click();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#card-3.done");
  // One too many, taken back.
  await page.locator("#card-8 .head").click();
  await page.getByRole("button", { name: "Sửa chỗ này" }).click();
  await page.waitForSelector("#card-8.done");
  await page.keyboard.press("Control+z");
  await page.waitForSelector("#card-8:not(.done)");
  assert.equal(await progress(page), "3/10");

  // What was decided is there after the page is loaded anew.
  await page.reload();
  await page.waitForSelector("#card-2.done");
  assert.equal(await progress(page), "3/10");

  await page.getByRole("link", { name: "Tải về…" }).click();
  await page.waitForSelector(".get");
  assert.match(await page.locator(".col .verdict").textContent(), /Còn 7 chỗ chưa quyết/);
  const copy = await taken(page, () => page.locator(".get .btn.pri").click());
  assert.equal(path.basename(copy), "báo cáo (PAPI) số 1.da-soat.docx");
  const read = run("show", copy);
  assert.equal(read.split("Kế hoạch số 09/KH-VPUB ngày 09/01/2023").length, 3, "both places say the day that was chosen");
  assert.ok(read.includes("số 17/KH-VPUB") && !read.includes("17KH-VPUB"));
  assert.ok(read.includes("550/ VPUB -KSTTHC") && read.includes("ngày ngày 21/4/2023"), "nothing else is corrected");
  const rules = JSON.parse(run("check", "--no-config", "--format", "json", copy)).diagnostics.map((it) => it.rule);
  assert.ok(!rules.includes("date-conflict"), "the copy does not contradict itself any more");

  const sheet = readFileSync(await taken(page, () => page.locator(".get li:nth-child(2) a").click()), "utf8");
  assert.match(sheet, /✓.*Trích nguyên văn/s);
  const table = readFileSync(await taken(page, () => page.locator(".get li:nth-child(3) a").click()), "utf8");
  assert.match(table, /date-conflict,.*sửa,/);
  assert.deepEqual(complaints, []);
}));

test("decisions outlive the program", given, () => desk(async ({ start, open, drop }) => {
  const first = await start();
  let page = await open(first.address);
  await drop(page, NAME, seed);
  await page.locator("#card-2 .head").click();
  await page.keyboard.press("1");
  await page.waitForSelector("#card-2.done");
  first.server.kill();
  await page.waitForSelector("#banner .banner");
  assert.ok(await page.locator("#undo").isDisabled() || (await page.locator("body").getAttribute("class")).includes("still"));
  const second = await start();
  page = await open(second.address);
  await drop(page, NAME, seed);
  await page.waitForSelector("#card-2.done");
  assert.equal(await progress(page), "1/10");
}));

test("keys alone lead through all of it", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  const focused = () => page.evaluate(() => document.activeElement.closest(".card")?.id ?? document.activeElement.className);
  await page.keyboard.press("F8");
  assert.equal(await focused(), "card-2");
  await page.keyboard.press("2");
  await page.waitForSelector("#card-2.done");
  assert.equal(await focused(), "card-3", "the next card waits");
  await page.keyboard.press("0");
  await page.waitForSelector("#card-3 .tag.l");
  assert.equal(await focused(), "card-4");
  await page.keyboard.press("Shift+F8");
  assert.equal(await focused(), "card-3");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#card-4 .head").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("2");
  await page.keyboard.type("theo bản gốc");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#card-4.done");
  await page.keyboard.press("F6");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^card-/);
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  assert.match(await focused(), /^card-/, "focus comes back");
  await page.keyboard.press("Control+z");
  await page.waitForSelector("#card-4:not(.done)");
}));

test("a mark opens its card, and a card shows its mark", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  await mark(page, "7.0").click();
  await page.waitForSelector("#card-7.open");
  await page.locator("#card-2 .head").click();
  await page.locator("#card-2 .pl:nth-child(2) .link").click();
  assert.ok(await mark(page, "2.1").evaluate((it) => {
    const { top } = it.getBoundingClientRect();
    return top > 0 && top < it.ownerDocument.defaultView.innerHeight && it.classList.contains("on");
  }));
}));

test("a hostile text does nothing", given, () => desk(async ({ start, open, drop, complaints }) => {
  const { address } = await start();
  const page = await open(address);
  const asked = [];
  page.on("request", (it) => { if (!it.url().startsWith(address.split("/?")[0]) && !it.url().startsWith("data:")) asked.push(it.url()); });
  const words = "<script>top.document.title='x'</script><img src=https://viendan.example/x onerror=alert(1)> <a href=\"javascript:alert(1)\">x</a>\n\n"
    + "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023.\n";
  await drop(page, "<img src=x onerror=alert(1)>.txt", Buffer.from(words));
  assert.equal(await page.title(), "Soát viện dẫn");
  assert.equal(await page.frameLocator(".paper-frame").locator("script, img, a").count(), 0);
  assert.match(await page.locator(".filebar h1").textContent(), /^<img/);
  assert.deepEqual(asked, []);
  assert.deepEqual(complaints, []);
}));

test("a Word file is shown as it looks, its marks at the same words", given, () => desk(async ({ start, open, drop, complaints }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  const paper = page.frameLocator(".paper-frame");
  const said = () => paper.locator("main").evaluate((main) => {
    const marks = {};
    for (const it of main.querySelectorAll(".mark")) marks[it.dataset.mark] = (marks[it.dataset.mark] ?? "") + it.querySelector(".said").textContent;
    return marks;
  });
  await paper.locator("section.word").first().waitFor();
  const laid = await said();
  await page.locator("#card-2 .head").click();
  await page.keyboard.press("1");
  await page.waitForSelector("#card-2.done");
  await page.locator("#turn").click();
  await paper.locator(".paper").waitFor();
  assert.match(await mark(page, "2.1").textContent(), /09\/01\/2023.*06\/01\/2023/, "what was decided is shown in both");
  assert.ok(Object.keys(laid).length > 20);
  const own = await said();
  for (const [name, words] of Object.entries(own)) assert.equal(laid[name].replace(/\s/g, ""), words.replace(/\s/g, ""), name);
  assert.deepEqual(complaints, []);
}));

test("a hostile Word file does nothing", given, () => desk(async ({ start, open, drop, complaints }) => {
  const { address } = await start();
  const page = await open(address);
  const asked = [];
  page.on("request", (it) => { if (!it.url().startsWith(address.split("/?")[0]) && !it.url().startsWith("data:")) asked.push(it.url()); });
  const run = (words) => `<w:r><w:t>${words}</w:t></w:r>`;
  const picture = `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt;background:url(https://viendan.example/a)" onclick="alert(1)" id="app"><v:imagedata r:id="r2"/></v:shape></w:pict></w:r>`;
  const before = `<w:p><w:hyperlink r:id="r1">${run("Bấm vào đây")}</w:hyperlink>${picture}</w:p><w:altChunk r:id="r3"/>`;
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = `<Relationship Id="r1" Type="${kind}/hyperlink" Target="javascript:top.document.title='x'" TargetMode="External"/>`
    + `<Relationship Id="r2" Type="${kind}/image" Target="https://viendan.example/b.png" TargetMode="External"/>`
    + `<Relationship Id="r3" Type="${kind}/aFChunk" Target="chunk.html"/>`;
  const parts = [["word/chunk.html", "<script>top.document.title='x'</script><img src=https://viendan.example/c>"]];
  await drop(page, NAME, word("Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023.", { before, relations, parts }));
  const paper = page.frameLocator(".paper-frame");
  await paper.locator("section.word").waitFor();
  await paper.getByText("Bấm vào đây").click();
  const held = await paper.locator("html").evaluate((it) => [...it.querySelectorAll("*")].flatMap((one) => [...one.attributes])
    .filter(({ name, value }) => /^on|srcdoc/.test(name) || (/href|src$/.test(name) && !/^(data:|\/paper.css)/.test(value))).map(({ name, value }) => `${name}=${value}`));
  assert.deepEqual(held, []);
  assert.equal(await paper.locator("script, iframe, object, embed").count(), 0);
  assert.equal(await page.title(), "Soát viện dẫn");
  assert.deepEqual(asked, []);
}));

test("what is not ours lies here as its makers publish it", { skip: !existsSync(path.join(root, "tests/page/node_modules/jszip")) }, () => {
  for (const [name, place] of [["docx-preview.min.js", "docx-preview/dist"], ["jszip.min.js", "jszip/dist"]]) {
    const [ours, theirs] = [`src/web/page/vendor/${name}`, `tests/page/node_modules/${place}/${name}`].map((it) => readFileSync(path.join(root, it)));
    assert.ok(ours.equals(theirs), name);
  }
});

test("an answer that comes late is not drawn over what is looked at by then", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  const text = page.url();
  await page.getByRole("link", { name: "Các tệp" }).click();
  await page.waitForSelector(".queue");
  let held;
  const comes = new Promise((done) => { held = done; });
  await page.route("**/api/files/*", async (route) => { await comes; await route.continue(); });
  await page.goto(text);
  await page.getByRole("link", { name: "Sổ văn bản" }).click();
  await page.waitForSelector("#understood", { state: "attached" });
  const late = page.waitForResponse("**/api/files/*");
  held();
  await late;
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.equal(await page.locator(".split").count(), 0);
  assert.equal(await page.locator("#understood").count(), 1);
}));

test("what was not done is said in the language of the page, with what to do", given, () => desk(async ({ start, open, drop }) => {
  const { server, address } = await start();
  const page = await open(address);
  const said = (words) => page.getByText(words).waitFor();
  await drop(page, NAME, seed);
  await page.getByRole("link", { name: "Tải về…" }).click();
  await page.waitForSelector(".get");
  // A text that is closed meanwhile leads back to the list.
  await page.evaluate(() => fetch(`/api/files/${location.hash.split("/")[2]}/close`, { method: "POST", headers: { "X-Viendan": "1" }, body: "{}" }));
  await page.goBack();
  await said("Chưa làm được: Văn bản này không còn mở. Thả lại tệp để xem tiếp: quyết định đã lưu.");
  await page.waitForSelector(".drop");
  assert.ok(page.url().endsWith("#/"));
  // A file that is too large is not sent at all.
  const large = path.join(mkdtempSync(path.join(tmpdir(), "viendan-large-")), "phim.docx");
  writeFileSync(large, "");
  truncateSync(large, 65 << 20);
  const sent = [];
  page.on("request", (it) => { if (it.method() === "POST") sent.push(it.url()); });
  await page.setInputFiles("#choose", large);
  await said("tệp quá lớn: nhiều nhất 64 MB");
  assert.deepEqual(sent.filter((it) => it.includes("/api/files")), []);
  await page.locator("#language").click();
  await said("the file is too large: 64 MB at most");
  await page.getByRole("link", { name: "Registers" }).click();
  await page.setInputFiles("#choose-register", { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("x,y\n1,2\n") });
  await page.locator("#understood .verdict").waitFor();
  assert.doesNotMatch(await page.locator("#understood").textContent(), /[`ạảấầđ]/, "no other language, no backquotes");
  server.kill();
  await page.waitForSelector("#banner .banner");
  await page.getByRole("link", { name: "Check documents" }).click();
  await said("Not done: The program viendan does not answer. Try again; if that does not help, start viendan again: decisions are saved.");
  await page.getByRole("button", { name: "Try again" }).waitFor();
}));

test("letters that command are signs on the page too", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, "a\u202etxt.\u2066exe\u0007.docx", word("Kế hoạch số 09/KH-VPUB ngày 06/01/2023\u202e về; Kế hoạch\u0085 số 09/KH-VPUB ngày 09/01/2023.\n\n\u202eQuyết định số 15/QD-UBND\u2069"));
  await page.frameLocator(".paper-frame").locator("section.word").waitFor();
  for (const card of await page.locator(".card .head").all()) if (await card.getAttribute("aria-expanded") === "false") await card.click();
  const shown = (it) => it.evaluate((root) => root.textContent + [...root.querySelectorAll("*")].flatMap((one) => [...one.attributes].map(({ value }) => value)).join(" "));
  const words = `${await shown(page.locator("#app"))}${await shown(page.frameLocator(".paper-frame").locator("main"))}`;
  assert.doesNotMatch(words, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  assert.match(await page.locator(".filebar h1").textContent(), /^a\ufffdtxt\.\ufffdexe[\u2407]?\.docx$/);
}));

test("a layout and a sheet that come late are not those of another text", given, () => desk(async ({ start, open }) => {
  const { address } = await start();
  const page = await open(address);
  const plain = Buffer.from("Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về cải cách hành chính.\n");
  await page.setInputFiles("#choose", [["a.docx", seed], ["b.docx", word(plain.toString())]].map(([name, buffer]) => ({ name, mimeType: "", buffer })));
  await page.waitForFunction(() => document.querySelectorAll(".queue a").length === 2);
  let held;
  const comes = new Promise((done) => { held = done; });
  const first = (await page.locator(".queue a").first().getAttribute("href")).split("/").at(-1);
  for (const part of ["original", "sheet"]) await page.route(`**/files/${first}/${part}*`, async (route) => { await comes; await route.continue(); });
  const asked = Promise.all(["original", "sheet"].map((part) => page.waitForRequest(`**/files/${first}/${part}*`)));
  await page.locator(".queue a").first().click();
  await asked;
  await page.getByRole("link", { name: "Các tệp" }).click();
  await page.locator(".queue a").nth(1).click();
  await page.locator("#turn").waitFor();
  const late = Promise.all(["original", "sheet"].map((part) => page.waitForResponse(`**/files/${first}/${part}*`)));
  held();
  await late;
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 100); }));
  assert.equal(await page.locator("#turn").textContent(), "Xem chữ máy đã đọc");
  assert.match(await page.locator("#sheet article").innerText(), /b\.docx/);
  await page.getByRole("link", { name: "Sổ văn bản" }).click();
  await page.waitForSelector("#understood", { state: "attached" });
  assert.equal(await page.locator("#sheet.full").count(), 0, "what is printed here is what is seen here");
}));

test("a decision that is clicked twice is one step, and undoing shows what was undone", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  await page.locator("#card-2 .head").click();
  await page.locator("#card-2 .acts .btn").first().evaluate((it) => { it.click(); it.click(); });
  await page.waitForSelector("#card-2.done");
  await page.locator("#card-9 .head").click();
  await page.locator("#undo").click();
  await page.waitForSelector("#card-2.open:not(.done)");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".card")?.id), "card-2");
  assert.ok(await page.locator("#undo").isDisabled());
}));

test("texts are taken from a folder, at any depth", given, () => desk(async ({ start, open }) => {
  const { address } = await start();
  const page = await open(address);
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "viendan-folder-")), "Hồ sơ 2023");
  mkdirSync(path.join(folder, "quý I"), { recursive: true });
  for (const [name, bytes] of [["a.docx", seed], ["~$a.docx", "x"], [".ẩn.txt", "x"], ["quý I/b.TXT", "Kế hoạch số 20/KH-UBND ngày 16/01/2023.\n"], ["quý I/ảnh.png", "x"], ["sổ.xlsx", "x"]]) writeFileSync(path.join(folder, name), bytes);
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  await page.waitForSelector(".drop");
  for (const type of ["dragEnter", "dragOver", "drop"]) await browser.send("Input.dispatchDragEvent", { type, x: 600, y: 500, data });
  await page.waitForFunction(() => document.querySelectorAll(".queue a").length === 2);
  assert.match(await page.locator("#toast").textContent(), /Lấy 2 văn bản trong thư mục, bỏ qua 2 tệp không phải văn bản/);
  assert.equal(await page.locator(".queue .bad").count(), 0);
}));

test("a long list says how many there are, and a register can be chosen again", given, () => desk(async ({ start, open }) => {
  const { address } = await start();
  const page = await open(`${address}#/so-van-ban`);
  const rows = Array.from({ length: 230 }, (_, at) => `${at < 5 ? `${at + 1}/KH-UBND` : ""},01/02/2023,Việc ${at}`);
  const csv = { name: "so-di.csv", mimeType: "text/csv", buffer: Buffer.from(`Số ký hiệu,Ngày ban hành,Trích yếu\n${rows.join("\n")}\n`) };
  for (let times = 0; times < 2; times += 1) {
    await page.setInputFiles("#choose-register", csv);
    await page.getByRole("heading", { name: "Dòng không đọc được (225)" }).waitFor();
    assert.match(await page.locator("#understood").textContent(), /5 dòng đọc được, 225 dòng không đọc được.*Chỉ nêu 200 trong 225\./);
    assert.equal(await page.locator("#choose-register").inputValue(), "", "the same file may be chosen again");
    await page.getByRole("button", { name: "Không nạp" }).click();
  }
}));

test("several files at once, and one that cannot be read", given, () => desk(async ({ start, open }) => {
  const { address } = await start();
  const page = await open(address);
  const clean = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về cải cách hành chính.\n";
  await page.setInputFiles("#choose", [["a.docx", seed], ["b.txt", Buffer.from(clean)], ["c.docx", Buffer.from("a\0b")],
    ["d.txt", Buffer.from("Kính gửi các phòng, đơn vị. Cơ quan nghỉ lễ theo quy định.\n")]].map(([name, buffer]) => ({ name, mimeType: "", buffer })));
  await page.waitForFunction(() => document.querySelectorAll(".queue li").length === 4 && document.querySelectorAll(".queue progress").length === 0);
  assert.match(await page.locator(".queue .bad").textContent(), /Chưa soát được. Đừng hiểu là “không có lỗi”/);
  assert.match(await page.locator(".queue").textContent(), /không thấy mâu thuẫn.*Không thấy viện dẫn nào/, "what holds no citation is not praised");
  await page.getByRole("link", { name: "Xem và quyết" }).click();
  await page.waitForSelector(".card.open");
}));

test("a register is seen before it is loaded, and counts at once", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  await page.getByRole("link", { name: "Sổ văn bản" }).click();
  const csv = "Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Trích yếu\n09/KH-VPUB,09/01/2023,Văn phòng UBND tỉnh Sơn La,Công tác phòng chống tham nhũng tiêu cực năm 2023\n";
  await page.setInputFiles("#choose-register", { name: "so-di.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.waitForSelector(".map");
  assert.match(await page.locator("main").textContent(), /Chưa nạp sổ nào/, "nothing is written yet");
  await page.getByRole("button", { name: "Nạp sổ này" }).click();
  await page.getByText("1 sổ (1 dòng)").waitFor();
  await page.getByRole("link", { name: "Tra cứu" }).click();
  await page.locator("#about").pressSequentially("tham nhung");
  await page.locator("#offers [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /09\/KH-VPUB ngày 09\/01\/2023/ }).waitFor();
  assert.ok(await page.locator("#offers").isHidden(), "no offer comes after the answer");
  await page.getByRole("link", { name: "Bảng tra viện dẫn" }).click();
  await page.fill("#filter", "tham nhung");
  await page.locator(".rg tbody tr").waitFor();
  assert.match(await page.locator(".rg tbody").textContent(), /09\/KH-VPUB.*09\/01\/2023/);
  const index = readFileSync(await taken(page, () => page.getByRole("link", { name: "Tải bảng CSV" }).click()), "utf8");
  assert.match(index, /^\uFEFF?issuer,type,symbol/);
  await page.locator(".rg button").click();
  await page.getByRole("heading", { name: /09\/KH-VPUB ngày 09\/01\/2023/ }).waitFor();
  // Through the index, the look-up and the registers, back to the text.
  for (let steps = 0; steps < 4; steps += 1) await page.goBack();
  await page.waitForSelector(".verdict");
  assert.doesNotMatch(await page.locator(".verdict").textContent(), /sổ văn bản đi \(chưa nạp\)/);
}));

test("the older of two tabs only shows", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.waitForSelector(".card.open");
  await page.waitForSelector("#banner .banner");
  await page.locator("#card-4 .head").click();
  assert.ok(await page.locator("#card-4 .acts .btn").first().isDisabled());
}));

test("printed in any state, the sheet comes out", given, () => desk(async ({ start, open, drop }) => {
  const { address } = await start();
  const page = await open(address);
  await drop(page, NAME, seed);
  await page.waitForSelector("#sheet.full", { state: "attached" });
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#sheet").isVisible() && !(await page.locator("#app").isVisible()));
  assert.match(await page.locator("#sheet article").innerText(), /PHIẾU SOÁT VIỆN DẪN/);
  await page.emulateMedia({ media: "screen" });
  // The button waits for the sheet.
  await page.getByRole("link", { name: "Tải về…" }).click();
  await page.waitForSelector(".get");
  await page.evaluate(() => { document.getElementById("sheet").classList.remove("full"); globalThis.print = () => { globalThis.printed = Boolean(document.querySelector("#sheet.full")); }; });
  await page.getByRole("button", { name: "In phiếu" }).click();
  await page.waitForFunction(() => globalThis.printed === true);
}));

test("every word is there in both languages", given, () => desk(async ({ start, open }) => {
  const { address } = await start();
  const page = await open(address);
  const lacks = await page.evaluate(async () => (await import("/words.js")).keys().filter(([, pair]) => pair.length !== 2 || pair.some((it) => !it)).map(([key]) => key));
  assert.deepEqual(lacks, []);
}));

test("nothing is in the way of anybody", { ...given, timeout: 360_000 }, () => desk(async ({ start, open, drop }) => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const faults = async (page, state) => {
    await page.evaluate(axe);
    // Nothing runs in the frame; it is looked at by itself below.
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { iframes: false, resultTypes: ["violations"] }));
    return violations.flatMap((it) => it.nodes.map((node) => `${state}: ${it.id} ${node.target} ${node.failureSummary}`));
  };
  const { address } = await start();
  const found = [];
  let dropped = false;
  const page = await open(address);
  for (const theme of ["light", "dark"]) {
    for (const [width, height] of [[1366, 768], [683, 384], [320, 640]]) {
      await page.setViewportSize({ width, height });
      const look = async (state) => {
        found.push(...await faults(page, `${state} ${theme} ${width}`));
        const words = await page.locator("body").innerText();
        if (/\b(null|undefined|NaN)\b|\[object/.test(words)) found.push(`${state} ${theme} ${width}: ${words}`);
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (wide > room) found.push(`${state} ${theme} ${width}: scrolls sideways, ${wide} > ${room}`);
      };
      await page.goto(`${address.split("?")[0]}#/`);
      await page.waitForSelector(".drop");
      await look("files");
      // The list of what was dropped comes a moment after the place to drop.
      if (dropped) await page.locator(".queue a").first().click();
      else await drop(page, NAME, seed);
      dropped = true;
      await page.waitForSelector(".card.open");
      await look("review");
      if (width === 1366) {
        await page.locator("#card-2 .head").click();
        await page.locator("#card-2 .acts .btn").nth(2).click();
        await look("field");
        await page.keyboard.press("Escape");
        await page.keyboard.press("?");
        await look("keys");
        await page.keyboard.press("Escape");
      }
      const id = page.url().split("/").at(-1);
      await page.goto(`${address.split("?")[0]}#/tep/${id}/xong`);
      await page.waitForSelector(".get");
      await look("done");
      for (const [hash, wait] of [["so-van-ban", ".drop"], ["tra-cuu", ".lead"], ["tra-cuu/bang", ".lead"]]) {
        await page.goto(`${address.split("?")[0]}#/${hash}`);
        await page.waitForSelector(wait);
        await look(hash);
      }
      await page.goto(`${address.split("?")[0]}files/${id}/paper`);
      await page.evaluate((it) => { document.documentElement.dataset.theme = it; }, theme);
      await look("paper");
    }
    await page.goto(address.split("?")[0]);
    await page.waitForSelector("#theme");
    // What was asked for here must have come before the next place is gone to.
    await page.waitForLoadState("networkidle");
    if (theme === "light") await page.locator("#theme").click();
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  }
  assert.deepEqual(found, []);
}));
