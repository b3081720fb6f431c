// Days are days of a calendar: whatever the clock, the zone and the locale of the browser. Numbers as in docs/reliability.md.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { KEY, openPlan, PLAN, put, sealed, still } from "../lib/kept.mjs";
import { settled } from "../lib/states.mjs";

/** The day a new plan begins on. */
async function begun(visit) {
  await visit.page.evaluate(() => (location.hash = "#/"));
  await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
  await visit.page.locator(".plan__title").waitFor();
  const id = await visit.page.evaluate(() => location.hash.split("/")[2]);
  await visit.page.waitForFunction((key) => localStorage.getItem(key), `changeover/plan/${id}`);
  const text = (await visit.stored())[`changeover/plan/${id}`];
  return JSON.parse(text.slice(text.indexOf("\n"))).asOf;
}

// Worked out from the zone's distance to UTC at that moment.
for (const [zone, moment, day] of [
  ["Pacific/Kiritimati", "2026-11-22T10:30:00Z", "2026-11-23"], // +14:00
  ["Pacific/Niue", "2026-11-22T10:30:00Z", "2026-11-21"], // −11:00
  ["Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25"], // +2:00, 0:30 of the day on which clocks go back
  ["Europe/Berlin", "2026-10-25T22:30:00Z", "2026-10-25"], // +1:00, 23:30 of that day: it has 25 hours
  ["Africa/Cairo", "2026-04-23T22:30:00Z", "2026-04-24"], // +3:00: there is no midnight on the day clocks go forward
  ["America/St_Johns", "2027-01-01T03:00:00Z", "2026-12-31"], // −3:30, the last evening of the year
])
  scenario(`T1 today in ${zone} at ${moment} is ${day}`, { today: moment, context: { timezoneId: zone } }, async (visit) => {
    await visit.open();
    assert.equal(await begun(visit), day);
  });

/** Everything a plan says, on all its screens. */
async function said(visit) {
  await put(await still(visit), { [KEY]: sealed("Contoso", 1), "changeover/lang": '"en"' });
  await openPlan(visit);
  const texts = [];
  for (const tab of ["subscriptions", "timeline", "compare", "steps"]) {
    await visit.page.evaluate((hash) => void (location.hash = hash), `#/plan/${PLAN}/${tab}`);
    await visit.page.locator(`.tabs__link[aria-current="page"][href$="${tab}"]`).waitFor();
    await settled(visit.page);
    texts.push(await visit.page.locator("main").innerText());
  }
  return texts.join("\n");
}

let inLondon;
scenario("T2 T4 the plan speaks of its days and sums", async (visit) => {
  inLondon = await said(visit);
  // The plan is handed over on its last day, and costs 23.10 USD for each of 40 seats a month.
  for (const known of [/14 Mar(?:ch)? 2027/, /924\.00\sUSD/]) assert.match(inLondon, known);
});
for (const zone of ["Asia/Tokyo", "America/Los_Angeles", "Asia/Kathmandu"])
  scenario(`T2 … and says the same in ${zone}`, { context: { timezoneId: zone } }, async (visit) => assert.equal(await said(visit), inLondon));
for (const locale of ["de-DE", "ar-EG", "fa-IR", "th-TH-u-ca-buddhist-nu-thai"])
  scenario(`T4 … and in a browser that speaks ${locale}`, { context: { locale } }, async (visit) => {
    await visit.open();
    assert.equal(await visit.page.getAttribute("html", "lang"), "en");
    assert.equal(await begun(visit), "2026-11-22");
    assert.equal(await said(visit), inLondon);
  });

scenario("T3 the last days of months and leap days are days, and no others are made up", async (visit) => {
  await visit.open();
  const line = visit.page.locator(".quick__line");
  for (const [typed, shown] of [["31.01.2027", /31 Jan(?:uary)? 2027/], ["28.02.2027", /28 Feb(?:ruary)? 2027/], ["29.02.2028", /29 Feb(?:ruary)? 2028/], ["31.12.2026", /31 Dec(?:ember)? 2026/]]) {
    await line.fill(`40 Business Premium direct monthly ends ${typed}`);
    await visit.page.locator(".readback__field dd", { hasText: shown }).waitFor();
  }
  for (const nowhere of ["29.02.2027", "31.04.2027", "00.03.2027"]) {
    await line.fill(`40 Business Premium direct monthly ends ${nowhere}`);
    await visit.page.locator(".readback__unknown mark").waitFor();
    assert.doesNotMatch(await visit.page.locator(".readback__fields").innerText(), /2027/, nowhere);
  }
});

scenario("T5 a page left open past midnight counts from the new day", async (visit) => {
  await visit.open();
  assert.equal(await begun(visit), "2026-11-22");
  await visit.context.clock.setFixedTime("2026-11-24T00:00:30Z");
  await visit.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  assert.equal(await begun(visit), "2026-11-24");
});
