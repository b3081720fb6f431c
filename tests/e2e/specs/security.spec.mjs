// What an attacker's file, a changed asset or a careless edit of ours could do: run text as a script, leave the origin, stop
// the page. The numbers are those of SECURITY.md.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { policyOf, tags } from "../../../tools/html.mjs";
import * as kept from "../lib/kept.mjs";
import { DIST, scenario } from "../lib/scenario.mjs";

const { KEY, PLAN, openPlan, put, still } = kept;
const html = (name) => readFileSync(join(DIST, name), "utf8");
const TABS = ["subscriptions", "timeline", "compare", "questions", "steps", "share"];

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
};

test("S1 the page states exactly this policy", () => {
  const stated = policyOf(html("index.html")).split(";").map((directive) => directive.trim());
  assert.deepEqual(stated, Object.entries(POLICY).map(([name, value]) => `${name} ${value}`));
  assert.match(policyOf(html("rescue.html")), /^default-src 'none'; script-src 'self';/);
});

test("S2 no page has a script, a style or a handler of its own", () => {
  for (const name of readdirSync(DIST).filter((name) => name.endsWith(".html"))) {
    const page = html(name);
    for (const { text, index, name: tag, attributes } of tags(page)) {
      if (tag === "script") assert.ok(attributes.src && page.startsWith("</script>", index + text.length), `${name}: ${text}`);
      assert.notEqual(tag, "style", name);
      for (const key of Object.keys(attributes)) assert.ok(key !== "style" && !key.startsWith("on"), `${name}: ${text}`);
      for (const key of ["src", "href", "action"]) assert.doesNotMatch(attributes[key] ?? "", /^(?:https?:|\/\/|javascript:)/i, `${name}: ${text}`);
    }
  }
});

test("S15 the release holds no source map, no debug names and no path of the machine it was built on", () => {
  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile() && !/\.(br|gz|png)$/.test(name));
  assert.ok(files.length > 10);
  for (const name of files) {
    assert.doesNotMatch(name, /\.map$/);
    const bytes = readFileSync(join(DIST, name)).toString("latin1");
    for (const trace of ["/root/", "/home/", "/Users/", "C:\\Users", "/.cargo/", "/rustup/", process.cwd(), "sourceMappingURL"]) assert.ok(!bytes.includes(trace), `${name} holds ${trace}`);
    if (name.endsWith(".wasm")) assert.deepEqual(WebAssembly.Module.customSections(new WebAssembly.Module(readFileSync(join(DIST, name))), "name"), [], name);
  }
});

/** Texts that a careless page would run. */
const CORPUS = [
  "<script>window.ran=1</script>",
  "<img src=x onerror=window.ran=1>",
  "<svg onload=window.ran=1>",
  "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
  "'-window.ran=1-'",
  "javascript:window.ran=1",
  "data:text/html,<script>opener.ran=1</script>",
  "{{constructor.constructor('window.ran=1')()}}",
  "<a href=javascript:window.ran=1>x</a>",
  "</textarea><script>window.ran=1</script>",
  "&lt;script&gt;window.ran=1&lt;/script&gt;",
  "\u202e\u2066<b>right to left</b>",
];

/** A document with the text in every place a text can be. */
function poisoned(text) {
  const plan = JSON.parse(kept.document({ title: text }));
  const [sub] = plan.subscriptions;
  plan.customer = { ...plan.customer, name: text, domain: text };
  plan.partner.name = text;
  plan.subscriptions = [
    { ...sub, notes: text, product: { name: text, partNumber: text, skuId: text, productId: text, productSku: text, offerId: text }, seller: { name: text, consent: "unknown" }, target: { product: { name: text }, seats: 40 }, group: text, [text]: text },
    { ...sub, id: text },
  ];
  plan.progress = { [text]: { note: text }, "s1/buy": { done: "2026-11-23", note: text } };
  plan[text] = text;
  return JSON.stringify(plan);
}

async function nothingRan(page, what) {
  assert.equal(await page.evaluate(() => window.ran), undefined, what);
  const injected = await page.evaluate(() => document.querySelectorAll("#app :is(script, iframe, object, embed, img:not(.picture), base, meta, link, [onerror], [onload])").length);
  assert.equal(injected, 0, `${what}: elements nobody wrote`);
  // The picture of time is ours; a picture runs nothing.
  for (const address of await page.locator("img.picture").evaluateAll((pictures) => pictures.map(({ src }) => src))) assert.match(address, /^data:image\/svg\+xml;/, what);
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href], form[action], [src]:not(.picture)")].map((element) => element.href || element.action || element.src));
  for (const link of links) assert.match(String(link), /^(?:https?:|mailto:|blob:)/, what);
}

scenario("S3 S6 S7 texts of a plan document are shown as texts on every screen, and no markup is made of them", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await visit.page.addInitScript(() => {
    // Everything that ever became markup passes the page's policy: it is written down here.
    window.markup = [];
    const create = TrustedTypePolicyFactory.prototype.createPolicy;
    TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
      return create.call(this, name, { ...rules, createHTML: (text) => (window.markup.push(text), rules.createHTML(text)) });
    };
  });
  for (const [number, text] of CORPUS.entries()) {
    await still(visit);
    await put(visit.page, { [KEY]: kept.seal(poisoned(text), 1), "changeover/lang": JSON.stringify(text), "changeover/profile": JSON.stringify({ partner: { name: text } }), "changeover/theme": JSON.stringify(text) });
    await openPlan(visit);
    // Every screen for the first ones, the fullest for the rest.
    for (const tab of number < 3 ? TABS : ["subscriptions"]) {
      await visit.page.evaluate((hash) => (location.hash = hash), `#/plan/${PLAN}/${tab}`);
      await visit.page.locator(`.tabs__link[aria-current="page"][href$="${tab}"]`).waitFor();
      await nothingRan(visit.page, `${text} on ${tab}`);
    }
    for (const screen of ["", "portfolio", "settings"]) {
      await visit.page.evaluate((hash) => (location.hash = hash), `#/${screen}`);
      await visit.page.locator("main h1").first().waitFor();
      await nothingRan(visit.page, `${text} on #/${screen}`);
    }
    const markup = await visit.page.evaluate(() => window.markup);
    for (const made of markup) assert.ok(!made.includes("ran=1") && !made.includes(text), made);
  }
});

scenario("S6 texts of tables and of a typed line are shown as texts", async (visit) => {
  await visit.open();
  const quoted = CORPUS.map((text) => `"${text.replaceAll('"', '""')}"`);
  const csv = `Product name,Total licenses,Assigned licenses,${quoted[0]}\n${quoted.map((text) => `${text},5,4,${text}`).join("\n")}\n`;
  await visit.drop("body", [
    { name: "<img src=x onerror=window.ran=1>.csv", type: "text/csv", text: csv },
    { name: "graph.json", type: "application/json", text: JSON.stringify({ value: CORPUS.map((text) => ({ skuPartNumber: text, skuId: text, consumedUnits: 1, prepaidUnits: { enabled: 2 } })) }) },
    { name: "javascript:window.ran=1", type: "text/plain", text: CORPUS.join("\n") },
  ]);
  await visit.page.waitForURL(/#\/review$/);
  await visit.page.locator("main h1").waitFor();
  await nothingRan(visit.page, "review");
  await visit.page.evaluate(() => (location.hash = "#/"));
  for (const text of CORPUS) {
    await visit.page.locator(".quick__line").fill(`40 ${text} direct monthly ends 14.03.2027`);
    await nothingRan(visit.page, text);
  }
});

scenario("S3 markup that runs is refused even where somebody writes it", { tolerate: [/Trusted(?:HTML|ScriptURL)|Content Security Policy|content security policy/] }, async (visit) => {
  await visit.open();
  for (const text of CORPUS.slice(0, 4)) {
    const refused = await visit.page.evaluate((markup) => {
      try {
        document.createElement("div").innerHTML = markup;
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    }, text);
    assert.ok(refused, text);
  }
  assert.ok(await visit.page.evaluate(() => {
    try {
      new Worker("https://elsewhere.example/worker.js");
      return false;
    } catch {
      return true;
    }
  }));
});

for (const [what, pattern] of [["glue", /\/changeover-[0-9a-f]+\.js$/], ["start-up script", /\/boot-[0-9a-f]+\.js$/], ["browser part", /\/platform\.js$/], ["style sheet", /\/style-[0-9a-f]+\.css$/]]) {
  scenario(`S4 a changed ${what} is not used`, { tolerate: [/integrity|digest/i, /Failed to (?:load|fetch)/, /error loading dynamically/i] }, async (visit) => {
    let served = 0;
    await visit.page.route(pattern, async (route) => {
      served += 1;
      const response = await route.fetch();
      await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from("\n/* changed */ globalThis.ran = 1;")]) });
    });
    await visit.page.goto(visit.address, { waitUntil: "load" });
    if (what === "start-up script") assert.equal(await visit.state(), undefined);
    else if (what === "style sheet") assert.equal(await visit.page.evaluate(() => getComputedStyle(document.body).marginTop), "8px");
    else await visit.page.locator("#trouble").waitFor();
    assert.equal(await visit.page.evaluate(() => globalThis.ran), undefined);
    assert.equal(served, 1, "one request");
  });
}

scenario("S4 a changed program of the office is not used, and the page says so", { tolerate: [/integrity|digest/i, /Failed to (?:load|fetch)/] }, async (visit) => {
  let served = 0;
  await visit.page.route(/\/office_bg-[0-9a-f]+\.wasm$/, async (route) => {
    served += 1;
    const response = await route.fetch();
    const bytes = await response.body();
    bytes[bytes.length - 1] ^= 1;
    await route.fulfill({ response, body: bytes });
  });
  await visit.open();
  await visit.drop("body", [{ name: "your-products.csv", type: "text/csv", text: "Product name,Purchased quantity\nMicrosoft 365 Business Premium,40\n" }]);
  await visit.page.locator(".finding--blocks").waitFor();
  assert.equal(await visit.page.locator(".file-report").count(), 0);
  assert.equal(served, 1, "one request");
});

/** Files that would take all memory or time, made in the page: they are too large to be sent there. */
const BOMBS = {
  "deep.json": () => "[".repeat(200_000),
  "deep-plan.json": () => `{"format":"changeover-plan","schema":1,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
  "many.json": () => `[${"{},".repeat(500_000)}{}]`,
  "long-line.csv": () => `Product name,Total licenses\n${"x".repeat(8_000_000)},1\n`,
  "wide.csv": () => `${"a,".repeat(400_000)}\n${"1,".repeat(400_000)}\n`,
  "huge.json": () => `{"format":"changeover-plan","schema":1,"title":"${"x".repeat(48_000_000)}"}`,
};
for (const [name, make] of Object.entries(BOMBS)) {
  scenario(`S9 ${name} is refused with a reason, and the page goes on`, async (visit) => {
    await visit.open();
    await visit.page.evaluate(
      ([fileName, source]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Function(`return (${source})()`)()], fileName));
        for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [name, String(make)],
    );
    await visit.page.waitForURL(/#\/review$/);
    await visit.page.locator("main h1").waitFor();
    await visit.page.locator(":is(.finding, .file-report, .plans__item--bad)").first().waitFor();
    assert.equal(await visit.state(), "ready");
    await visit.page.evaluate(() => (location.hash = "#/"));
    await visit.page.locator(".quick__line").fill("40 Business Premium direct monthly ends 14.03.2027");
    await visit.page.locator(".readback__field dd", { hasText: "Microsoft 365 Business Premium" }).waitFor();
  });
}

const TITLES = { path: "../../etc/passwd", device: "con", signs: 'a<b>:"c"|d?*e\\f', "other direction": "\u202efdp.exe", dots: "...", long: "x".repeat(500) };
for (const [kind, title] of Object.entries(TITLES)) scenario(`S17 names of downloads are names, whatever the plan is called (${kind})`, { title }, async (visit) => {
  await put(await still(visit), { [KEY]: kept.seal(kept.document({ title: visit.options.title }), 1) });
  await openPlan(visit);
  await visit.page.evaluate((hash) => (location.hash = hash), `#/plan/${PLAN}/share`);
  await visit.page.getByRole("button", { name: "Export the plan" }).waitFor();
  const file = await visit.download(() => visit.page.getByRole("button", { name: "Export the plan" }).click());
  assert.match(file.name, /^[^.\\/:*?"<>|\p{Cc}\p{Cf}][^\\/:*?"<>|\p{Cc}\p{Cf}]*\.json$/u);
  assert.ok(file.name.length <= 130, file.name);
  assert.doesNotMatch(file.name, /^(?:con|nul|aux|prn)\./i);
  assert.equal(JSON.parse(file.text).title, visit.options.title);
});
