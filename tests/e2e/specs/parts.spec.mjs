// The program comes in parts: what starts needs none of them, and one that does not come takes nothing along.
import assert from "node:assert/strict";
import { scenario } from "../lib/scenario.mjs";
import { openSample } from "../pages/plan.mjs";

const TEXTS = {
  en: { tab: "Timeline", missing: "This part could not be loaded.", again: "Try again" },
  ru: { tab: "Шкала времени", missing: "Эту часть не удалось загрузить.", again: "Попробовать ещё раз" },
};

scenario("a part is fetched when its screen is first shown, and once", async (visit) => {
  const fetched = (part) => visit.requests.filter(({ url }) => new RegExp(`/split_${part}-[0-9a-f]{16}\\.wasm$`).test(url)).length;
  await openSample(visit);
  assert.deepEqual([fetched("planner"), fetched("work"), fetched("papers"), fetched("desk")], [1, 0, 0, 0]);
  for (let round = 0; round < 2; round++) {
    await visit.page.locator(".tabs__link").nth(1).click();
    await visit.page.locator(".timeline").waitFor();
    await visit.page.locator(".tabs__link").nth(0).click();
    await visit.page.getByRole("grid").waitFor();
  }
  assert.deepEqual([fetched("planner"), fetched("work"), fetched("papers"), fetched("desk")], [1, 1, 0, 0]);
});

for (const lang of ["en", "ru"]) {
  const tolerate = [/Failed to load resource/, /Failed to fetch|TypeError/];
  scenario(`a part that does not come says so, and comes when asked again (${lang})`, { lang, tolerate }, async (visit) => {
    const words = TEXTS[lang];
    await openSample(visit);
    await visit.page.route(/\/split_work-/, (route) => route.abort());
    await visit.page.locator(".tabs__link").nth(1).click();
    await visit.page.getByRole("alert").getByText(words.missing).waitFor();
    // The plan is there all the while.
    await visit.page.locator(".figures").waitFor();
    await visit.page.unroute(/\/split_work-/);
    await visit.page.getByRole("button", { name: words.again, exact: true }).click();
    await visit.page.locator(".timeline").waitFor();
  });
}
