// Everything that this page and its site hold in the browser, as text: markup, values of fields, address, history, storage,
// databases, names and small bodies in caches.
const done = arguments[arguments.length - 1];
(async () => {
  const found = {
    markup: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll("input, textarea, select")].map((field) => field.value).join("\n"),
    address: location.href,
    title: document.title,
    state: JSON.stringify(history.state),
    name: window.name,
    cookies: document.cookie,
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: "",
  };
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    found.caches += `${name}\n${requests.map((request) => request.url).join("\n")}\n`;
  }
  done({ found, history: history.length, looks: document.documentElement.dataset.size ?? "" });
})();
