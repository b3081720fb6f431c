// Files on their way in: read beside the page, shown while they are read, called off, asked about, looked at row by row.
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scenario, THEMES } from "../lib/scenario.mjs";

const WORKBOOK = join(fileURLToPath(import.meta.url), "../../fixtures/licences.xlsx");
const PRODUCTS =
  "Product name,Purchased quantity,Assigned quantity,Next lifecycle date\nMicrosoft 365 Business Premium,40,38,2027-03-15\n" +
  "Power BI (free),1000000,12,\nTotal,1000040,50,\n";
const csv = (name, text) => ({ name, type: "text/csv", text });
const WORDS = {
  en: { accept: "Make a plan", into: "Take into the open plan", rows: "Look at every row", stop: "Stop reading", leave: "leave it out" },
  ru: { accept: "Составить план", into: "Внести в открытый план", rows: "Посмотреть каждую строку", stop: "Остановить чтение", leave: "не читать" },
};

const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });
const choose = (visit, path) => visit.page.locator(".drop__input[aria-describedby]").setInputFiles(path);

/** A table of so many bytes on disk, in rows as wide as those of a reconciliation file. */
function tableOf(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "changeover-"));
  const path = join(folder, "large.csv");
  const file = openSync(path, "w");
  writeSync(file, "Product name,Seats,End date,Notes\n");
  const rows = Array.from({ length: 1000 }, (_, at) => `Microsoft 365 Business Premium,${at + 1},2027-03-14,${"so it was agreed ".repeat(24)}\n`).join("");
  for (let written = 0; written < bytes; written += rows.length) writeSync(file, rows);
  closeSync(file);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** Longest task of the page's thread from now on, as the browser reports it. */
async function watchTasks(visit) {
  await visit.page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: "longtask" });
  });
  return () => visit.page.evaluate(() => globalThis.longest);
}

scenario("100 MB are read without stopping the page", async (visit) => {
  const large = tableOf(100_000_000);
  try {
    await visit.open();
    assert.equal(visit.requests.filter(({ url }) => /office(-worker|_bg)?-[0-9a-f]/.test(url)).length, 0, "the office is fetched before it is needed");
    const longest = await watchTasks(visit);
    const began = Date.now();
    await choose(visit, large.path);
    await visit.page.locator("progress").waitFor();
    await button(visit, WORDS.en.accept).waitFor({ timeout: 120_000 });
    const [took, stopped] = [Date.now() - began, await longest()];
    console.log(`100 MB: ${took} ms, longest task of the page ${Math.round(stopped)} ms`);
    assert.ok(stopped < 200, `the page stood still for ${stopped} ms`);
    assert.match(await visit.page.locator(".file-report .figures").first().textContent(), /rows read\s*2\d\d\D?000/);
  } finally {
    large.remove();
  }
});

scenario("reading is called off at once, and the next file is read", { across: { lang: ["en", "ru"] } }, async (visit) => {
  const words = WORDS[visit.options.lang];
  const large = tableOf(100_000_000);
  try {
    await visit.open();
    await choose(visit, large.path);
    await button(visit, words.stop).click();
    await visit.page.locator(".doors").waitFor();
    await visit.drop("body", [csv("your-products.csv", PRODUCTS)]);
    await button(visit, words.accept).waitFor();
    assert.equal(await visit.page.locator(".file-report").count(), 1);
  } finally {
    large.remove();
  }
});

scenario("every row can be looked at, with its reason", { across: { lang: ["en", "ru"] }, context: { bypassCSP: true } }, async (visit) => {
  const words = WORDS[visit.options.lang];
  await visit.open();
  await visit.drop("body", [csv("your-products.csv", PRODUCTS)]);
  await button(visit, words.rows).click();
  const rows = visit.page.locator(".review__rows tbody tr");
  await rows.nth(2).waitFor();
  assert.equal(await rows.count(), 3);
  for (const at of [1, 2]) assert.match(await rows.nth(at).locator("td").nth(2).textContent(), /\S+ \S+.*\.$/);
  await visit.page.locator(".segments__item").nth(1).click();
  await visit.page.waitForFunction(() => document.querySelectorAll(".review__rows tbody tr").length === 1);
  await visit.axe();
  await visit.fitsWidth();
});

scenario("a workbook is read, and its sheets are chosen", { across: { lang: ["en", "ru"] }, context: { bypassCSP: true } }, async (visit) => {
  const words = WORDS[visit.options.lang];
  await visit.open();
  await choose(visit, WORKBOOK);
  await button(visit, words.accept).waitFor();
  assert.equal(await visit.page.locator(".file-report").count(), 2);
  await visit.page.locator('[data-question="sheets/0"] select').nth(1).selectOption({ label: words.leave });
  await visit.page.waitForFunction(() => document.querySelectorAll(".file-report").length === 1);
  await visit.axe();
  await visit.shot("workbook");
  await button(visit, words.accept).click();
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
  await visit.page.locator("#cell-1-2", { hasText: "12" }).waitFor();
});

scenario("a workbook that is none says so", async (visit) => {
  await visit.open();
  const broken = readFileSync(WORKBOOK).subarray(0, 900);
  await visit.page.locator(".drop__input[aria-describedby]").setInputFiles({ name: "broken.xlsx", mimeType: "application/octet-stream", buffer: broken });
  await visit.page.getByText("This workbook cannot be read", { exact: false }).waitFor();
});

scenario("a newer export changes only what is accepted", { across: { lang: ["en", "ru"], theme: THEMES, viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  const words = WORDS[visit.options.lang];
  await visit.open();
  await visit.drop("body", [csv("your-products.csv", PRODUCTS)]);
  await button(visit, words.accept).click();
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
  await visit.drop("body", [csv("your-products.csv", PRODUCTS.replace(",40,38,", ",45,44,") + "Microsoft 365 E3,7,7,2027-05-01\n")]);
  await button(visit, words.into).waitFor();
  const checks = visit.page.locator(".review__changes input");
  assert.equal(await checks.count(), 3); // seats, assigned users, the new one
  await checks.nth(0).uncheck();
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("changes");
  await button(visit, words.into).click();
  await visit.page.locator("#cell-0-3", { hasText: "44" }).waitFor();
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
  await visit.page.locator("#cell-1-2", { hasText: "7" }).waitFor();
});

scenario("several customers become a plan each", async (visit) => {
  await visit.open();
  const table = "Customer name,Product name,Seats,Price,Currency\nContoso,Microsoft 365 E3,40,30.00,EUR\nNorthwind,Microsoft 365 E3,5,32.00,USD\n";
  await visit.drop("body", [csv("book.csv", table)]);
  await button(visit, "Make 2 plans").click();
  await visit.page.waitForFunction(() => location.hash === "#/portfolio");
  await visit.page.getByText("Contoso").first().waitFor();
  await visit.page.getByText("Northwind").first().waitFor();
});

scenario("cells pasted from a spreadsheet are read like a file", async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Microsoft 365 E3\t40\t14.03.2027\nOffice 365 E1\t5\t31.01.2027\n");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await button(visit, WORDS.en.accept).click();
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
});

scenario("without the office's program the page says so and goes on", { tolerate: [/Failed to load resource/, /worker/i] }, async (visit) => {
  await visit.open();
  await visit.page.route("**/office_bg-*.wasm", (route) => route.abort());
  await visit.drop("body", [csv("your-products.csv", PRODUCTS)]);
  await visit.page.getByRole("alert").filter({ hasText: "could not be fetched" }).waitFor();
  await visit.page.unroute("**/office_bg-*.wasm");
  await visit.page.evaluate(() => (location.hash = "#/"));
  await visit.page.locator(".doors").waitFor();
  await visit.drop("body", [csv("your-products.csv", PRODUCTS)]);
  await button(visit, WORDS.en.accept).waitFor();
});
