// In place of sw.js where no copy is wanted (quick builds; a host that withdraws the site's offline copy): removes what an
// earlier build has left in the browser.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(`changeover ${registration.scope} `)).map((name) => caches.delete(name)));
      await registration.unregister();
      for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url);
    })(),
  ),
);
