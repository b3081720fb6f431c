// What a new visitor needs, at the pace of a person: a typed line answered within a minute, a dropped export within ten
// seconds. Looking for the next thing to press is counted in; only what the page takes beyond a person's pace can fail.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { scenario } from "../lib/scenario.mjs";

/** Milliseconds between two keys of somebody who types with an eye on the phone. */
const KEY = 120;
/** Seconds to find the next thing to press. */
const LOOK = 3;
const LINE = "40 Business Premium direct monthly ends 14.03.2027";
const EXPORT = new URL("../../../crates/planner/tests/imports/licence-counts/your-products.csv", import.meta.url);

const seconds = (since) => (performance.now() - since) / 1000;

scenario("a typed line becomes a verdict within a minute", async (visit) => {
  const begun = performance.now();
  await visit.open();
  await visit.page.locator(".quick__line").click();
  await visit.page.keyboard.type(LINE, { delay: KEY });
  await visit.page.locator(".quick .button--primary").click();
  await visit.page.locator("h1.verdict span").first().waitFor();
  const took = seconds(begun) + 2 * LOOK;
  console.log(`typed line to verdict: ${took.toFixed(1)} s, of which ${((LINE.length * KEY) / 1000 + 2 * LOOK).toFixed(1)} s are the person's`);
  assert.ok(took < 60, `${took} s`);
});

scenario("a dropped export becomes a verdict within ten seconds", async (visit) => {
  await visit.open();
  const begun = performance.now();
  await visit.drop("body", [{ name: "your-products.csv", type: "text/csv", text: readFileSync(EXPORT, "utf8") }]);
  await visit.page.getByRole("button", { name: "Make a plan", exact: true }).click();
  await visit.page.locator("h1.verdict span").first().waitFor();
  const took = seconds(begun) + LOOK;
  console.log(`dropped export to verdict: ${took.toFixed(1)} s, of which ${LOOK} s are the person's`);
  assert.ok(took < 10, `${took} s`);
});
