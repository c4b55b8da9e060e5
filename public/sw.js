// Answers requests from the offline copy of the site.
//
// The page saves that copy (app/src/browser/offline): one cache for each release, "niem-yet <site> <id>", and
// in the cache "niem-yet <site> hien-tai" the pointer to the release that is shown. The pointer moves in one
// step, and only to a complete release. Without a pointer, every request goes to the network as if there were
// no service worker. This is JavaScript because a service worker must register its listeners at once.

const SCOPE = new URL(self.registration.scope);
const PREFIX = `niem-yet ${SCOPE.href} `;
const STATE = PREFIX + "hien-tai";
const POINTER = new URL("__ban", SCOPE).href;
const FROM_HOST = "x-tu-may-chu";
const KEPT = /^(?:bieu-mau\/[^/]*-|o\/[0-9]+\/)([0-9a-f]{16})\.[a-z]+$/;
const HASH_IN_NAME = /[-/][0-9a-f]{16}\.[a-z]+$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE.href) || request.headers.has(FROM_HOST)) return;
  event.respondWith(answer(request, url.pathname.slice(SCOPE.pathname.length)));
});

// Answers from the stored release if it has the file, otherwise from the network.
async function answer(request, path) {
  const kept = await current();
  if (!kept) return fetch(request);
  if (request.mode === "navigate" && !isFile(path)) {
    const shell = await find(kept, kept.shell);
    return shell ? atRoot(shell) : fetch(request).catch(lost);
  }
  return (await find(kept, path)) || (KEPT.test(path) ? keep(kept, request, path) : fetch(request));
}

// Fetches a file that the release does not bring along, a form (mẫu đơn) or the part of an office, and keeps it for
// later, if it is the file that its name says.
async function keep(kept, request, path) {
  const response = await fetch(request);
  try {
    const copy = response.clone();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
    const hash = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (response.ok && KEPT.exec(path)[1] === hash) {
      await (await caches.open(kept.cache)).put(new URL(path, SCOPE).href, copy);
    }
  } catch {
    // It is not kept, and the reader has it all the same.
  }
  return response;
}

// The pointer to the release that is shown: {id, version, cache, shell}. null if there is none, or if the
// browser forbids to look.
async function current() {
  try {
    const pointer = await (await caches.open(STATE)).match(POINTER);
    return pointer ? await pointer.json() : null;
  } catch {
    return null;
  }
}

// Finds a file of the release. A page that was opened from another release may still need its files. A file
// with a hash in its name is the same in every release, so it is looked for in all of them.
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
    // If the browser forbids to look, the file counts as missing.
  }
}

// Whether a path is a file and not a page. A page has no dot in the last part of its path, or ends in ".html".
// The code of a procedure has a dot, so those pages are recognised by their folder; beside each is its plain text.
function isFile(path) {
  const last = path.split("/").pop();
  return last.endsWith(".md") || (last.includes(".") && !last.endsWith(".html") && !path.startsWith("thu-tuc/"));
}

// The shell is one page for every address, so the root of its links is filled in here. It names the sites that may show it
// in a frame.
async function atRoot(shell) {
  const html = await shell.text();
  const frames = /<meta name="frame-ancestors" content="([^"]*)">/.exec(html)?.[1] ?? "'none'";
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": `frame-ancestors ${frames}` };
  return new Response(html.replace('<base href="./">', `<base href="${SCOPE.pathname}">`), { headers });
}

// The page for a file that is no longer stored and cannot be fetched.
function lost() {
  const html = `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Chưa mở được trang</title><h1>Chưa mở được trang</h1><p>Máy này có lưu danh mục thủ tục, nhưng trình duyệt đã
xóa mất một phần, và hiện không có mạng để tải lại.</p><p>Hãy kết nối mạng rồi <a href="">mở lại trang này</a>.</p></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
