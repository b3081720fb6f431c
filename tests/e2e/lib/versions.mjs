// Versions of the built site, and a host that goes from one to another or goes away.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepOffline } from "../../../tools/finish.mjs";
import { serve } from "../../../tools/serve.mjs";
import { DIST } from "./scenario.mjs";

const STATIC = join(dirname(fileURLToPath(import.meta.url)), "../../../static");

export class Host {
  #folder = mkdtempSync(join(tmpdir(), "changeover-site-"));
  #site = join(this.#folder, "site");
  #server;

  /** A version of the site, its files changed by `change(folder)` before the copy for offline work is described. */
  version(name, change = () => {}) {
    const folder = join(this.#folder, name);
    cpSync(DIST, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    for (const worker of ["sw.js", "sw.gone.js"]) cpSync(join(STATIC, worker), join(folder, worker));
    change(folder);
    const page = join(folder, "index.html");
    writeFileSync(page, keepOffline(folder, readFileSync(page, "utf8").replace(/ data-build="\w+"/, ""), true));
    return name;
  }

  folder(name) {
    return join(this.#folder, name);
  }

  /** From now on this version is served. */
  publish(name) {
    rmSync(this.#site, { force: true });
    symlinkSync(join(this.#folder, name), this.#site);
  }

  async start({ base = "/some/folder/", plain = false, port = 0 } = {}) {
    this.#server = await serve({ root: this.#site, base, plain, port });
    this.base = base;
    return this.#server;
  }

  /** The network is cut. */
  async stop() {
    await this.#server?.close();
    this.#server = undefined;
  }

  async end() {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Changes a text in a file of a version. */
export const edited = (name, from, to) => (folder) => {
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  writeFileSync(path, text.replaceAll(from, to));
};
