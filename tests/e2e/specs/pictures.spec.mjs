// Takes the pictures of the documents: `./dev test e2e` leaves them under results/pictures; README shows `plan`.
import { scenario } from "../lib/scenario.mjs";

scenario("the sample's timeline is ready to be shown", { viewport: "desktop" }, async (visit) => {
  await visit.open();
  await visit.page.getByRole("button", { name: "Open the sample" }).click();
  await visit.page.locator(".tabs").waitFor();
  await visit.page.locator(".save", { hasText: "Saved" }).waitFor();
  const id = await visit.page.evaluate(() => location.hash.split("/")[2]);
  await visit.page.evaluate((hash) => (location.hash = hash), `#/plan/${id}/timeline`);
  await visit.page.locator(".lanes").waitFor();
  await visit.shot("plan");
});
