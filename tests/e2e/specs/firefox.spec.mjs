// The main walks in Firefox, on the release build: start, type, drop, edit, save, come back, two tabs, offline, the hard end.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { samplePlan } from "../../../benches/plans.mjs";
import { serve } from "../../../tools/serve.mjs";
import { Firefox } from "../lib/firefox.mjs";
import { DIST } from "../lib/scenario.mjs";

const CLI = process.env.CHANGEOVER_CLI ?? fileURLToPath(new URL("../../../target/debug/changeover-cli", import.meta.url));
const EXPORT = fileURLToPath(new URL("../../../crates/planner/tests/imports/licence-counts/your-products.csv", import.meta.url));
let firefox;
let server;
before(async () => {
  server = await serve({ root: DIST, base: "/some/folder/" });
  firefox = await Firefox.start();
});
after(async () => {
  await firefox?.end();
  await server?.close();
});

const ready = () => firefox.until(() => document.documentElement.dataset.state === "ready");
const open = async (hash = "") => {
  await firefox.goto(`${server.address}rescue.html`); // so that a changed hash alone is a visit too
  await firefox.goto(server.address + hash);
  await ready();
};
const saved = (title) =>
  firefox.until((wanted) => document.querySelector(".save")?.textContent.trim() === "Saved" && (!wanted || document.querySelector(".plan__title")?.value === wanted), title ?? null);
const go = async (hash) => {
  await firefox.evaluate((to) => void (location.hash = to), hash);
  await firefox.until((to) => location.hash === to && document.querySelector("main h1") !== null, hash);
};
const planId = () => firefox.evaluate(() => location.hash.split("/")[2]);
const quiet = async () => assert.deepEqual(await firefox.complaints(server.origin), []);
/** A change of the title, left with the tab key. */
const retitle = async (title) => {
  await firefox.type(".plan__title", `${title}\ue004`);
};

test("B1 starts, in both languages, and nothing is on the console", async () => {
  await open();
  assert.match(await firefox.evaluate(() => document.querySelector("h1").textContent), /\S/);
  await firefox.click(".tool--text");
  await firefox.until(() => document.documentElement.lang === "ru");
  await firefox.click(".tool--text");
  await firefox.until(() => document.documentElement.lang === "en");
  const foreign = await firefox.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin)));
  assert.deepEqual(foreign, []);
  await quiet();
});

test("B1 a typed line becomes a plan that is edited, undone, saved and there after a reload, on every screen", async () => {
  await open();
  await firefox.type(".quick__line", "40 Business Premium direct monthly ends 14.03.2027");
  await firefox.until(() => [...document.querySelectorAll(".readback__field dd")].some((place) => place.textContent.includes("Microsoft 365 Business Premium")));
  await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Make the plan")).click());
  await firefox.until(() => /40.*14 March 2027/.test(document.querySelector("h1.verdict")?.textContent));
  await saved();
  await retitle("From Firefox");
  await saved("From Firefox");
  await firefox.evaluate(() => document.querySelector('[role="grid"]').focus());
  await firefox.keys("\ue014", "\ue014", "4", "1", "\ue007");
  await firefox.until(() => document.querySelector("#cell-0-2")?.textContent.includes("41"));
  await saved();
  const id = await planId();
  for (const tab of ["timeline", "compare", "steps", "share", "subscriptions"]) await go(`#/plan/${id}/${tab}`);
  for (const screen of ["rules", "portfolio", "settings"]) await go(`#/${screen}`);
  await open(`#/plan/${id}/subscriptions`);
  await firefox.until(() => document.querySelector("#cell-0-2")?.textContent.includes("41"));
  assert.equal(await firefox.evaluate(() => document.querySelector(".plan__title").value), "From Firefox");
  await quiet();
});

test("B1 a chosen export is read by the second program and becomes a plan", async () => {
  await open();
  await firefox.type(".drop__input", EXPORT, { clear: false });
  await firefox.until(() => location.hash === "#/review" && [...document.querySelectorAll("button")].some((button) => button.textContent.trim() === "Make a plan"));
  await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === "Make a plan").click());
  await firefox.until(() => document.querySelector(".plan__title") !== null);
  await saved();
  await quiet();
});

test("B1 two tabs: one writes, the other shows it and takes over", async () => {
  await open();
  const [one] = await firefox.send("WebDriver:GetWindowHandles");
  await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Start with an empty plan")).click());
  await firefox.until(() => document.querySelector(".plan__title") !== null);
  await retitle("in one");
  await saved("in one");
  const id = await planId();
  const two = await firefox.newTab();
  await firefox.switchTo(two);
  await firefox.goto(`${server.address}#/plan/${id}`);
  await firefox.until(() => document.querySelector(".save")?.textContent.includes("Open in another tab"));
  await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Edit here instead")).click());
  await saved("in one");
  await retitle("in two");
  await saved("in two");
  await firefox.switchTo(one);
  await firefox.until(() => document.querySelector(".plan__title").value === "in two");
  await firefox.switchTo(two);
  await firefox.send("WebDriver:CloseWindow");
  await firefox.switchTo(one);
  await saved("in two");
});

test("B1 works with the network cut", async () => {
  await open();
  await firefox.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await firefox.until(() => navigator.serviceWorker.controller !== null);
  const { address } = server;
  const port = Number(new URL(address).port);
  await server.close();
  await firefox.goto(`${address}rescue.html`);
  await firefox.goto(address);
  await ready();
  await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Open the sample")).click());
  await firefox.until(() => document.querySelector(".plan__title") !== null);
  await saved();
  server = await serve({ root: DIST, base: "/some/folder/", port });
});

test("B1 the program's stop shows the way out, and the rescue page hands out the plans", async () => {
  await open();
  await firefox.evaluate(() => dispatchEvent(new CustomEvent("changeover:stopped", { detail: "for the test" })));
  await firefox.until(() => !document.querySelector("#trouble").hidden);
  await firefox.goto(`${server.address}rescue.html`);
  await firefox.until(() => document.querySelectorAll("#keys a").length > 2);
});

test("the figures are the command line's, byte for byte", async () => {
  await open();
  for (const lang of ["en", "ru"]) {
    const plan = samplePlan(40);
    const { stdout, status } = spawnSync(CLI, ["evaluate", "-", "--lang", lang], { input: plan, encoding: "utf8" });
    assert.equal(status, 0);
    assert.equal(await firefox.evaluate((text, tag) => globalThis.changeover.evaluate(text, tag), plan, lang), stdout.trimEnd());
  }
});

for (const seconds of [0, 1, 10]) {
  test(`B1 F13 killed ${seconds} s after "Saved", it has lost nothing`, async () => {
    await open();
    await firefox.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Start with an empty plan")).click());
    await firefox.until(() => document.querySelector(".plan__title") !== null);
    await retitle(`kept ${seconds}`);
    await saved(`kept ${seconds}`);
    const id = await planId();
    // The time that passes is what is tested.
    await new Promise((done) => setTimeout(done, seconds * 1000));
    const { profile } = firefox;
    await firefox.kill();
    firefox = await Firefox.start(profile);
    await open(`#/plan/${id}/subscriptions`);
    await firefox.until((wanted) => document.querySelector(".plan__title")?.value === wanted, `kept ${seconds}`);
  });
}
