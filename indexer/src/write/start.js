// The first script of every page: guards the page, then brings the app with its WebAssembly, whose names carry
// their contents' hashes, or says on the page why it cannot. The page for unknown addresses names it at several places,
// of which more than one may be right.
if (!("niemYetKey" in self)) {
  // The key that releases of this site are signed with, in base64; empty where they are not.
  self.niemYetKey = "{key}";

  // The page for unknown addresses is shown at any depth. Where this script came from is the root of the site.
  const base = document.querySelector("base[data-unknown]");
  if (base) {
    for (const link of document.links) link.setAttribute("href", link.getAttribute("href").replace("../../", ""));
    for (const form of document.forms) form.setAttribute("action", form.getAttribute("action").replace("../../", ""));
    base.href = new URL("./", document.currentScript.src).href;
  }

  // The page's policy asks for this one guard ("Trusted Types"): without it no text becomes HTML or the
  // address of a script. The app draws its own fixed markup through it and starts the search worker and
  // the service worker; both are files of this site. Should a text from data ever get this far, it cannot
  // bring a script, another page or another base along.
  const site = new URL("./", document.baseURI);
  const isOurs = (address) => new URL(address, site).href.startsWith(site.href);
  const isPlain = (html) =>
    !/<\s*\/?\s*(script|iframe|object|embed|base|link|meta|style)\b|[\s"'/]on\w+\s*=|srcdoc|javascript:/i.test(html);
  if (self.trustedTypes) {
    trustedTypes.createPolicy("default", {
      createHTML: (html) => (isPlain(html) ? html : null),
      createScriptURL: (address) => (isOurs(address) ? address : null),
    });
  }

  // On a site of many offices, opening the start page of one chooses it (app/src/browser/personal/office.rs). Here and
  // not in the app, for whoever follows a link before the app is there.
  const office = /^o\/([0-9]+)\/(index\.html)?$/.exec(location.pathname.slice(site.pathname.length));
  try {
    if (office && !base && self === top) localStorage.setItem(`co-quan ${site.href}`, office[1]);
  } catch {
    // Without storage, its start page shows it all the same. On somebody else's page nothing is stored.
  }

  const place = document.getElementById("app-trouble");
  const say = (why) => {
    place.firstElementChild.textContent = why;
    place.className = "said";
  };
  const TOO_OLD =
    "Trình duyệt này quá cũ hoặc đang tắt WebAssembly, nên phần tra cứu không chạy được. Mọi thủ tục vẫn đọc được " +
    "theo lĩnh vực; để tra cứu, hãy mở trang bằng trình duyệt mới hơn.";
  const NOT_WHOLE =
    "Phần tra cứu chưa mở được: một tệp của trang không tải về được hoặc tải về bị hỏng. Mọi thủ tục vẫn đọc " +
    "được theo lĩnh vực; để tra cứu, hãy kiểm tra mạng rồi tải lại trang.";
  // The address of this very page, which its link cannot know.
  place.querySelector("a").onclick = (event) => {
    event.preventDefault();
    location.reload();
  };
  // What the browser has kept of a file by chance may be damaged, and it would be asked for in vain until the
  // browser forgets it: so it is asked for once more, from the host.
  const program = (cache) => fetch(new URL("{wasm}", site), { integrity: "{integrity of wasm}", cache });
  // The app fetches these itself: here they only begin to arrive.
  const early = document.currentScript.dataset.early.split(" ");
  const fetchEarly = () => {
    for (const address of early) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "", href: new URL(address, site).href });
      document.head.append(link);
    }
  };
  const app = (address, failed) => {
    const script = document.createElement("script");
    script.type = "module";
    script.src = new URL(address, site).href;
    script.integrity = "{integrity of app}";
    script.onerror = failed;
    document.head.append(script);
  };
  const start = () => {
    self.niemYet = {
      program: program("default").catch(() => program("reload")),
      failed: (error) => say(error instanceof WebAssembly.CompileError ? TOO_OLD : NOT_WHOLE),
    };
    fetchEarly();
    // A script is fetched anew only by a new address; hosts do not look at what stands behind "?".
    app("{app}", () => app(`{app}?${Date.now()}`, () => say(NOT_WHOLE)));
  };
  // First the page is on the screen: the app would take the line from its styles, and the processor from its
  // drawing. A tab in the background is not drawn, and an old browser does not say when it has drawn.
  const whenDrawn = (act) => {
    let waits = true;
    const once = () => {
      if (waits) act();
      waits = false;
    };
    setTimeout(once, 1000);
    try {
      new PerformanceObserver(once).observe({ type: "paint", buffered: true });
    } catch {
      once();
    }
  };
  if (typeof WebAssembly === "undefined") say(TOO_OLD);
  else whenDrawn(start);
  // A counter screen (app/src/counter/) has nobody who loads a page anew that did not open: after a power cut, the host may
  // come up later than the screen.
  try {
    const isCounter = localStorage.getItem(`quay ${site.href} man-hinh`) !== null;
    if (isCounter) setTimeout(() => document.querySelector("#app[data-open]") ?? location.reload(), 90_000);
  } catch {
    // Without storage it is no counter screen that lasts.
  }
}
