// Without a network, and from one version to the next: the site works from its copy, a version is whole or not there, the
// person says when the next one comes, and no edit is lost on the way.
import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as kept from "../lib/kept.mjs";
import { DIST, scenario } from "../lib/scenario.mjs";
import { edited, Host } from "../lib/versions.mjs";

const { openPlan, put, retitle, retitleAndSave, sealed, still, titleOf, KEY, PLAN } = kept;
const READY = "A new version of Changeover is ready.";
const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
/** Looks for a newer version, as the page does whenever it is shown again. */
const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));
const seen = /** what the network was cut for */ [/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|fetching the script/];

/** A scenario on a host of its own with the versions named. */
function hosted(name, versions, options, body) {
  scenario(
    name,
    {
      worker: true,
      ...options,
      server: async () => {
        const host = new Host();
        for (const [version, change] of Object.entries(versions)) host.version(version, change);
        host.publish(Object.keys(versions)[0]);
        return Object.assign(await host.start(options), { host });
      },
    },
    async (visit) => {
      try {
        await body(visit, visit.server.host);
      } finally {
        await visit.server.host.end();
      }
    },
  );
}

for (const options of [{ base: "/some/folder/" }, { base: "/", plain: true }]) {
  hosted(`O1 works with the network cut, in ${options.base}${options.plain ? ", from a host that only serves files" : ""}`, { one: undefined }, { ...options, tolerate: seen }, async (visit, host) => {
    await visit.open();
    await controlled(visit.page);
    await host.stop();
    await visit.reload();
    await visit.page.getByRole("button", { name: "Open the sample" }).click();
    await visit.page.locator(".plan__title").waitFor();
    await retitleAndSave(visit.page, "written without a network");
    for (const tab of ["timeline", "compare", "steps", "share"]) {
      await visit.page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), tab);
      await visit.page.locator(`.tabs__link[aria-current="page"][href$="${tab}"]`).waitFor();
    }
    await visit.page.evaluate(() => (location.hash = "#/rules"));
    await visit.page.locator("main h1").waitFor();
    const other = await visit.context.newPage();
    await other.goto(`${visit.address}rescue.html`);
    await other.getByText("(database, revision").first().waitFor();
    await other.goto(visit.address);
    await other.getByRole("link", { name: "written without a network" }).waitFor();
  });
}

const twoVersions = { one: undefined, two: edited("rulebook.en.json", "{", "{ ") };

hosted("O2 a newer version waits, is announced, and takes every tab along without losing an edit", twoVersions, {}, async (visit, host) => {
  await put(await still(visit), { [KEY]: sealed("start", 1) }, { [PLAN]: [1, sealed("start", 1)] });
  await openPlan(visit);
  await controlled(visit.page);
  const [one, two] = [visit.page, await visit.context.newPage()];
  const first = await build(one);
  await two.goto(visit.address);
  await two.getByRole("button", { name: "Start with an empty plan" }).click();
  await two.locator(".plan__title").waitFor();

  host.publish("two");
  await look(one);
  await one.getByText(READY).waitFor();
  await two.getByText(READY).waitFor();
  // Until the person says so the older version is served, whole.
  await one.reload();
  await one.getByText(READY).waitFor();
  assert.equal(await build(one), first);
  const book = () => one.evaluate(async () => (await fetch(`rulebook.en.json?${document.documentElement.dataset.build}`)).text());
  assert.equal(await book(), readFileSync(join(DIST, "rulebook.en.json"), "utf8"));

  await retitle(two, "typed in the other tab");
  await retitle(one, "typed just before");
  await one.getByRole("button", { name: "Use it now" }).click();
  for (const page of [one, two]) await page.waitForFunction((old) => document.documentElement.dataset.build !== old && document.documentElement.dataset.state === "ready", first);
  await one.waitForFunction(() => document.querySelector(".plan__title")?.value === "typed just before");
  await two.waitForFunction(() => document.querySelector(".plan__title")?.value === "typed in the other tab");
  assert.equal(await one.getByText(READY).count(), 0);
  assert.equal(await book(), readFileSync(join(host.folder("two"), "rulebook.en.json"), "utf8"));
  // The older copy went with the pages that used it, or goes with the next version: never more than one is kept.
  assert.ok((await one.evaluate(() => caches.keys())).length <= 2);
});

hosted("O3 a page whose work cannot be saved stays on its version, with its own files, until it can", twoVersions, {}, async (visit, host) => {
  await put(await still(visit), { [KEY]: sealed("start", 1) }, { [PLAN]: [1, sealed("start", 1)] });
  await visit.page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (window.fails && key.startsWith("changeover/plan/")) throw new DOMException("broken", "InvalidStateError");
      return set.call(this, key, text);
    };
  });
  await openPlan(visit);
  await controlled(visit.page);
  const first = await build(visit.page);
  const other = await visit.context.newPage();
  await other.goto(visit.address);
  await visit.page.evaluate(() => (window.fails = true));
  await retitle(visit.page, "not saved");
  await visit.page.locator(".save--bad").waitFor();
  host.publish("two");
  await look(other);
  await other.getByRole("button", { name: "Use it now" }).click();
  await visit.page.getByText("waiting until your work is saved").waitFor();
  await other.waitForFunction((old) => document.documentElement.dataset.build !== old, first);
  assert.equal(await build(visit.page), first);
  assert.equal(await titleOf(visit.page), "not saved");
  const book = await visit.page.evaluate(async (old) => (await fetch(`rulebook.en.json?${old}`)).text(), first);
  assert.equal(book, readFileSync(join(DIST, "rulebook.en.json"), "utf8"), "its own texts, not the newer ones");
  await visit.page.evaluate(() => (window.fails = false));
  await retitle(visit.page, "saved after all");
  await visit.page.waitForFunction((old) => document.documentElement.dataset.build !== old && document.querySelector(".plan__title")?.value === "saved after all", first);
});

hosted("O4 half of a deployment is not taken: the version before stays", twoVersions, { tolerate: [/integrity|digest/] }, async (visit, host) => {
  await visit.open();
  await controlled(visit.page);
  const first = await build(visit.page);
  copyFileSync(join(DIST, "rulebook.en.json"), join(host.folder("two"), "rulebook.en.json"));
  host.publish("two");
  await look(visit.page);
  await visit.page.waitForFunction(async () => (await navigator.serviceWorker.ready).installing === null);
  await visit.reload();
  assert.equal(await build(visit.page), first);
  assert.equal(await visit.page.getByText(READY).count(), 0);
  await visit.page.waitForFunction(async () => (await caches.keys()).length === 1);
});

hosted("O5 a version that cannot start is replaced by the next one without asking", { broken: (folder) => {
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(/data-integrity="sha384-./, 'data-integrity="sha384-_'));
}, mended: undefined }, { tolerate: [/integrity|digest|Failed to load/] }, async (visit, host) => {
  await visit.page.goto(visit.address);
  await visit.page.locator("#trouble").waitFor();
  await controlled(visit.page);
  host.publish("mended");
  await visit.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await visit.page.waitForFunction(() => document.documentElement.dataset.state === "ready");
});

hosted("O6 a host that withdraws the copy leaves nothing behind", { one: undefined, gone: undefined }, {}, async (visit, host) => {
  await visit.open();
  await controlled(visit.page);
  copyFileSync(join(host.folder("gone"), "sw.gone.js"), join(host.folder("gone"), "sw.js"));
  host.publish("gone");
  const away = visit.page.waitForEvent("load");
  await look(visit.page);
  await away;
  await visit.page.waitForFunction(async () => (await caches.keys()).length === 0);
});

hosted("O6 S18 deleting everything also deletes the copy", { one: undefined }, {}, async (visit) => {
  await visit.open();
  await controlled(visit.page);
  await visit.page.evaluate(() => (location.hash = "#/settings"));
  await visit.page.locator(".settings input[autocomplete=off]").fill("DELETE");
  await visit.page.locator(".button--danger").click();
  await visit.page.waitForURL(/rescue\.html#deleted$/);
  const left = await visit.page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length, (await indexedDB.databases()).length, Object.keys(localStorage)]);
  assert.deepEqual(left, [[], 0, 0, []]);
});

hosted("O7 can be installed: the manifest and its icons are what they say", { one: undefined }, {}, async (visit) => {
  await visit.open();
  await controlled(visit.page);
  const session = await visit.context.newCDPSession(visit.page);
  const { errors, url, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(url, `${visit.address}manifest.webmanifest`);
  const manifest = JSON.parse(data);
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = readFileSync(join(DIST, src));
    if (type !== "image/png") continue;
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window off the record is the one thing that stands in the way here.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
});
