// Starts the page. It runs before the first paint, so it is small and does little:
//   1. refuse to run inside another page, and say so where the browser is too old;
//   2. take language and theme from the stored preferences, so that the first paint is already right;
//   3. let no text become a script: the only policy for trusted types is here;
//   4. fetch the program and its glue side by side, the program checked against its digest;
//   5. when the program cannot start, or traps later, show the way to the rescue page;
//   6. keep a copy for working offline, and tell the program of newer versions.
// Preferences are JSON strings under `changeover/lang` ("en", "ru") and `changeover/theme` ("light", "dark").
// What is written here is understood by every browser that knows modules; older ones get the message of `#old`.
(() => {
  "use strict";
  const script = document.currentScript;
  const root = document.documentElement;

  const preference = (name, allowed) => {
    try {
      const value = JSON.parse(localStorage.getItem(`changeover/${name}`));
      return allowed.includes(value) ? value : null;
    } catch (error) {
      return null; // no storage, or not ours
    }
  };

  const whenParsed = (run) =>
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", run) : run();

  const show = (id, detail) =>
    whenParsed(() => {
      const place = document.getElementById(id);
      place.hidden = false;
      const text = detail && document.getElementById(`${id}-detail`);
      if (text) text.textContent = String(detail).slice(0, 300);
    });

  const stop = (state, id, detail) => {
    if (root.dataset.state === state) return;
    root.dataset.state = state;
    show(id, detail);
  };

  // What the screen shows stays readable; nothing on it answers any more.
  const trouble = (reason) => {
    stop("trouble", "trouble", reason);
    whenParsed(() => document.getElementById("app").setAttribute("inert", ""));
    takeVersion(); // a newer version may mend it
  };

  const spoken = (navigator.languages || []).map((tag) => tag.slice(0, 2).toLowerCase());
  root.lang = preference("lang", ["en", "ru"]) || spoken.find((l) => l === "en" || l === "ru") || "en";
  const theme = preference("theme", ["light", "dark"]);
  if (theme) root.dataset.theme = theme;

  let takeVersion = () => {};
  if (window.top !== window.self) {
    whenParsed(() => document.getElementById("app").remove());
    return stop("framed", "framed");
  }

  // What the program and its styles need and no shim can give.
  const modern = [
    () => WebAssembly.instantiateStreaming,
    () => HTMLDialogElement.prototype.showModal,
    () => structuredClone,
    () => CSS.supports("color", "light-dark(#fff, #000)"),
    () => Array.prototype.at,
  ];
  const known = (feature) => {
    try {
      return Boolean(feature());
    } catch (error) {
      return false;
    }
  };
  if (!modern.every(known)) return stop("old", "old");

  // The view templates of the program pass here as markup; nothing that runs does. Scripts come from beside the page only.
  const RUNS = /<\s*\/?\s*(?:script|iframe|frame|object|embed|base|meta|link|style|form|template)\b|[\s"'/]on\w+\s*=|javascript:/i;
  const here = new URL("./", document.baseURI).href;
  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    window.trustedTypes.createPolicy("default", {
      createHTML: (text) => (RUNS.test(text) ? null : text),
      createScriptURL: (address) => (new URL(address, document.baseURI).href.startsWith(here) ? address : null),
    });
  }

  // A trap leaves the program's memory in an unknown state: it must not go on, and it must not save.
  const trapped = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("changeover:stopped", (event) => trouble(event.detail));
  addEventListener("error", (event) => trapped(event.error) && trouble(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason) && trouble(event.reason));

  // A newer version is fetched whole and waits (sw.js). It takes over when the person says so, in every tab; or at once
  // where this version cannot even start.
  const { build } = script.dataset;
  const workers = build && window.isSecureContext && navigator.serviceWorker;
  const tell = (what) => {
    root.dataset.version = what;
    dispatchEvent(new CustomEvent("changeover:version", { detail: what }));
  };
  const keepOffline = async () => {
    const kept = await workers.register(new URL("sw.js", document.baseURI).href, { updateViaCache: "none" });
    takeVersion = () => kept.waiting && kept.waiting.postMessage("take over");
    addEventListener("changeover:take", takeVersion);
    const look = () => {
      if (!kept.waiting || !workers.controller) return;
      if (root.dataset.state === "trouble") takeVersion();
      else tell("ready");
    };
    const follow = (worker) => worker && worker.addEventListener("statechange", look);
    kept.addEventListener("updatefound", () => follow(kept.installing));
    follow(kept.installing);
    look();
    document.addEventListener("visibilitychange", () => document.hidden || kept.update().catch(() => {}));
  };
  if (workers) {
    let controlled = Boolean(workers.controller);
    workers.addEventListener("controllerchange", () => {
      if (!controlled) controlled = true; // the first copy: of this very version
      else if (root.dataset.state === "ready") tell("replaced");
      else location.reload();
    });
  }

  root.dataset.state = "loading";
  if (build) root.dataset.build = build;
  const address = (name) => new URL(script.dataset[name], document.baseURI).href;
  const start = async () => {
    const program = fetch(address("wasm"), { integrity: script.dataset.integrity });
    program.catch(() => {}); // told of below, by whoever waits for it
    const glue = await import(address("js"));
    await new Promise((resolve) => whenParsed(resolve));
    await glue.default({ module_or_path: program });
    // The same door the command line has: await changeover.evaluate(planJson, "en").
    globalThis.changeover = Object.freeze({ ...glue });
    root.dataset.state = "ready";
  };
  start()
    .catch(trouble)
    // Without a copy the page works as before, online.
    .then(() => workers && keepOffline().catch(() => {}));
})();
