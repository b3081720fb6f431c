// Every screen in both languages and themes, on a desk and on a phone: nothing for axe to find, nothing wider than the
// window; and the grid and the picture by keyboard alone.
import assert from "node:assert/strict";
import { scenario, THEMES } from "../lib/scenario.mjs";

const WORDS = {
  en: { sample: "Open the sample", make: "Make the plan", line: "40 Business Premium direct monthly ends 14.03.2027" },
  ru: { sample: "Открыть пример", make: "Составить план", line: "40 Business Premium напрямую помесячно до 14.03.2027" },
};
const TABS = ["subscriptions", "timeline", "compare", "steps", "share"];

async function openSample(visit) {
  await visit.open();
  await visit.page.getByRole("button", { name: WORDS[visit.options.lang].sample }).click();
  await visit.page.locator(".tabs").waitFor();
}

async function go(visit, address) {
  await visit.page.evaluate((hash) => (location.hash = hash), address);
  await visit.page.waitForFunction((hash) => location.hash === hash, address);
}

const planId = (visit) => visit.page.evaluate(() => location.hash.split("/")[2]);

const everywhere = { across: { lang: ["en", "ru"], theme: THEMES, viewport: ["desktop", "phone"] } };
const bypass = { context: { bypassCSP: true } }; // axe is put into the page, which the content policy forbids

scenario("no screen has a fault axe finds, or is wider than its window", { ...everywhere, ...bypass }, async (visit) => {
  await visit.open();
  await visit.axe();
  await visit.fitsWidth();
  await openSample(visit);
  const id = await planId(visit);
  for (const tab of TABS) {
    await go(visit, `#/plan/${id}/${tab}`);
    await visit.page.locator(`.tabs__link[aria-current="page"][href$="${tab}"]`).waitFor();
    await visit.axe();
    await visit.fitsWidth();
  }
  for (const screen of ["rules", "portfolio", "settings"]) {
    await go(visit, `#/${screen}`);
    await visit.page.locator(`.nav__link[aria-current="page"][href="#/${screen}"]`).waitFor();
    await visit.axe();
    await visit.fitsWidth();
  }
});

scenario("a typed line is shown back as fields and becomes a plan", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await visit.open();
  const { line, make } = WORDS[visit.options.lang];
  await visit.page.locator(".quick__line").fill(line);
  await visit.page.locator(".readback__field dd", { hasText: "Microsoft 365 Business Premium" }).waitFor();
  await visit.page.getByRole("button", { name: make }).click();
  const verdict = visit.page.locator("h1.verdict");
  await verdict.waitFor();
  assert.match(await verdict.textContent(), /40.*14 (March|марта) 2027/);
});

scenario("the table is walked and edited by keyboard", async (visit) => {
  await openSample(visit);
  const grid = visit.page.getByRole("grid");
  await grid.focus();
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.keyboard.press("ArrowRight");
  assert.equal(await grid.getAttribute("aria-activedescendant"), "cell-0-2");
  await visit.page.keyboard.type("41");
  await visit.page.keyboard.press("Enter");
  await visit.page.locator("#cell-0-2", { hasText: "41" }).waitFor();
  assert.equal(await grid.getAttribute("aria-activedescendant"), "cell-1-2");
  await visit.page.keyboard.press("Control+z");
  await visit.page.locator("#cell-0-2", { hasText: "40" }).waitFor();
  // What cannot be understood stays in the cell, with the reason.
  await visit.page.keyboard.type("many");
  await visit.page.keyboard.press("Enter");
  await visit.page.locator(".grid__wrong").waitFor();
  await visit.page.keyboard.press("Escape");
  await visit.page.locator("#cell-1-2", { hasText: "18" }).waitFor();
  await visit.page.keyboard.press("Control+Enter");
  await visit.page.locator("dialog[open] .ways").waitFor();
  await visit.page.keyboard.press("Escape");
  await visit.page.locator("dialog[open]").waitFor({ state: "detached" });
});

scenario("the start moves with the arrow keys and the money answers", async (visit) => {
  await openSample(visit);
  await go(visit, `#/plan/${await planId(visit)}/timeline`);
  const handle = visit.page.getByRole("slider").first();
  await handle.focus();
  const before = await handle.getAttribute("aria-valuetext");
  assert.match(before, /14 Mar 2027.*33\.00 USD/);
  await visit.page.keyboard.press("ArrowLeft");
  await visit.page.locator('[role="slider"][aria-valuetext*="13 Mar 2027"]').waitFor();
  assert.match(await visit.page.getByRole("slider").first().getAttribute("aria-valuetext"), /66\.00 USD/);
});

scenario("leaving a screen while a cell holds what cannot be read stops nothing", async (visit) => {
  await openSample(visit);
  await visit.page.getByRole("grid").focus();
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.keyboard.type("x");
  await visit.page.keyboard.press("Enter");
  await visit.page.locator(".grid__wrong").waitFor();
  await go(visit, `#/plan/${await planId(visit)}/timeline`);
  await visit.page.locator(".lanes").waitFor();
  assert.equal(await visit.state(), "ready");
});
