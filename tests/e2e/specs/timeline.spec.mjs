// The picture of time: read with one subscription and with two hundred, moved by hand and by key, taken away as a file.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { manyOf, openPlan, openSample, part } from "../pages/plan.mjs";

scenario("two hundred subscriptions are read as groups that open", { context: { bypassCSP: true } }, async (visit) => {
  await openPlan(visit, manyOf(200));
  await part(visit, "timeline");
  const groups = visit.page.locator(".lane--group");
  await groups.first().waitFor();
  assert.ok((await groups.count()) < 12);
  assert.equal(await visit.page.locator(".t-handle").count(), 0);
  const first = groups.first().getByRole("button");
  assert.equal(await first.getAttribute("aria-expanded"), "false");
  await first.click();
  await visit.page.locator(".lane--group [aria-expanded=true]").first().waitFor();
  assert.ok((await visit.page.locator(".t-handle").count()) > 0);
  await visit.axe();
  await visit.fitsWidth();
});

scenario("a start is dragged, the money answers, and one step of undo brings it back", async (visit) => {
  await openSample(visit);
  await part(visit, "timeline");
  const handle = visit.page.getByRole("slider").first();
  const before = await handle.getAttribute("aria-valuetext");
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  await visit.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await visit.page.mouse.down();
  await visit.page.mouse.move(box.x - 60, box.y + 10, { steps: 6 });
  await visit.page.locator(".answer--shown b").first().waitFor();
  const dragged = await handle.getAttribute("aria-valuetext");
  assert.notEqual(dragged, before);
  await visit.page.mouse.up();
  await visit.page.locator(".answer--shown").waitFor({ state: "detached" });
  assert.equal(await handle.getAttribute("aria-valuetext"), dragged);
  await visit.page.locator("h1").click();
  await visit.page.keyboard.press("Control+z");
  await visit.page.waitForFunction((text) => document.querySelector("[role=slider]").getAttribute("aria-valuetext") === text, before);
});

scenario("the picture is saved as SVG and as PNG", { across: { theme: ["light", "dark"] } }, async (visit) => {
  await openSample(visit);
  await part(visit, "timeline");
  await visit.page.locator(".lanes .t-old").first().waitFor();
  const buttons = visit.page.locator(".timeline .bar__push button");
  const svg = await visit.download(() => buttons.nth(0).click());
  assert.equal(svg.name, "Northwind Traders.svg");
  assert.match(svg.text, /^<svg /);
  assert.match(svg.text, /Microsoft 365 Business Premium/);
  assert.doesNotMatch(svg.text, /class=|href=/, "the file needs nothing beside it");
  const png = await visit.download(() => buttons.nth(1).click());
  assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
});

scenario("every zoom shows days, and the table says the same", async (visit) => {
  await openSample(visit);
  await part(visit, "timeline");
  const zooms = visit.page.locator(".timeline .segments__item");
  for (let at = 0; at < 5; at += 1) {
    await zooms.nth(at).click();
    assert.ok((await visit.page.locator(".lane--axis .t-label").count()) > 1);
  }
  assert.equal(await visit.page.locator(".twin tbody tr").count(), 7);
});
