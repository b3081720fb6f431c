// Plans as the browser keeps them, put there and read by the tests without the program: stored texts in local storage and
// in the mirror (src/store/envelope.rs, src/ui/platform.js).

export const PLAN = "11111111-2222-4333-8444-555555555555";
export const KEY = `changeover/plan/${PLAN}`;
export const BEFORE = `changeover/before/${PLAN}`;

/** A plan document with one subscription. */
export function document({ title = "Contoso to CSP", revision = 1, savedAt = "2026-11-22T10:00:00Z", ...more } = {}) {
  return JSON.stringify(
    {
      format: "changeover-plan",
      schema: 1,
      id: PLAN,
      title,
      revision,
      savedAt,
      rulebook: "2026-11-22",
      asOf: "2026-11-22",
      currency: "USD",
      customer: { name: "Contoso", domain: "contoso.example", country: "US", segment: "commercial", relationship: "none", agreement: "unknown" },
      partner: { name: "Fabrikam", country: "US", model: "direct-bill" },
      policy: { acceptanceDays: 5, reassignDays: 3, safetyDays: 2 },
      subscriptions: [
        {
          id: "s1",
          channel: "mca-direct",
          product: { name: "Microsoft 365 Business Premium", partNumber: "SPB" },
          seats: 40,
          assigned: 38,
          term: "P1Y",
          billing: "monthly",
          start: "2026-03-15",
          end: "2027-03-14",
          autoRenew: true,
          price: { amount: "23.10", per: "month" },
        },
      ],
      ...more,
    },
    null,
    2,
  );
}

/** FNV-1a, 64 bits, over the text's bytes. */
function checksum(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** The stored form of a document's text. */
export const seal = (text, revision = JSON.parse(text).revision) =>
  `changeover 1 ${revision} ${new TextEncoder().encode(text).length} ${checksum(text)}\n${text}`;

/** The stored form of a plan with this title and revision. */
export const sealed = (title, revision, more = {}) => seal(document({ title, revision, ...more }), revision);

/** Makes local storage and the mirror hold exactly this. `mirror`: { id: [revision, text] }. */
export function put(page, local = {}, mirror = {}) {
  return page.evaluate(
    async ([entries, rows]) => {
      localStorage.clear();
      for (const [key, text] of entries) localStorage.setItem(key, text);
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const opening = indexedDB.open("changeover", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("plans", { keyPath: "id" });
      const database = await done(opening);
      const store = database.transaction("plans", "readwrite").objectStore("plans");
      await done(store.clear());
      for (const [id, [revision, text]] of rows) await done(store.put({ id, revision, text }));
      database.close();
    },
    [Object.entries(local), Object.entries(mirror)],
  );
}

/** The mirror's rows: { id: { revision, text } }. */
export function mirrored(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("changeover", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("plans", { keyPath: "id" });
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("plans").objectStore("plans").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(Object.fromEntries(all.result.map(({ id, revision, text }) => [id, { revision, text }])));
          };
        };
      }),
  );
}

/** A page of the site's origin on which nothing writes: storage can be prepared there. */
export async function still(visit) {
  await visit.page.goto(`${visit.address}rescue.html`);
  return visit.page;
}

/** Fills local storage to the last unit under somebody else's key. */
export const fill = (page) =>
  page.evaluate(() => {
    let text = "x".repeat(6 * 1024 * 1024);
    for (let step = text.length; step >= 1; step = Math.floor(step / 2)) {
      for (;;) {
        try {
          localStorage.setItem("somebody-else/filler", (localStorage.getItem("somebody-else/filler") ?? "") + text.slice(0, step));
        } catch {
          break;
        }
      }
    }
  });

export const titleOf = (page) => page.locator(".plan__title").inputValue();
export const sign = (page) => page.locator(".save");

/** Shows the plan. */
export async function openPlan(visit, page = visit.page, id = PLAN) {
  await page.goto(`${visit.address}#/plan/${id}`);
  await page.locator(".plan__title").waitFor();
  return page;
}

/** Changes the title, as a person would. */
export async function retitle(page, title) {
  await page.locator(".plan__title").fill(title);
  await page.locator(".plan__title").blur();
}

/** Waits until the page says "Saved" of a plan with this title. */
export async function savedAs(page, title) {
  await page.waitForFunction(
    (wanted) => document.querySelector(".plan__title")?.value === wanted && document.querySelector(".save")?.textContent.trim() === "Saved",
    title,
  );
}

export async function retitleAndSave(page, title) {
  await retitle(page, title);
  await page.locator(".save", { hasText: /^(?:Changed|Saving …)$/ }).waitFor({ timeout: 1000 }).catch(() => {}); // may be over already
  await savedAs(page, title);
}
