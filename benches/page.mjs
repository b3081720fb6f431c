// `./dev bench page`: Lighthouse's mobile preset over the release build, as a compressing host would serve it.
// Prints every run and the median; fails when the median misses what must hold.   --runs N (5)
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import lighthouse from "lighthouse";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMINGS = {
  FCP: ["first-contentful-paint", 1500],
  LCP: ["largest-contentful-paint", 2300],
  TBT: ["total-blocking-time", 90],
  CLS: ["cumulative-layout-shift", 0.02],
};
const SCORES = { performance: 97, accessibility: 100, "best-practices": 100, seo: 100 };

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function once(address) {
  const port = await freePort();
  const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode === "binary");
    return {
      scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      timings: Object.fromEntries(Object.entries(TIMINGS).map(([name, [audit]]) => [name, lhr.audits[audit].numericValue])),
      failed: failed.map(({ title }) => title),
    };
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const server = await serve({ root: DIST });
const runs = [];
try {
  for (let run = 0; run < Number(values.runs); run += 1) {
    runs.push(await once(server.address));
    const { scores, timings } = runs.at(-1);
    console.log(
      `run ${run + 1}: ${CATEGORIES.map((name) => scores[name]).join(" / ")}   ` +
        Object.entries(timings).map(([name, value]) => `${name} ${name === "CLS" ? value.toFixed(3) : `${Math.round(value)} ms`}`).join("  "),
    );
  }
} finally {
  await server.close();
}

const missed = [];
for (const name of CATEGORIES) {
  const score = median(runs.map(({ scores }) => scores[name]));
  if (score < SCORES[name]) missed.push(`${name} ${score}, must be ${SCORES[name]}`);
}
for (const [name, [, most]] of Object.entries(TIMINGS)) {
  const value = median(runs.map(({ timings }) => timings[name]));
  console.log(`median ${name}: ${name === "CLS" ? value.toFixed(3) : `${Math.round(value)} ms`} (at most ${most})`);
  if (value > most) missed.push(`${name} ${value.toFixed(3)}, at most ${most}`);
}
for (const title of new Set(runs.flatMap(({ failed }) => failed))) console.log(`audit failed: ${title}`);
if (missed.length) {
  console.error(`missed: ${missed.join("; ")}`);
  process.exit(1);
}
