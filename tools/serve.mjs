// Serves a built folder the way a careful static host would: right types, compressed copies, long caching for
// names with a hash, security headers. With --live it reloads open pages when the folder changes.
// With --plain it is the poorest host there is: types by ending, nothing else.
//   node tools/serve.mjs --root dist [--port 8080] [--base /some/folder/] [--live | --plain]
import { createReadStream, existsSync, readFileSync, statSync, watch } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { policyOf } from "./html.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";
const HASHED = /-[0-9a-f]{12,}(?:_bg)?\.\w+$/;
const LIVE_SCRIPT = "live-reload.js";
const LIVE_EVENTS = "live-reload-events";

// The page states its policy itself; as a header it also covers workers, and only a header can forbid framing.
function pagePolicy(path) {
  const policy = policyOf(readFileSync(path, "utf8"));
  return policy && `${policy}; frame-ancestors 'none'`;
}

function headersFor(path) {
  const headers = {
    "content-type": typeOf(path),
    "cache-control": HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  };
  const policy = extname(path) === ".html" && pagePolicy(path);
  if (policy) headers["content-security-policy"] = policy;
  return headers;
}

/** The compressed copy the client accepts, when there is one that is not older than the file. */
function encoded(path, accepted) {
  for (const [encoding, suffix] of [["br", ".br"], ["gzip", ".gz"]]) {
    const copy = path + suffix;
    if (accepted.includes(encoding) && existsSync(copy) && statSync(copy).mtimeMs >= statSync(path).mtimeMs) return { copy, encoding };
  }
  return null;
}

/** The file an address means, or null. Nothing outside `root` is ever served. */
function fileFor(root, base, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || !path.startsWith(base)) return null;
  let file = normalize(join(root, path.slice(base.length)));
  if (file !== root && !file.startsWith(root + sep)) return null;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

function liveReload(root) {
  const clients = new Set();
  let timer;
  // A build moves its files in one by one; the page is ready when they have come to rest.
  watch(root, (_, name) => {
    if (name?.startsWith(".")) return;
    clearTimeout(timer);
    timer = setTimeout(() => clients.forEach((client) => client.write("data: built\n\n")), 300);
  });
  return {
    script: `new EventSource("${LIVE_EVENTS}").onmessage = () => location.reload();`,
    connect(response) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": connected\n\n");
      clients.add(response);
      response.on("close", () => clients.delete(response));
    },
  };
}

export async function serve({ root, port = 0, base = "/", live = false, plain = false, host = "127.0.0.1" }) {
  root = resolve(root);
  const reload = live ? liveReload(root) : null;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (!["GET", "HEAD"].includes(request.method)) return response.writeHead(405).end();
    if (reload && pathname === base + LIVE_EVENTS) return reload.connect(response);
    if (reload && pathname === base + LIVE_SCRIPT) {
      return response.writeHead(200, { "content-type": TYPES[".js"], "cache-control": "no-store" }).end(reload.script);
    }
    const file = fileFor(root, base, pathname);
    if (!file) return response.writeHead(404, { "content-type": TYPES[".txt"] }).end("Not found\n");
    const headers = plain ? { "content-type": typeOf(file) } : headersFor(file);
    if (reload && basename(file) === "index.html") {
      const html = readFileSync(file, "utf8").replace("</body>", `<script src="${LIVE_SCRIPT}"></script></body>`);
      return response.writeHead(200, headers).end(html);
    }
    const copy = !plain && encoded(file, request.headers["accept-encoding"] ?? "");
    if (!plain) headers.vary = "accept-encoding";
    if (copy) headers["content-encoding"] = copy.encoding;
    const path = copy ? copy.copy : file;
    headers["content-length"] = statSync(path).size;
    response.writeHead(200, headers);
    if (request.method === "HEAD") return response.end();
    createReadStream(path).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  const address = `http://${host === "127.0.0.1" ? "localhost" : host}:${server.address().port}${base}`;
  return { address, origin: new URL(address).origin, close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: "dist" },
      port: { type: "string", default: "8080" },
      base: { type: "string", default: "/" },
      live: { type: "boolean", default: false },
      plain: { type: "boolean", default: false },
    },
  });
  try {
    const { address } = await serve({ ...values, port: Number(values.port) });
    console.log(`\n  Changeover is at ${address}\n  Stop with Ctrl+C.`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Port ${values.port} is taken: choose another with --port N.` : error.message);
    process.exit(1);
  }
}
