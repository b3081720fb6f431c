// The example of docs/embedding.md on the release build: the engine in a page that is not ours.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../../tools/serve.mjs";
import { launch } from "../lib/chromium.mjs";
import { DIST } from "../lib/scenario.mjs";

const EXAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../../examples/embed");
const folder = mkdtempSync(join(tmpdir(), "changeover-embed-"));
cpSync(EXAMPLE, folder, { recursive: true });
cpSync(DIST, join(folder, "site"), { recursive: true });
const server = await serve({ root: folder, base: "/a/page/" });
const browser = await launch();
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function visit() {
  const page = await (await browser.newContext()).newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(server.address);
  return { page, said };
}

test("the example answers in its own page, and shows nothing of ours", async () => {
  const { page, said } = await visit();
  // One day of the 28 from 15 February to 14 March 2027: 40 × 23.10 ÷ 28 = 33.00.
  await page.getByText("Buy on 14 March 2027. Days without service: 0. Days paid twice: 1, 33.00 EUR.").waitFor();
  assert.equal(await page.locator("header").count(), 0);
  assert.deepEqual(said, []);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

test("a changed field changes the answer; a wrong one is refused with its place", async () => {
  const { page, said } = await visit();
  await page.getByText("Buy on 14 March 2027").waitFor();
  await page.getByLabel("Last day").fill("2027-02-28");
  await page.getByLabel("First day").fill("2026-03-01");
  await page.getByRole("button").click();
  // The month of the last day is February: 924.00 ÷ 28 = 33.00 again.
  await page.getByText("Buy on 28 February 2027. Days without service: 0. Days paid twice: 1, 33.00 EUR.").waitFor();
  await page.getByLabel("First day").fill("2027-03-01");
  await page.getByRole("button").click();
  await page.getByText("\"end\" 2027-02-28 is before \"start\" 2027-03-01").waitFor();
  assert.deepEqual(said, []);
});

test("the page and the command line answer alike", async () => {
  const { page } = await visit();
  const plan = { format: "changeover-plan", schema: 1, asOf: "2026-11-22", subscriptions: [
    { id: "s1", channel: "csp-nce", product: { name: "Visio Plan 2" }, seats: 3, start: "2026-06-01", end: "2027-05-31" }] };
  const embedded = await page.evaluate(async (plan) => (await (await import("./embed.js")).changeover("site/"))(plan, "ru"), plan);
  const run = spawnSync(process.env.CHANGEOVER_CLI, ["evaluate", "-", "--lang", "ru"], { input: JSON.stringify(plan), encoding: "utf8" });
  assert.deepEqual(embedded, JSON.parse(run.stdout));
});
