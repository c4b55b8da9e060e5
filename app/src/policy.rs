//! The security policy of the site. It is in each page, for hosts that send no headers, and in the headers
//! that hosts can be given.

/// The Content Security Policy in each page. After `default-src 'none'`, whatever is not listed is refused:
/// nothing inline runs, and nothing comes from or goes to another host. `script-src` allows WebAssembly to be
/// compiled, but no text to be run. Trusted Types allow text to become HTML or the address of a script only
/// through the one policy that `indexer/src/write/start.js` creates.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; \
require-trusted-types-for 'script'; trusted-types default";

/// Who may show our pages in a frame; only a header can say it. `embedders` are [`catalog::Office::embedded_at`].
pub fn frames(embedders: &[String]) -> String {
    if embedders.is_empty() { "'none'".to_owned() } else { format!("'self' {}", embedders.join(" ")) }
}

/// Abilities of a device. The officer's view of a counter screen may read a code with the camera; nothing uses the others.
const ABILITIES: &str = "camera=(self), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

/// The headers of every response: name and value.
pub fn headers(embedders: &[String]) -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", format!("{PAGE}; frame-ancestors {}", frames(embedders))),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", ABILITIES.to_owned()),
    ]
}
