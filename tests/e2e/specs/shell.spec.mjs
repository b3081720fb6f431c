// What must hold whatever the pages show: the site starts, from any folder, under its content policy, talks to
// nobody, and keeps a way out when the program cannot run.
import assert from "node:assert/strict";
import { scenario, THEMES } from "../lib/scenario.mjs";
import { Rescue, Shell } from "../pages/shell.mjs";

const PROGRAM = /_bg\.wasm$/;
const named = (visit, pattern) => visit.requests.filter(({ url }) => pattern.test(new URL(url).pathname));

scenario("starts and shows a heading", { across: { lang: ["en", "ru"], theme: THEMES } }, async (visit) => {
  await visit.open();
  await new Shell(visit.page).heading.first().waitFor();
  assert.equal(await visit.page.getAttribute("html", "lang"), visit.options.lang);
  await visit.axe();
  await visit.shot("start");
});

scenario("D1 D2 works in any folder and on a host that only serves files", { across: { base: ["/", "/a/b/c/"], plain: [true, false] } }, async (visit) => {
  await visit.open();
  await new Shell(visit.page).heading.first().waitFor();
});

scenario("loads every file once, and the program as WebAssembly", async (visit) => {
  const [answer] = await Promise.all([visit.page.waitForResponse((response) => PROGRAM.test(new URL(response.url()).pathname)), visit.open()]);
  assert.equal((await answer.allHeaders())["content-type"], "application/wasm");
  const addresses = visit.requests.map(({ url }) => url);
  assert.deepEqual(addresses, [...new Set(addresses)]);
  for (const { url, status } of visit.requests) assert.ok(status === 200, `${url} answered ${status}`);
});

scenario("shows what it is before the program has arrived", { across: { lang: ["en", "ru"] } }, async (visit) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await visit.page.route(PROGRAM, async (route) => {
    await held;
    await route.continue();
  });
  const shell = new Shell(visit.page);
  await visit.page.goto(visit.address, { waitUntil: "commit" });
  await shell.promise.waitFor();
  assert.match(await shell.promise.textContent(), visit.options.lang === "ru" ? /остаётся в этом браузере/ : /stays in this browser/);
  assert.equal(await visit.state(), "loading");
  release();
  await visit.started();
});

scenario("fits a narrow window", { viewport: "narrow" }, async (visit) => {
  await visit.open();
  await visit.fitsWidth();
});

scenario("takes the stored language and theme before the browser's", { lang: "en", storage: { "changeover/lang": '"ru"', "changeover/theme": '"dark"' } }, async (visit) => {
  await visit.open();
  assert.equal(await visit.page.getAttribute("html", "lang"), "ru");
  assert.equal(await visit.page.getAttribute("html", "data-theme"), "dark");
});

scenario("S4 refuses a program that is not the one it was built with", { tolerate: [/integrity/, /Failed to load resource/] }, async (visit) => {
  await visit.page.route(PROGRAM, async (route) => {
    const response = await route.fetch();
    const bytes = await response.body();
    bytes[bytes.length - 1] ^= 1;
    await route.fulfill({ response, body: bytes });
  });
  const { trouble } = new Shell(visit.page);
  await visit.page.goto(visit.address);
  await trouble.waitFor();
  assert.equal(await visit.state(), "trouble");
  await visit.axe("#trouble");
});

scenario("F21 shows the way out when the program is missing", { across: { lang: ["en", "ru"] }, tolerate: [/404|Failed to load|integrity|MIME/] }, async (visit) => {
  await visit.page.route(PROGRAM, (route) => route.fulfill({ status: 404, body: "" }));
  const { trouble } = new Shell(visit.page);
  await visit.page.goto(visit.address);
  await trouble.waitFor();
  await trouble.locator("a:visible").click();
  await visit.page.waitForURL(/rescue\.html$/);
});

scenario("F21 shows the way out when the program stops", { tolerate: [/unreachable/] }, async (visit) => {
  await visit.open();
  const { trouble } = new Shell(visit.page);
  assert.equal(await trouble.isVisible(), false);
  await visit.page.evaluate(() => reportError(new WebAssembly.RuntimeError("unreachable")));
  await trouble.waitFor();
  assert.match(await trouble.textContent(), /unreachable/);
});

scenario("S16 B2 does not run inside another page", { plain: true, tolerate: [/404/] }, async (visit) => {
  await visit.page.goto(`${visit.address}robots.txt`);
  await visit.page.setContent(`<iframe src="${visit.address}"></iframe>`);
  const inside = visit.page.frameLocator("iframe");
  await inside.locator("#framed").waitFor();
  assert.equal(await inside.locator("#app").count(), 0);
  assert.deepEqual(named(visit, /rescue/), []);
});

scenario("B2 says what it needs in a browser that is too old", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await visit.page.addInitScript(() => delete globalThis.structuredClone);
  await visit.page.goto(visit.address);
  await visit.page.locator("#old").waitFor();
  assert.equal(await visit.state(), "old");
  assert.match(await visit.page.locator("#old").innerText(), visit.options.lang === "ru" ? /браузер/i : /browser/i);
  assert.equal(await visit.page.evaluate(() => globalThis.changeover), undefined, "the program does not run");
});

scenario("B2 says what it needs where scripts are off", { context: { javaScriptEnabled: false }, today: null }, async (visit) => {
  await visit.page.goto(visit.address);
  await visit.page.locator("noscript p").waitFor();
});

const STORED = { "changeover/plans/one": '{"half": a plan', "changeover/lang": '"en"', "somebody-else": "not ours" };

scenario("hands over what is stored, unchanged, without the program", { storage: STORED }, async (visit) => {
  const rescue = new Rescue(visit.page, visit.address);
  await rescue.open();
  assert.deepEqual(await rescue.files.allTextContents(), ["changeover/lang", "changeover/plans/one"]);
  const file = await visit.download(() => rescue.files.nth(1).click());
  assert.equal(file.text, STORED["changeover/plans/one"]);
  assert.equal(file.name, "changeover-plans-one.json");
  assert.deepEqual(named(visit, PROGRAM), []);
  await visit.axe();
});

scenario("says so when nothing is stored", async (visit) => {
  const rescue = new Rescue(visit.page, visit.address);
  await rescue.open();
  await rescue.nothing.waitFor();
  assert.equal(await rescue.files.count(), 0);
});

scenario("publishes the schemas of its documents", async (visit) => {
  for (const [file, title] of [["plan", "Changeover plan"], ["evaluation", "Changeover evaluation"], ["import", "Changeover import"]]) {
    const answer = await visit.page.goto(`${visit.address}schema/${file}.schema.json`);
    const schema = await answer.json();
    assert.equal(schema.title, title);
    assert.match(schema.$schema, /2020-12/);
  }
});
