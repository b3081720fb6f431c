// Comparisons: ways of one subscription, aims of the whole plan, two variants, two days.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { openSample, part, saved } from "../pages/plan.mjs";

const kinds = (visit) => visit.page.locator(".compare > .segments button");

scenario("every kind of comparison is free of faults and fits", { across: { lang: ["en", "ru"], viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  await openSample(visit);
  await part(visit, "compare");
  for (let at = 0; at < 4; at += 1) {
    await kinds(visit).nth(at).click();
    await visit.page.locator('.compare > .segments button[aria-pressed="true"]').nth(0).waitFor();
    await visit.axe();
    await visit.fitsWidth();
  }
});

scenario("each way that is not taken says why", async (visit) => {
  await openSample(visit);
  await part(visit, "compare");
  const verdicts = visit.page.locator(".way__verdict");
  await verdicts.first().waitFor();
  for (const text of await verdicts.allTextContents()) assert.ok(text.trim().length > 3, text);
  await verdicts.locator("a").first().click();
  await visit.page.locator(".rule").first().waitFor();
});

scenario("a day of the curve is tried by keyboard and taken", async (visit) => {
  await openSample(visit);
  await part(visit, "compare");
  const slider = visit.page.locator('.curve input[type="range"]');
  await slider.focus();
  const before = await slider.getAttribute("aria-valuetext");
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.waitForFunction((text) => document.querySelector(".curve input").getAttribute("aria-valuetext") !== text, before);
  await visit.page.locator(".curve__readout button").click();
  await visit.page.locator(".plan__bar button:enabled").first().waitFor();
});

scenario("an aim is taken for the whole plan in one step", async (visit) => {
  await openSample(visit);
  await part(visit, "compare");
  await kinds(visit).nth(1).click();
  await visit.page.locator(".plot__circle").first().waitFor();
  assert.equal(await visit.page.locator(".compare tbody tr").count(), 6);
  await visit.page.locator(".compare tbody button").first().click();
  await visit.page.locator(".compare tbody tr").nth(1).locator(".tag--good").waitFor();
  await visit.page.locator("h1").click();
  await visit.page.keyboard.press("Control+z");
  await visit.page.locator(".compare tbody tr").nth(1).getByRole("button").waitFor();
});

scenario("a variant is made, changed and set against the plan it came from", async (visit) => {
  await openSample(visit);
  await saved(visit);
  await part(visit, "compare");
  await kinds(visit).nth(2).click();
  await visit.page.locator(".compare .button").click();
  await visit.page.waitForFunction(() => document.querySelector(".plan__title").value.includes("·"));
  await saved(visit);
  await visit.page.getByRole("grid").waitFor();
  await part(visit, "timeline");
  const handle = visit.page.getByRole("slider").first();
  await handle.focus();
  await visit.page.keyboard.press("ArrowLeft");
  await visit.page.locator('[role="slider"][aria-valuetext*="13 Mar 2027"]').waitFor();
  await part(visit, "compare");
  await kinds(visit).nth(2).click();
  const changed = visit.page.locator(".compare .table").nth(1).locator("tbody tr");
  await changed.first().waitFor();
  assert.equal(await changed.count(), 1);
  assert.match(await changed.first().textContent(), /13 Mar 2027 → 14 Mar 2027/);
});

scenario("two days show the rules that came between them", async (visit) => {
  await openSample(visit);
  await part(visit, "compare");
  await kinds(visit).nth(3).click();
  await visit.page.locator(".compare__rules a").first().waitFor();
});
