// The page by keyboard alone: what the tab key reaches, where the focus goes, what is told of the table. By the numbers of
// docs/accessibility.md.
import assert from "node:assert/strict";
import * as kept from "../lib/kept.mjs";
import { scenario } from "../lib/scenario.mjs";
import { SCREENS, show as go, TABS } from "../lib/states.mjs";

const { KEY, PLAN, openPlan, put, sealed, still } = kept;

/** What the tab key should reach, and what it does reach, from the top of the page to its end. */
async function walked(visit) {
  const wanted = await visit.page.evaluate(() => {
    const able = [...document.querySelectorAll('a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]')];
    const seen = able.filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest("[inert], [hidden], details:not([open]) > :not(summary)"));
    seen.forEach((element, index) => element.setAttribute("data-walk", index));
    return { count: seen.length, positive: able.filter((element) => element.tabIndex > 0).length };
  });
  assert.equal(wanted.positive, 0, "the order is the order of the page");
  await visit.page.evaluate(() => {
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
  });
  await visit.page.locator("body").evaluate((body) => { body.tabIndex = -1; body.focus(); body.removeAttribute("tabindex"); });
  const stops = [];
  for (let presses = 0; presses < wanted.count * 4 + 10; presses += 1) {
    await visit.page.keyboard.press("Tab");
    const stop = await visit.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const style = getComputedStyle(element);
      // A field within a drawn control shows its focus on the control.
      const drawn = [element, element.parentElement, element.nextElementSibling].filter(Boolean).map((one) => getComputedStyle(one));
      const stroke = getComputedStyle(element.querySelector(".t-handle__mark") ?? element);
      const marked = drawn.some((one) => (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 1) || one.boxShadow !== "none") || parseFloat(stroke.strokeWidth) >= 4;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y));
      const seen = style.opacity === "0" || right - left <= 1 || points.some((point) => point && (element.contains(point) || point.contains(element)));
      return { walk: element.dataset.walk ?? null, marked, seen, what: element.outerHTML.slice(0, 140) };
    });
    if (!stop) break;
    if (stops.length && stop.walk !== null && stop.walk === stops[0].walk) break;
    // A field for a day has a stop for each of its parts.
    if (stop.walk === null || stop.walk !== stops.at(-1)?.walk) stops.push(stop);
  }
  return { wanted: wanted.count, stops };
}

scenario("A2 the tab key reaches everything, in the order of the page, visibly, and is never caught", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const hash of [...SCREENS.filter((screen) => screen !== "#/rules"), ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    const { wanted, stops } = await walked(visit);
    assert.ok(stops.length >= 5 && stops.length <= wanted + 2, `${hash}: ${stops.length} stops for ${wanted}: ${stops.filter(({ walk }) => walk === null).map(({ what }) => what)}`);
    const order = stops.map(({ walk }) => walk).filter((walk) => walk !== null).map(Number);
    assert.deepEqual(order, [...order].sort((a, b) => a - b), `${hash}: the order of the page`);
    assert.ok(order.length >= wanted * 0.9, `${hash}: ${order.length} of ${wanted} reached`);
    for (const { marked, seen, what } of stops) {
      assert.ok(marked, `${hash}: no mark of the focus on ${what}`);
      assert.ok(seen, `${hash}: hidden while it has the focus: ${what}`);
    }
  }
});

scenario("A3 every change of screen moves the focus to its heading and changes the title", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await visit.open();
  const titles = new Set([await visit.page.title()]);
  for (const hash of ["#/portfolio", "#/rules", "#/settings", `#/plan/${PLAN}/subscriptions`]) {
    await go(visit, hash);
    await visit.page.waitForFunction(() => document.activeElement?.tagName === "H1");
    titles.add(await visit.page.title());
  }
  assert.equal(titles.size, 5);
});

scenario("A4 the skip link leads to the content and leaves the address alone", async (visit) => {
  await visit.open("#/settings");
  await visit.page.locator("h1").waitFor();
  await visit.page.locator(".skip").focus();
  await visit.page.keyboard.press("Enter");
  assert.equal(await visit.page.evaluate(() => document.activeElement.id), "content");
  assert.equal(await visit.page.evaluate(() => location.hash), "#/settings");
});

scenario("A15 a dialog takes the focus, leaves with Escape and gives the focus back", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  const grid = visit.page.getByRole("grid");
  await grid.focus();
  await visit.page.keyboard.press("Control+Enter");
  await visit.page.locator("dialog[open]").waitFor();
  assert.ok(await visit.page.evaluate(() => document.querySelector("dialog[open]").contains(document.activeElement)));
  await visit.page.keyboard.press("Escape");
  await visit.page.locator("dialog[open]").waitFor({ state: "detached" });
  await visit.page.waitForFunction(() => document.activeElement?.getAttribute("role") === "grid");
});

scenario("A5 the table says how many rows there are and which one it is on", async (visit) => {
  const plan = JSON.parse(kept.document());
  const [sub] = plan.subscriptions;
  plan.subscriptions = Array.from({ length: 200 }, (_, at) => ({ ...sub, id: `s${at}`, seats: 200 - at, product: { name: at % 2 ? "Visio Plan 2" : sub.product.name } }));
  await put(await still(visit), { [KEY]: kept.seal(JSON.stringify(plan), 1) });
  await openPlan(visit);
  const grid = visit.page.getByRole("grid");
  const on = () => grid.evaluate((element) => {
    const cell = document.getElementById(element.getAttribute("aria-activedescendant"));
    return [Number(element.getAttribute("aria-rowcount")), Number(cell?.closest("[role=row]").getAttribute("aria-rowindex"))];
  });
  await grid.focus();
  assert.deepEqual(await on(), [201, 2], "the head is a row");
  await visit.page.keyboard.press("Control+End");
  await visit.page.waitForFunction(() => document.getElementById(document.querySelector("[role=grid]").getAttribute("aria-activedescendant")));
  assert.deepEqual(await on(), [201, 201]);
  await visit.page.locator(".tools__sort select").selectOption({ index: 2 });
  await visit.page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
  await visit.page.locator(".tools__find").fill("Visio");
  await visit.page.waitForFunction(() => document.querySelector("[role=grid]").getAttribute("aria-rowcount") === "101");
  await grid.focus();
  await visit.page.keyboard.press("Control+Home");
  await visit.page.waitForFunction(() => document.getElementById(document.querySelector("[role=grid]").getAttribute("aria-activedescendant")));
  assert.deepEqual(await on(), [101, 2]);
  const indices = await visit.page.locator("[role=row]:visible").evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
  assert.equal(new Set(indices).size, indices.length, "no row is told twice");
});

scenario("A6 the start is moved by keys and by a field as it is by dragging; files are chosen as they are dropped", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  const start = async () => (await visit.page.getByRole("slider").first().getAttribute("aria-valuetext")).match(/\d+ \w{3} \d{4}/)[0];
  await go(visit, `#/plan/${PLAN}/timeline`);
  const handle = visit.page.getByRole("slider").first();
  const before = await start();
  await handle.focus();
  await visit.page.keyboard.press("ArrowLeft");
  await visit.page.waitForFunction((day) => !document.querySelector("[role=slider]").getAttribute("aria-valuetext").includes(day), before);
  await go(visit, `#/plan/${PLAN}/subscriptions`);
  await visit.page.getByRole("grid").focus();
  await visit.page.keyboard.press("Space");
  await visit.page.locator('.many input[type="date"]').fill("2027-03-10");
  await visit.page.locator('.many input[type="date"]').blur();
  await go(visit, `#/plan/${PLAN}/timeline`);
  await visit.page.locator('[role="slider"][aria-valuetext*="10 Mar 2027"]').first().waitFor();
  await go(visit, "#/");
  await visit.page.getByLabel("Choose files").setInputFiles({ name: "your-products.csv", mimeType: "text/csv", buffer: Buffer.from("Product name,Purchased quantity\nMicrosoft 365 Business Premium,40\n") });
  await visit.page.locator(".file-report").waitFor();
});
