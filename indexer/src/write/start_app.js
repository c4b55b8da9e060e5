
// Added by the indexer: starts the app with its WebAssembly, whose name carries its content's hash, or says
// on the page why it cannot.
{
  // The key that releases of this site are signed with, in base64; empty where they are not.
  self.niemYetKey = "{key}";

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
  if (typeof WebAssembly === "undefined") say(TOO_OLD);
  else
    fetch(new URL("{wasm}", import.meta.url), { integrity: "{integrity}" })
      .then((program) => __wbg_init({ module_or_path: program }))
      .catch((error) => say(error instanceof WebAssembly.CompileError ? TOO_OLD : NOT_WHOLE));
}
