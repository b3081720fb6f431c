// Storage that is full, blocked, broken, cleared or evicted: no acknowledged work is lost, what cannot be read stays, and
// the page says whether work is saved. The numbers are those of docs/reliability.md.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import * as kept from "../lib/kept.mjs";

const { BEFORE, KEY, PLAN, openPlan, put, retitle, retitleAndSave, savedAs, sealed, still, titleOf } = kept;
const rows = (visit) => visit.page.locator(".plans__table tbody tr");
const bad = (visit) => visit.page.locator(".save--bad");

/** Lets a part of storage fail, from before the program starts or from when `window.fails` is set. */
const noDatabase = () => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } });
const noLocalStorage = () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
const absentLocalStorage = () => Object.defineProperty(window, "localStorage", { get: () => null });
const failing = () => {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (window.fails && key.startsWith("changeover/plan/")) throw new DOMException("broken", "InvalidStateError");
    return set.call(this, key, text);
  };
};

scenario("F1 full local storage: the edit is saved in the database and there after a reload", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("before", 1) }, { [PLAN]: [1, sealed("before", 1)] });
  await kept.fill(visit.page);
  await openPlan(visit);
  await retitleAndSave(visit.page, `after ${"long ".repeat(200)}`.trim());
  await visit.reload();
  assert.match(await titleOf(visit.page), /^after long/);
  // The one who fills it has lost nothing either.
  assert.ok((await visit.page.evaluate(() => localStorage.getItem("somebody-else/filler").length)) > 5_000_000);
});

scenario("F1 full local storage and no database: not saved, said at once, leaving asks, the file is whole", { context: { acceptDownloads: true } }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("before", 1) });
  await kept.fill(visit.page);
  await visit.page.addInitScript(noDatabase);
  await openPlan(visit);
  const long = `after ${"long ".repeat(200)}`.trim();
  await retitle(visit.page, long);
  await bad(visit).waitFor();
  assert.match(await bad(visit).textContent(), /Not saved/);
  assert.equal(await visit.page.locator(".save-sign").getAttribute("role"), "status");
  assert.equal((await visit.stored())[KEY], sealed("before", 1), "what was stored is still there");
  await visit.page.locator("h1").click(); // browsers ask only on pages that somebody has touched
  const asked = visit.page.waitForEvent("dialog");
  const closing = visit.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await closing;
  assert.equal(await titleOf(visit.page), long, "the work is still on the screen");
});

scenario("F2 full local storage while the mirror's later text is taken in: it is listed and opens", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("older", 1) }, { [PLAN]: [2, sealed(`newer ${"long ".repeat(300)}`, 2)] });
  await kept.fill(visit.page);
  await openPlan(visit);
  assert.match(await titleOf(visit.page), /^newer long/);
  assert.equal((await visit.stored())[KEY], sealed("older", 1));
});

for (const [name, script] of [["throws", noLocalStorage], ["is absent", absentLocalStorage]]) {
  scenario(`F3 local storage ${name}: plans live in the database`, async (visit) => {
    await visit.page.addInitScript(script);
    await visit.open();
    await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
    await visit.page.locator(".plan__title").waitFor();
    await retitleAndSave(visit.page, "kept in the database");
    await visit.reload();
    assert.equal(await titleOf(visit.page), "kept in the database");
  });
}

scenario("F3 no storage at all: the page works, and says that nothing is saved", async (visit) => {
  await visit.page.addInitScript(noLocalStorage);
  await visit.page.addInitScript(noDatabase);
  await visit.open();
  await visit.page.getByText("This browser gives no storage").first().waitFor();
  await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
  await visit.page.locator(".plan__title").waitFor();
  await retitle(visit.page, "nowhere");
  await bad(visit).filter({ hasText: "the browser gives no storage" }).waitFor();
});

scenario("F3 storage breaks under the running page: not saved is said, and the next edit saves all once it works again", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("before", 1) });
  await visit.page.addInitScript(failing);
  await openPlan(visit);
  await visit.page.evaluate(() => (window.fails = true));
  await retitle(visit.page, "one");
  await bad(visit).waitFor();
  await visit.page.evaluate(() => (window.fails = false));
  await retitleAndSave(visit.page, "two");
  await visit.reload();
  assert.equal(await titleOf(visit.page), "two");
});

scenario("F3 a private window keeps plans as long as it is open", async (visit) => {
  // Every context of this suite is one: off the record, thrown away at its end.
  await visit.open();
  await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
  await visit.page.locator(".plan__title").waitFor();
  await retitleAndSave(visit.page, "private");
  const other = await visit.context.newPage();
  await other.goto(visit.address);
  await other.getByRole("link", { name: "private" }).waitFor();
});

/** Texts that are not what was stored: cut at every sixteenth, one character changed at every sixteenth, emptied, foreign. */
function broken(text) {
  const at = Array.from({ length: 15 }, (_, n) => Math.floor((text.length * (n + 1)) / 16));
  const cut = at.map((n) => text.slice(0, n));
  const flipped = at.map((n) => text.slice(0, n) + String.fromCharCode(text.charCodeAt(n) ^ 1) + text.slice(n + 1));
  return [...cut, ...flipped, "", "null", "[]", "<html>", "changeover 1", "changeover 1 2 3 4\n{}"];
}
const document = kept.document({ revision: 7 });
const SHAPES = [
  "{}",
  '{"format":"changeover-plan"}',
  kept.document({ subscriptions: {} }),
  kept.document({ subscriptions: [{ id: "s1" }] }),
  kept.document({ asOf: "yesterday" }),
  kept.document({ currency: 7 }),
  JSON.stringify({ ...JSON.parse(document), format: "something-else" }),
];
const NEWER = kept.seal(JSON.stringify({ ...JSON.parse(document), schema: 2, revision: 9, unheardOf: true }), 9);

scenario("F4 F5 F9 a cut or changed text: the text before it, or the mirror's, is shown, and nothing is thrown away", async (visit) => {
  const page = await still(visit);
  let tried = 0;
  for (const text of broken(sealed("newest", 7))) {
    for (const [places, expected] of [
      [[{ [KEY]: text }, { [PLAN]: [7, sealed("newest", 7)] }], "newest"],
      [[{ [KEY]: text, [BEFORE]: sealed("before", 6) }, {}], "before"],
      [[{ [KEY]: text, [BEFORE]: text }, { [PLAN]: [7, sealed("newest", 7)] }], "newest"],
    ]) {
      await page.goto(`${visit.address}rescue.html`);
      await put(page, ...places);
      await openPlan(visit);
      assert.equal(await titleOf(page), expected, `${JSON.stringify(text.slice(0, 60))} …`);
      if (text) assert.ok(Object.values(await visit.stored()).includes(text), "the broken text is still there");
      tried += 1;
    }
  }
  assert.equal(tried, 108);
});

scenario("F4 F5 F6 F7 what cannot be read anywhere is listed, handed out as it is and never written over", async (visit) => {
  const page = await still(visit);
  for (const text of [...broken(sealed("x", 7)).filter((text) => text && !text.startsWith("{")), ...SHAPES.flatMap((shape) => [shape, kept.seal(shape, 7)]), NEWER]) {
    await page.goto(`${visit.address}rescue.html`);
    await put(page, { [KEY]: text }, { [PLAN]: [7, text] });
    await visit.open();
    await rows(visit).locator(".tag--bad").waitFor();
    assert.equal((await visit.stored())[KEY], text);
    assert.equal((await kept.mirrored(page))[PLAN].text, text);
  }
  // The file handed out is the document without the line about it.
  const file = await visit.download(() => page.getByRole("button", { name: "Download the stored text" }).click());
  assert.equal(file.text, NEWER.slice(NEWER.indexOf("\n") + 1));
});

scenario("F8 the texts of every release so far open", async (visit) => {
  const { readFileSync, readdirSync } = await import("node:fs");
  const folder = new URL("../fixtures/stored/", import.meta.url);
  const releases = readdirSync(folder);
  assert.ok(releases.length >= 1);
  for (const name of releases) {
    const { local, mirror, expected } = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    for (const places of [[local, mirror], [local, {}], [{}, mirror]]) {
      const page = await still(visit);
      await put(page, ...places);
      await visit.open();
      for (const { title, subscriptions } of expected) {
        const row = rows(visit).filter({ has: page.getByRole("link", { name: title, exact: true }) });
        assert.match(await row.textContent(), new RegExp(`${subscriptions} subscriptions?`));
      }
      assert.equal(await rows(visit).count(), expected.length);
    }
  }
});

for (const [name, script, tolerate] of [
  ["throws", noDatabase, []],
  ["refuses to open", () => (IDBFactory.prototype.open = () => { throw new DOMException("internal", "UnknownError"); }), []],
  ["never answers", () => (IDBFactory.prototype.open = () => ({})), []],
]) {
  scenario(`F10 the database ${name}: local storage is enough, and the page says that it is the only place`, { tolerate }, async (visit) => {
    await put(await still(visit), { [KEY]: sealed("here", 3) });
    await visit.page.addInitScript(script);
    await visit.page.addInitScript(() => {
      // Patience of eight seconds is for people; the order of things is what is tested.
      const real = window.setTimeout;
      window.setTimeout = (run, ms, ...rest) => real.call(window, run, ms >= 8000 ? 50 : ms, ...rest);
    });
    await openPlan(visit);
    assert.equal(await titleOf(visit.page), "here");
    await retitle(visit.page, "there");
    await bad(visit).filter({ hasText: "Saved in one place only" }).waitFor();
    await visit.reload();
    assert.equal(await titleOf(visit.page), "there");
    await visit.page.evaluate(() => (location.hash = "#/"));
    await visit.page.getByText("saved in one place only").waitFor();
  });
}

scenario("F10 F17 storage cleared under the running page: it says so, and an edit stores everything again", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("here", 3), "changeover/lang": '"en"' }, { [PLAN]: [3, sealed("here", 3)] });
  await openPlan(visit);
  const session = await visit.context.newCDPSession(visit.page);
  await session.send("Storage.clearDataForOrigin", { origin: visit.origin, storageTypes: "all" });
  await bad(visit).filter({ hasText: "cleared by the browser" }).waitFor();
  assert.deepEqual(await visit.stored(), {}, "nothing is stored again behind the person's back");
  await retitleAndSave(visit.page, "again");
  await visit.reload();
  assert.equal(await titleOf(visit.page), "again");
  assert.match((await kept.mirrored(visit.page))[PLAN].text, /"again"/);
});

scenario("F10 only the database is deleted: the next save makes it anew", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("here", 3) }, { [PLAN]: [3, sealed("here", 3)] });
  await openPlan(visit);
  await visit.page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("changeover").onsuccess = resolve)));
  await retitleAndSave(visit.page, "again");
  assert.match((await kept.mirrored(visit.page))[PLAN].text, /"again"/);
});

scenario("F18 a clock set back: the later revision wins, whatever its date", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("older, from the future", 4, { savedAt: "2031-01-01T00:00:00Z" }) }, { [PLAN]: [5, sealed("newer, from the past", 5, { savedAt: "2019-01-01T00:00:00Z" })] });
  await openPlan(visit);
  assert.equal(await titleOf(visit.page), "newer, from the past");
  await visit.context.clock.setFixedTime("2001-01-01T00:00:00Z");
  await retitleAndSave(visit.page, "edited in 2001");
  await visit.reload();
  assert.equal(await titleOf(visit.page), "edited in 2001");
  assert.equal((await kept.mirrored(visit.page))[PLAN].revision, 6);
});

scenario("F19 what belongs to others on the same origin stays, through saving and through deleting everything", async (visit) => {
  const page = await still(visit);
  const others = () =>
    page.evaluate(async () => [localStorage.getItem("other/plan"), localStorage.getItem("changeoverish"), (await indexedDB.databases()).map(({ name }) => name).sort().join(), (await caches.keys()).join()]);
  await put(page, { [KEY]: sealed("ours", 1), "other/plan": "theirs", changeoverish: "theirs too" });
  await page.evaluate(async () => {
    await new Promise((resolve) => (indexedDB.open("theirs").onsuccess = ({ target }) => resolve(target.result.close())));
    await caches.open("theirs");
  });
  await openPlan(visit);
  await retitleAndSave(page, "ours, edited");
  assert.deepEqual(await others(), ["theirs", "theirs too", "changeover,theirs", "theirs"]);
  await deleteEverything(visit);
  assert.deepEqual(await others(), ["theirs", "theirs too", "theirs", "theirs"]);
});

async function deleteEverything(visit) {
  await visit.page.evaluate(() => (location.hash = "#/settings"));
  await visit.page.locator(".settings input[autocomplete=off]").fill("DELETE");
  await visit.page.locator(".button--danger").click();
  await visit.page.waitForURL(/rescue\.html#deleted$/);
  await visit.page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
}

scenario("F19 deleting everything leaves no key, no database, and nothing that was still to be saved comes back", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("ours", 1) }, { [PLAN]: [1, sealed("ours", 1)] });
  // Typing is never gathered to its end here: the edit waits until the page is left.
  await visit.page.addInitScript(() => {
    const real = window.setTimeout;
    window.setTimeout = (run, ms, ...rest) => (ms === 400 ? 0 : real.call(window, run, ms, ...rest));
  });
  await openPlan(visit);
  await retitle(visit.page, "not stored yet");
  await deleteEverything(visit);
  await visit.page.locator("#deleted").waitFor();
  await visit.page.locator("#none").waitFor();
  assert.deepEqual(await visit.stored(), {});
  assert.deepEqual(await visit.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  assert.deepEqual(await visit.page.evaluate(() => caches.keys()), []);
});

scenario("F20 an import left half-way stores nothing, and a file that fails leaves the others whole", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("mine", 3) }, { [PLAN]: [3, sealed("mine", 3)] });
  await visit.open();
  const before = await visit.stored();
  const csv = "Product name,Total licenses,Assigned licenses\nMicrosoft 365 E3,65,61\n";
  const drop = () => visit.drop("body", [{ name: "products.csv", type: "text/csv", text: csv }, { name: "broken.json", type: "application/json", text: '{"format":"changeover-plan","schema":1,"sub' }]);
  await drop();
  await visit.page.getByRole("button", { name: "Make a plan", exact: true }).waitFor();
  await visit.reload();
  assert.deepEqual(plansOf(await visit.stored()), plansOf(before));
  await visit.page.evaluate(() => (location.hash = "#/"));
  await drop();
  await visit.page.getByRole("button", { name: "Make a plan", exact: true }).click();
  await visit.page.locator(".plan__title").waitFor();
  await visit.page.locator(".save", { hasText: "Saved" }).waitFor();
  const plans = plansOf(await visit.stored());
  assert.equal(Object.keys(plans).length, 2);
  assert.equal(plans[KEY], before[KEY]);
});
const plansOf = (stored) => Object.fromEntries(Object.entries(stored).filter(([key]) => key.startsWith("changeover/plan/")));

scenario("F21 the program panics: nothing half-done is stored, the page says so, every plan leaves as a file", { tolerate: [/panicked|unreachable|no element|createElement/i] }, async (visit) => {
  await put(await still(visit), { [KEY]: sealed("whole", 3) }, { [PLAN]: [3, sealed("whole", 3)] });
  await openPlan(visit);
  await visit.page.evaluate(() => {
    Document.prototype.createElement = () => { throw new Error("no element"); };
    Node.prototype.cloneNode = () => { throw new Error("no element"); };
    location.hash = "#/settings";
  });
  await visit.page.locator("#trouble").waitFor();
  assert.equal(await visit.page.locator("#app").getAttribute("inert"), "");
  await visit.page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.equal((await visit.stored())[KEY], sealed("whole", 3));
  await visit.page.locator("#trouble a:visible").click();
  await visit.page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
  const links = visit.page.locator("#keys a");
  const file = await visit.download(() => links.first().click());
  assert.equal(JSON.parse(file.text).title, "whole");
  assert.equal(await visit.page.getByText("(database, revision 3").count(), 1);
});

scenario("F21 the rescue page hands out what is in local storage where the database is refused, and the other way round", async (visit) => {
  for (const [script, place] of [[noDatabase, "local storage"], [noLocalStorage, "database"]]) {
    const page = await visit.context.newPage();
    await page.goto(`${visit.address}rescue.html`);
    await put(page, { [KEY]: sealed("whole", 3) }, { [PLAN]: [3, sealed("whole", 3)] });
    await page.addInitScript(script);
    await page.goto(`${visit.address}rescue.html`);
    await page.getByText(`(${place}, revision 3`).waitFor();
    assert.equal(await page.locator("#refused").isVisible(), true);
    await page.close();
  }
});

scenario("F22 after the browser has cleared everything the start explains, and offers the way back", async (visit) => {
  await visit.open();
  await visit.page.getByText("The browser may have cleared them").waitFor();
  const backup = `[${kept.document({ title: "from the backup" })}]`;
  await visit.page.locator(".plans input[type=file]").setInputFiles({ name: "changeover.json", mimeType: "application/json", buffer: Buffer.from(backup) });
  await visit.page.getByRole("button", { name: "Keep", exact: true }).first().click();
  await savedAs(visit.page, "from the backup");
});

scenario("F22 the browser is asked once, after the first save, not to clear; its answer is shown", { across: { promise: [true, false] } }, async (visit) => {
  await visit.page.addInitScript((promise) => {
    window.asked = 0;
    navigator.storage.persist = async () => ((window.asked += 1), promise);
    navigator.storage.persisted = async () => false;
  }, visit.options.promise);
  await visit.open();
  assert.equal(await visit.page.evaluate(() => window.asked), 0);
  await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
  await visit.page.locator(".plan__title").waitFor();
  await retitleAndSave(visit.page, "one");
  await retitleAndSave(visit.page, "two");
  assert.equal(await visit.page.evaluate(() => window.asked), 1);
  await visit.page.evaluate(() => (location.hash = "#/"));
  await visit.page.getByText(visit.options.promise ? "has promised not to clear" : "A browser may clear what is stored here").waitFor();
});

scenario("F22 a backup is asked for after seven days with changes, and not again once it is made", async (visit) => {
  await put(await still(visit), { [KEY]: sealed("mine", 3), "changeover/safekeeping": '{"since":"2026-11-14","file":"2026-11-14"}' });
  await visit.open();
  await visit.page.getByText("The last backup is a while ago").waitFor();
  const file = await visit.download(() => visit.page.getByRole("button", { name: "Back up everything to one file" }).click());
  assert.equal(JSON.parse(file.text)[0].title, "mine");
  await visit.page.getByText("The last backup is a while ago").waitFor({ state: "detached" });
  await visit.reload();
  await rows(visit).first().waitFor();
  assert.equal(await visit.page.getByText("The last backup is a while ago").count(), 0);
});
