// `./dev bench import`: a list of subscriptions of 50 MB in Chromium, read by the planner in WebAssembly and by Papa Parse with
// the same mapping of fields in JavaScript: bytes in, typed and judged rows out. Natively the same against the csv crate.
//   --megabytes N  how long the list is (50)
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { launch } from "../tests/e2e/lib/chromium.mjs";

const { values } = parseArgs({ options: { megabytes: { type: "string", default: "50" } } });

// The same rows, byte for byte, as sample.rs writes.
const writeSample = (bytes) => {
  const products = [
    ["Microsoft 365 Business Premium", "CFQ7TTC0LCHC:0002:CFQ7TTC0WQ0B", "22.00"],
    ["Microsoft 365 Business Standard", "CFQ7TTC0LDPB:0001:CFQ7TTC0K4JB", "12.50"],
    ["Microsoft 365 E3", "CFQ7TTC0LFLX:0001:CFQ7TTC0TSM2", "36.00"],
    ["Office 365 E1", "CFQ7TTC0LF8Q:0001:CFQ7TTC0M1ZT", "10.00"],
    ["Power BI Pro", "CFQ7TTC0L3PB:0001:CFQ7TTC0N8S7", "14.00"],
    ["Visio Plan 2", "CFQ7TTC0HD32:0002:CFQ7TTC0T4KV", "15.00"],
    ["Exchange Online (Plan 1)", "CFQ7TTC0LH16:0001:CFQ7TTC0Q2LX", "4.00"],
    ["Microsoft Entra ID P1", "CFQ7TTC0LFLS:0002:CFQ7TTC0P8Z2", "6.00"],
  ];
  const two = (number) => String(number).padStart(2, "0");
  const hex = (number) => number.toString(16).padStart(8, "0");
  const parts = ["SubscriptionId,OfferId,OfferName,FriendlyName,Quantity,UnitType,CreationDate,EffectiveStartDate,CommitmentEndDate,Status,AutoRenewEnabled,IsTrial,BillingType,BillingCycle,TermDuration,CustomerId,CustomerName,CustomerDomainName,CustomerCountry,Price,Currency,PartnerId\n"];
  let length = parts[0].length;
  for (let n = 0; length < bytes; n += 1) {
    const [name, offer, price] = products[n % 8];
    const customer = Math.floor(n / 40);
    const day = `${two((Math.floor(n / 8) % 12) + 1)}-${two((Math.floor(n / 96) % 28) + 1)}`;
    const [status, renews] = n % 10 === 9 ? ["suspended", "False"] : ["active", "True"];
    const nickname = n % 16 === 0 ? `"${name}, Sitz ${customer}"` : name;
    const row = `${hex(n)}-5ab1-4c30-b9f4-6ada7cdc1d46,${offer},${name},${nickname},${(n % 500) + 1},Licenses,2026-${day}T08:30:00Z,2026-${day}T00:00:00Z,2027-${day}T23:59:59Z,${status},${renews},False,License,${n % 3 === 0 ? "annual" : "monthly"},P1Y,${hex(customer)}-0000-4000-8000-000000000001,Contoso ${customer},contoso${customer}.onmicrosoft.com,US,${price},USD,aaaaaaaa-0000-4000-8000-000000000009\n`;
    parts.push(row);
    length += row.length;
  }
  globalThis.sample = new TextEncoder().encode(parts.join(""));
  return [globalThis.sample.length, parts.length - 1];
};

const withPlanner = async ({ program, whole, times }) => {
  const code = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  const module = await WebAssembly.compile(code);
  const results = [];
  for (let time = 0; time < times; time += 1) {
    const { exports } = await WebAssembly.instantiate(module, {});
    const start = performance.now();
    for (let at = 0; at < globalThis.sample.length; at += 1 << 20) {
      const chunk = globalThis.sample.subarray(at, at + (1 << 20));
      const place = exports.room(chunk.length);
      new Uint8Array(exports.memory.buffer, place, chunk.length).set(chunk);
      exports.push(chunk.length);
    }
    const taken = exports.finish(whole);
    results.push({ took: performance.now() - start, taken, aside: exports.set_aside(), memory: exports.memory.buffer.byteLength });
  }
  return results.reduce((best, result) => (result.took < best.took ? result : best));
};

// What an application written on Papa Parse would do: cells by position, checked and turned into values, rows judged.
const withPapa = async ({ times, map }) => {
  const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
  const item = /^([A-Z0-9]{12}):([A-Z0-9]{4})/;
  const day = /^(\d{4})-(\d\d)-(\d\d)/;
  const billing = { monthly: "monthly", annual: "annual", triennial: "triennial" };
  const term = { P1M: 1, P1Y: 12, P3Y: 36 };
  const read = () => {
    const text = new TextDecoder().decode(globalThis.sample);
    const [header, ...records] = globalThis.Papa.parse(text, { skipEmptyLines: true }).data;
    if (!map) return { taken: records.length, aside: 0 };
    const at = Object.fromEntries(header.map((name, column) => [name.toLowerCase().replace(/[^a-z0-9]/g, ""), column]));
    const toDay = (cell) => {
      const parts = day.exec(cell);
      return parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / 86400000 : null;
    };
    const [rows, seen] = [[], new Set()];
    let aside = 0;
    for (const record of records) {
      const cell = (name) => record[at[name]].trim();
      const id = cell("subscriptionid").toLowerCase();
      const seats = Number.parseInt(cell("quantity"), 10);
      const offer = item.exec(cell("offerid"));
      if (cell("status") === "suspended" || cell("billingtype") !== "License" || cell("istrial") === "True" || !(seats > 0) || !guid.test(id) || seen.has(id)) {
        aside += 1;
        continue;
      }
      seen.add(id);
      rows.push({
        id,
        product: { name: cell("offername"), productId: offer?.[1], productSku: offer?.[2] },
        seats,
        purchased: toDay(cell("creationdate")),
        start: toDay(cell("effectivestartdate")),
        end: toDay(cell("commitmentenddate")),
        autoRenew: cell("autorenewenabled") === "True",
        billing: billing[cell("billingcycle")],
        term: term[cell("termduration")],
        customer: { tenant: cell("customerid").toLowerCase(), name: cell("customername"), domain: cell("customerdomainname"), country: cell("customercountry") },
        price: Math.round(Number.parseFloat(cell("price")) * 100),
        currency: cell("currency"),
      });
    }
    return { taken: rows.length, aside };
  };
  const results = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    const { taken, aside } = read();
    results.push({ took: performance.now() - start, taken, aside });
  }
  return results.reduce((best, result) => (result.took < best.took ? result : best));
};

const megabytes = Number(values.megabytes);
const program = readFileSync(process.env.BENCH_IMPORT_WASM).toString("base64");
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("papaparse/papaparse.min.js") });
  const [bytes, rows] = await page.evaluate(writeSample, megabytes * 1_000_000);
  const times = 5;
  const measured = [
    ["planner: typed rows", await page.evaluate(withPlanner, { program, whole: false, times })],
    ["planner: whole inventory", await page.evaluate(withPlanner, { program, whole: true, times: 2 })],
    ["Papa Parse: cells only", await page.evaluate(withPapa, { times, map: false })],
    ["Papa Parse: typed rows", await page.evaluate(withPapa, { times, map: true })],
  ];
  console.log(`\n${cpus().length} × ${cpus()[0].model}, Chromium ${browser.version()}, ${rows.toLocaleString("en")} rows, ${(bytes / 1e6).toFixed(1)} MB\n`);
  for (const [name, { took, taken, aside, memory }] of measured) {
    const speed = `${Math.round(bytes / took / 1000)} MB/s`.padStart(9);
    const counts = `${taken} taken, ${aside} set aside`;
    console.log(`${name.padEnd(26)}${speed}  ${Math.round(took)} ms  ${counts}${memory ? `  ${Math.round(memory / 1e6)} MB of memory` : ""}`);
  }
} finally {
  await browser.close();
}
console.log("\nnatively:");
console.log(execFileSync(process.env.BENCH_IMPORT_NATIVE, [String(megabytes)], { encoding: "utf8" }));
