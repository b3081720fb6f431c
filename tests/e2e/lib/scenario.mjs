// One way to write an end-to-end test. A scenario gets a fresh browser context on the built site, served from a
// sub-folder; when it ends, the harness itself checks what must hold in every one of them: no request to another
// origin, nothing on the console, no cookie. What a scenario expects to go wrong it announces with `tolerate`.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { serve } from "../../../tools/serve.mjs";
import { launch } from "./chromium.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
export const DIST = process.env.DIST ?? join(HERE, "../../../dist");
export const RESULTS = join(HERE, "../results");
const SPEC = basename(process.argv[1] ?? "adhoc").replace(/\.spec\.mjs$/, "");

export const LANGUAGES = { en: "en-GB", ru: "ru-RU" };
export const THEMES = ["light", "dark"];
export const VIEWPORTS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true },
};

const DEFAULTS = {
  lang: "en",
  theme: "light",
  viewport: "desktop",
  base: "/some/folder/", // the site must work in any folder
  plain: false, // true: a host that sends no headers of its own
  storage: {}, // local storage before the first visit
  today: "2026-11-22T10:00:00Z", // null: the real clock
  server: null, // another server than one on the built folder: a promise of { address, origin }
  worker: false, // true: the copy for working offline is made
  tolerate: [], // patterns of console messages this scenario brings about on purpose
  context: {}, // further options for Playwright's context
};

// Browser and servers are shared by the scenarios of a file and started on first use.
let browser;
const servers = new Map();
const theBrowser = () => (browser ??= launch());
function theServer(base, plain) {
  const key = `${base} ${plain}`;
  if (!servers.has(key)) servers.set(key, serve({ root: DIST, base, plain }));
  return servers.get(key);
}
after(async () => {
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).close();
});

/** Every combination of the listed values: across({ lang: ["en", "ru"], theme: THEMES }). */
export function across(choices) {
  return Object.entries(choices).reduce(
    (variants, [key, values]) => variants.flatMap((variant) => values.map((value) => ({ ...variant, [key]: value }))),
    [{}],
  );
}

/** One test on a fresh visit; `options.across` repeats it for every combination. */
export function scenario(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  const { across: choices, ...fixed } = options;
  for (const variant of choices ? across(choices) : [{}]) {
    const label = Object.values(variant).join(", ");
    test(label ? `${name} (${label})` : name, () => run(label ? `${name} ${label}` : name, { ...DEFAULTS, ...fixed, ...variant }, body));
  }
}

async function run(name, options, body) {
  const visit = await Visit.begin(options);
  try {
    await body(visit);
    await visit.settle();
  } catch (error) {
    await visit.keepEvidence(name);
    throw error;
  } finally {
    await visit.end();
  }
}

export class Visit {
  requests = []; // { url, type, status }
  unjudged = []; // rules axe cannot judge in this scenario
  messages = []; // what the console said, errors of the page included

  static async begin(options) {
    const visit = new Visit();
    const server = await (options.server ? options.server() : theServer(options.base, options.plain));
    visit.options = options;
    visit.server = server;
    visit.address = server.address;
    visit.origin = server.origin;
    visit.context = await (await theBrowser()).newContext({
      locale: LANGUAGES[options.lang],
      colorScheme: options.theme,
      timezoneId: "UTC",
      reducedMotion: "reduce",
      ...VIEWPORTS[options.viewport],
      ...options.context,
    });
    visit.context.setDefaultTimeout(15_000);
    if (!options.worker) {
      await visit.context.addInitScript(() => {
        if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new Error("not in this scenario"));
      });
    }
    if (options.today) await visit.context.clock.setFixedTime(options.today);
    await visit.seed(options.storage);
    visit.listen();
    visit.page = await visit.context.newPage();
    return visit;
  }

  /** Puts texts into local storage, from a page of the same origin that runs nothing. */
  async seed(storage) {
    if (Object.keys(storage).length === 0) return;
    const page = await this.context.newPage();
    await page.goto(`${this.address}robots.txt`);
    await page.evaluate((entries) => entries.forEach(([key, value]) => localStorage.setItem(key, value)), Object.entries(storage));
    await page.close();
  }

  listen() {
    this.context.on("request", (request) => {
      const entry = { url: request.url(), type: request.resourceType(), status: null };
      this.requests.push(entry);
      request.response().then((response) => (entry.status = response?.status() ?? null), () => {});
    });
    this.context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.messages.push(`${message.type()}: ${message.text()}`);
    });
    this.context.on("weberror", (error) => this.messages.push(`uncaught: ${error.error().message}`));
  }

  /** Opens the site and waits until the program runs. `path` may hold a hash: open("#/plans"). */
  async open(path = "") {
    await this.page.goto(this.address + path);
    await this.started();
  }

  async reload() {
    await this.page.reload();
    await this.started();
  }

  async started() {
    await this.page.waitForFunction(() => ["ready", "trouble", "framed"].includes(document.documentElement.dataset.state));
    assert.equal(await this.state(), "ready", `the program did not start: ${await this.page.textContent("#trouble-detail")}`);
  }

  state() {
    return this.page.evaluate(() => document.documentElement.dataset.state);
  }

  /** What local storage holds under our prefix. */
  stored() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("changeover/"))));
  }

  /** Fails with every accessibility fault axe finds, its rule and the elements. */
  async axe(...selectors) {
    const builder = new AxeBuilder({ page: this.page }).disableRules(this.unjudged);
    for (const selector of selectors) builder.include(selector);
    const { violations } = await builder.analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 160)).join("\n    ")}`);
    assert.equal(told.length, 0, `axe found\n  ${told.join("\n  ")}`);
  }

  /** No sideways scrolling of the page: content reflows. */
  async fitsWidth() {
    const { scroll, client } = await this.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    assert.ok(scroll <= client, `the page is ${scroll} px wide in a window of ${client} px`);
  }

  /** Saves a picture under results/, named after the spec and the variant. */
  async shot(name, options = {}) {
    const { lang, theme, viewport } = this.options;
    mkdirSync(join(RESULTS, SPEC), { recursive: true });
    const path = join(RESULTS, SPEC, `${name}-${lang}-${theme}-${viewport}.png`);
    await this.page.screenshot({ path, fullPage: true, animations: "disabled", ...options });
    return path;
  }

  /** Does `action` and returns the file it makes the browser save: { name, text, bytes }. */
  async download(action) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), action()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }

  /** Drops files on an element, as a person would: [{ name, type, text }]. */
  async drop(selector, files) {
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, type, text } of list) data.items.add(new File([text], name, { type }));
      return data;
    }, files);
    for (const event of ["dragenter", "dragover", "drop"]) await this.page.dispatchEvent(selector, event, { dataTransfer: transfer });
  }

  /** Slows the processor down by a factor, as Lighthouse does for phones. */
  async slowDown(rate) {
    const session = await this.context.newCDPSession(this.page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
  }

  foreignRequests() {
    return this.requests.map(({ url }) => url).filter((url) => !url.startsWith(`${this.origin}/`) && !/^(?:blob|data|about):/.test(url));
  }

  /** What must hold at the end of every scenario. */
  async settle() {
    const unexpected = this.messages.filter((message) => !this.options.tolerate.some((pattern) => pattern.test(message)));
    assert.deepEqual(unexpected, [], "the console stays silent, content policy included");
    assert.deepEqual(this.foreignRequests(), [], "no request leaves the page's own origin");
    assert.deepEqual(await this.context.cookies(), [], "no cookie is set");
  }

  async keepEvidence(name) {
    const path = join(RESULTS, "failed", `${SPEC}-${name.replace(/[^\w]+/g, "-")}`);
    mkdirSync(dirname(path), { recursive: true });
    const page = await this.page.content().catch(String);
    writeFileSync(`${path}.html`, page);
    writeFileSync(`${path}.json`, JSON.stringify({ requests: this.requests, messages: this.messages }, null, 2));
    await this.page.screenshot({ path: `${path}.png`, fullPage: true }).catch(() => {});
  }

  end() {
    return this.context.close();
  }
}
