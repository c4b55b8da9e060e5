// The service worker of `indexer watch` and `cargo xtask serve --watch`: answers nothing, so that every page comes from the server.
// It replaces the site's own one, deletes the copies that it kept at this address, and opens the pages again.
const PREFIX = `niem-yet ${self.registration.scope} `;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const copies = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(copies.map((name) => caches.delete(name)));
  await self.clients.claim();
  for (const page of await self.clients.matchAll({ type: "window" })) page.navigate(page.url);
}
