// `./dev bench book`: a distributor's whole book. 2,000 plans of 50 subscriptions each, kept in the browser: how long a start takes,
// how long the page is ever held up, and what sorting, searching and opening one of them cost.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { keep } from "./kept.mjs";

const DIST = process.env.DIST ?? join(dirname(fileURLToPath(import.meta.url)), "../dist");
const PLANS = Number(process.env.PLANS ?? 2000);
const SUBSCRIPTIONS = Number(process.env.SUBSCRIPTIONS ?? 50);

const watch = () => {
  globalThis.held = [];
  new PerformanceObserver((list) => globalThis.held.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
};
const server = await serve({ root: DIST });
const browser = await launch();
try {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const bytes = await keep(page, server.address, { plans: PLANS, subscriptions: SUBSCRIPTIONS });
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
    await page.locator(".plans[aria-busy=false]").waitFor();
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
