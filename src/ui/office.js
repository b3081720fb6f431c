// The page's end of the office's worker (static/office-worker.js): started with the first request, ended when a request is
// called off or the program has trapped; the next request starts a new one. The build names the file in the start-up script.

import { safeName } from "./platform.js";

let worker = null;
let number = 0;
const waiting = new Map();

/** Ends the worker; whoever waits hears why. */
export const close = (fault) => {
  worker?.terminate();
  worker = null;
  const left = [...waiting.values()];
  waiting.clear();
  for (const { reject } of left) reject([fault, ""]);
};

const open = () => {
  const { office } = document.querySelector("script[data-office]").dataset;
  worker = new Worker(new URL(office, document.baseURI), { type: "module" });
  const mine = worker;
  worker.onmessage = ({ data: { id, done, total, fault, detail, text, bytes } }) => {
    const asked = waiting.get(id);
    if (!asked || worker !== mine) return;
    if (total !== undefined) return asked.progress(done, total);
    waiting.delete(id);
    if (fault === undefined) return asked.resolve([text, bytes]);
    asked.reject([fault, detail]);
    if (fault === "crashed" || fault === "unavailable") close(fault);
  };
  // The worker's own script could not be fetched, or is not what it should be.
  worker.onerror = (event) => {
    event.preventDefault();
    if (worker === mine) close("unavailable");
  };
};

/** Resolves to [text, bytes or null], rejects with [fault, detail]. */
export const ask = (kind, request, files, progress) =>
  new Promise((resolve, reject) => {
    if (!worker) open();
    number += 1;
    waiting.set(number, { resolve, reject, progress });
    worker.postMessage({ id: number, kind, request, files });
  });

/** Text as a file to hand in. */
export const textFile = (name, text) => new File([text], name);

/** Saves bytes as a file under a name made safe. */
export const downloadBytes = (name, type, bytes) => {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = safeName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
