//! What a page of the site may do, said in two places: in each page, for hosts that send no headers, and in
//! the headers that hosts can be given.

/// The policy as it stands in a page. `default-src 'none'` and the list after it: whatever is not named is
/// refused, so nothing inline runs, nothing comes from another host and nothing goes to one. `script-src`
/// lets WebAssembly be compiled, but no text be run; Trusted Types let no text become HTML or the address
/// of a script but through the one policy that `indexer/src/write/start.js` makes.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; \
require-trusted-types-for 'script'; trusted-types default";

/// What only a header can say: no other page may show one of ours in a frame.
const FRAMES: &str = "frame-ancestors 'none'";

/// What no page of the site ever asks a device for.
const UNUSED: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

/// The headers of every answer: name and value.
pub fn headers() -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", format!("{PAGE}; {FRAMES}")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", UNUSED.to_owned()),
    ]
}
