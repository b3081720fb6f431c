// Firefox of this machine, driven over Marionette, which it speaks by itself: no driver program, no package. Only what the
// walks of firefox.spec.mjs need.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
export function firefoxPath() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => ["firefox-esr", "firefox"].map((name) => join(folder, name)));
  const found = [process.env.FIREFOX, ...onPath, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error("No Firefox here: install it, or set FIREFOX to the program.");
  return found;
}

// It talks to nobody but us, asks nothing, and keeps its settings to itself.
const PREFERENCES = {
  "marionette.port": 0,
  "intl.locale.requested": "en-GB",
  "intl.accept_languages": "en-GB, en",
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "app.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "services.settings.server": "data:,",
  "dom.disable_beforeunload": true,
};

export class Firefox {
  #waiting = new Map();
  #number = 0;

  /** Starts on a profile of its own, or on one that another run has left. */
  static async start(profile = mkdtempSync(join(tmpdir(), "changeover-firefox-"))) {
    const firefox = new Firefox();
    firefox.profile = profile;
    writeFileSync(join(profile, "user.js"), Object.entries(PREFERENCES).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`).join(""));
    const port = join(profile, "MarionetteActivePort");
    rmSync(port, { force: true });
    const options = ["--headless", "--no-remote", "--marionette", "-remote-allow-system-access", "-profile", profile, "about:blank"];
    firefox.process = spawn(firefoxPath(), options, { detached: true, stdio: "ignore", env: { ...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: "1280", MOZ_HEADLESS_HEIGHT: "900" } });
    firefox.gone = new Promise((done) => firefox.process.once("exit", done));
    const until = Date.now() + 90_000;
    while (!existsSync(port) || !readFileSync(port, "utf8").trim()) {
      if (Date.now() > until) throw new Error("Firefox does not start");
      await pause(100);
    }
    await firefox.#connect(Number(readFileSync(port, "utf8")));
    await firefox.send("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
    await firefox.send("WebDriver:SetTimeouts", { script: 30_000, implicit: 15_000, pageLoad: 60_000 });
    return firefox;
  }

  async #connect(port) {
    this.socket = connect(port, "127.0.0.1");
    let bytes = Buffer.alloc(0);
    const greeted = new Promise((done, failed) => {
      this.socket.once("error", failed);
      this.socket.on("data", (piece) => {
        bytes = Buffer.concat([bytes, piece]);
        for (;;) {
          const colon = bytes.indexOf(":");
          const length = Number(bytes.subarray(0, colon));
          if (colon < 0 || bytes.length < colon + 1 + length) return;
          const message = JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString("utf8"));
          bytes = bytes.subarray(colon + 1 + length);
          if (!Array.isArray(message)) done();
          else this.#answered(message);
        }
      });
    });
    await greeted;
    this.socket.on("error", () => {}); // killed on purpose
  }

  #answered([, number, error, result]) {
    const { resolve, reject, what } = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (error) reject(new Error(`${what}: ${error.error}: ${error.message}`));
    else resolve(result && Object.keys(result).length === 1 && "value" in result ? result.value : result);
  }

  send(what, parameters = {}) {
    const number = ++this.#number;
    const text = JSON.stringify([0, number, what, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject, what });
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  goto(url) {
    return this.send("WebDriver:Navigate", { url });
  }

  /** Runs a function in the page; it may be asynchronous. */
  evaluate(run, ...args) {
    const script = `const done = arguments[arguments.length - 1]; Promise.resolve((${run})(...[...arguments].slice(0, -1))).then((value) => done([value]), (error) => done([null, String(error)]));`;
    return this.send("WebDriver:ExecuteAsyncScript", { script, args, newSandbox: false }).then(([value, error]) => {
      if (error) throw new Error(error);
      return value;
    });
  }

  /** Waits until a function in the page says yes. */
  async until(run, ...args) {
    const end = Date.now() + 20_000;
    for (;;) {
      const value = await this.evaluate(run, ...args).catch(() => null); // the page may be on its way to another
      if (value) return value;
      if (Date.now() > end) throw new Error(`it does not come to hold: ${run} ${JSON.stringify(args)}`);
      await pause(50);
    }
  }

  async find(selector) {
    const found = await this.send("WebDriver:FindElement", { using: "css selector", value: selector });
    return Object.values(found)[0];
  }

  async click(selector) {
    await this.send("WebDriver:ElementClick", { id: await this.find(selector) });
  }

  /** Types into a field, in place of what is there; a path into a file input chooses the file. */
  async type(selector, text, { clear = true } = {}) {
    const id = await this.find(selector);
    if (clear) await this.send("WebDriver:ElementClear", { id });
    await this.send("WebDriver:ElementSendKeys", { id, text });
  }

  /** Presses keys where the focus is. */
  keys(...values) {
    const actions = values.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    return this.send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** What the browser's console holds of our pages. */
  async complaints(origin) {
    await this.send("Marionette:SetContext", { value: "chrome" });
    const script = "return Services.console.getMessageArray().filter((m) => m instanceof Ci.nsIScriptError && String(m.sourceName).startsWith(arguments[0])).map(String)";
    const told = await this.send("WebDriver:ExecuteScript", { script, args: [origin] });
    await this.send("Marionette:SetContext", { value: "content" });
    return told;
  }

  async newTab() {
    const { handle } = await this.send("WebDriver:NewWindow", { type: "tab" });
    return handle;
  }

  switchTo(handle) {
    return this.send("WebDriver:SwitchToWindow", { handle });
  }

  /** The hard end: nothing is asked, nothing is written any more. */
  async kill() {
    process.kill(-this.process.pid, "SIGKILL");
    await this.gone;
    this.socket.destroy();
  }

  async end() {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
