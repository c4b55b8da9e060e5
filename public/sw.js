// Answers from the release that the device keeps.
//
// The page keeps it (app/src/browser/keeping): a cache each release, "niem-yet <site> <id>", and in the
// cache "niem-yet <site> hien-tai" the pointer to the one that is shown. The pointer moves in one step and
// only to a release that is whole. Without a pointer every request goes to the network as if this file were
// not here. Written in JavaScript because a service worker must register its listeners at once.

const SCOPE = new URL(self.registration.scope);
const PREFIX = `niem-yet ${SCOPE.href} `;
const STATE = PREFIX + "hien-tai";
const POINTER = new URL("__ban", SCOPE).href;
const FROM_HOST = "x-tu-may-chu";
const HASH_IN_NAME = /[-/][0-9a-f]{16}\.[a-z]+$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE.href) || request.headers.has(FROM_HOST)) return;
  event.respondWith(answer(request, url.pathname.slice(SCOPE.pathname.length)));
});

// From the kept release where there is one and it has the file; otherwise from the network.
async function answer(request, path) {
  const kept = await current();
  if (!kept) return fetch(request);
  if (request.mode === "navigate" && !isFile(path)) {
    const shell = await find(kept, kept.shell);
    return shell ? atRoot(shell) : fetch(request).catch(lost);
  }
  return (await find(kept, path)) || fetch(request);
}

// The release that is shown: {id, version, cache, shell}, or nothing. A browser that lets nobody look has
// nothing.
async function current() {
  try {
    const pointer = await (await caches.open(STATE)).match(POINTER);
    return pointer ? await pointer.json() : null;
  } catch {
    return null;
  }
}

// A page that was opened from another release may still want its files: their names tell what is in them,
// so they are the same wherever they are.
async function find(kept, path) {
  try {
    const address = new URL(path, SCOPE).href;
    const found = await (await caches.open(kept.cache)).match(address);
    if (found || !HASH_IN_NAME.test(path)) return found;
    for (const name of await caches.keys()) {
      const other = name.startsWith(PREFIX) && (await (await caches.open(name)).match(address));
      if (other) return other;
    }
  } catch {
    // What cannot be looked for is not there.
  }
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
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "frame-ancestors 'none'" };
  return new Response(html.replace('<base href="./">', `<base href="${SCOPE.pathname}">`), { headers });
}

// Neither kept any more nor to be had.
function lost() {
  const html = `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Chưa mở được trang</title><h1>Chưa mở được trang</h1><p>Máy này có lưu danh mục thủ tục, nhưng trình duyệt đã
xóa mất một phần, và hiện không có mạng để tải lại.</p><p>Hãy kết nối mạng rồi <a href="">mở lại trang này</a>.</p></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
