// Keeps one whole release on the device and answers from it.
//
// A release is kept in a cache of its own, "ban-<id>", and becomes the one that is shown only when every
// file of it is there and fits its hash: then its id is written into the cache "hien-tai", in one put.
// Until a reader asks for a copy, nothing is kept and every request goes to the network as if this file
// were not here. Written in JavaScript because a service worker must register its listeners at once.

const STATE = "hien-tai";
const SCOPE = new URL(self.registration.scope);
const POINTER = new URL("__ban", SCOPE).href;
const ENTRY = "release.json";

let keeping = null;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const ask = event.data && event.data.ask;
  if (ask === "state") event.waitUntil(tellState(event.source));
  if (ask === "keep") event.waitUntil(keep());
  if (ask === "update") event.waitUntil(update());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(SCOPE.href)) return;
  event.respondWith(answer(event.request, url));
});

// From the kept release where there is one and it has the file; otherwise from the network.
async function answer(request, url) {
  const kept = await current();
  if (!kept) return fetch(request);
  const cache = await caches.open(kept.cache);
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (request.mode === "navigate" && !isFile(path)) {
    const shell = await cache.match(new URL(kept.shell, SCOPE).href);
    if (shell) return atRoot(shell);
  }
  const found = await cache.match(new URL(path, SCOPE).href);
  return found || fetch(request);
}

// The address of a page has no dot in its last part, or ends in ".html"; the code of a procedure has
// one, so it is told apart by its place.
function isFile(path) {
  const last = path.split("/").pop();
  return last.includes(".") && !last.endsWith(".html") && !path.startsWith("thu-tuc/");
}

// The shell is one page for every address, so the root that its links are relative to is filled in here.
async function atRoot(shell) {
  const html = await shell.text();
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(html.replace('<base href="./">', `<base href="${SCOPE.pathname}">`), { headers });
}

// The release that is shown: {id, cache, shell}, or nothing.
async function current() {
  const pointer = await (await caches.open(STATE)).match(POINTER);
  return pointer ? pointer.json() : null;
}

async function tellState(client) {
  const kept = await current();
  if (client && !keeping) client.postMessage({ state: kept ? "kept" : "none" });
}

async function tellAll(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

// Fetches what the site has now, if a release is kept and the site has another one.
async function update() {
  const kept = await current();
  if (!kept || keeping) return;
  const release = await latest().catch(() => null);
  if (release && release.json.id !== kept.id) await keep(release);
}

async function latest() {
  const response = await fetch(new URL(ENTRY, SCOPE), { cache: "no-store" });
  if (!response.ok) throw new Error(`máy chủ trả lời lỗi ${response.status}`);
  const bytes = await response.arrayBuffer();
  return { bytes, json: JSON.parse(new TextDecoder().decode(bytes)) };
}

function keep(release) {
  keeping ??= keepWhole(release)
    .catch((error) => tellAll({ state: "failed", why: words(error) }))
    .finally(() => (keeping = null));
  return keeping;
}

function words(error) {
  if (error.name === "QuotaExceededError") return "máy không còn đủ chỗ trống";
  if (error instanceof TypeError) return "mất kết nối mạng giữa chừng, phần đã tải được giữ lại";
  return error.message;
}

async function keepWhole(release) {
  const { bytes, json } = release || (await latest());
  const before = await current();
  const cache = await caches.open(`ban-${json.id}`);
  const total = json.files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  for (const file of json.files) {
    await keepFile(cache, file);
    done += file.bytes;
    await tellAll({ state: "keeping", percent: Math.floor((done * 100) / total) });
  }
  await cache.put(new URL(ENTRY, SCOPE).href, new Response(bytes, { headers: { "Content-Type": "application/json" } }));
  const shell = json.files.find((file) => file.role === "shell");
  const pointer = { id: json.id, cache: `ban-${json.id}`, shell: shell.path };
  await (await caches.open(STATE)).put(POINTER, new Response(JSON.stringify(pointer)));
  for (const name of await caches.keys()) {
    const needed = name === STATE || name === pointer.cache || (before && name === before.cache);
    if (!needed) await caches.delete(name);
  }
  await tellAll({ state: before && before.id !== json.id ? "newer" : "kept" });
}

// A file that is kept already, in whichever release, is not fetched again.
async function keepFile(cache, file) {
  const address = new URL(file.path, SCOPE).href;
  for (const from of [cache, ...(await otherReleases())]) {
    const found = await from.match(address);
    if (found && (await fits(found.clone(), file))) return from === cache ? undefined : cache.put(address, found);
  }
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`máy chủ trả lời lỗi ${response.status} cho ${file.path}`);
  if (!(await fits(response.clone(), file))) throw new Error(`tệp ${file.path} tải về không khớp bản phát hành`);
  await cache.put(address, response);
}

async function otherReleases() {
  const names = (await caches.keys()).filter((name) => name.startsWith("ban-"));
  return Promise.all(names.map((name) => caches.open(name)));
}

async function fits(response, file) {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== file.bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
