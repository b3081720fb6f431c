// Accessibility beyond axe on the usual state (screens.spec.mjs): empty and failing states, the keyboard from end to end, where
// the focus goes, sizes of targets, narrow and enlarged windows, forced colours, what a screen reader is given. The numbers of
// criteria are in docs/accessibility.md.
import assert from "node:assert/strict";
import * as kept from "../lib/kept.mjs";
import { scenario, THEMES } from "../lib/scenario.mjs";

const { KEY, PLAN, openPlan, put, sealed, still } = kept;
const TABS = ["subscriptions", "timeline", "compare", "steps", "share"];
const SCREENS = ["#/", "#/portfolio", "#/rules", "#/settings"];
const EMPTY = JSON.stringify({ ...JSON.parse(kept.document({ title: "" })), subscriptions: [] });
const bypass = { context: { bypassCSP: true } }; // axe is put into the page, which the content policy forbids
const languages = (visit) => ({ "changeover/lang": `"${visit.options.lang}"` });

async function go(visit, hash) {
  await visit.page.evaluate((to) => void (location.hash = to), hash);
  const tab = TABS.find((name) => hash.endsWith(`/${name}`));
  const there = tab ? `.tabs__link[aria-current="page"][href$="${tab}"]` : "main h1";
  await visit.page.locator(there).first().waitFor();
}

scenario("axe finds nothing in empty states", { across: { lang: ["en", "ru"], theme: THEMES }, ...bypass }, async (visit) => {
  await visit.open();
  for (const screen of SCREENS) {
    await go(visit, screen);
    await visit.axe();
  }
  await put(await still(visit), { [KEY]: kept.seal(EMPTY, 1), ...languages(visit) });
  await openPlan(visit);
  for (const tab of TABS) {
    await go(visit, `#/plan/${PLAN}/${tab}`);
    await visit.axe();
  }
});

scenario("axe finds nothing in failing states", { across: { lang: ["en", "ru"], theme: THEMES }, ...bypass }, async (visit) => {
  const newer = JSON.stringify({ ...JSON.parse(kept.document()), schema: 2, revision: 2 });
  await put(await still(visit), { [KEY]: sealed("Contoso", 1), "changeover/plan/torn": "not ours", "changeover/safekeeping": '{"since":"2026-01-01"}', ...languages(visit) });
  // The rescue page has no styles; axe does not know the browser's own dark ground.
  if (visit.options.theme === "light") await visit.axe();
  await openPlan(visit);
  // Not saved, and a cell that cannot be read.
  await put(visit.page, { [KEY]: kept.seal(newer, 2), "changeover/plan/torn": "not ours", "changeover/safekeeping": '{"since":"2026-01-01"}', ...languages(visit) });
  await kept.retitle(visit.page, "in the way");
  await visit.page.locator(".save--bad").waitFor();
  await visit.page.getByRole("grid").focus();
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.keyboard.type("x");
  await visit.page.keyboard.press("Enter");
  await visit.page.locator(".grid__wrong").waitFor();
  await visit.axe();
  // Plans that cannot be read, a backup overdue.
  await go(visit, "#/");
  await visit.page.locator(".plans .tag--bad").first().waitFor();
  await visit.axe();
  // Files that cannot be read.
  await visit.drop("body", [{ name: "broken.json", type: "application/json", text: '{"format":"changeover-plan","schema":1,"sub' }, { name: "notes.txt", type: "text/plain", text: "nothing of ours" }]);
  await visit.page.waitForURL(/#\/review$/);
  await visit.page.locator("main h1").waitFor();
  await visit.axe();
  // The program has stopped.
  await visit.page.evaluate(() => dispatchEvent(new CustomEvent("changeover:stopped", { detail: "for the test" })));
  await visit.page.locator("#trouble").waitFor();
  await visit.axe("#trouble");
});

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
      const marked = drawn.some((one) => (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 1) || one.boxShadow !== "none");
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

scenario("the tab key reaches everything, in the order of the page, visibly, and is never caught", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const hash of [...SCREENS.filter((screen) => screen !== "#/rules"), ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    const { wanted, stops } = await walked(visit);
    assert.ok(stops.length >= 5 && stops.length <= wanted + 2, `${hash}: ${stops.length} stops for ${wanted}`);
    const order = stops.map(({ walk }) => walk).filter((walk) => walk !== null).map(Number);
    assert.deepEqual(order, [...order].sort((a, b) => a - b), `${hash}: the order of the page`);
    assert.ok(order.length >= wanted * 0.9, `${hash}: ${order.length} of ${wanted} reached`);
    for (const { marked, seen, what } of stops) {
      assert.ok(marked, `${hash}: no mark of the focus on ${what}`);
      assert.ok(seen, `${hash}: hidden while it has the focus: ${what}`);
    }
  }
});

scenario("every change of screen moves the focus to its heading and changes the title", async (visit) => {
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

scenario("the skip link leads to the content and leaves the address alone", async (visit) => {
  await visit.open("#/settings");
  await visit.page.locator("h1").waitFor();
  await visit.page.locator(".skip").focus();
  await visit.page.keyboard.press("Enter");
  assert.equal(await visit.page.evaluate(() => document.activeElement.id), "content");
  assert.equal(await visit.page.evaluate(() => location.hash), "#/settings");
});

scenario("targets are 24 px or stand clear of each other", { across: { viewport: ["desktop", "phone"] } }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const hash of [...SCREENS, ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    const small = await visit.page.evaluate(() => {
      const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="slider"], [role="button"], [role="link"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1);
      const inSentence = (element) => getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim().length > element.textContent.trim().length;
      const close = ({ element, box }) => {
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return targets.some((other) => {
          if (other.element === element || other.element.contains(element) || element.contains(other.element) || other.box === box) return false;
          const dx = Math.max(other.box.left - x, 0, x - other.box.right);
          const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
          return Math.hypot(dx, dy) < 12;
        });
      };
      return targets
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .filter((target) => !inSentence(target.element) && close(target))
        .map(({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`);
    });
    assert.deepEqual(small, [], hash);
  }
});

scenario("320 px, which is 400 % of 1280, with widened text: nothing is cut off sideways", { across: { lang: ["en", "ru"] }, viewport: "narrow" }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1), ...languages(visit) });
  await openPlan(visit);
  await visit.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
  });
  for (const hash of [...SCREENS, ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    await visit.fitsWidth();
  }
});

scenario("forced colours: axe finds nothing, the focus stays visible, bars differ from the ground", { context: { bypassCSP: true, forcedColors: "active" } }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  visit.unjudged = ["color-contrast"]; // it reckons with our colours, which the system has replaced
  for (const tab of TABS) {
    await go(visit, `#/plan/${PLAN}/${tab}`);
    await visit.axe();
  }
  await go(visit, `#/plan/${PLAN}/timeline`);
  const ground = (selector) => visit.page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(await ground('.tabs__link[aria-current="page"]'), await ground(".tabs__link:not([aria-current])"));
  assert.notEqual(await ground('.segments__item[aria-pressed="true"]'), await ground('.segments__item[aria-pressed="false"]'));
  const slider = visit.page.getByRole("slider").first();
  await slider.focus();
  await visit.page.keyboard.press("ArrowRight");
  const outline = await slider.evaluate((element) => [element, ...element.querySelectorAll("*")].some((one) => getComputedStyle(one).outlineStyle !== "none" || getComputedStyle(one).stroke !== "none"));
  assert.ok(outline);
});

scenario("a dialog takes the focus, leaves with Escape and gives the focus back", async (visit) => {
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

scenario("the tree a screen reader is given: one of each landmark, one first heading, no level left out, named regions", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1), ...languages(visit) });
  await openPlan(visit);
  for (const hash of [...SCREENS, ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    const tree = await visit.page.locator("body").ariaSnapshot();
    for (const landmark of ["banner", "main", "contentinfo"]) assert.equal(tree.match(new RegExp(`^\\s*- ${landmark}\\b`, "gm"))?.length, 1, `${hash}: ${landmark}\n${tree}`);
    const levels = [...tree.matchAll(/- heading (?:"[^\n]*" )?\[level=(\d)\]/g)].map(([, level]) => Number(level));
    assert.equal(levels.filter((level) => level === 1).length, 1, `${hash}: ${levels}`);
    levels.reduce((before, level) => (assert.ok(level <= before + 1, `${hash}: ${levels}`), level), 0);
    for (const [line] of tree.matchAll(/^\s*- (?:navigation|region|grid|dialog|form)\b.*$/gm)) assert.match(line, /"/, `${hash}: no name: ${line}`);
    assert.equal(await visit.page.getAttribute("html", "lang"), visit.options.lang);
  }
});

scenario("what happens is told from live regions: saved and not saved, notices, a newer version", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const place of [".save-sign", ".notices", ".new-version"]) assert.equal(await visit.page.locator(place).getAttribute("role"), "status", place);
  await kept.retitle(visit.page, "told");
  // What passes is not told; only where it ends.
  for (const sign of await visit.page.locator(".save", { hasText: /Changed|Saving/ }).all()) assert.equal(await sign.getAttribute("aria-hidden"), "true");
  await kept.savedAs(visit.page, "told");
  await visit.page.locator("h1").click();
  await visit.page.keyboard.press("Control+z");
  assert.equal(await visit.page.locator(".notices").count(), 1);
});
