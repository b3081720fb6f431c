// Steps, rule book, portfolio, settings, and the tour of the sample.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { go, openSample, part, saved } from "../pages/plan.mjs";

scenario("a step is ticked off with a day and a note, and stays so", async (visit) => {
  await openSample(visit);
  await part(visit, "steps");
  const step = visit.page.locator(".step").first();
  await step.locator(".step__tick").check();
  await step.locator(".step__day").fill("2026-11-20");
  await step.locator(".step__note").fill("told on the phone");
  await step.locator(".step__note").blur();
  await visit.page.locator(".steps__progress", { hasText: /^1 of \d+ done/ }).waitFor();
  await saved(visit);
  await visit.reload();
  await visit.page.locator(".step--done").waitFor();
  assert.equal(await visit.page.locator(".step__day").inputValue(), "2026-11-20");
  assert.equal(await visit.page.locator(".step__note").first().inputValue(), "told on the phone");
});

scenario("steps are filtered by who acts and by what is open", async (visit) => {
  await openSample(visit);
  await part(visit, "steps");
  const steps = visit.page.locator(".step");
  const all = await steps.count();
  await visit.page.locator(".steps .segments__item").nth(2).click();
  await visit.page.waitForFunction((n) => document.querySelectorAll(".step").length < n, all);
  assert.ok((await steps.count()) > 0);
  await visit.page.locator(".steps .segments__item").first().click();
  await steps.first().locator(".step__tick").check();
  await visit.page.locator(".steps .check input").check();
  await visit.page.waitForFunction((n) => document.querySelectorAll(".step").length === n - 1, all);
});

scenario("what is late says so", { today: "2027-02-01T10:00:00Z" }, async (visit) => {
  await visit.open();
  const { SAMPLE, openPlan } = await import("../pages/plan.mjs");
  await openPlan(visit, { ...SAMPLE, id: "late", revision: 1, savedAt: "2026-11-22T10:00:00Z" });
  await part(visit, "steps");
  await visit.page.locator(".step--overdue .tag--bad").first().waitFor();
  await go(visit, "#/portfolio");
  await visit.page.locator(".figure--bad").first().waitFor();
  await visit.page.locator(".portfolio .tag--bad").first().waitFor();
});

scenario("the rule book is searched, filtered, and says what changed between two days", { context: { bypassCSP: true } }, async (visit) => {
  await openSample(visit);
  await go(visit, "#/rules");
  const rules = visit.page.locator(".rule");
  await rules.first().waitFor();
  const all = await rules.count();
  await visit.page.locator('.rules-tools input[type="search"]').fill("GDAP");
  await visit.page.waitForFunction((n) => document.querySelectorAll(".rule").length < n, all);
  assert.ok((await rules.count()) > 0);
  await visit.page.locator('.rules-tools input[type="search"]').fill("");
  await visit.page.locator(".rules-tools .segments__item").nth(2).click();
  await visit.page.locator('.rules-tools input[type="date"]').first().fill("2025-03-01");
  await visit.page.locator('.rules-tools input[type="date"]').nth(1).fill("2025-05-01");
  await visit.page.locator(".rule .tag", { hasText: "1 April 2025" }).first().waitFor();
  for (const text of await rules.locator(".rule__meta").allTextContents()) assert.match(text, /(March|April|May) 2025/);
  await visit.axe();
  await visit.page.locator(".rules-tools .segments__item").first().click();
  await visit.page.locator(".content .check input").check();
  await visit.page.waitForFunction((n) => document.querySelectorAll(".rule").length < n, all);
});

scenario("one step leads from a finding to its rule", async (visit) => {
  await openSample(visit);
  await visit.page.locator(".finding .why summary").first().click();
  await visit.page.locator(".finding .because__meta a[href^='#/rules/']").first().click();
  await visit.page.locator(".rule").first().waitFor();
  assert.ok((await visit.page.locator(".rule__sources a").count()) > 0);
});

scenario("plans are found, sorted, chosen and exported together", async (visit) => {
  await openSample(visit);
  await saved(visit);
  await go(visit, "#/portfolio");
  const box = visit.page.locator(".portfolio tbody input[type=checkbox]").first();
  await box.check();
  const file = await visit.download(() => visit.page.locator(".portfolio .bar .button").click());
  assert.equal(JSON.parse(file.text).length, 1);
  await visit.page.locator(".portfolio input[type=search]").fill("nobody");
  await visit.page.waitForFunction(() => document.querySelectorAll(".portfolio tbody input").length === 0);
});

scenario("a file of many plans is taken into the portfolio with one press", { across: { viewport: ["desktop", "phone"] } }, async (visit) => {
  const { SAMPLE } = await import("../pages/plan.mjs");
  const plans = ["Contoso", "Fabrikam", "Tailspin Toys"].map((title) => ({ ...SAMPLE, id: `plan-${title}`, title, revision: 1, savedAt: "2026-11-22T10:00:00Z" }));
  await visit.open("#/portfolio");
  await visit.page.locator('input[type="file"]').setInputFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(plans)) });
  await visit.page.locator(".arrival").nth(2).waitFor();
  await visit.page.getByRole("button", { name: "Keep all that are new: 3" }).click();
  await visit.page.getByRole("button", { name: /^Keep all/ }).waitFor({ state: "detached" });
  await go(visit, "#/portfolio");
  await visit.page.locator(".portfolio tbody").first().locator("tr").nth(2).waitFor();
  assert.deepEqual((await visit.page.locator(".portfolio tbody").first().locator("th").allTextContents()).sort(), ["Contoso", "Fabrikam", "Tailspin Toys"]);
  await visit.fitsWidth();
});

scenario("the tour leads through the sample and stays closed once closed", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await openSample(visit);
  const tour = visit.page.locator(".guide");
  await tour.waitFor();
  for (const tab of ["timeline", "compare", "steps"]) {
    await tour.locator(`a[href$="${tab}"]`).click();
    await visit.page.locator(`.guide__step--here a[href$="${tab}"]`).waitFor();
  }
  await tour.getByRole("button").click();
  await tour.waitFor({ state: "detached" });
  await part(visit, "subscriptions");
  assert.equal(await tour.count(), 0);
});

scenario("the sample shows every way to move", async (visit) => {
  await openSample(visit);
  await part(visit, "timeline");
  const names = await visit.page.locator(".lane__under").allTextContents();
  for (const way of ["Wait for the end", "Cancel now", "Transfer", "Renew to CSP", "Migrate", "Leave it there"])
    assert.ok(names.some((name) => name.includes(way)), way);
});
