// Plans put where the browser keeps them, without the program.
import { seal } from "../tests/e2e/lib/kept.mjs";
import { samplePlan } from "./plans.mjs";

const put = (texts) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("changeover", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("plans", { keyPath: "id" });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("plans", "readwrite");
      for (const [id, text] of texts) transaction.objectStore("plans").put({ id, revision: 1, text });
      transaction.oncomplete = () => (request.result.close(), resolve());
      transaction.onerror = () => reject(transaction.error);
    };
  });

/** Keeps so many plans, "Customer 0" and on, in the mirror of the site at an address; gives the size of their documents, bytes. */
export async function keep(page, address, { plans, subscriptions }) {
  await page.goto(`${address}robots.txt`);
  const plan = JSON.parse(samplePlan(subscriptions));
  let bytes = 0;
  for (let from = 0; from < plans; from += 100) {
    const texts = Array.from({ length: Math.min(100, plans - from) }, (_, at) => {
      const [id, name] = [`customer-${String(from + at).padStart(5, "0")}`, `Customer ${from + at}`];
      const text = JSON.stringify({ ...plan, id, title: name, revision: 1, customer: { ...plan.customer, name } });
      bytes += text.length;
      return [id, seal(text, 1)];
    });
    await page.evaluate(put, texts);
  }
  return bytes;
}
