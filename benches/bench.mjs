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
    const printed = execFileSync(process.env.BENCH_NATIVE, [path, String(seconds)], { encoding: "utf8" });
    return Object.fromEntries(printed.trim().split("\n").map((line) => [line.split(" ")[0], Number(line.split(" ")[1])]));
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
      const { whole, bytes, ...parts } = native(plan, seconds);
      const chromium = await page.evaluate(inPage, { plan, seconds });
      rows.push({ subscriptions, native: whole, chromium, ratio: chromium / whole, parts, bytesIn: Buffer.byteLength(plan), bytesOut: bytes });
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
  const table = (head, rows) => {
    const widths = head.map((title) => Math.max(title.length, 12) + 2);
    for (const row of [head, ...rows]) console.log(row.map((cell, column) => String(cell).padStart(widths[column])).join(""));
    console.log("");
  };
  const count = (number) => Math.round(number).toLocaleString("en");
  console.log(`\n${cpus().length} × ${cpus()[0].model}, Chromium ${speed.chromium}\n\nPlan text in, evaluation text out, times a second:`);
  table(
    ["subscriptions", "native", "in Chromium", "ratio", "kB in", "kB out"],
    speed.rows.map((row) => [row.subscriptions, count(row.native), count(row.chromium), `${Math.round(row.ratio * 100)} %`, count(row.bytesIn / 1000), count(row.bytesOut / 1000)]),
  );
  console.log("Its parts natively, subscriptions a second:");
  table(
    ["subscriptions", "open", "evaluate", "report"],
    speed.rows.map(({ subscriptions, parts }) => [subscriptions, ...["open", "evaluate", "report"].map((part) => count(parts[part] * subscriptions))]),
  );
  printSizes(size);
}
