// The catalogue on the page: the full list found with slips of the finger, and one's own price lists laid over it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { scenario, THEMES } from "../lib/scenario.mjs";
import { openSample } from "../pages/plan.mjs";

const csv = (name, text) => ({ name, type: "text/csv", text });
const LIST =
  "SkuTitle,ProductId,SkuId,TermDuration,BillingPlan,Market,Currency,ERP Price,Segment,EffectiveStartDate,EffectiveEndDate\n" +
  "Microsoft 365 Business Premium,CFQ7TTC0LCHC,0002,P1Y,Monthly,US,USD,280.80,Commercial,2026-01-01,\n";
const SEATS = "Product name,Purchased quantity,End date\nMicrosoft 365 Business Premium,40,2027-03-15\n";
const WORDS = {
  en: { keep: "Keep for later files", kept: "Kept in this browser.", dismiss: "Do not keep", accept: "Make a plan", save: "Save prices", forget: "Forget them", none: "None yet." },
  ru: { keep: "Сохранить для следующих файлов", kept: "Сохранено в этом браузере.", dismiss: "Не брать", accept: "Составить план", save: "Сохранить цены", forget: "Забыть их", none: "Пока нет." },
};
const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });

scenario("a product beyond the core is found with a slip of the finger", { context: { bypassCSP: true } }, async (visit) => {
  await openSample(visit);
  const list = () => visit.requests.filter(({ url }) => url.includes("catalog-full")).length;
  assert.equal(list(), 0, "the full list is fetched before it is needed");
  await visit.page.getByRole("grid").focus();
  await visit.page.keyboard.type("advanced comunicatons");
  await visit.page.locator(".suggest__item", { hasText: "Advanced Communications" }).first().waitFor();
  assert.equal(list(), 1);
  await visit.axe();
  await visit.shot("suggest");
  await visit.page.keyboard.press("ArrowDown");
  await visit.page.locator('.suggest__item[aria-selected="true"]', { hasText: "Advanced Communications" }).waitFor();
  await visit.page.keyboard.press("Enter");
  await visit.page.locator("#cell-0-0", { hasText: "Advanced Communications" }).waitFor();
});

scenario("a price list is kept, laid under the next file and taken along", { across: { lang: ["en", "ru"], theme: THEMES, viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  const words = WORDS[visit.options.lang];
  await visit.open();
  await visit.drop("body", [csv("list.csv", LIST), csv("seats.csv", SEATS)]);
  await button(visit, words.keep).click();
  await visit.page.getByText(words.kept, { exact: false }).waitFor();
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("own-list");
  await button(visit, words.dismiss).click();
  await visit.page.reload();
  await visit.drop("body", [csv("seats.csv", SEATS)]);
  await visit.page.getByText("280.80 USD (list.csv, ", { exact: false }).first().waitFor();
  await button(visit, words.accept).click();
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
  await visit.page.evaluate(() => (location.hash = "#/settings"));
  await visit.page.locator(".own-lists li", { hasText: "list.csv, " }).waitFor();
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("own-kept");
  const download = visit.page.waitForEvent("download");
  await button(visit, words.save).click();
  assert.match(readFileSync(await (await download).path(), "utf8"), /CFQ7TTC0LCHC,0002,P1Y,Monthly,US,USD,280\.80?,Commercial,2026-01-01,,"list\.csv, /);
  await button(visit, words.forget).click();
  await visit.page.getByText(words.none, { exact: false }).waitFor();
});
