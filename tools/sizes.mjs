// What the first visit loads, compressed, what comes on demand, and whether all keeps within the budget. What grew since
// tools/sizes.json was recorded is said by name, from the names that `./dev build` leaves in target/dist.names.json.
//   node tools/sizes.mjs [dist] [--check] [--json] [--record]
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { tags } from "./html.mjs";
import { grown } from "./names.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const RECORD = join(HERE, "sizes.json");
const NAMES = join(HERE, "../target/dist.names.json");

// Brotli, bytes. `must` fails the build, `goal` is what we aim for.
export const BUDGET = {
  program: { must: 230_000, goal: 150_000 },
  firstVisit: { must: 260_000, goal: 175_000 },
  office: { must: 600_000, goal: 225_000 },
  sheets: { must: 450_000, goal: 380_000 },
};

// For who installs the page, and after the first paint.
const LATER = /^(?:manifest|apple-touch-icon)$/;

/** index.html and every file of this folder that it names. */
export function firstVisit(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const names = tags(html)
    .filter(({ name, attributes: { rel } }) => name === "script" || (name === "link" && !LATER.test(rel)))
    .flatMap(({ attributes: { src, href, "data-js": js, "data-wasm": wasm } }) => [src, href, js, wasm])
    .filter((address) => address && !address.startsWith("data:"))
    .map((address) => address.replace(/^\.\//, ""));
  return ["index.html", ...new Set(names)].map((name) => measured(folder, name));
}

function measured(folder, name) {
  const bytes = readFileSync(join(folder, name));
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

/** The programs that are fetched when they are first needed: office, sheets. */
const onDemand = (folder) =>
  readdirSync(folder)
    .map((name) => ({ name, program: /^(\w+)_bg-[0-9a-f]+\.wasm$/.exec(name)?.[1] }))
    .filter(({ program }) => program in BUDGET)
    .map(({ name, program }) => ({ program, ...measured(folder, name) }));

export function sizes(folder) {
  const files = firstVisit(folder);
  const sum = (key, of = files) => of.reduce((total, file) => total + file[key], 0);
  const total = { name: "first visit", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  return { files, total, program: sum("brotli", files.filter((file) => file.name.endsWith(".wasm"))), onDemand: onDemand(folder) };
}

export function printSizes({ files, total, onDemand }) {
  const line = (a, b, c, d) => console.log(`${String(a).padEnd(40)}${b.padStart(11)}${c.padStart(11)}${d.padStart(11)}`);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  line("file", "raw", "gzip", "brotli");
  for (const file of [...files, total, ...onDemand]) line(file.name, kB(file.raw), kB(file.gzip), kB(file.brotli));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = process.argv.slice(2);
  const folder = options.find((option) => !option.startsWith("--")) ?? "dist";
  const found = sizes(folder);
  if (options.includes("--json")) console.log(JSON.stringify(found));
  else printSizes(found);
  if (options.includes("--record")) writeFileSync(RECORD, readFileSync(NAMES));
  if (existsSync(NAMES) && existsSync(RECORD)) {
    const [before, now] = [RECORD, NAMES].map((path) => JSON.parse(readFileSync(path, "utf8")));
    for (const { name, bytes, more } of grown(before, now)) console.error(`${name} grew by ${more} B of code to ${bytes} B`);
  }
  const over = [
    ["the program", found.program, BUDGET.program.must],
    ["the first visit", found.total.brotli, BUDGET.firstVisit.must],
    ...found.onDemand.map(({ program, brotli }) => [`the program ${program}`, brotli, BUDGET[program].must]),
  ].filter(([, size, must]) => size > must);
  for (const [what, size, must] of over) console.error(`${what} is ${size} B of brotli, the budget is ${must} B`);
  if (options.includes("--check") && over.length) process.exit(1);
}
