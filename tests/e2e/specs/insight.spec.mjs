// Questions beyond the figures: each is answered on the page as on the command line, what helps is taken with one press, and what
// is handed in and handed on stays on the machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { scenario } from "../lib/scenario.mjs";
import { openPlan, openSample, part, SAMPLE } from "../pages/plan.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const CLI = process.env.CHANGEOVER_CLI ?? join(ROOT, "target/debug/changeover-cli");
const folder = mkdtempSync(join(tmpdir(), "changeover-insight-"));
after(() => rmSync(folder, { recursive: true }));

const TOPICS = ["coverage", "unknown", "late", "refusal", "bridge", "lock", "waves", "people", "invoice", "estimate", "maths"];
const items = (visit) => visit.page.locator(".questions__item");
const answered = (visit) => visit.page.locator('.insight[aria-busy="false"] .insight__answer').waitFor();
const sentence = async (visit) => (await visit.page.locator(".insight__answer").textContent()).trim();

async function ask(visit, at) {
  await items(visit).nth(at).click();
  await visit.page.locator(`.questions__item[aria-pressed="true"] >> nth=0`).waitFor();
  await answered(visit);
}

/** Northwind starts six days after the old one has stopped: 20 people for 5 days. */
const hole = {
  ...SAMPLE,
  id: "hole",
  title: "A hole",
  customer: { ...SAMPLE.customer, relationship: "accepted", domain: "northwind.example" },
  subscriptions: [{
    id: "late", channel: "mca-direct", seller: { name: "Microsoft" }, product: { name: "Microsoft 365 Business Premium", partNumber: "SPB" },
    seats: 25, assigned: 20, term: "P1Y", billing: "monthly", start: "2026-03-15", end: "2027-03-14", autoRenew: true, cancelAtEnd: true,
    strategy: "wait", target: { start: "2027-03-20" },
  }],
  progress: {},
};

scenario("every question has no fault axe finds and fits its window", { across: { lang: ["en", "ru"], viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  await openSample(visit);
  await part(visit, "questions");
  await answered(visit);
  assert.equal(await items(visit).count(), TOPICS.length);
  for (let at = 0; at < TOPICS.length; at += 1) {
    await ask(visit, at);
    await visit.axe();
    await visit.fitsWidth();
    await visit.shot(`question-${TOPICS[at]}`);
  }
});

scenario("a bad answer is legible in the dark and on a tablet", { theme: "dark", viewport: "tablet", context: { bypassCSP: true } }, async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await answered(visit);
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("question-dark");
});

scenario("the page answers as the command line does", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await answered(visit);
  const file = join(folder, "hole.json");
  writeFileSync(file, JSON.stringify(hole));
  for (const [at, topic] of TOPICS.entries()) {
    await ask(visit, at);
    const told = JSON.parse(execFileSync(CLI, ["insight", topic, file, "--lang", visit.options.lang], { encoding: "utf8" }));
    await visit.page.waitForFunction((said) => document.querySelector(".insight__answer").textContent.trim() === said, told.sentence);
    const shown = await visit.page.locator(".insight tbody tr").count();
    assert.equal(shown, told.tables.reduce((sum, table) => sum + table.rows.length, 0), topic);
  }
});

scenario("a hole in the cover is seen, mended with one press, and opened again by undo", async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await answered(visit);
  assert.match(await sentence(visit), /^100 person-days without service/);
  assert.equal(await visit.page.locator(".insight__row--bad").count(), 1);
  await visit.page.locator(".insight__offers button").first().click();
  await visit.page.locator(".insight__answer--good").waitFor();
  assert.match(await sentence(visit), /^Nobody is without a licence/);
  await visit.page.locator("h1").click();
  await visit.page.keyboard.press("Control+z");
  await visit.page.locator(".insight__answer--bad").waitFor();
});

scenario("another number of days gives another price of the bridge", async (visit) => {
  await openSample(visit);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("bridge"));
  const first = await sentence(visit);
  await visit.page.locator('.insight__settings input[type="number"]').fill("28");
  await visit.page.keyboard.press("Tab");
  await visit.page.waitForFunction((said) => document.querySelector(".insight__answer").textContent.trim() !== said, first);
  assert.match(await sentence(visit), /^28 days/);
});

scenario("an estimate is sealed here, and is the command line's byte for byte", async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("estimate"));
  const saved = await visit.download(() => visit.page.locator(".insight__texts button").first().click());
  const file = join(folder, "plan.json");
  const sealed = JSON.parse(saved.text);
  writeFileSync(file, JSON.stringify(sealed.plan));
  execFileSync(CLI, ["insight", "estimate", file, "--save", folder]);
  const native = readFileSync(join(folder, "estimate.json"), "utf8");
  assert.equal(saved.text, native);
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "estimate.json", mimeType: "application/json", buffer: Buffer.from(native) });
  await visit.page.locator(".insight__answer--good").waitFor();
  const changed = native.replace('"seats": 25', '"seats": 26');
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "estimate.json", mimeType: "application/json", buffer: Buffer.from(changed) });
  await visit.page.locator(".insight__answer--bad").waitFor();
});

scenario("who notices what is told by name, and no name is kept", async (visit) => {
  await openSample(visit);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("people"));
  const users = "User principal name,Licenses\r\nada@northwind.example,Office 365 E1\r\nbob@northwind.example,Exchange Online (Plan 1)\r\n";
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(users) });
  await visit.page.locator(".insight__answer--warns").waitFor();
  assert.match(await visit.page.locator(".insight tbody").textContent(), /ada@northwind\.example/);
  assert.doesNotMatch(JSON.stringify(await visit.stored()), /ada@/);
});

scenario("an invoice is set against the plan, and the question to support is written", async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("invoice"));
  const lines = "ProductId,SkuId,SkuName,ChargeType,Quantity,Subtotal,Currency,SubscriptionId,ChargeStartDate,ChargeEndDate\r\n" +
    "CFQ7TTC0LCHC,0002,Microsoft 365 Business Premium,new,26,520.00,USD,ccc,3/20/2027 0:00,4/19/2027 23:59\r\n";
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "lines.csv", mimeType: "text/csv", buffer: Buffer.from(lines) });
  await visit.page.locator(".insight__answer--bad").waitFor();
  assert.match(await visit.page.locator(".insight tbody").textContent(), /26 seats are charged from 20 March 2027, 25 were planned/);
  await visit.page.locator(".insight__texts summary").click();
  assert.match(await visit.page.locator(".insight__text").textContent(), /26 seats/);
});

scenario("another customer's plan is handed in, and waves are planned over both", { across: { lang: ["en", "ru"], viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("waves"));
  const other = { ...hole, id: "other", title: "Other", customer: { ...hole.customer, name: "Tailspin Toys", domain: "tailspin.example" } };
  const everything = JSON.stringify([hole, other]);
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "plans.json", mimeType: "application/json", buffer: Buffer.from(everything) });
  await visit.page.waitForFunction(() => document.querySelectorAll(".insight tbody tr").length === 2);
  assert.match(await sentence(visit), visit.options.lang === "ru" ? /^Клиентов: 2\. Волн: 1\./ : /^Customers: 2\. Waves: 1\./);
  assert.match(await visit.page.locator(".insight tbody").textContent(), /Tailspin Toys/);
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("question-waves-over-customers");
});

scenario("kept plans are worked out once more, and what differs is named", { across: { lang: ["en", "ru"], viewport: ["desktop", "phone"] }, context: { bypassCSP: true } }, async (visit) => {
  await openPlan(visit, hole);
  await part(visit, "questions");
  await ask(visit, TOPICS.indexOf("maths"));
  const examples = await visit.page.locator(".insight tbody tr").count();
  // Saved under older rules, when nobody was without service.
  const figures = { overlapCost: "0.00", forfeited: "0.00", refund: "0.00", bridgeCost: "0.00", gapDays: 0, usersToReassign: 0, newMonthlyCost: "577.50" };
  const kept = JSON.stringify({ ...hole, rulebook: "2026-05-01", figures });
  await visit.page.locator('.insight__settings input[type="file"]').setInputFiles({ name: "plans.json", mimeType: "application/json", buffer: Buffer.from(kept) });
  await visit.page.waitForFunction((rows) => document.querySelectorAll(".insight tbody tr").length === rows + 1, examples);
  const row = await visit.page.locator(".insight tbody tr").last().textContent();
  assert.match(row, visit.options.lang === "ru" ? /A hole.*2026-05-01.*дней без обслуживания.*0.*5/ : /A hole.*2026-05-01.*days without service.*0.*5/);
  await visit.axe();
  await visit.fitsWidth();
  await visit.shot("question-kept-plans");
});

scenario("nothing of the questions is fetched before one is asked", async (visit) => {
  await openSample(visit);
  const office = () => visit.requests.filter(({ url }) => /office(-worker|_bg)?-[0-9a-f]/.test(url)).length;
  assert.equal(office(), 0);
  await part(visit, "questions");
  await answered(visit);
  assert.ok(office() > 0);
});
