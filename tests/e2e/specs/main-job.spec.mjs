// The main job on the release build: a customer's export is dropped, reviewed and becomes a saved plan; the plan survives a
// reload, leaves as a file, and comes back from it byte for byte after everything stored was cleared.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scenario } from "../lib/scenario.mjs";

const ROOT = join(fileURLToPath(import.meta.url), "../../../..");
const OURS = "crates/planner/tests/imports";
// Where real exports lie beside the checkout, they are dropped too; without them the test passes on our own.
const REAL = process.env.CHANGEOVER_SAMPLES ?? join(ROOT, "../shared/data");
const EXPORTS = [
  join(ROOT, OURS, "graph-subscriptions/northwind.json"),
  join(ROOT, OURS, "licence-counts/your-products.csv"),
  join(REAL, "tenant/graph_directory-subscriptions_docs.json"),
  join(REAL, "tenant/graph_subscribedSkus_testfixture_deploymenttheory.json"),
  join(REAL, "tenant/m365-your-products_en_testfixture.csv"),
].filter((path) => existsSync(path));

const WORDS = {
  en: { accept: "Make a plan", keep: "Keep", exportPlan: "Export the plan", saved: "Saved" },
  ru: { accept: "Составить план", keep: "Взять", exportPlan: "Выгрузить план", saved: "Сохранено" },
};

const file = (path) => ({ name: basename(path), type: path.endsWith(".csv") ? "text/csv" : "application/json", text: readFileSync(path, "utf8") });
const saved = (visit) => visit.page.locator(".save", { hasText: WORDS[visit.options.lang].saved }).waitFor();
const exported = async (visit) => {
  const id = await visit.page.evaluate(() => location.hash.split("/")[2]);
  await visit.page.evaluate((hash) => (location.hash = hash), `#/plan/${id}/share`);
  const button = visit.page.getByRole("button", { name: WORDS[visit.options.lang].exportPlan });
  await button.waitFor();
  return visit.download(() => button.click());
};
const clearEverything = (visit) =>
  visit.page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = () => reject(request.error);
      });
  });

for (const path of EXPORTS) {
  scenario(`an export becomes a plan that is kept: ${basename(path)}`, { across: { lang: ["en", "ru"] }, context: { bypassCSP: true } }, async (visit) => {
    const words = WORDS[visit.options.lang];
    await visit.open();
    await visit.drop("body", [file(path)]);
    const accept = visit.page.getByRole("button", { name: words.accept, exact: true });
    await accept.waitFor();
    await visit.axe();
    await visit.shot(`review-${basename(path)}`);
    await accept.click();
    await visit.page.locator(".tabs").waitFor();
    await saved(visit);
    await visit.axe();
    const verdict = await visit.page.locator("h1").textContent();
    assert.ok(verdict.trim().length > 0);

    await visit.reload();
    await saved(visit);
    assert.equal(await visit.page.locator("h1").textContent(), verdict);
    const before = await exported(visit);
    const plan = JSON.parse(before.text);
    assert.equal(plan.format, "changeover-plan");
    assert.ok(plan.subscriptions.length > 0);

    await visit.page.evaluate(() => (location.hash = "#/"));
    await clearEverything(visit);
    await visit.reload();
    assert.equal(await visit.page.locator(".plans__table").count(), 0);
    await visit.drop("body", [{ name: before.name, type: "application/json", text: before.text }]);
    await visit.page.getByRole("button", { name: words.keep, exact: true }).click();
    await visit.page.locator(".tabs").waitFor();
    await saved(visit);
    const after = await exported(visit);
    assert.equal(after.text, before.text);
  });
}

scenario("a plan document that does not open says where and why, and nothing changes", { across: { lang: ["en", "ru"] } }, async (visit) => {
  await visit.open();
  const text = '{"format":"changeover-plan","schema":1,"asOf":"2026-11-22",\n"subscriptions":[{"id":"s1","channel":"shop","product":{},"seats":1}]}';
  await visit.drop("body", [{ name: "broken.json", type: "application/json", text }]);
  await visit.page.getByText(/subscriptions\[0\]\.channel/).waitFor();
  assert.deepEqual(Object.keys(await visit.stored()).filter((key) => key.startsWith("changeover/plan/")), []);
});
