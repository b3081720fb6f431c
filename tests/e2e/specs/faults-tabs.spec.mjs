// Several tabs on one plan, and tabs and browsers that end in the middle: no acknowledged work is lost, no tab writes over
// what it has not seen. The numbers are those of docs/reliability.md.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../../tools/serve.mjs";
import { chromiumPath, FLAGS } from "../lib/chromium.mjs";
import * as kept from "../lib/kept.mjs";
import { DIST, scenario } from "../lib/scenario.mjs";

const { KEY, PLAN, openPlan, put, retitle, retitleAndSave, savedAs, sealed, still, titleOf } = kept;
const readOnly = (page) => page.locator(".save", { hasText: "Open in another tab" });
const takeOver = (page) => page.getByRole("button", { name: "Edit here instead" });
const bothPlaces = (title, revision) => [{ [KEY]: sealed(title, revision) }, { [PLAN]: [revision, sealed(title, revision)] }];
/** Typing is gathered without end: what was typed stays unsaved until something else makes the page save. */
const neverInTime = () => {
  const real = window.setTimeout;
  window.setTimeout = (run, ms, ...rest) => (ms === 400 ? 0 : real.call(window, run, ms, ...rest));
};

scenario("F11 a tab closed in the middle of typing keeps what was typed", async (visit) => {
  await put(await still(visit), ...bothPlaces("before", 1));
  await visit.page.addInitScript(neverInTime);
  await openPlan(visit);
  await retitle(visit.page, "typed and closed");
  await visit.page.close({ runBeforeUnload: true });
  visit.page = await visit.context.newPage();
  await openPlan(visit);
  assert.equal(await titleOf(visit.page), "typed and closed");
});

scenario("F11 a tab that goes elsewhere in the middle of typing keeps what was typed", async (visit) => {
  await put(await still(visit), ...bothPlaces("before", 1));
  await visit.page.addInitScript(neverInTime);
  await openPlan(visit);
  await retitle(visit.page, "typed and gone");
  await visit.page.goto(`${visit.address}rescue.html`);
  await openPlan(visit);
  assert.equal(await titleOf(visit.page), "typed and gone");
});

scenario("F12 a page that is killed right after \"Saved\", or in the middle of a save, leaves the last acknowledged plan", async (visit) => {
  await put(await still(visit), ...bothPlaces("0", 1));
  let acknowledged = "0";
  for (let round = 1; round <= 5; round += 1) {
    const page = await visit.context.newPage();
    await openPlan(visit, page);
    assert.equal(await titleOf(page), acknowledged);
    await retitleAndSave(page, String(round));
    acknowledged = String(round);
    // Something more is typed and not acknowledged: it may be there or not, and half of it never is.
    if (round % 2) await retitle(page, `${round} and more`);
    const crashed = page.waitForEvent("crash");
    const session = await visit.context.newCDPSession(page);
    session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();
    const after = await visit.context.newPage();
    await openPlan(visit, after);
    const found = await titleOf(after);
    assert.ok(found === acknowledged || found === `${round} and more`, found);
    acknowledged = found;
    await after.close();
  }
});

scenario("F14 two tabs on one plan: one writes, the other shows what is written, and takes over with one press", async (visit) => {
  await put(await still(visit), ...bothPlaces("start", 1));
  const [one, two] = [visit.page, await visit.context.newPage()];
  await openPlan(visit, one);
  await openPlan(visit, two);
  await readOnly(two).waitFor();
  await retitleAndSave(one, "from one");
  await two.waitForFunction(() => document.querySelector(".plan__title").value === "from one");
  await takeOver(two).click();
  await readOnly(one).waitFor();
  await savedAs(two, "from one");
  await retitleAndSave(two, "from two");
  await one.waitForFunction(() => document.querySelector(".plan__title").value === "from two");
  await two.close();
  // The tab that is left becomes the owner by itself.
  await one.locator(".save", { hasText: "Saved" }).waitFor();
  await retitleAndSave(one, "from one again");
  assert.equal((await kept.mirrored(one))[PLAN].revision, 4);
});

scenario("F14 ten tabs take the plan from each other and each adds its edit: all ten are there", async (visit) => {
  await put(await still(visit), ...bothPlaces("edits:", 1));
  const tabs = [visit.page];
  while (tabs.length < 10) tabs.push(await visit.context.newPage());
  for (const tab of tabs) await openPlan(visit, tab);
  let expected = "edits:";
  for (const [index, tab] of tabs.entries()) {
    if (index > 0) {
      await readOnly(tab).waitFor();
      await takeOver(tab).click();
    }
    await savedAs(tab, expected);
    expected += ` ${index}`;
    await retitleAndSave(tab, expected);
  }
  for (const tab of tabs) await tab.waitForFunction((wanted) => document.querySelector(".plan__title").value === wanted, expected);
  const { revision, text } = (await kept.mirrored(visit.page))[PLAN];
  assert.equal(revision, 11);
  assert.ok(text.includes(`"${expected}"`));
  assert.equal((await visit.stored())[KEY], text, "both places hold the same");
});

scenario("F14 two tabs on two plans do not disturb each other", async (visit) => {
  await visit.open();
  const other = await visit.context.newPage();
  await other.goto(visit.address);
  for (const [page, title] of [[visit.page, "left"], [other, "right"]]) {
    await page.getByRole("button", { name: "Start with an empty plan" }).click();
    await page.locator(".plan__title").waitFor();
    await retitleAndSave(page, title);
  }
  for (let round = 0; round < 10; round += 1) await Promise.all([retitleAndSave(visit.page, `left ${round}`), retitleAndSave(other, `right ${round}`)]);
  const texts = Object.values(await kept.mirrored(other)).map(({ text }) => JSON.parse(text.slice(text.indexOf("\n") + 1)).title);
  assert.deepEqual(texts.sort(), ["left 9", "right 9"]);
});

scenario("F15 a plan taken over from a tab with unsaved edits: they stay there, are called unsaved, and become a copy", async (visit) => {
  await put(await still(visit), ...bothPlaces("start", 1));
  const [one, two] = [visit.page, await visit.context.newPage()];
  await one.addInitScript(neverInTime);
  await openPlan(visit, one);
  await openPlan(visit, two);
  await readOnly(two).waitFor();
  await retitle(one, "typed in one");
  await takeOver(two).click();
  await one.locator(".save--bad", { hasText: "Not saved" }).waitFor();
  assert.equal(await titleOf(one), "typed in one");
  await retitleAndSave(two, "typed in two");
  assert.equal(await titleOf(one), "typed in one");
  await one.getByRole("button", { name: "Keep a copy" }).click();
  await one.waitForFunction((id) => !location.hash.includes(id), PLAN);
  await one.goto(`${visit.address}rescue.html`); // leaving saves, whatever the typing
  const titles = Object.values(await kept.mirrored(two)).map(({ text }) => JSON.parse(text.slice(text.indexOf("\n") + 1)).title);
  const local = Object.entries(await visit.stored()).filter(([key]) => key.startsWith("changeover/plan/")).map(([, text]) => JSON.parse(text.slice(text.indexOf("\n") + 1)).title);
  assert.deepEqual([...new Set([...titles, ...local])].sort(), ["typed in one", "typed in two"]);
});

scenario("F16 a newer release has changed the stored plan under an older page: it is not written over, the edit becomes a copy", async (visit) => {
  await put(await still(visit), ...bothPlaces("start", 1));
  await openPlan(visit);
  const newer = kept.seal(JSON.stringify({ ...JSON.parse(kept.document()), schema: 2, revision: 2 }), 2);
  await put(visit.page, { [KEY]: newer }, { [PLAN]: [2, newer] });
  await retitle(visit.page, "typed in the older page");
  await visit.page.locator(".save--bad", { hasText: "Not saved" }).waitFor();
  assert.equal((await visit.stored())[KEY], newer);
  assert.equal((await kept.mirrored(visit.page))[PLAN].text, newer);
  await visit.page.getByRole("button", { name: "Keep a copy" }).click();
  await savedAs(visit.page, "typed in the older page");
  assert.equal((await visit.stored())[KEY], newer);
  assert.equal((await kept.mirrored(visit.page))[PLAN].text, newer);
});

/** A browser of its own with a profile that outlives it; the test knows its process and may end it the hard way. */
async function browserOn(profile) {
  rmSync(join(profile, "DevToolsActivePort"), { force: true });
  const child = spawn(chromiumPath(), [...FLAGS, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { detached: true, stdio: "ignore" });
  const port = join(profile, "DevToolsActivePort");
  const until = Date.now() + 30_000;
  while (!existsSync(port) || readFileSync(port, "utf8").split("\n").length < 2) {
    assert.ok(Date.now() < until, "the browser starts");
    await new Promise((done) => setTimeout(done, 50));
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, "utf8").split("\n")[0]}`);
  const gone = new Promise((done) => child.once("exit", done));
  const kill = async () => {
    process.kill(-child.pid, "SIGKILL");
    await gone;
  };
  return { page: await browser.contexts()[0].newPage(), kill };
}

for (const seconds of [0, 1, 10]) {
  test(`F13 the browser is killed ${seconds} s after "Saved": nothing is lost`, async () => {
    const profile = mkdtempSync(join(tmpdir(), "changeover-profile-"));
    const server = await serve({ root: DIST, base: "/some/folder/" });
    const visit = { address: server.address };
    try {
      let { page, kill } = await browserOn(profile);
      await page.goto(server.address);
      await page.getByRole("button", { name: "Start with an empty plan" }).click();
      await page.locator(".plan__title").waitFor();
      await retitleAndSave(page, "first");
      const id = await page.evaluate(() => location.hash.split("/")[2]);
      for (const title of ["second", "third"]) {
        await retitleAndSave(page, title);
        // The time that passes is what is tested.
        await new Promise((done) => setTimeout(done, seconds * 1000));
        await kill();
        ({ page, kill } = await browserOn(profile));
        await openPlan(visit, page, id);
        assert.equal(await titleOf(page), title);
      }
      await kill();
    } finally {
      await server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
