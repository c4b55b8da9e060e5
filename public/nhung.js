// The search, or one procedure, on somebody else's page, by one line:
//
//   <script src="https://SITE/nhung.js" defer></script> <niem-yet></niem-yet>
//   <niem-yet thu-tuc="1.004194"></niem-yet>   <niem-yet co-quan="04306"></niem-yet>
//
// It shows the site in a frame, which the office must allow (`nhung_tai` in site.toml), and asks nothing of the page
// around it. The frame tells its height, so that it needs no bar to scroll it; nothing else is exchanged.
{
  const site = new URL("./", document.currentScript.src);
  const HEIGHT = "niemYetCao";
  const LEAST = 480;

  const page = (element) => {
    const [code, office] = ["thu-tuc", "co-quan"].map((name) => element.getAttribute(name) ?? "");
    const path = /^[0-9A-Za-z.-]+$/.test(code) ? `thu-tuc/${code}/` : "";
    const address = new URL(path, site);
    if (/^[0-9]+$/.test(office)) address.searchParams.set("co-quan", office);
    return address.href;
  };

  class NiemYet extends HTMLElement {
    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const frame = document.createElement("iframe");
      Object.assign(frame, { src: page(this), title: "Thủ tục hành chính", loading: "lazy", referrerPolicy: "origin" });
      Object.assign(frame.style, { display: "block", width: "100%", height: `${LEAST}px`, border: "0" });
      const link = document.createElement("a");
      Object.assign(link, { href: page(this), target: "_blank", rel: "noopener", textContent: "Mở trang thủ tục hành chính" });
      root.replaceChildren(frame, link);
      this.heard = ({ data, origin, source }) => {
        if (origin !== site.origin || source !== frame.contentWindow || !(data?.[HEIGHT] > 0)) return;
        frame.style.height = `${Math.max(LEAST, data[HEIGHT])}px`;
      };
      addEventListener("message", this.heard);
    }

    disconnectedCallback() {
      removeEventListener("message", this.heard);
    }
  }
  if (!customElements.get("niem-yet")) customElements.define("niem-yet", NiemYet);
}
