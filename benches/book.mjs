// `./dev bench book`: a distributor's whole book. 2,000 plans of 50 subscriptions each, kept in the browser: how long a start takes,
// how long the page is ever held up, and what sorting, searching and opening one of them cost.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { samplePlan } from "./plans.mjs";

const DIST = process.env.DIST ?? join(dirname(fileURLToPath(import.meta.url)), "../dist");
const PLANS = Number(process.env.PLANS ?? 2000);
const SUBSCRIPTIONS = Number(process.env.SUBSCRIPTIONS ?? 50);

/** A stored text: the head that says what to expect, then the document (src/store/envelope.rs). */
function sealed(text, revision) {
  let sum = 0xcbf29ce484222325n;
  const bytes = Buffer.from(text);
  for (const byte of bytes) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return `changeover 1 ${revision} ${bytes.length} ${sum.toString(16).padStart(16, "0")}\n${text}`;
}

const watch = () => {
  globalThis.held = [];
  new PerformanceObserver((list) => globalThis.held.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
};
const put = (texts) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("changeover", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("plans", { keyPath: "id" });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("plans", "readwrite");
      for (const [id, text] of texts) transaction.objectStore("plans").put({ id, revision: 1, text });
      transaction.oncomplete = () => (request.result.close(), resolve());
      transaction.onerror = () => reject(transaction.error);
    };
  });

const server = await serve({ root: DIST });
const browser = await launch();
try {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(`${server.address}robots.txt`);
  const plan = JSON.parse(samplePlan(SUBSCRIPTIONS));
  let bytes = 0;
  for (let from = 0; from < PLANS; from += 100) {
    const texts = Array.from({ length: Math.min(100, PLANS - from) }, (_, at) => {
      const id = `customer-${String(from + at).padStart(5, "0")}`;
      const text = JSON.stringify({ ...plan, id, title: `Customer ${from + at}`, customer: { ...plan.customer, name: `Customer ${from + at}` } });
      bytes += text.length;
      return [id, sealed(text, 1)];
    });
    await page.evaluate(put, texts);
  }
  console.log(`${PLANS} plans of ${SUBSCRIPTIONS} subscriptions, ${(bytes / 1e6).toFixed(1)} MB`);
  const held = async () => page.evaluate(() => `held up ${Math.max(0, ...globalThis.held).toFixed(0)} ms at most, ${globalThis.held.reduce((a, b) => a + b, 0).toFixed(0)} ms in all`);
  const timed = async (what, act) => {
    await page.evaluate(() => globalThis.held?.splice(0));
    const before = performance.now();
    await act();
    console.log(`${what.padEnd(34)} ${(performance.now() - before).toFixed(0).padStart(6)} ms   ${await held()}`);
  };
  for (let run = 0; run < 3; run += 1)
    await timed("start, until the plans are listed", async () => {
      await page.goto(server.address);
      await page.reload();
      await page.locator(".plans tbody tr").first().waitFor();
    });
  await timed("… until all are read", async () => {
    await page.goto(server.address);
    await page.reload();
    await page.locator(".plans tbody tr").first().waitFor();
    await page.waitForFunction((all) => [...document.querySelectorAll(".plans .button--quiet")].some((button) => button.textContent.includes(`(${all} `)), String(PLANS - 25));
  });
  await timed("portfolio, until it is drawn", async () => {
    await page.evaluate(() => (location.hash = "#/portfolio"));
    await page.locator("main table tbody tr").first().waitFor();
  });
  await timed("… until all are worked out", () => page.locator("main progress").waitFor({ state: "detached" }));
  const first = () => page.locator("main table tbody th").first().textContent();
  await timed("sorted by name", async () => {
    await page.locator("main select").selectOption("2");
    await page.waitForFunction(() => document.querySelector("main table tbody th").textContent === "Customer 0");
  });
  await timed("searched", async () => {
    await page.locator("main input[type=search]").fill(`Customer ${PLANS - 1}`);
    await page.waitForFunction((name) => document.querySelector("main table tbody th").textContent === name, `Customer ${PLANS - 1}`);
  });
  console.log(await page.evaluate(() => document.querySelectorAll("main table tbody tr").length), "rows drawn,", await first(), "first");
} finally {
  await browser.close();
  await server.close();
}
