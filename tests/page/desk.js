// A program that runs for one test, and a browser that looks at it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { word } from "./word.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const programs = [process.env.VIENDAN, path.join(target, "debug/viendan"), path.join(target, "release/viendan")];
const program = programs.find((it) => it && existsSync(it));
const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = browsers.find((it) => it && existsSync(it));
const playwright = await import("playwright-core").catch(() => null);

/** Why nothing can be tried here. */
export const missing = !program ? "the program is not built"
  : !chromium ? "no Chromium here"
    : !playwright ? "npm ci has not been run in tests/page" : null;
if (missing) console.log(`skipped: ${missing}`);

export const seed = word(readFileSync(path.join(root, "corpus/bao-cao-papi.txt"), "utf8"));
export const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });

/** What the program says of a file. */
export const run = (...words) => spawnSync(program, words, { encoding: "utf8" }).stdout;

/** Starts the program; `then` is given what a test needs, and all is ended behind it. */
export async function desk(then) {
  const home = mkdtempSync(path.join(tmpdir(), "viendan-"));
  const started = [];
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  const complaints = [];
  const start = async () => {
    const begun = performance.now();
    const server = spawn(program, ["web", "--no-open", "--no-config"], { env: { ...process.env, XDG_DATA_HOME: home, VIENDAN_REGISTRY: "" }, stdio: ["ignore", "pipe", "inherit"] });
    started.push(server);
    const address = await new Promise((done) => {
      let said = "";
      server.stdout.on("data", (some) => { said += some; const found = said.match(/http\S+/); if (found) done(found[0]); });
    });
    console.log(`# from start to address: ${Math.round(performance.now() - begun)} ms`);
    return { server, address };
  };
  /** A page of a browser of its own. */
  const open = async (address, { width = 1366, height = 768, dark = false } = {}) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", acceptDownloads: true });
    const page = await context.newPage();
    page.on("console", (said) => { if (said.type() === "error") complaints.push(said.text()); });
    page.on("pageerror", (error) => complaints.push(error.stack));
    await page.goto(address);
    return page;
  };
  const drop = async (page, name, bytes) => {
    await page.setInputFiles("#choose", file(name, bytes));
    await page.waitForSelector(".side .verdict");
    await page.frameLocator(".paper-frame").locator(".paper, .word-wrapper").first().waitFor();
    await page.waitForSelector(".paper-frame:not(.waits)", { state: "attached" });
  };
  try {
    await then({ start, open, drop, browser, complaints, home });
  } finally {
    await browser.close();
    for (const server of started) server.kill();
    rmSync(home, { recursive: true, force: true });
  }
}
