// Accessibility, by the numbers of docs/accessibility.md: axe, sizes of targets, the tree a screen reader is given and the rest
// at every state of every screen; the keyboard from end to end; where the focus goes; narrow, enlarged, forced and printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as kept from "../lib/kept.mjs";
import { scenario, THEMES } from "../lib/scenario.mjs";
import { everyState, SCREENS, show as go, TABS } from "../lib/states.mjs";

const { KEY, PLAN, openPlan, put, sealed, still } = kept;
const bypass = { context: { bypassCSP: true } }; // axe is put into the page, which the content policy forbids

/** Each check at every state; what is found is told together at the end. */
async function everywhere(visit, ...checks) {
  const found = [];
  let states = 0;
  try {
    for await (const state of everyState(visit)) {
      states += 1;
      for (const check of checks) await check(visit, state).catch((error) => found.push(`${state}: ${error.message}`));
    }
  } catch (error) {
    found.push(`the walk ends: ${error.message}`);
  }
  assert.equal(found.length, 0, `\n${found.join("\n")}`);
  assert.ok(states >= 50, `${states} states`);
}

// Once the program has stopped, what is on the screen is out of reach; the message above it is all there is.
const axe = (visit, state) => (state === "the program has stopped" ? visit.axe("#trouble") : visit.axe());
const fits = (visit) => visit.fitsWidth();

/** Targets are 24 px or stand clear of each other. */
async function targets(visit) {
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
  assert.deepEqual(small, []);
}

/** What a screen reader is given: one of each landmark, one first heading, no level left out, a name for all that has one. */
async function tree(visit) {
  const given = await visit.page.locator("body").ariaSnapshot();
  for (const landmark of ["banner", "main", "contentinfo"]) assert.equal(given.match(new RegExp(`^\\s*- '?${landmark}\\b`, "gm"))?.length, 1, `${landmark}\n${given}`);
  const levels = [...given.matchAll(/- '?heading [^\n]*?\[level=(\d)\]/g)].map(([, level]) => Number(level));
  assert.equal(levels.filter((level) => level === 1).length, 1, `first headings among ${levels}`);
  levels.reduce((before, level) => (assert.ok(level <= before + 1, `levels ${levels}`), level), 0);
  for (const [line] of given.matchAll(/^\s*- '?(?:navigation|region|grid|dialog|form|button|link|textbox|combobox|checkbox|radio|slider|spinbutton|searchbox|progressbar|meter)\b.*$/gm)) assert.match(line, /"/, `no name: ${line}`);
  assert.equal(await visit.page.getAttribute("html", "lang"), visit.options.lang);
}

/** A field that is wrong points at the words that say why, and they are there. */
async function errors(visit) {
  const mute = await visit.page.evaluate(() =>
    [...document.querySelectorAll('[aria-invalid="true"]')]
      .filter((field) => !(field.getAttribute("aria-errormessage") ?? field.getAttribute("aria-describedby") ?? "").split(" ").some((id) => document.getElementById(id)?.textContent.trim()))
      .map((field) => field.outerHTML.slice(0, 160)));
  assert.deepEqual(mute, []);
}

/** Every id is there once, and every reference leads to one. */
async function references(visit) {
  const wrong = await visit.page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} twice`);
    const leading = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "aria-errormessage", "for"];
    const lost = leading.flatMap((name) => [...document.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name).split(" ").filter((id) => id && !document.getElementById(id)).map((id) => `${name} ${id}`)));
    return [...twice, ...lost];
  });
  assert.deepEqual(wrong, []);
}

/** On a page in Russian every text is: but for names of things, samples and what the person typed. */
async function translated(visit) {
  if (visit.options.lang !== "ru") return;
  const left = await visit.page.evaluate(() => {
    // What the walk puts in: names, notes, heads of columns; and how a source calls its own version.
    const data = /Planner and Project Plan 3|Dynamics 365 for |Bought with a company card|Contoso, changed|Power BI \(free\)|(?:Product name|quantity|lifecycle date)(?: \(|$)|undated|before July 2026|\d and \d{4}/;
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest('[lang="en"], code, kbd, script, noscript, template, svg, .preview, .readback__unknown') || !parent.checkVisibility()) continue;
      // Names begin with a capital or hold a sign; plain words do not. What holds both scripts is a sentence with a name in it.
      if (/[а-я]/i.test(node.data) || data.test(node.data)) continue;
      if (/(?:^|[\s("])[a-z]{3,}(?=[\s,;:!?)"]|\.?$)/.test(node.data)) texts.push(node.data.trim().slice(0, 80));
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (/(?:^|\s)[a-z]{3,}(?=[\s,;:!?]|$)/.test(element.getAttribute(name) ?? "") && !/[а-я]/i.test(element.getAttribute(name)) && !data.test(element.getAttribute(name))) texts.push(`${name}: ${element.getAttribute(name)}`);
    return [...new Set(texts)];
  });
  assert.deepEqual(left, []);
}

scenario("A1 axe finds nothing in any state of any screen", { across: { lang: ["en", "ru"], theme: THEMES }, ...bypass }, (visit) => everywhere(visit, axe));

scenario("A10 A11 A13 A17 every state: named, in order, in one language, references that lead somewhere, errors that say where", { across: { lang: ["en", "ru"] } }, (visit) =>
  everywhere(visit, tree, references, errors, translated));

scenario("A7 targets are 24 px or stand clear of each other in every state, and nothing is wider than the window", { across: { viewport: ["desktop", "tablet", "phone"] } }, (visit) => everywhere(visit, targets, fits));

/** Text spaced as WCAG 1.4.12 asks. */
async function widened(visit) {
  await visit.page.evaluate(() => {
    if (document.adoptedStyleSheets.length) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
  });
}

/** No text is cut off by its own box, but for what says it is cut (an ellipsis) or can be scrolled. */
async function uncut(visit) {
  const cut = await visit.page.evaluate(() =>
    [...document.querySelectorAll("main *, header *")]
      .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !element.closest(".hidden-visually, svg, [role=grid]"))
      .filter((element) => {
        const style = getComputedStyle(element);
        if (style.webkitLineClamp !== "none") return false;
        if (style.overflowY !== "hidden" && style.overflowX !== "hidden" && style.overflowY !== "clip") return false;
        return element.scrollHeight > element.clientHeight + 2 || (element.scrollWidth > element.clientWidth + 2 && style.textOverflow !== "ellipsis");
      })
      .map((element) => element.outerHTML.slice(0, 140)));
  assert.deepEqual(cut, []);
}

scenario("A10 320 px, which is 400 % of 1280, with widened text: nothing is cut off in any state", { across: { lang: ["en", "ru"] }, viewport: "narrow" }, (visit) => everywhere(visit, widened, fits, uncut));

scenario("A10 at 200 % of 1280: nothing is cut off in any state", { context: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 } }, (visit) => everywhere(visit, fits, uncut));

scenario("A14 forced colours: axe finds nothing, the focus stays visible, bars differ from the ground", { context: { bypassCSP: true, forcedColors: "active" } }, async (visit) => {
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

scenario("A12 what happens is told from live regions: saved and not saved, notices, a newer version", async (visit) => {
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

// Colours of style/tokens.css that meet: what is read, and what is only seen.
const READ = [
  ["ink ink-soft ink-faint", "paper sheet sunk hover picked"],
  ["brand", "paper sheet brand-soft"],
  ["brand-ink", "brand"],
  ["bar-ink bar-faint", "bar"],
  ["bad", "paper sheet bad-soft"],
  ["warn", "paper sheet warn-soft"],
  ["note", "paper sheet note-soft"],
  ["good", "paper sheet good-soft"],
];
const SEEN = [
  ["border", "paper sheet"],
  ["focus", "paper sheet sunk"],
  ["bar-focus", "bar"],
  ["old grace-edge extension-edge kept-edge new twice gap today", "sheet"],
];

test("A8 colours that meet stand clear of each other, in both themes", () => {
  const sheet = readFileSync(new URL("../../../style/tokens.css", import.meta.url), "utf8");
  const colours = Object.fromEntries([...sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, ...both]) => [name, both]));
  const light = (colour) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  const faint = [];
  for (const [pairs, least] of [[READ, 4.5], [SEEN, 3]])
    for (const [fronts, grounds] of pairs)
      for (const front of fronts.split(" "))
        for (const ground of grounds.split(" "))
          for (const theme of [0, 1]) {
            const found = contrast(colours[front][theme], colours[ground][theme]);
            if (found < least) faint.push(`${front} on ${ground}, ${THEMES[theme]}: ${found.toFixed(2)}`);
          }
  assert.deepEqual(faint, []);
});

scenario("A9 what differs in colour also differs in pattern, outline or place, and every sign has a word", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  await go(visit, `#/plan/${PLAN}/timeline`);
  // The old lies above the new; all else is told by its filling and outline.
  const drawn = await visit.page.locator(".legend rect").evaluateAll((bars) =>
    bars.map((bar) => {
      const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(bar);
      const place = { "t-old": "above", "t-new": "below" }[bar.getAttribute("class")] ?? "";
      return [fill.startsWith("url") ? fill : "plain", stroke === "none" ? "" : strokeWidth, strokeDasharray, place].join(" ");
    }));
  assert.equal(drawn.length, 7);
  assert.equal(new Set(drawn).size, 7, drawn.join("\n"));
  const signs = await visit.page.locator(".legend path").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
  assert.equal(signs.length, 5);
  assert.equal(new Set(signs).size, 5, "every sign has a form of its own");
  const above = (selector) => visit.page.locator(`.lane ${selector}`).first().getAttribute("y");
  assert.ok(Number(await above(".t-old")) + 11 <= Number(await above(".t-new")), "the old and the new do not touch");
  for (const tab of TABS) {
    await go(visit, `#/plan/${PLAN}/${tab}`);
    const wordless = await visit.page.locator(".tag, .save, .finding, .legend li").evaluateAll((signs) => signs.filter((sign) => !/\p{L}{3}/u.test(sign.textContent)).map((sign) => sign.outerHTML.slice(0, 120)));
    assert.deepEqual(wordless, [], tab);
  }
});

scenario("A14 where less motion is asked for, nothing moves", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const hash of [...SCREENS, ...TABS.map((tab) => `#/plan/${PLAN}/${tab}`)]) {
    await go(visit, hash);
    const moving = await visit.page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || animationName !== "none" || scrollBehavior === "smooth";
        })
        .map((element) => element.outerHTML.slice(0, 120)));
    assert.deepEqual(moving, [], hash);
  }
});

/** What a screen reader is given, in this order; what stands between does not matter. */
const FRAME = ['link "Skip to content"', "banner", 'link "Changeover"', "navigation", 'link "Start"', 'link "Portfolio"', 'link "Rule book"', 'link "Settings"', "main"];
const PARTS = ["heading", "[level=1]", 'navigation "Parts of the plan"', 'link "Subscriptions"', 'link "Timeline"', 'link "Compare"', 'link "Steps"', 'link "Share"'];
const TREES = {
  "#/": [...FRAME, "heading", "[level=1]", 'region "Drop what the customer has"', 'heading "Drop what the customer has" [level=2]', 'button "Choose files"', 'textbox "Cells copied from a spreadsheet, or the text of an export"', 'region "Type it"', 'heading "Type it" [level=2]', 'textbox "One line about a subscription"', 'button "Make the plan"', 'region "Open a sample"', 'button "Open the sample"', 'heading "My plans" [level=2]', 'link "Contoso"', "contentinfo"],
  [`#/plan/${PLAN}/subscriptions`]: [...FRAME, ...PARTS, 'grid "Subscriptions"', "row", "columnheader", "row", "gridcell", "Microsoft 365 Business Premium", "contentinfo"],
  [`#/plan/${PLAN}/timeline`]: [...FRAME, ...PARTS, 'slider "Start of the new subscription: Microsoft 365 Business Premium"', "table", "row", "columnheader", "rowheader", "contentinfo"],
  [`#/plan/${PLAN}/steps`]: [...FRAME, ...PARTS, "status", "heading", "[level=2]", "list", "listitem", "checkbox", "contentinfo"],
};
scenario("A17 the key screens, as a screen reader is to be given them", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1) });
  await openPlan(visit);
  for (const [hash, wanted] of Object.entries(TREES)) {
    await go(visit, hash);
    const given = await visit.page.locator("body").ariaSnapshot();
    let at = 0;
    for (const line of wanted) {
      const found = given.indexOf(line, at);
      assert.ok(found >= at, `${hash}: no ${line} after\n${given.slice(Math.max(0, at - 200), at)}`);
      at = found + line.length;
    }
  }
});
