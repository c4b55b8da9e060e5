//! The files of the app: reads them, and writes them to a site under names that contain their hash.

use anyhow::{Context, ensure};
use app::ssr::{Asset, Assets};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalog::Office;
use catalog::release::{File, FileRole, RELEASE_FILE, sha256};
use catalog::signature::{KEY_FILE, PublicKey};
use sha2::{Digest, Sha256};

use super::app_source::App;
use super::staging::Staging;
use crate::accent::Accent;
use crate::site::signing;

/// The files of a built app.
pub(super) struct AppFiles {
    app: String,
    app_wasm: Vec<u8>,
    later: Vec<Vec<u8>>,
    worker: String,
    worker_wasm: Vec<u8>,
    style: String,
    counter_style: Vec<u8>,
    watchdog: Vec<u8>,
    no_script_style: Vec<u8>,
    service_worker: Vec<u8>,
    embedding: Vec<u8>,
    icons: Vec<(&'static str, Vec<u8>)>,
}

/// The addresses that every page names, and the files that a device stores.
#[derive(Default)]
pub(super) struct Placed {
    pub assets: Assets,
    pub files: Vec<File>,
}

/// The WebAssembly files that the first one loads, by the names that the app's script uses. The script has a
/// placeholder for the hash of each: see `xtask/wasm/src/join.rs`.
const LATER: [(&str, FileRole); 3] =
    [("app_pages", FileRole::AppPages), ("app_shared", FileRole::AppShared), ("app_counter", FileRole::Counter)];
const ICONS: [&str; 3] = ["icon.svg", "icon-192.png", PICTURE];
/// The picture of the site: previews of links do not show SVG.
pub(super) const PICTURE: &str = "icon-512.png";

impl AppFiles {
    /// Reads a built app.
    pub(super) fn read(source: &App) -> anyhow::Result<Self> {
        source.check()?;
        let bytes = |name: &str| source.read(name);
        let text = |name: &str| String::from_utf8(bytes(name)?).with_context(|| format!("{name}: không phải UTF-8"));
        Ok(Self {
            app: text("app.js")?,
            app_wasm: bytes("app_bg.wasm")?,
            later: LATER.iter().map(|(stem, _)| bytes(&format!("{stem}.wasm"))).collect::<anyhow::Result<_>>()?,
            worker: text("search_worker.js")?,
            worker_wasm: bytes("search_worker_bg.wasm")?,
            style: text("styles.css")?,
            counter_style: bytes("counter.css")?,
            watchdog: bytes("watchdog.js")?,
            no_script_style: bytes("no-script.css")?,
            service_worker: bytes("sw.js")?,
            embedding: bytes("nhung.js")?,
            icons: ICONS.into_iter().map(|name| Ok((name, bytes(name)?))).collect::<anyhow::Result<_>>()?,
        })
    }

    /// A hash of all its files.
    pub(super) fn hash(&self) -> String {
        let texts = [&self.app, &self.worker, &self.style].map(String::as_bytes);
        let styles = [&self.counter_style, &self.no_script_style];
        let programs = [&self.app_wasm, &self.worker_wasm, &self.service_worker, &self.embedding].into_iter().chain(&self.later);
        let rest = styles.into_iter().chain(programs).chain(self.icons.iter().map(|(_, bytes)| bytes)).map(Vec::as_slice);
        let hashes: Vec<String> = texts.into_iter().chain(rest).map(sha256).collect();
        sha256(hashes.join("\n").as_bytes())
    }
}

/// Writes the app to a site. Without an app, writes at most the public key.
pub(super) fn place(
    app: Option<AppFiles>,
    (office, accent): (&Office, Option<Accent>),
    packs: &[File],
    key: Option<&PublicKey>,
    staging: &Staging,
) -> anyhow::Result<Placed> {
    // For people who check the site by hand, even if it has no app.
    let key_file = key.map(|key| staging.write_file(KEY_FILE, FileRole::Extra, key_text(key).as_bytes())).transpose()?;
    let Some(app) = app else { return Ok(Placed { files: key_file.into_iter().collect(), ..Placed::default() }) };
    let hashed = |role, stem: &str, ending: &str, bytes: &[u8]| {
        staging.write_file(&format!("{stem}-{}.{ending}", &sha256(bytes)[..16]), role, bytes)
    };
    let styles = (squeezed(&app.style) + &accent.map(Accent::styles).unwrap_or_default()).into_bytes();
    let style = hashed(FileRole::Style, "styles", "css", &styles)?;
    let counter_style = hashed(FileRole::CounterStyle, "counter", "css", &app.counter_style)?;
    let watchdog = hashed(FileRole::CounterWatchdog, "watchdog", "js", &app.watchdog)?;
    let no_script = hashed(FileRole::Extra, "no-script", "css", &app.no_script_style)?;
    let app_wasm = hashed(FileRole::AppWasm, "app_bg", "wasm", &app.app_wasm)?;
    let later = LATER.iter().zip(&app.later);
    let later = later.map(|((stem, role), bytes)| Ok((*stem, hashed(*role, stem, "wasm", bytes)?, bytes)));
    let later = later.collect::<anyhow::Result<Vec<_>>>()?;
    let script = later.iter().try_fold(app.app, |script, (stem, file, bytes)| naming(&script, stem, file, bytes))?;
    let script = script + include_str!("start_app.js");
    let script_file = hashed(FileRole::App, "app", "js", script.as_bytes())?;
    let start = with_program(include_str!("start.js"), &app_wasm, &app.app_wasm)
        .replace("{integrity of app}", &integrity(script.as_bytes()))
        .replace("{app}", &script_file.path)
        .replace("{key}", key.map(PublicKey::as_str).unwrap_or_default());
    let start_file = hashed(FileRole::Start, "start", "js", start.as_bytes())?;
    let worker_wasm = hashed(FileRole::WorkerWasm, "search_worker_bg", "wasm", &app.worker_wasm)?;
    let worker = app.worker + &with_program(include_str!("start_worker.js"), &worker_wasm, &app.worker_wasm);
    let worker = hashed(FileRole::Worker, "search_worker", "js", worker.as_bytes())?;
    staging.write("sw.js", &app.service_worker)?;
    staging.write("nhung.js", &app.embedding)?;
    let manifest =
        staging.write_file("manifest.webmanifest", FileRole::Extra, manifest(office, accent, "").to_string().as_bytes())?;
    let icons = app.icons.iter().map(|(name, bytes)| staging.write_file(name, FileRole::Extra, bytes));
    let icons = icons.collect::<anyhow::Result<Vec<_>>>()?;
    // Checked when they are used: the app compares packs with the release.
    let names = packs.iter().filter(|file| file.role == FileRole::Names).map(|file| file.path.clone());
    let assets = Assets {
        style: Some(checked(&style, &styles)),
        no_script_style: Some(checked(&no_script, &app.no_script_style)),
        start: Some(checked(&start_file, start.as_bytes())),
        early: [RELEASE_FILE.to_owned()].into_iter().chain(names).collect(),
        manifest: Some(manifest.path.clone()),
        icon: Some(ICONS[0].to_owned()),
    };
    let mut files = vec![style, start_file, script_file, app_wasm];
    files.extend(later.into_iter().map(|(_, file, _)| file));
    files.extend([worker, worker_wasm, no_script, manifest, counter_style, watchdog]);
    files.extend(icons);
    files.extend(key_file);
    Ok(Placed { assets, files })
}

/// Styles without comments and indentation: every page waits for them. A sixth less to download.
fn squeezed(styles: &str) -> String {
    let mut rest = styles;
    let mut code = String::with_capacity(styles.len());
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    code.push_str(rest);
    code.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |out, line| out + line + "\n")
}

/// The text of a public key file, as minisign writes it.
fn key_text(key: &PublicKey) -> String {
    format!("untrusted comment: minisign public key {}\n{}\n", signing::number(key), key.as_str())
}

/// Fills the address and the hash of a later WebAssembly file into the app's script.
fn naming(script: &str, stem: &str, file: &File, bytes: &[u8]) -> anyhow::Result<String> {
    let (name, hash) = (format!("{stem}.wasm"), format!("{{integrity of {stem}.wasm}}"));
    ensure!(script.contains(&hash), "app.js: không phải của bản chương trình này; hãy dựng lại phần mềm tra cứu");
    Ok(script.replace(&hash, &integrity(bytes)).replace(&name, &file.path))
}

/// Fills the address and the hash of a program's WebAssembly into the script that starts it.
fn with_program(lines: &str, wasm: &File, bytes: &[u8]) -> String {
    lines.replace("{wasm}", &wasm.path).replace("{integrity of wasm}", &integrity(bytes))
}

/// A file with the hash that browsers check.
fn checked(file: &File, bytes: &[u8]) -> Asset {
    Asset { address: file.path.clone(), integrity: integrity(bytes) }
}

/// A hash in the format of Subresource Integrity.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The web app manifest of an office. `root` leads from its folder to the root of the site.
pub(super) fn manifest(office: &Office, accent: Option<Accent>, root: &str) -> serde_json::Value {
    serde_json::json!({
        "name": format!("Thủ tục hành chính – {}", office.name),
        "short_name": office.name,
        "lang": "vi",
        "start_url": if office.counter.at_start { "./?man-hinh=quay" } else { "./" },
        "scope": format!("./{root}"),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": accent.map_or_else(|| "#8a1c1c".to_owned(), Accent::light),
        "icons": [
            { "src": format!("{root}icon.svg"), "type": "image/svg+xml", "sizes": "any" },
            { "src": format!("{root}icon-192.png"), "type": "image/png", "sizes": "192x192" },
            { "src": format!("{root}icon-512.png"), "type": "image/png", "sizes": "512x512" }
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn styles_lose_comments_and_indentation_only() {
        let styles =
            "/* Ink\n   on paper. */\n:root {\n  --ink: #000; /* black */\n}\n\n@media print { a { color: var(--ink); } }";
        assert_eq!(squeezed(styles), ":root {\n--ink: #000;\n}\n@media print { a { color: var(--ink); } }\n");
        assert_eq!(squeezed("a {} /* open"), "a {}\n");
    }
}
