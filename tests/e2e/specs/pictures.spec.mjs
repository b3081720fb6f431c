// Takes the pictures of the documents: `./dev pictures` puts them under docs/screenshots; in the test run they only have to
// be there to be taken.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { scenario } from "../lib/scenario.mjs";
import { go, openSample, part, saved } from "../pages/plan.mjs";

const DOCS = new URL("../../../docs/screenshots/", import.meta.url).pathname;
const WINDOW = { fullPage: false };

async function take(visit, name) {
  const path = await visit.shot(name, WINDOW);
  if (process.env.CHANGEOVER_PICTURES) copyFileSync(path, join(DOCS, `${name}.png`));
}

async function ready(visit) {
  await openSample(visit);
  await saved(visit);
  await visit.page.locator(".guide button").click();
}

scenario("the sample is ready to be shown", { viewport: "desktop" }, async (visit) => {
  await ready(visit);
  await take(visit, "subscriptions");
  await part(visit, "timeline");
  await visit.page.locator(".lanes .t-old").first().waitFor();
  await take(visit, "plan");
  await visit.page.locator(".tabs").evaluate((tabs) => tabs.scrollIntoView({ block: "start" }));
  await take(visit, "timeline");
  await part(visit, "compare");
  await visit.page.locator(".curve").scrollIntoViewIfNeeded();
  await take(visit, "compare");
  await visit.page.locator(".compare > .segments button").nth(1).click();
  await visit.page.locator(".plot").scrollIntoViewIfNeeded();
  await take(visit, "aims");
  await part(visit, "steps");
  await take(visit, "steps");
  await go(visit, "#/rules");
  await visit.page.locator(".rule").first().waitFor();
  await take(visit, "rules");
});

scenario("the sample is ready to be shown in the dark", { viewport: "desktop", theme: "dark" }, async (visit) => {
  await ready(visit);
  await part(visit, "timeline");
  await visit.page.locator(".lanes .t-old").first().waitFor();
  await visit.page.locator(".tabs").evaluate((tabs) => tabs.scrollIntoView({ block: "start" }));
  await take(visit, "timeline-dark");
});

scenario("the sample is ready to be shown on a phone", { viewport: "phone" }, async (visit) => {
  await ready(visit);
  await visit.page.locator(".grid").scrollIntoViewIfNeeded();
  await take(visit, "phone");
});
