// Starts the page. It runs before the first paint, so it is small and does little:
//   1. refuse to run inside another page;
//   2. take language and theme from the stored preferences, so that the first paint is already right;
//   3. fetch the program and its glue side by side, the program checked against its digest;
//   4. when the program cannot start, or traps later, show the way to the rescue page.
// Preferences are JSON strings under `changeover/lang` ("en", "ru") and `changeover/theme` ("light", "dark").
(() => {
  "use strict";
  const script = document.currentScript;
  const root = document.documentElement;

  const preference = (name, allowed) => {
    try {
      const value = JSON.parse(localStorage.getItem(`changeover/${name}`));
      return allowed.includes(value) ? value : null;
    } catch {
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

  const trouble = (reason) => {
    root.dataset.state = "trouble";
    show("trouble", reason);
  };

  const spoken = (navigator.languages || []).map((tag) => tag.slice(0, 2).toLowerCase());
  root.lang = preference("lang", ["en", "ru"]) || spoken.find((l) => l === "en" || l === "ru") || "en";
  const theme = preference("theme", ["light", "dark"]);
  if (theme) root.dataset.theme = theme;

  if (window.top !== window.self) {
    root.dataset.state = "framed";
    whenParsed(() => document.getElementById("app").remove());
    show("framed");
    return;
  }

  // A trap leaves the program's memory in an unknown state: it must not go on, and it must not save.
  const trapped = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => trapped(event.error) && trouble(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason) && trouble(event.reason));

  root.dataset.state = "loading";
  const address = (name) => new URL(script.dataset[name], document.baseURI).href;
  const start = async () => {
    const program = fetch(address("wasm"), { integrity: script.dataset.integrity });
    program.catch(() => {}); // told of below, by whoever waits for it
    const glue = await import(address("js"));
    await new Promise((resolve) => whenParsed(resolve));
    await glue.default({ module_or_path: program });
    // The same door the command line has: changeover.evaluate(planJson, "en") gives the evaluation.
    globalThis.changeover = Object.freeze({ ...glue });
    root.dataset.state = "ready";
  };
  start().catch(trouble);
})();
