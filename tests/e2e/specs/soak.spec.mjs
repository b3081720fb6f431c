// Five hundred actions on one page, in an order nobody chose: it goes on, says nothing on the console, and takes no more
// memory at the end than it did once warm.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";

const ACTIONS = 500;
const WARM = 250;

scenario("L2 five hundred actions leave the page as quick and as small as it was", async (visit) => {
  const { page } = visit;
  await visit.open();
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator(".tabs").waitFor();
  const id = await page.evaluate(() => location.hash.split("/")[2]);
  const session = await visit.context.newCDPSession(page);
  await session.send("Performance.enable");

  let seed = 20261123;
  const any = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;
  const go = (hash) => page.evaluate((to) => void (location.hash = to), hash);
  const cell = async (text) => {
    await go(`#/plan/${id}/subscriptions`);
    const grid = page.getByRole("grid");
    await grid.focus();
    for (let step = any(4); step > 0; step -= 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  };
  const actions = [
    () => cell(String(1 + any(90))),
    () => cell("what is this"),
    () => page.keyboard.press("Control+z"),
    () => page.keyboard.press("Control+y"),
    ...["subscriptions", "timeline", "compare", "steps", "share"].map((tab) => () => go(`#/plan/${id}/${tab}`)),
    ...["", "portfolio", "rules", "settings"].map((screen) => () => go(`#/${screen}`)),
    () => page.locator(".header__tools .tool").first().click(),
    () => page.locator(".tool--text").click(),
    async () => {
      await go(`#/plan/${id}/timeline`);
      await page.getByRole("slider").first().focus();
      await page.keyboard.press(any(2) ? "ArrowLeft" : "ArrowRight");
    },
    async () => {
      await go("#/");
      await page.locator(".quick__line").fill(`${any(90)} Business Premium direct monthly ends 14.03.2027`);
    },
  ];
  const measure = async () => {
    // The browser holds on to the screen that was clicked last: here it is a small one, each time the same.
    await go("#/settings");
    await page.locator(".settings").click();
    await go("#/");
    await page.locator(".quick__line").fill("");
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
  let warm;
  for (let action = 0; action < ACTIONS; action += 1) {
    if (action === WARM) warm = await measure();
    await actions[any(actions.length)]();
    assert.equal(await visit.state(), "ready", `after ${action}`);
  }
  const end = await measure();
  const told = `${JSON.stringify(warm)} at ${WARM}, ${JSON.stringify(end)} at ${ACTIONS}`;
  console.log(told);
  // Undo keeps up to two hundred plans; nothing else may stay.
  assert.ok(end.heap < warm.heap * 1.5 + 2_000_000, told);
  assert.ok(end.nodes < warm.nodes * 1.25 + 500, told);
  assert.ok(end.listeners < warm.listeners * 1.25 + 200, told);
  await go(`#/plan/${id}/subscriptions`);
  await page.locator(".save", { hasText: /Saved|Сохранено/ }).waitFor();
});
