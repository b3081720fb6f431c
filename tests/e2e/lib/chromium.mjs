// The browser of this machine, started the same way everywhere.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

// The sandbox needs a user other than root; the rest keeps the browser from talking to anybody but us.
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function chromiumPath() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.CHROMIUM, ...onPath, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error("No Chromium here: install it, or set CHROMIUM to the program.");
  return found;
}

export const launch = (options = {}) => chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...(options.args ?? [])] });
