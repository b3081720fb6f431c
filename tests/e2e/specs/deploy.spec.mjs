// The recipes of docs/deploying.md, run: nginx with its headers and compressed copies, storage that knows only keys, and back
// to the version before.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { policyOf } from "../../../tools/html.mjs";
import * as kept from "../lib/kept.mjs";
import { DIST, scenario } from "../lib/scenario.mjs";
import { edited, Host } from "../lib/versions.mjs";

const RECIPE = fileURLToPath(new URL("../../../docs/deploying/nginx.conf", import.meta.url));
const NGINX = process.env.NGINX ?? ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(existsSync) ?? "nginx";

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** nginx with the recipe; only place and port are put in. */
async function nginx() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "changeover-nginx-"));
  const server = readFileSync(RECIPE, "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/changeover;", `root ${resolve(DIST)};`);
  const types = ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types"].find(existsSync);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
  const whose = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(join(folder, "nginx.conf"), `${whose} daemon off; pid ${folder}/pid; error_log ${folder}/errors; events {} http { include ${types}; access_log off; ${temporary} ${server} }`);
  execFileSync(NGINX, ["-t", "-q", "-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "errors")]);
  const child = spawn(NGINX, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "errors")], { stdio: "ignore" });
  const gone = new Promise((done) => child.once("exit", done));
  const answers = () => new Promise((done) => connect(port, "127.0.0.1").once("connect", function () { this.end(); done(true); }).once("error", () => done(false)));
  for (const until = Date.now() + 10_000; !(await answers()); ) {
    assert.ok(Date.now() < until && child.exitCode === null, "nginx starts");
    await new Promise((done) => setTimeout(done, 20));
  }
  const end = async () => {
    child.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://localhost:${port}`;
  return { address: `${origin}/`, origin, end };
}

/** Storage that knows keys and types, and no folders. */
async function storage() {
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json", ".txt": "text/plain" };
  const server = createServer((request, response) => {
    const key = new URL(request.url, "http://storage").pathname.replace(/^\/bucket\/changeover\//, "");
    if (!key || key.includes("..") || key.endsWith("/") || !existsSync(join(DIST, key))) return response.writeHead(404, { "content-type": "application/xml" }).end("<Error><Code>NoSuchKey</Code></Error>");
    response.writeHead(200, { "content-type": types[extname(key)] ?? "binary/octet-stream" }).end(readFileSync(join(DIST, key)));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://localhost:${server.address().port}`;
  const end = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { address: `${origin}/bucket/changeover/`, origin, end };
}

/** What a plain client is answered: status, headers, bytes as they came. */
const answer = (url, headers = {}) =>
  new Promise((done, failed) => {
    get(url, { headers }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(pieces) }));
    }).once("error", failed);
  });

/** The main job: a plan is made, an export is read by the second program, and the page works without a network afterwards. */
async function mainJob(visit, page = "") {
  await visit.open(page);
  await visit.page.locator(".quick__line").fill("40 Business Premium direct monthly ends 14.03.2027");
  await visit.page.getByRole("button", { name: "Make the plan" }).click();
  await visit.page.locator(".plan__title").waitFor();
  await kept.retitleAndSave(visit.page, "made here");
  await visit.page.evaluate(() => (location.hash = "#/"));
  await visit.drop("body", [{ name: "products.csv", type: "text/csv", text: "Product name,Total licenses,Assigned licenses\nMicrosoft 365 E3,65,61\n" }]);
  await visit.page.getByRole("button", { name: "Make a plan", exact: true }).waitFor();
  await visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await visit.server.end();
  await visit.page.goto(visit.address + page);
  await visit.started();
  await visit.page.getByRole("link", { name: "made here" }).waitFor();
}

scenario("D3 nginx: types, compression, caching and every header of the recipe, and the main job", { worker: true, server: nginx }, async (visit) => {
  const page = await answer(visit.address);
  assert.equal(page.status, 200);
  assert.match(page.headers["content-type"], /^text\/html; charset=utf-8$/);
  assert.equal(page.headers["cache-control"], "no-cache");
  assert.equal(page.headers["content-security-policy"], `${policyOf(readFileSync(join(DIST, "index.html"), "utf8"))}; frame-ancestors 'none'`);
  for (const [name, value] of [["x-content-type-options", "nosniff"], ["referrer-policy", "no-referrer"], ["cross-origin-opener-policy", "same-origin"], ["cross-origin-resource-policy", "same-origin"]]) {
    assert.equal(page.headers[name], value);
  }
  assert.doesNotMatch(page.headers.server ?? "", /\d/);
  assert.equal((await answer(visit.address, { "if-none-match": page.headers.etag })).status, 304);

  const html = page.bytes.toString("utf8");
  const program = /data-wasm="\.\/([^"]+)"/.exec(html)[1];
  const wasm = await answer(visit.address + program, { "accept-encoding": "gzip" });
  assert.equal(wasm.headers["content-type"], "application/wasm");
  assert.equal(wasm.headers["content-encoding"], "gzip");
  assert.match(wasm.headers.vary, /Accept-Encoding/i);
  assert.deepEqual(wasm.bytes, readFileSync(join(DIST, `${program}.gz`)));
  assert.match(wasm.headers["cache-control"], /immutable/);
  assert.deepEqual((await answer(visit.address + program)).bytes, readFileSync(join(DIST, program)));
  for (const [name, type, cache] of [
    [/href="\.\/(style-[^"]+)"/.exec(html)[1], /^text\/css/, /immutable/],
    [/data-office="\.\/([^"]+)"/.exec(html)[1], /^(?:application|text)\/javascript/, /immutable/],
    ["sw.js", /^(?:application|text)\/javascript/, /^no-cache$/],
    ["manifest.webmanifest", /^application\/manifest\+json/, /^no-cache$/],
    ["rulebook.en.json", /^application\/json/, /^no-cache$/],
    ["icons/192.png", /^image\/png$/, /^no-cache$/],
  ]) {
    const { status, headers } = await answer(visit.address + name);
    assert.equal(status, 200, name);
    assert.match(headers["content-type"], type, name);
    assert.match(headers["cache-control"], cache, name);
    assert.ok(headers["content-security-policy"], `${name}: workers are covered too`);
  }
  assert.equal((await answer(`${visit.address}nothing-there`)).status, 404);
  await mainJob(visit);
});

scenario("D4 storage that knows only keys: the main job at index.html", { worker: true, server: storage }, async (visit) => {
  await mainJob(visit, "index.html");
});

scenario("D5 F7 back to the version before: it is taken like a new one, and every plan is there", {
  worker: true,
  server: async () => {
    const host = new Host();
    host.version("newer", edited("rulebook.en.json", "{", "{ "));
    host.version("older");
    host.publish("newer");
    return Object.assign(await host.start(), { end: () => host.end(), host });
  },
}, async (visit) => {
  try {
    await visit.open();
    await visit.page.getByRole("button", { name: "Start with an empty plan" }).click();
    await visit.page.locator(".plan__title").waitFor();
    await kept.retitleAndSave(visit.page, "written by the newer one");
    await visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const newer = await visit.page.evaluate(() => document.documentElement.dataset.build);
    visit.server.host.publish("older");
    await visit.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await visit.page.getByRole("button", { name: "Use it now" }).click();
    await visit.page.waitForFunction((before) => document.documentElement.dataset.build !== before && document.querySelector(".plan__title")?.value === "written by the newer one", newer);
  } finally {
    await visit.server.end();
  }
});
