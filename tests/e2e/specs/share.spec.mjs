// A plan goes out and comes in: links and files, for each reader, locked and open; what they hold is what the command line
// writes; what is hostile is refused in words, and nothing else changes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateSync, inflateSync } from "node:zlib";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { scenario, THEMES } from "../lib/scenario.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const CLI = process.env.CHANGEOVER_CLI ?? join(ROOT, "target/debug/changeover-cli");
const NOW = "2026-11-22T10:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "changeover-share-"));
after(() => rmSync(folder, { recursive: true }));

const WORDS = {
  en: { sample: "Open the sample", file: "Export the plan", evaluation: "Export the evaluation", locked: "Save the locked file", keep: "Keep", open: "Open", wrong: "does not open it", merge: "Merge", merged: "Keep the merged plan", both: "Keep both", saved: "Saved", proposal: "See the proposal", html: "One HTML file", ics: "Save the calendar", eml: "Save as mail", book: "Spreadsheet", steps: "Steps (.csv)", money: "Money (.csv)" },
  ru: { sample: "Открыть пример", file: "Выгрузить план", evaluation: "Выгрузить расчёт", locked: "Сохранить закрытый файл", keep: "Взять", open: "Открыть", wrong: "не подходит", merge: "Объединить", merged: "Взять объединённый план", both: "Оставить оба", saved: "Сохранено", proposal: "Посмотреть предложение", html: "Один файл HTML", ics: "Сохранить календарь", eml: "Сохранить письмо", book: "Книга Excel", steps: "Шаги (.csv)", money: "Деньги (.csv)" },
};
const both = { across: { lang: ["en", "ru"] } };
const bypass = { context: { bypassCSP: true } }; // axe is put into the page, which the content policy forbids

const plan = (changes = {}) => ({
  format: "changeover-plan", schema: 1, id: "plan-1", title: "Fabrikam to CSP", revision: 3, savedAt: "2026-11-20T08:00:00Z", rulebook: "2026-11-22",
  asOf: "2026-11-22", currency: "USD",
  customer: { name: "Fabrikam Ltd", domain: "fabrikam.example", country: "US", segment: "commercial", relationship: "none", agreement: "unknown" },
  partner: { name: "Contoso Cloud", country: "US", model: "direct-bill" },
  policy: { acceptanceDays: 5, reassignDays: 3, safetyDays: 2 },
  subscriptions: [{
    id: "s1", channel: "mca-direct", seller: { name: "Tailspin Resale", isUs: false, consent: "unknown", inProgram: true },
    product: { name: "Microsoft 365 Business Premium", partNumber: "SPB" }, seats: 40, assigned: 38, term: "P1Y", billing: "monthly",
    start: "2026-03-15", end: "2027-03-14", autoRenew: true, cancelAtEnd: false, trial: false, promotion: false,
    price: { amount: "23.45", per: "month" }, target: null, strategy: "auto", transferOn: null, notes: "margin is secret-note",
  }],
  progress: {},
  ...changes,
});
const packed = (value) => `1.${deflateSync(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")}`;
const unpacked = (payload) => inflateSync(Buffer.from(payload.slice(2), "base64url")).toString("utf8");

/** What a locked file holds, opened by somebody else's cryptography with nothing but the description of the form. */
function unlocked(envelope, phrase) {
  const [rounds, salt, vector, header] = [envelope.readUInt32BE(4), envelope.subarray(8, 24), envelope.subarray(24, 36), envelope.subarray(0, 36)];
  const key = pbkdf2Sync(phrase.normalize("NFC"), salt, rounds, 32, "sha256");
  const lock = createDecipheriv("aes-256-gcm", key, vector).setAAD(header).setAuthTag(envelope.subarray(-16));
  return inflateSync(Buffer.concat([lock.update(envelope.subarray(36, -16)), lock.final()])).toString("utf8");
}

/** The sample, shared: its plan file, as the page saves it. */
async function share(visit) {
  const words = WORDS[visit.options.lang];
  await visit.open();
  await visit.page.getByRole("button", { name: words.sample }).click();
  await visit.page.locator(".save", { hasText: words.saved }).waitFor();
  const id = await visit.page.evaluate(() => location.hash.split("/")[2]);
  await visit.page.evaluate((hash) => (location.hash = hash), `#/plan/${id}/share`);
  await link(visit);
  return words;
}

/** The link once it is made. */
async function link(visit) {
  await visit.page.locator('.link[aria-busy="false"] .reach__count').waitFor();
  return visit.page.getByRole("textbox", { name: /^(The link|Ссылка)$/ }).inputValue();
}
const payloadOf = (address) => address.split("#/open/")[1];
const download = (visit, name) => visit.download(() => visit.page.getByRole("button", { name }).click());
const go = (visit, hash) => visit.page.evaluate((to) => (location.hash = to), hash);
const arrival = (visit) => visit.page.locator(".arrival__acts :is(button, a)").first().waitFor();
const refusal = async (visit) => (await visit.page.locator(".refused").textContent()).trim();
const plans = async (visit) => Object.keys(await visit.stored()).filter((key) => key.startsWith("changeover/plan/"));
const cli = (...rest) => execFileSync(CLI, rest, { maxBuffer: 1 << 26 });

scenario("the screens of sharing and opening have no fault axe finds and fit their window", { across: { lang: ["en", "ru"], theme: THEMES, viewport: ["desktop", "tablet", "phone"] }, ...bypass }, async (visit) => {
  const words = await share(visit);
  await visit.page.locator(".leaves summary").click();
  await visit.page.locator(".letters__item").first().waitFor();
  await visit.page.locator("img.picture").waitFor();
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("share");
  await visit.page.getByRole("button", { name: words.proposal }).click();
  await visit.page.locator('.paper[aria-busy="false"] .paper__rules').waitFor();
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("proposal");
  await go(visit, `#/open/${packed(plan())}`);
  await arrival(visit);
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("opening");
});

scenario("a link opens as the plan it was made of, and keeps nothing by itself", both, async (visit) => {
  const words = await share(visit);
  const before = JSON.parse((await download(visit, words.file)).text);
  const address = await link(visit);
  assert.deepEqual(JSON.parse(unpacked(payloadOf(address))), before);
  await visit.page.evaluate(() => localStorage.clear());
  await visit.page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("changeover").onsuccess = done)));
  await visit.page.goto("about:blank");
  await visit.page.goto(address);
  await visit.started();
  await arrival(visit);
  assert.deepEqual(await plans(visit), [], "looking keeps nothing");
  assert.match(await visit.page.locator(".arrival").textContent(), /Microsoft 365 Business Premium.*40/);
  await visit.page.getByRole("button", { name: words.keep, exact: true }).click();
  await visit.page.locator(".save", { hasText: words.saved }).waitFor();
  await go(visit, `#/plan/${before.id}/share`);
  await link(visit);
  const { ancestor, ...kept } = JSON.parse((await download(visit, words.file)).text);
  assert.deepEqual(kept, before);
  assert.equal(ancestor.title, before.title);
});

scenario("a QR code that another reader decodes is the link", { viewport: "desktop", context: { deviceScaleFactor: 3 } }, async (visit) => {
  await share(visit);
  const address = await link(visit);
  const { data, width, height } = PNG.sync.read(await visit.page.locator("svg.code").screenshot());
  assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, address);
});

scenario("each reader gets only what is meant for them", async (visit) => {
  await visit.open(`#/open/${packed(plan({ margin: "vendor-field" }))}`);
  await visit.page.getByRole("button", { name: "Keep", exact: true }).click();
  await visit.page.locator(".tabs").waitFor();
  await go(visit, "#/plan/plan-1/share");
  const hidden = { inside: [], customer: ["secret-note", "vendor-field"], public: ["secret-note", "vendor-field", "Fabrikam", "fabrikam.example", "Contoso", "Tailspin", "23.45", "plan-1"] };
  const shown = { inside: ["secret-note", "Fabrikam", "23.45"], customer: ["Fabrikam", "23.45", "Tailspin"], public: ["Business Premium", "2027-03-14"] };
  for (const reader of ["inside", "customer", "public"]) {
    await visit.page.locator(`input[value="${reader}"]`).check();
    await visit.page.locator('.leaves[aria-busy="false"]').waitFor();
    const file = await download(visit, "Export the plan");
    const text = unpacked(payloadOf(await link(visit)));
    const evaluation = await download(visit, "Export the evaluation");
    // One day is paid twice, 40 × 23.45 ÷ 28; without a price nobody can say what it costs.
    assert.equal(JSON.parse(evaluation.text).totals.overlapCost, reader === "public" ? null : "33.50");
    for (const word of hidden[reader]) assert.ok(!evaluation.text.includes(word), `${reader}: ${word} leaves with the evaluation`);
    for (const leaving of [file.text, text]) {
      for (const word of hidden[reader]) assert.ok(!leaving.includes(word), `${reader}: ${word} leaves`);
      for (const word of shown[reader]) assert.ok(leaving.includes(word), `${reader}: ${word} is gone`);
    }
    if (reader === "public") assert.equal(file.name, "changeover.json");
    // What is shown beforehand is what is in the file.
    const told = await visit.page.locator(".leaves__fields").textContent();
    for (const word of hidden[reader]) assert.ok(!told.includes(word), `${reader}: ${word} is shown`);
  }
});

scenario("a pass-phrase locks link and file; another one says so; it is kept nowhere", both, async (visit) => {
  const words = await share(visit);
  const open = await link(visit);
  await visit.page.locator(".share__phrase input").fill("четыре тихих Слова 4");
  await visit.page.waitForFunction((before) => {
    const field = document.querySelector(".link__address input");
    return document.querySelector(".link").ariaBusy === "false" && field.value !== before && field.value !== "";
  }, open);
  const address = await link(visit);
  assert.match(payloadOf(address), /^2\.[\w-]+$/);
  const file = await download(visit, words.locked);
  assert.match(file.name, /\.changeover$/);
  assert.deepEqual([...file.bytes.subarray(0, 4)], [0x43, 0x48, 0x4f, 1]);
  assert.equal(file.bytes.readUInt32BE(4), 600_000);
  const inLink = Buffer.from(payloadOf(address).slice(2), "base64url");
  for (const envelope of [file.bytes, inLink]) {
    assert.equal(unlocked(envelope, "четыре тихих Слова 4"), unpacked(payloadOf(open)));
    assert.throws(() => unlocked(envelope, "четыре тихих слова 4"));
  }
  assert.ok(!file.bytes.subarray(8, 36).equals(inLink.subarray(8, 36)), "salt and vector are new each time");
  const stored = JSON.stringify(await visit.page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, location.href]));
  assert.ok(!stored.includes("тихих"));

  await go(visit, address.slice(address.indexOf("#")));
  const field = visit.page.locator(".locked input");
  await field.fill("четыре тихих слова 4");
  await field.press("Enter");
  await visit.page.locator(".locked .field__error", { hasText: words.wrong }).waitFor();
  await field.fill("четыре тихих Слова 4");
  await field.press("Enter");
  await arrival(visit);
  assert.match(await visit.page.locator(".arrival h2").textContent(), /Northwind/);

  // The same from the file, and a changed byte does not pass.
  const drop = (bytes) =>
    visit.page.evaluate((list) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(list)], "sealed.changeover"));
      for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [...bytes]);
  const changed = Buffer.from(file.bytes);
  changed[changed.length - 1] ^= 1;
  await go(visit, "#/");
  await drop(changed);
  await field.fill("четыре тихих Слова 4");
  await field.press("Enter");
  await visit.page.locator(".locked .field__error").waitFor();
  await go(visit, "#/");
  await drop(file.bytes);
  await field.fill("четыре тихих Слова 4");
  await field.press("Enter");
  await arrival(visit);
});

scenario("a plan too large for a link says so and offers the file", async (visit) => {
  const one = plan().subscriptions[0];
  // Text that does not compress.
  let seed = 7;
  const noise = () => Array.from({ length: 60 }, () => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648), seed.toString(36))).join("");
  const text = JSON.stringify(plan({ subscriptions: Array.from({ length: 300 }, (_, at) => ({ ...one, id: `s${at}`, notes: noise() })) }));
  await visit.open();
  await visit.drop("body", [{ name: "large.json", type: "application/json", text }]);
  await visit.page.getByRole("button", { name: "Keep", exact: true }).click();
  await visit.page.locator(".tabs").waitFor();
  await go(visit, "#/plan/plan-1/share");
  await link(visit);
  assert.match(await visit.page.locator(".reach").textContent(), /too large for a link/i);
  assert.ok(await visit.page.getByRole("button", { name: "Copy", exact: true }).first().isDisabled());
  const file = await download(visit, "Save the file instead");
  assert.equal(JSON.parse(file.text).subscriptions.length, 300);
});

const deep = `{"format":"changeover-plan","schema":1,"x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
const HOSTILE = {
  "nothing of ours": ["1.AAAA", /incomplete|changed/],
  "another version": ["9.AAAA", /newer release/],
  "no version": ["hello", /not a plan/],
  "cut off": [packed(plan()).slice(0, -40), /incomplete|changed/],
  "a zip bomb": [packed(" ".repeat(40 << 20)), /unpack/],
  "deep nesting": [packed(deep), /cannot be read|not a plan|field/i],
  "a newer schema": [packed(plan({ schema: 99 })), /newer release/],
  "a huge number": [packed(JSON.stringify(plan()).replace('"seats":40', `"seats":${"9".repeat(400)}`)), /seats/],
  "a wrong type": [packed(plan({ subscriptions: "all" })), /subscriptions/],
  "a key twice": [packed(JSON.stringify(plan()).replace('"seats":40', '"seats":40,"seats":41')), /seats|duplicate/],
  "a payload too long": [`1.${"A".repeat(70_000)}`, /too large for a link/],
  "a lock that asks for years of work": [`2.${Buffer.concat([Buffer.from("CHO\x01", "latin1"), Buffer.from([255, 255, 255, 255]), Buffer.alloc(28 + 40)]).toString("base64url")}`, /incomplete|changed/],
};

scenario("S11 a hostile link is refused in words, and nothing else changes", async (visit) => {
  await visit.open(`#/open/${packed(plan())}`);
  await visit.page.getByRole("button", { name: "Keep", exact: true }).click();
  await visit.page.locator(".save", { hasText: "Saved" }).waitFor();
  const before = await visit.stored();
  for (const [name, [payload, expected]] of Object.entries(HOSTILE)) {
    await go(visit, "#/");
    await visit.page.locator(".doors").waitFor();
    await go(visit, `#/open/${payload}`);
    await visit.page.locator(".refused").waitFor();
    assert.match(await refusal(visit), expected, name);
    assert.deepEqual(await visit.stored(), before, name);
  }
});

scenario("script in every text field is shown as text", { tolerate: [] }, async (visit) => {
  const evil = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
  const fill = (value) =>
    typeof value === "string" && /[A-Z ]/.test(value) && !/^\d|^P\d|^USD|^US$/.test(value) ? evil
      : Array.isArray(value) ? value.map(fill)
      : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)])) : value;
  const wild = fill(plan());
  await visit.open(`#/open/${packed({ ...wild, id: "wild" })}`);
  await arrival(visit);
  await visit.page.locator(".arrival h2", { hasText: "<script>" }).waitFor();
  await visit.page.getByRole("button", { name: "Keep", exact: true }).click();
  await visit.page.locator(".tabs").waitFor();
  await go(visit, "#/plan/wild/share");
  await link(visit);
  await visit.page.locator(".leaves summary").click();
  await visit.page.locator(".letters__item").first().waitFor();
  await visit.page.getByRole("button", { name: "See the proposal" }).click();
  await visit.page.locator('.paper[aria-busy="false"] .paper__rules').waitFor();
  assert.match(await visit.page.locator(".paper").textContent(), /<script>/);
  assert.equal(await visit.page.locator("main script, main img[src=x]").count(), 0);
  assert.notEqual(await visit.page.title(), "run");
});

scenario("a changed copy is compared field by field and merged", both, async (visit) => {
  const words = WORDS[visit.options.lang];
  await visit.open(`#/open/${packed(plan())}`);
  await visit.page.getByRole("button", { name: words.keep, exact: true }).click();
  await visit.page.locator(".save", { hasText: words.saved }).waitFor();
  // Theirs: other seats, another customer name. Nobody changed ours.
  const theirs = plan({ revision: 4 });
  theirs.subscriptions[0].seats = 45;
  await go(visit, `#/open/${packed(theirs)}`);
  await arrival(visit);
  assert.match(await visit.page.locator(".arrival__list").first().textContent(), /Business Premium.*40 → 45/);
  await visit.page.getByRole("button", { name: words.merge, exact: true }).click();
  await visit.page.getByRole("button", { name: words.merged }).click();
  await visit.page.locator(".tabs").waitFor();
  await visit.page.locator(".save", { hasText: words.saved }).waitFor();
  await go(visit, "#/plan/plan-1/share");
  await link(visit);
  assert.equal(JSON.parse((await download(visit, words.file)).text).subscriptions[0].seats, 45);
  // The kept one goes on from what it was: the same link now is an older state, and can stand beside it.
  await go(visit, `#/open/${packed(plan())}`);
  await arrival(visit);
  await visit.page.getByRole("button", { name: words.both }).click();
  await visit.page.locator(".tabs").waitFor();
  await visit.page.locator(".save", { hasText: words.saved }).waitFor();
  assert.equal((await plans(visit)).length, 2);
});

scenario("a backup of everything opens again, each plan with its own choice", async (visit) => {
  const text = JSON.stringify([plan(), plan({ id: "plan-2", title: "Second" })]);
  await visit.open();
  await visit.drop("body", [{ name: "backup.json", type: "application/json", text }]);
  await visit.page.locator(".arrival").nth(1).waitFor();
  const second = visit.page.locator(".arrival", { hasText: "Second" });
  await second.getByRole("button", { name: "Keep", exact: true }).click();
  await second.getByRole("link", { name: "Show the plan" }).waitFor();
  await visit.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("changeover/plan/")));
  assert.deepEqual(await plans(visit), ["changeover/plan/plan-2"]);
});

scenario("every file is what the command line writes", both, async (visit) => {
  const words = await share(visit);
  const { lang } = visit.options;
  const file = join(folder, `plan-${lang}.json`);
  const saved = await download(visit, words.file);
  writeFileSync(file, saved.bytes);
  const written = (form, ...more) => cli("export", file, "--as", form, "--lang", lang, "--now", NOW, ...more);
  assert.equal(saved.text, written("json").toString());
  const evaluation = await download(visit, words.evaluation);
  assert.equal(evaluation.text, cli("evaluate", file, "--lang", lang).toString());
  for (const [button, form, ending, more] of [
    [words.ics, "ics", "ics", []],
    [words.steps, "csv", "csv", ["--part", "steps"]],
    [words.money, "csv", "csv", ["--part", "money"]],
    [words.book, "xlsx", "xlsx", []],
    [words.html, "html", "html", ["--for", "customer"]],
    ["Markdown", "markdown", "md", ["--for", "customer"]],
    ["SVG", "svg", "svg", []],
  ]) {
    const made = await download(visit, button);
    assert.ok(made.name.endsWith(`.${ending}`), made.name);
    assert.ok(made.bytes.equals(written(form, ...more)), `${form} differs`);
  }
  await visit.page.locator(".letters__item").first().click();
  const mail = await download(visit, words.eml);
  assert.ok(mail.bytes.equals(written("eml", "--part", "relationship")), "the mail differs");
  const png = PNG.sync.read((await download(visit, "PNG")).bytes);
  assert.ok(png.width >= 1000 && png.height >= 200, `${png.width} × ${png.height}`);
});

scenario("a saved report opens as the plan inside it", async (visit) => {
  const words = await share(visit);
  const report = await download(visit, words.html);
  await go(visit, "#/");
  await visit.page.locator(".doors").waitFor();
  await visit.drop("body", [{ name: report.name, type: "text/html", text: report.text }]);
  await arrival(visit);
  assert.match(await visit.page.locator(".arrival h2").textContent(), /Northwind/);
});

/** The pages of a printed file: their size in points, and what is drawn on them. */
function sheets(pdf) {
  const text = pdf.toString("latin1");
  return text.split("/Type /Page\n").slice(1).map((page) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page);
    const [, contents] = /\/Contents (\d+) 0 R/.exec(page);
    const begins = text.indexOf("stream\n", text.search(new RegExp(`\\n${contents} 0 obj\\n`))) + "stream\n".length;
    const stream = pdf.subarray(begins, text.indexOf("\nendstream", begins));
    return { width: Number(width), height: Number(height), drawn: inflateSync(stream).toString("latin1") };
  });
}

scenario("A16 the proposal prints its cover and pages on A4 and Letter, and nothing of the screen", both, async (visit) => {
  const words = await share(visit);
  await visit.page.getByRole("button", { name: words.proposal }).click();
  await visit.page.locator('.paper[aria-busy="false"] .paper__rules').waitFor();
  await visit.page.emulateMedia({ media: "print" });
  for (const screen of [".header", ".verdict", ".tabs", ".paper__bar", ".footer"]) {
    assert.equal(await visit.page.locator(screen).first().isVisible(), false, screen);
  }
  for (const format of ["A4", "Letter"]) {
    const pages = sheets(await visit.page.pdf({ format, printBackground: true }));
    assert.ok(pages.length >= 3 && pages.length <= 14, `${pages.length} pages`);
    // A page with nothing but its number draws a letter or two.
    for (const [at, { drawn }] of pages.entries()) assert.ok(drawn.match(/ Tj/g)?.length > 60, `${format}: page ${at + 1} is empty`);
    // The cover fills its page to the edges: 72 points of the file are 96 pixels of the page.
    const [{ drawn, width, height }] = pages;
    const filled = [...drawn.matchAll(/^0 0 (\d+) (\d+) re\nf$/gm)].map(([, right, bottom]) => [Number(right), Number(bottom)]);
    assert.ok(filled.some(([right, bottom]) => right >= (width * 96) / 72 - 1 && bottom >= (height * 96) / 72 - 1), `${format}: ${width} × ${height}, filled ${filled.join("; ")}`);
  }
});
