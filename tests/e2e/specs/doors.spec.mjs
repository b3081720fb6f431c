// The same engine behind every door: what the page's `changeover.evaluate` answers is what the command line answers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { samplePlan } from "../../../benches/plans.mjs";
import { scenario } from "../lib/scenario.mjs";

const CLI = process.env.CHANGEOVER_CLI;
const inPage = (visit, plan) => visit.page.evaluate(([text, lang]) => globalThis.changeover.evaluate(text, lang), [plan, visit.options.lang]);
const onCommandLine = (visit, plan) => spawnSync(CLI, ["evaluate", "-", "--lang", visit.options.lang], { input: plan, encoding: "utf8" });

scenario("the page and the command line answer alike", { across: { lang: ["en", "ru"] } }, async (visit) => {
  assert.ok(CLI, "CHANGEOVER_CLI names the command line to compare with; `./dev test e2e` sets it");
  await visit.open();
  for (const subscriptions of [0, 1, 40]) {
    const plan = samplePlan(subscriptions);
    const { stdout, stderr, status } = onCommandLine(visit, plan);
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(await inPage(visit, plan)), JSON.parse(stdout));
  }
});

scenario("a broken document is refused with its place, through both doors", async (visit) => {
  await visit.open();
  const plan = samplePlan(1).replace('"seats":5', '\n"seats":"five"');
  const refused = await inPage(visit, plan).then(() => null, (error) => error.message);
  assert.match(refused, /line 2.*seats/s);
  const { stderr, status } = onCommandLine(visit, plan);
  assert.equal(status, 1);
  assert.match(stderr, /line 2.*seats/s);
});
