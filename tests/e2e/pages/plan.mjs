// The plan's screen: how scenarios get to one, and around in it.
import { readFileSync } from "node:fs";

const WORDS = {
  en: { sample: "Open the sample", keep: "Keep", saved: "Saved" },
  ru: { sample: "Открыть пример", keep: "Взять", saved: "Сохранено" },
};

export const SAMPLE = JSON.parse(readFileSync(new URL("../../../src/ui/samples/northwind.json", import.meta.url), "utf8"));

/** The sample's subscriptions over and over, under ids and ends of their own. */
export function manyOf(count, title = "Adventure Works") {
  const day = (offset) => new Date(Date.UTC(2026, 11, 1 + (offset % 300))).toISOString().slice(0, 10);
  const subscriptions = Array.from({ length: count }, (_, at) => {
    const { strategy, transferOn, ...sub } = structuredClone(SAMPLE.subscriptions[at % SAMPLE.subscriptions.length]);
    return { ...sub, id: `s${at + 1}`, seats: 1 + (at % 90), assigned: 1, start: undefined, purchased: undefined, end: day(at * 7) };
  });
  return { ...structuredClone(SAMPLE), id: `many-${count}`, title, revision: 1, savedAt: "2026-11-22T10:00:00Z", subscriptions };
}

/** Opens the site and the sample in it. */
export async function openSample(visit) {
  await visit.open();
  await visit.page.getByRole("button", { name: WORDS[visit.options.lang].sample }).click();
  await visit.page.locator(".tabs").waitFor();
}

/** Opens the site and keeps a plan that is dropped on it. */
export async function openPlan(visit, plan) {
  await visit.open();
  await visit.drop("body", [{ name: "plan.json", type: "application/json", text: JSON.stringify(plan) }]);
  await visit.page.getByRole("button", { name: WORDS[visit.options.lang].keep, exact: true }).click();
  await visit.page.locator(".tabs").waitFor();
}

export async function go(visit, address) {
  await visit.page.evaluate((hash) => (location.hash = hash), address);
  await visit.page.waitForFunction((hash) => location.hash === hash, address);
}

/** Shows a part of the open plan. */
export async function part(visit, tab) {
  const id = await visit.page.evaluate(() => location.hash.split("/")[2]);
  await go(visit, `#/plan/${id}/${tab}`);
  await visit.page.locator(`.tabs__link[aria-current="page"][href$="${tab}"]`).waitFor();
}

export const saved = (visit) => visit.page.locator(".save", { hasText: WORDS[visit.options.lang].saved }).waitFor();
