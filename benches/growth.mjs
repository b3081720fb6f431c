// `./dev bench growth`: time and memory against size, each over a hundred to a thousand times as much: evaluating a plan, its curve of
// start days, importing a list, keeping plans, and drawing the table of one. Draws docs/screenshots/growth.svg.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/e2e/lib/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { keep } from "./kept.mjs";
import { samplePlan } from "./plans.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = process.env.DIST ?? join(HERE, "../dist");
const PICTURE = join(HERE, "../docs/screenshots/growth.svg");
const folder = mkdtempSync(join(tmpdir(), "changeover-growth-"));

/** What a program printed, the seconds it took, and the most memory it held, in MB, where the system tells. */
async function run(command, args) {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  let [memory, printed] = [0, ""];
  const look = () => {
    try {
      memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
    } catch {
      // It has ended, or the system does not tell.
    }
  };
  const watch = setInterval(look, 2);
  child.stdout.on("data", (piece) => {
    look();
    if (printed.length < 4096) printed += piece;
  });
  await once(child, "close");
  clearInterval(watch);
  return { printed, memory, milliseconds: performance.now() - begun };
}

const CUSTOMERS = ["Contoso", "Fabrikam", "Tailspin Toys", "Northwind Traders"];
const list = (rows) =>
  `Customer,Product name,Purchased quantity,Assigned quantity,Next lifecycle date\n${Array.from({ length: rows }, (_, at) => `${CUSTOMERS[at % 4]},Microsoft 365 Business Premium,${1 + (at % 300)},${1 + (at % 290)},2027-03-${String(1 + (at % 28)).padStart(2, "0")}\n`).join("")}`;

/** Sizes, milliseconds and megabytes of everything that runs natively. */
async function natively() {
  const [evaluate, curve, read] = [[], [], []];
  for (const size of [10, 30, 100, 300, 1000, 3000, 10_000]) {
    const path = join(folder, "plan.json");
    writeFileSync(path, samplePlan(size));
    const { printed } = await run(process.env.BENCH_NATIVE, [path, "0.4"]);
    const rate = Object.fromEntries(printed.trim().split("\n").map((line) => line.split(" ")));
    const { memory } = await run(process.env.CHANGEOVER_CLI, ["evaluate", path]);
    evaluate.push({ size, time: 1000 / Number(rate.evaluate), memory });
    curve.push({ size, time: 1000 / Number(rate.sweep) });
  }
  for (const size of [1000, 3000, 10_000, 30_000, 100_000, 300_000]) {
    const path = join(folder, "list.csv");
    writeFileSync(path, list(size));
    const { milliseconds, memory } = await run(process.env.CHANGEOVER_CLI, ["import", path]);
    read.push({ size, time: milliseconds, memory });
  }
  return [
    { name: "evaluate, subscriptions", points: evaluate },
    { name: "curve of 548 start days, subscriptions", points: curve },
    { name: "import, rows", points: read },
  ];
}

/** Chromium's memory of a page, in MB. */
async function heap(page) {
  const session = await page.context().newCDPSession(page);
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}

async function inChromium(server, browser) {
  const [store, render] = [[], []];
  for (const size of [10, 30, 100, 300, 1000, 2000]) {
    const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
    const page = await context.newPage();
    await keep(page, server.address, { plans: size, subscriptions: 50 });
    await page.goto(server.address);
    await page.locator(".plans[aria-busy=false] tbody tr").first().waitFor();
    const begun = performance.now();
    await page.reload();
    await page.locator(".plans[aria-busy=false] tbody tr").first().waitFor();
    store.push({ size, time: performance.now() - begun, memory: await heap(page) });
    await context.close();
  }
  for (const size of [10, 30, 100, 300, 1000, 3000, 10_000]) {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
    const page = await context.newPage();
    await keep(page, server.address, { plans: 1, subscriptions: size });
    await page.goto(server.address);
    await page.locator(".plans[aria-busy=false] tbody tr").first().waitFor();
    const begun = performance.now();
    await page.locator(".plans__link").click();
    await page.locator(`[role=grid][aria-rowcount="${size + 1}"] .grid__row`).nth(3).waitFor();
    render.push({ size, time: performance.now() - begun, memory: await heap(page) });
    await context.close();
  }
  return [
    { name: "start with so many plans of 50 (Chromium)", points: store },
    { name: "open and draw a plan, subscriptions (Chromium)", points: render },
  ];
}

/** How the last of a series grows with size: 1 is in proportion. */
function power(points, key) {
  const known = points.filter((point) => point[key] > 0);
  const [before, last] = known.slice(-2);
  return before && last ? Math.log(last[key] / before[key]) / Math.log(last.size / before.size) : NaN;
}

const COLOURS = ["#2f6fd0", "#c2571a", "#2f8f5b", "#8a4fc4", "#b03060"];
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "4 2"];

/** Both scales by powers of ten; every series has a colour, a dash and its name. */
function drawn(series) {
  const panel = (left, key, unit) => {
    const points = series.flatMap(({ points }) => points.filter((point) => point[key] > 0));
    const range = (values) => [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
    const [[x0, x1], [y0, y1]] = [range(points.map(({ size }) => size)), range(points.map((point) => point[key]))];
    const x = (value) => (left + 60 + ((Math.log10(value) - x0) / (x1 - x0)) * 400).toFixed(1);
    const y = (value) => (340 - ((Math.log10(value) - y0) / (y1 - y0)) * 290).toFixed(1);
    const powers = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const grid = [
      ...powers(x0, x1).map((at) => `<path d="M${x(10 ** at)} 50V340"/><text x="${x(10 ** at)}" y="358" text-anchor="middle">${(10 ** at).toLocaleString("en")}</text>`),
      ...powers(y0, y1).map((at) => `<path d="M${left + 60} ${y(10 ** at)}H${left + 460}"/><text x="${left + 54}" y="${Number(y(10 ** at)) + 4}" text-anchor="end">${10 ** at}</text>`),
    ];
    const lines = series.map(({ points }, at) => {
      const known = points.filter((point) => point[key] > 0);
      const marks = known.map((point) => `<circle cx="${x(point.size)}" cy="${y(point[key])}" r="3" fill="${COLOURS[at]}"/>`).join("");
      return known.length ? `<polyline points="${known.map((point) => `${x(point.size)},${y(point[key])}`).join(" ")}" stroke="${COLOURS[at]}" stroke-dasharray="${DASHES[at]}" fill="none" stroke-width="2"/>${marks}` : "";
    });
    return `<g><text x="${left + 60}" y="36" font-weight="600">${unit}</text><g stroke="#8884" fill="#667">${grid.join("").replaceAll("<text", '<text stroke="none"')}</g>${lines.join("")}</g>`;
  };
  const names = series.map(({ name }, at) => `<path d="M${20 + (at % 3) * 330} ${392 + Math.floor(at / 3) * 22}h28" stroke="${COLOURS[at]}" stroke-dasharray="${DASHES[at]}" stroke-width="2"/><text x="${54 + (at % 3) * 330}" y="${396 + Math.floor(at / 3) * 22}">${name}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 430" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Time and memory against size"><rect width="1000" height="430" fill="#fff"/>${panel(0, "time", "milliseconds")}${panel(500, "memory", "megabytes")}${names.join("")}</svg>\n`;
}

const server = await serve({ root: DIST });
const browser = await launch();
try {
  const series = [...(await natively()), ...(await inChromium(server, browser))];
  for (const { name, points } of series) {
    console.log(`\n${name}`);
    for (const { size, time, memory } of points) console.log(`${String(size).padStart(8)} ${time.toFixed(time < 10 ? 2 : 0).padStart(9)} ms ${memory ? `${memory.toFixed(0).padStart(6)} MB` : ""}`);
    console.log(`at the end time grows with the power ${power(points, "time").toFixed(2)}, memory ${power(points, "memory").toFixed(2)}`);
  }
  writeFileSync(PICTURE, drawn(series));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
