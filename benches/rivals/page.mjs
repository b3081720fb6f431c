// Runs in the page: the planner's WebAssembly and its rivals over the same plan.
import { sweep as plain } from "./plain.mjs";
import { sweep as rules } from "./rules.mjs";

// Enough start days to reach past some terms, few enough for the slowest to finish.
const DAYS = 60;
const CURVE_DAYS = 548;

const { Bench, default: start } = await import(new URL("changeover_bench.js", location.href));
await start();

const same = (ours, theirs) =>
  ours.gap_days === theirs.gapDays &&
  ours.overlap_days === theirs.overlapDays &&
  ours.blocked === theirs.blocked &&
  // Each day's sum is rounded once by the planner and never by the others.
  Math.abs(Number(ours.cents) - theirs.cost * 100) <= DAYS;

async function agree(bench, plan) {
  const ours = bench.sweep(DAYS);
  for (const [name, theirs] of [["plain", plain(plan, DAYS)], ["rules", await rules(plan, DAYS)]]) {
    if (!same(ours, theirs)) throw new Error(`${name} found ${JSON.stringify(theirs)}, the planner ${ours.cents} cents, ${ours.gap_days}, ${ours.overlap_days}, ${ours.blocked}`);
  }
}

const WORK = {
  evaluate: (bench) => bench.evaluate(),
  curve: (bench) => bench.curve(CURVE_DAYS),
  planner: (bench) => bench.sweep(DAYS),
  plain: (_, plan) => plain(plan, DAYS),
  rules: (_, plan) => rules(plan, DAYS),
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

globalThis.measure = async (text, milliseconds, names) => {
  const [bench, plan] = [new Bench(text), JSON.parse(text)];
  if (names.includes("plain")) await agree(bench, plan);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const TURNS = 7;
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const name of names) {
      const begun = performance.now();
      let times = 0;
      do {
        await WORK[name](bench, plan);
        times += 1;
      } while (performance.now() - begun < milliseconds / TURNS);
      // The first turn is to get warm.
      if (turn > 0) rates[name].push((times / (performance.now() - begun)) * 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(rates[name])]));
};
