// What the first visit loads, compressed, and whether it keeps within the budget.
//   node tools/sizes.mjs [dist] [--check] [--json]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { tags } from "./html.mjs";

// Brotli, bytes. `must` fails the build, `goal` is what we aim for.
export const BUDGET = {
  program: { must: 465_000, goal: 150_000 },
  firstVisit: { must: 490_000, goal: 175_000 },
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
  return ["index.html", ...new Set(names)].map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  });
}

export function sizes(folder) {
  const files = firstVisit(folder);
  const sum = (key, of = files) => of.reduce((total, file) => total + file[key], 0);
  const total = { name: "first visit", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  return { files, total, program: sum("brotli", files.filter((file) => file.name.endsWith(".wasm"))) };
}

export function printSizes({ files, total }) {
  const line = (a, b, c, d) => console.log(`${String(a).padEnd(40)}${b.padStart(11)}${c.padStart(11)}${d.padStart(11)}`);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  line("file", "raw", "gzip", "brotli");
  for (const file of [...files, total]) line(file.name, kB(file.raw), kB(file.gzip), kB(file.brotli));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = process.argv.slice(2);
  const folder = options.find((option) => !option.startsWith("--")) ?? "dist";
  const measured = sizes(folder);
  if (options.includes("--json")) console.log(JSON.stringify(measured));
  else printSizes(measured);
  const over = [
    ["the program", measured.program, BUDGET.program.must],
    ["the first visit", measured.total.brotli, BUDGET.firstVisit.must],
  ].filter(([, size, must]) => size > must);
  for (const [what, size, must] of over) console.error(`${what} is ${size} B of brotli, the budget is ${must} B`);
  if (options.includes("--check") && over.length) process.exit(1);
}
