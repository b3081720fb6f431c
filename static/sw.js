// Serves one whole version of the site from a copy, with or without a network. The build writes VERSION and FILES below:
// every file of the site with its digest (tools/finish.mjs).
//   - A version is copied whole or not at all: a file whose digest differs (half of a deployment) fails the copy, and the
//     version before stays.
//   - A page gets every file from one version. Names carry hashes, or the build (`?build`) where they do not.
//   - A newer version waits until the person says so (boot.js) or no page of the older one is open.
const VERSION = "";
const FILES = {};

const SCOPE = registration.scope;
const OURS = `changeover ${SCOPE} `;
const NAME = OURS + VERSION;

const copy = async () => {
  const kept = await caches.open(NAME);
  await Promise.all(
    Object.entries(FILES).map(async ([name, integrity]) => {
      const address = new URL(name, SCOPE).href;
      const answer = await fetch(address, { integrity, cache: "no-cache", credentials: "omit" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      // A fresh one: an answer that was redirected is refused for pages.
      await kept.put(address, new Response(await answer.blob(), { headers: answer.headers }));
    }),
  );
};

// Of the older versions only the last is kept, and only while pages are open that may still ask for it.
const clearOlder = async () => {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const dropped = open.length ? older.slice(0, -1) : older;
  await Promise.all(dropped.map((name) => caches.delete(name)));
};

const fileOf = async (request) => {
  const address = new URL(request.url);
  const build = address.search.slice(1);
  address.search = address.hash = "";
  if (address.href === SCOPE) address.href = `${SCOPE}index.html`;
  const kept = await caches.open(NAME);
  const found = build && build !== VERSION ? undefined : await kept.match(address.href);
  if (found) return found;
  // A page of the version before, still open.
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  for (const name of older.reverse()) {
    if (build && name !== OURS + build) continue;
    const before = await (await caches.open(name)).match(address.href);
    if (before) return before;
  }
  return fetch(request);
};

addEventListener("install", (event) => event.waitUntil(copy().catch(async (error) => {
  await caches.delete(NAME);
  throw error;
})));
addEventListener("activate", (event) => event.waitUntil(clearOlder().then(() => clients.claim())));
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(fileOf(event.request));
});
