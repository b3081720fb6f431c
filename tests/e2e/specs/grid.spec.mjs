// The table of subscriptions: ten thousand rows in a page of constant size, cells copied both ways, many set at once, and
// cards where the window is narrow.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { manyOf, openPlan, openSample } from "../pages/plan.mjs";

scenario("ten thousand rows take no more of the page than fifty", async (visit) => {
  await openPlan(visit, manyOf(10_000));
  const grid = visit.page.getByRole("grid");
  await grid.waitFor();
  assert.equal(await grid.getAttribute("aria-rowcount"), "10001");
  const rows = await visit.page.locator(".grid__body > .grid__row").count();
  assert.ok(rows < 80, `${rows} rows in the page`);
  await grid.focus();
  await visit.page.keyboard.press("Control+End");
  await visit.page.locator('.grid__row[aria-rowindex="10001"]').waitFor();
  assert.match(await grid.getAttribute("aria-activedescendant"), /^cell-9999-/);
  assert.equal(await visit.page.locator(".grid__body > .grid__row").count(), rows);
});

scenario("cells go out as a spreadsheet takes them and come back in", { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (visit) => {
  await openSample(visit);
  const grid = visit.page.getByRole("grid");
  await grid.focus();
  for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Control+c"]) await visit.page.keyboard.press(key);
  assert.equal(await visit.page.evaluate(() => navigator.clipboard.readText()), "40\t38\n18\t18");
  await visit.page.evaluate(() => navigator.clipboard.writeText("41\t39\n19\t17"));
  await visit.page.keyboard.press("Control+v");
  await visit.page.locator("#cell-1-3", { hasText: "17" }).waitFor();
  assert.equal(await visit.page.locator("#cell-0-2").textContent(), "41");
  await visit.page.keyboard.press("Control+z");
  await visit.page.locator("#cell-1-3", { hasText: "18" }).waitFor();
});

scenario("rows are sorted, filtered, selected and set at once", async (visit) => {
  await openSample(visit);
  await visit.page.locator('[role="columnheader"]').nth(2).click();
  await visit.page.locator('[aria-sort="ascending"]').waitFor();
  await visit.page.locator("#cell-0-2", { hasText: "5" }).waitFor();
  await visit.page.getByRole("grid").focus();
  await visit.page.keyboard.press("Control+a");
  await visit.page.locator(".many").waitFor();
  await visit.page.locator(".many select").selectOption({ index: 2 });
  await visit.page.waitForFunction(() => new Set([...document.querySelectorAll('[id$="-6"].grid__cell')].filter((cell) => !cell.closest("[hidden]")).map((cell) => cell.textContent)).size === 1);
  await visit.page.locator(".tools__find").fill("exchange");
  await visit.page.locator('.grid[aria-rowcount="2"]').waitFor();
});

scenario("on a phone a row is a card that is tapped to be typed into", { viewport: "phone", context: { bypassCSP: true } }, async (visit) => {
  await openSample(visit);
  await visit.page.locator(".grid .card--wide").first().waitFor();
  assert.equal(await visit.page.locator(".grid__head").isVisible(), false);
  const seats = visit.page.locator("#cell-0-2");
  await seats.tap();
  await seats.tap();
  await visit.page.locator(".grid__input").fill("42");
  await visit.page.keyboard.press("Enter");
  await visit.page.locator("#cell-0-2", { hasText: "42" }).waitFor();
  await visit.fitsWidth();
  await visit.axe();
});
