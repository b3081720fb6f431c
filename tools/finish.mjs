// The last step of a build, called by Trunk (Trunk.toml, hooks) on the folder it is about to publish:
//   1. name the office's files (programs fetched on demand) after their content, and boot.js after its own; tell
//      boot.js the digest of the program it starts, and the page where the office's worker lies;
//   2. lay the parts of the program that are fetched later beside it, made small, named after their content, with their
//      digests where they are fetched (CHANGEOVER_PARTS names the folder they were cut into; a quick build has none);
//   3. make one style sheet of all, in their order: the page waits for it, and one request is sooner there than fifteen;
//   4. refuse a page that would break its own content policy or point outside its folder;
//   5. put in what another program has written for publication (CHANGEOVER_PUBLISH names the folder);
//   6. name every file of the release, with its digest, to the worker that keeps a copy for working offline;
//   7. for a release, lay compressed copies beside the files, for hosts that can serve them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { policyOf, tags } from "./html.mjs";

const COMPRESSIBLE = /\.(html|css|js|wasm|svg|json|txt|webmanifest|map)$/;

const digest = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);

const integrityOf = (bytes) => `sha384-${digest(bytes, "sha384", "base64")}`;

/** Gives a file the name of its content; returns the new name. */
function named(folder, name, bytes = readFileSync(join(folder, name))) {
  const [stem, ending] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  const hashed = `${stem}-${digest(bytes, "sha256", "hex").slice(0, 16)}${ending}`;
  writeFileSync(join(folder, name), bytes);
  renameSync(join(folder, name), join(folder, hashed));
  return hashed;
}

/** A text in which every one of these names stands exactly once, replaced. */
function renamed(text, names) {
  return Object.entries(names).reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`expected ${from} once`);
    return text.replace(from, () => to);
  }, text);
}

/** Names the programs that the office's worker loads, their glue and the worker, innermost first; returns the worker's name. */
function wireOffice(folder) {
  const names = {};
  for (const program of ["office", "sheets"]) {
    const wasm = `${program}_bg.wasm`;
    names[`${program.toUpperCase()}_INTEGRITY`] = `sha384-${digest(readFileSync(join(folder, wasm)), "sha384", "base64")}`;
    for (const name of [`${program}.js`, wasm]) names[`"./${name}"`] = `"./${named(folder, name)}"`;
  }
  names.CATALOGUE_INTEGRITY = `sha384-${digest(readFileSync(join(folder, "catalog-full.txt")), "sha384", "base64")}`;
  const worker = renamed(readFileSync(join(folder, "office-worker.js"), "utf8"), names);
  return named(folder, "office-worker.js", Buffer.from(worker));
}

/** The module that fetches the parts, written by the cutter beside them; the glue and it name each other. */
const LINK = "__wasm_split.js";

// As in index.html.
const SMALLER = "-Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue";

/** Wires the parts; the page then names the glue by its new name, and its module and the part of a first plan beside it. */
function wireParts(folder, html, parts) {
  const glue = tags(html).find(({ name, attributes }) => name === "script" && "data-js" in attributes).attributes["data-js"].replace(/^\.\//, "");
  const address = /fetch\(new URL\("\.\/(\w+\.wasm)", import\.meta\.url\)\)/g;
  const link = readFileSync(join(parts, LINK), "utf8").replace(address, (_, part) => {
    const smaller = join(folder, part);
    execFileSync("wasm-opt", [...SMALLER.split(" "), join(parts, part), "-o", smaller], { stdio: ["ignore", "ignore", "inherit"] });
    const integrity = integrityOf(readFileSync(smaller));
    return `fetch(new URL("./${named(folder, part)}", import.meta.url), { integrity: "${integrity}" })`;
  });
  // Each of the two names the other, so both are named after both.
  const text = readFileSync(join(folder, glue), "utf8");
  const hash = digest(text + link, "sha256", "hex").slice(0, 16);
  const [newGlue, newLink] = [`changeover-${hash}.js`, `parts-${hash}.js`];
  rmSync(join(folder, glue));
  writeFileSync(join(folder, newGlue), text.replaceAll(`from "./${LINK}"`, `from "./${newLink}"`));
  writeFileSync(join(folder, newLink), renamed(link, { "./changeover.js": `./${newGlue}` }));
  const hint = tags(html).find(({ attributes: { rel, href } }) => rel === "modulepreload" && href?.endsWith(glue));
  const hints = [newGlue, newLink].map((name) => `<link rel="modulepreload" href="./${name}" crossorigin="anonymous" integrity="${integrityOf(readFileSync(join(folder, name)))}">`);
  return html.replace(hint.text, hints.join("")).replaceAll(glue, newGlue);
}

function wireBoot(folder, html, office) {
  const scripts = tags(html).filter(({ name, attributes }) => name === "script" && "data-wasm" in attributes);
  if (scripts.length !== 1) throw new Error(`index.html: expected one start-up script, found ${scripts.length}`);
  const [{ text, attributes }] = scripts;
  // Read by every visitor before anything is shown: without its comments.
  writeFileSync(join(folder, "boot.js"), readFileSync(join(folder, "boot.js"), "utf8").replace(/^\s*\/\/.*\n/gm, ""));
  const bytes = readFileSync(join(folder, "boot.js"));
  const name = named(folder, "boot.js");
  const wired = {
    ...attributes,
    src: attributes.src.replace("boot.js", name),
    integrity: integrityOf(bytes),
    "data-integrity": integrityOf(readFileSync(join(folder, attributes["data-wasm"]))),
    "data-office": attributes["data-js"].replace(/[^/]+$/, office),
  };
  return html.replace(text, `<script ${Object.entries(wired).map(([key, value]) => `${key}="${value}"`).join(" ")}>`);
}

function oneStyleSheet(folder, html) {
  const links = tags(html).filter(({ attributes }) => attributes.rel === "stylesheet");
  const text = links.map(({ attributes }) => readFileSync(join(folder, attributes.href), "utf8").trim()).join("\n");
  const name = `style-${digest(text, "sha256", "hex").slice(0, 16)}.css`;
  for (const { attributes } of links) rmSync(join(folder, attributes.href));
  writeFileSync(join(folder, name), text);
  const link = `<link rel="stylesheet" href="./${name}" integrity="sha384-${digest(text, "sha384", "base64")}">`;
  return links.reduce((page, { text: old }, index) => page.replace(old, index === 0 ? link : ""), html);
}

/** Browsers ignore a digest on such a hint, and say so on the console; boot.js checks it on the fetch itself. */
function quietPreload(html) {
  const hints = tags(html).filter(({ attributes }) => attributes.rel === "preload" && attributes.as === "fetch");
  return hints.reduce((page, { text }) => page.replace(text, text.replace(/ integrity=\S+/, "")), html);
}

/** What would break the page's content policy, or its working in any folder. */
function complaints(html) {
  const found = [];
  if (!policyOf(html)) found.push("no content policy");
  for (const { text, index, name, attributes } of tags(html)) {
    if (name === "script" && !(attributes.src && html.startsWith("</script>", index + text.length))) found.push(`an inline script: ${text}`);
    if (name === "style") found.push("an inline style sheet");
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "style" || key.startsWith("on")) found.push(`an inline style or handler: ${text}`);
      const address = ["src", "href", "data-js", "data-wasm", "data-office", "action", "srcset"].includes(key);
      if (address && /^(\/|[a-z][a-z0-9+.-]*:)/i.test(value) && !value.startsWith("data:")) found.push(`an address that leaves the folder: ${text}`);
    }
  }
  return found;
}

export function compress(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!COMPRESSIBLE.test(name) || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** What the worker keeps: everything a page may ask for. */
function offlineFiles(folder) {
  const kept = (name) => statSync(join(folder, name)).isFile() && !/^(?:schema\/|sw[.\w]*\.js$|robots\.txt$|sbom\.|index\.html$)/.test(name);
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter(kept).sort();
  return Object.fromEntries(names.map((name) => [name, integrityOf(readFileSync(join(folder, name)))]));
}

/** Gives the release its name, on the page and in the worker; a quick build gets a worker that takes older copies away. */
export function keepOffline(folder, html, release) {
  const worker = join(folder, "sw.js");
  const gone = readFileSync(join(folder, "sw.gone.js"));
  if (!release) {
    writeFileSync(worker, gone);
    return html;
  }
  const files = offlineFiles(folder);
  const build = digest(JSON.stringify([html, files]), "sha256", "hex").slice(0, 16);
  const named = html.replace(/(<script [^>]*data-wasm="[^"]*")/, `$1 data-build="${build}"`);
  if (named === html) throw new Error("index.html: no place for the build's name");
  files["index.html"] = integrityOf(named);
  const filled = readFileSync(worker, "utf8")
    .replace('const VERSION = "";', `const VERSION = "${build}";`)
    .replace("const FILES = {};", `const FILES = ${JSON.stringify(files, null, 2)};`);
  writeFileSync(worker, filled);
  return named;
}

function finish(folder, release) {
  const page = join(folder, "index.html");
  const whole = readFileSync(page, "utf8");
  const cut = process.env.CHANGEOVER_PARTS ? wireParts(folder, whole, process.env.CHANGEOVER_PARTS) : whole;
  const html = quietPreload(oneStyleSheet(folder, wireBoot(folder, cut, wireOffice(folder))));
  const found = complaints(html);
  if (found.length) throw new Error(`index.html has ${found.join("; ")}`);
  if (process.env.CHANGEOVER_PUBLISH) cpSync(process.env.CHANGEOVER_PUBLISH, folder, { recursive: true });
  writeFileSync(page, keepOffline(folder, html, release));
  if (release) compress(folder);
}

if (process.env.TRUNK_STAGING_DIR) finish(process.env.TRUNK_STAGING_DIR, process.env.TRUNK_PROFILE === "release");
