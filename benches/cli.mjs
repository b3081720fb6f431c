// `./dev bench cli`: a portfolio through `changeover-cli evaluate --jsonl`, on one core and on all, beside jq that only parses and
// prints the same file. Before anything is believed, all cores must have written what one did, in the order of the input.
//   --plans N  customers of 50 subscriptions each (2000)     --json  the figures for a program
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { samplePlan } from "./plans.mjs";

const { values } = parseArgs({ options: { plans: { type: "string", default: "2000" }, json: { type: "boolean", default: false } } });
const plans = Number(values.plans);
const folder = mkdtempSync(join(tmpdir(), "changeover-bench-"));
const input = join(folder, "portfolio.jsonl");

// An evaluation names subscriptions, not its plan.
const idOf = (index) => `"first-of-${index}"`;

async function write() {
  const text = samplePlan(50);
  const stream = createWriteStream(input);
  for (let index = 0; index < plans; index += 1) {
    if (!stream.write(`${text.replace('"id":"s1"', `"id":${idOf(index)}`)}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
}

/** The most memory a process ever held, in MB, where the system tells. */
function peak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function run(command, args) {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const digest = createHash("sha256");
  let [memory, bytes] = [0, 0];
  const watch = setInterval(() => (memory = Math.max(memory, peak(child.pid))), 50);
  child.stdout.on("data", (piece) => {
    bytes += piece.length;
    digest.update(piece);
  });
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, perMinute: (statSync(input).size / 1e6 / seconds) * 60, memory, bytes, digest: digest.digest("hex") };
}

async function inOrder() {
  const child = spawn(process.env.CHANGEOVER_CLI, ["evaluate", "--jsonl", "--jobs", String(cpus().length), input], { stdio: ["ignore", "pipe", "inherit"] });
  let index = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes(idOf(index))) throw new Error(`line ${index + 1} is not the answer to line ${index + 1}`);
    index += 1;
  }
  if (index !== plans) throw new Error(`${index} answers to ${plans} plans`);
}

try {
  await write();
  const evaluate = (jobs) => run(process.env.CHANGEOVER_CLI, ["evaluate", "--jsonl", "--jobs", String(jobs), input]);
  const figures = { machine: `${cpus().length} × ${cpus()[0].model}`, plans, megabytes: statSync(input).size / 1e6 };
  figures.jq = await run("jq", ["-c", ".", input]);
  figures.one = await evaluate(1);
  figures.all = await evaluate(cpus().length);
  if (figures.one.digest !== figures.all.digest) throw new Error("more cores wrote something else than one");
  await inOrder();
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else {
    console.log(`\n${figures.machine}: ${plans} plans of 50 subscriptions, ${figures.megabytes.toFixed(1)} MB in\n`);
    for (const [name, key] of [["jq, parsing only", "jq"], ["evaluate, one core", "one"], ["evaluate, all cores", "all"]]) {
      const { seconds, perMinute, memory, bytes } = figures[key];
      console.log(`${name.padEnd(22)}${seconds.toFixed(1).padStart(8)} s${Math.round(perMinute).toString().padStart(8)} MB/min${Math.round(memory).toString().padStart(7)} MB held${(bytes / 1e6).toFixed(0).padStart(8)} MB out`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
