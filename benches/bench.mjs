// `./dev bench`: the planner natively and in Chromium over the same plans, in the same run, through the same
// function (plan text in, evaluation text out); then what the first visit loads.
//   --seconds N  how long each measurement takes (2)     --json  the figures for a program
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { printSizes, sizes } from "../tools/sizes.mjs";
import { samplePlan } from "./plans.mjs";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const SUBSCRIPTIONS = [1, 10, 100, 1000];

function native(plan, seconds) {
  const folder = mkdtempSync(join(tmpdir(), "changeover-bench-"));
  try {
    const path = join(folder, "plan.json");
    writeFileSync(path, plan);
    const [count, took] = execFileSync(process.env.BENCH_NATIVE, [path, String(seconds)], { encoding: "utf8" }).split(" ").map(Number);
    return count / took;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// In slices, so that the page stays alive as it must in use.
const inPage = async ({ plan, seconds }) => {
  const run = async (limit) => {
    let count = 0;
    let took = 0;
    while (took < limit) {
      const start = performance.now();
      while (performance.now() - start < 50) {
        globalThis.changeover.evaluate(plan, "en");
        count += 1;
      }
      took += performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve));
    }
    return (count / took) * 1000;
  };
  await run(seconds * 250);
  return run(seconds * 1000);
};

async function measure(seconds) {
  const server = await serve({ root: DIST });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => document.documentElement.dataset.state === "ready");
    const rows = [];
    for (const subscriptions of SUBSCRIPTIONS) {
      const plan = samplePlan(subscriptions);
      const perSecond = { native: native(plan, seconds), chromium: await page.evaluate(inPage, { plan, seconds }) };
      rows.push({ subscriptions, ...perSecond, ratio: perSecond.chromium / perSecond.native });
    }
    return { chromium: browser.version(), rows };
  } finally {
    await browser.close();
    await server.close();
  }
}

const { values } = parseArgs({ options: { seconds: { type: "string", default: "2" }, json: { type: "boolean", default: false } } });
const speed = await measure(Number(values.seconds));
const size = sizes(DIST);
if (values.json) {
  console.log(JSON.stringify({ machine: `${cpus().length} × ${cpus()[0].model}`, ...speed, size }, null, 2));
} else {
  const count = (number) => Math.round(number).toLocaleString("en").padStart(14);
  console.log(`\n${cpus().length} × ${cpus()[0].model}, Chromium ${speed.chromium}; plan text in, evaluation text out\n`);
  console.log("subscriptions  evaluations/s native    in Chromium   ratio   subscriptions/s native    in Chromium");
  for (const { subscriptions, native: here, chromium, ratio } of speed.rows) {
    console.log(
      `${String(subscriptions).padStart(13)}${count(here).padStart(22)} ${count(chromium)}  ${(ratio * 100).toFixed(0).padStart(4)} % ` +
        `${count(here * subscriptions).padStart(24)} ${count(chromium * subscriptions)}`,
    );
  }
  console.log("");
  printSizes(size);
}
