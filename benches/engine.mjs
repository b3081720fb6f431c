// `./dev bench engine`: the engine natively and as WebAssembly in Chromium, and in that same page against two rivals that do a part
// of its work: a plain function and json-rules-engine. Before anything is timed, all three must agree on what they found.
//   --seconds N  how long each measurement takes (2)     --json  the figures for a program
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { newCommercePlan, samplePlan } from "./plans.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
// Eighteen months: what the curve of start days shows.
const SWEPT_DAYS = 548;

async function site() {
  const folder = mkdtempSync(join(tmpdir(), "changeover-bench-"));
  for (const file of ["changeover_bench.js", "changeover_bench_bg.wasm"]) copyFileSync(join(process.env.BENCH_WASM, file), join(folder, file));
  await build({ entryPoints: [join(HERE, "rivals/page.mjs")], bundle: true, format: "esm", outfile: join(folder, "rivals.js"), logLevel: "error" });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), '<!doctype html><title>bench</title><script type="module" src="rivals.js"></script>');
  return folder;
}

function native(text, seconds) {
  const folder = mkdtempSync(join(tmpdir(), "changeover-bench-"));
  try {
    const path = join(folder, "plan.json");
    writeFileSync(path, text);
    const printed = execFileSync(process.env.BENCH_NATIVE, [path, String(seconds)], { encoding: "utf8" });
    return Object.fromEntries(printed.trim().split("\n").map((line) => [line.split(" ")[0], Number(line.split(" ")[1])]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Turn by turn, so that whatever else the machine does falls on everybody; the median of the turns.
const inPage = async ({ text, milliseconds, work }) => globalThis.measure(text, milliseconds, work);

const { values } = parseArgs({ options: { seconds: { type: "string", default: "2" }, json: { type: "boolean", default: false } } });
const seconds = Number(values.seconds);
const folder = await site();
const server = await serve({ root: folder });
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(server.address);
  await page.waitForFunction(() => globalThis.measure);
  const rows = [];
  for (const subscriptions of [1, 10, 50, 1000]) {
    const text = samplePlan(subscriptions);
    const parts = native(text, seconds);
    const { evaluate } = await page.evaluate(inPage, { text, milliseconds: seconds * 1000, work: ["evaluate"] });
    rows.push({ subscriptions, native: parts.evaluate * subscriptions, chromium: evaluate * subscriptions });
  }
  const fifty = newCommercePlan(50);
  const curve = { native: 1000 / native(fifty, seconds).sweep, chromium: 1000 / (await page.evaluate(inPage, { text: fifty, milliseconds: seconds * 1000, work: ["curve"] })).curve };
  const rivals = await page.evaluate(inPage, { text: fifty, milliseconds: seconds * 1000, work: ["planner", "plain", "rules"] });
  const figures = { machine: `${cpus().length} × ${cpus()[0].model}`, chromium: browser.version(), rows, curve, rivals };
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else {
    const count = (number) => Math.round(number).toLocaleString("en").padStart(14);
    console.log(`\n${figures.machine}, Chromium ${figures.chromium}\n\nAll options of a plan, subscriptions a second:\n  subscriptions        native      Chromium   ratio`);
    for (const row of rows) console.log(`${String(row.subscriptions).padStart(15)}${count(row.native)}${count(row.chromium)}${`${Math.round((row.chromium / row.native) * 100)} %`.padStart(8)}`);
    console.log(`\nThe curve of ${SWEPT_DAYS} start days of 50 subscriptions: ${curve.native.toFixed(1)} ms native, ${curve.chromium.toFixed(1)} ms in Chromium`);
    console.log("\nTwo ways to move 50 new-commerce subscriptions on every one of 60 start days, in Chromium, times a second:");
    for (const [name, rate] of Object.entries(rivals)) console.log(`  ${name.padEnd(8)}${rate.toFixed(2).padStart(12)}   planner is ${(rivals.planner / rate).toFixed(1)} times as fast`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
