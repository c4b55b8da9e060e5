//! What a page refuses to run or load, and where it sends requests.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalog::release::sha256;
use serde_json::json;
use tests::html::elements;
use tests::{Site, Wanted};

use crate::stage::{Stage, stage, stage_for};

tests! {
    site: [
        the_page_on_hosts_shows_every_header_for_nginx,
        every_program_and_style_is_named_with_its_hash,
    ],
    chromium: [
        a_page_refuses_what_is_not_part_of_the_site,
        the_server_sends_every_header,
        a_whole_session_asks_only_the_site_and_for_each_program_once,
        what_is_preloaded_is_fetched_once,
    ],
}

/// A page of every type.
const PAGES: [&str; 10] = [
    "",
    "tra-cuu/?q=khai+sinh",
    "thu-tuc/1.001193/",
    "linh-vuc/",
    "linh-vuc/ho-tich/",
    "cong-khai/",
    "in/?linh-vuc=ho-tich",
    "mau-01/?thu-tuc=1.001193",
    "khong-co",
    "thong-tin/",
];

/// Tries what a text from data could do if it became markup, and reports the outcomes. It runs in a timer, because
/// WebDriver's own script may use `eval`.
const ATTACKS: &str = r#"
    const done = arguments[0];
    const refused = [], outcome = {};
    addEventListener('securitypolicyviolation', (event) => refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
    const attempt = (name, attack) => {
      try { attack(); outcome[name] = 'done'; } catch { outcome[name] = 'refused'; }
    };
    const add = (name, change) => {
      const element = document.createElement(name);
      change(element);
      document.body.append(element);
    };
    setTimeout(() => {
      attempt('eval', () => (0, eval)('window.ran = 1'));
      attempt('function', () => new Function('window.ran = 2')());
      attempt('script text', () => add('script', (e) => { e.textContent = 'window.ran = 3'; }));
      attempt('script', () => add('script', (e) => e.append('window.ran = 4')));
      attempt('foreign script', () => add('script', (e) => { e.src = 'https://other.example/x.js'; }));
      attempt('script of the host', () => add('script', (e) => { e.src = '/x.js'; }));
      attempt('html with a script', () => { document.body.lastChild.innerHTML = '<script>window.ran = 5</script>'; });
      attempt('html with a handler', () => { document.body.lastChild.innerHTML = '<img src=x onerror="window.ran = 6">'; });
      attempt('html with a frame', () => { document.body.lastChild.innerHTML = '<iframe srcdoc="x"></iframe>'; });
      attempt('worker', () => new Worker('data:text/javascript,1'));
      attempt('policy', () => trustedTypes.createPolicy('other', {}));
      add('img', (e) => { e.src = 'https://other.example/x.png'; });
      add('img', (e) => { e.src = 'data:image/png;base64,AAAA'; });
      add('iframe', (e) => { e.src = 'https://other.example/'; });
      add('p', (e) => e.setAttribute('style', 'color: red'));
      add('base', (e) => { e.href = 'https://other.example/'; });
      const link = document.createElement('a');
      link.href = 'javascript:window.ran = 7';
      document.body.append(link);
      link.click();
      fetch('https://other.example/').then(() => { outcome.fetch = 'done'; }, () => { outcome.fetch = 'refused'; });
      navigator.sendBeacon && attempt('beacon', () => navigator.sendBeacon('https://other.example/', 'x'));
      setTimeout(() => done({ outcome, refused, ran: window.ran ?? null, base: document.baseURI }), 1000);
    }, 0);"#;

fn a_page_refuses_what_is_not_part_of_the_site() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    for path in ["", "thu-tuc/1.001193/"] {
        browser.open(&server.at(path))?;
        let found = browser.run_to_end(ATTACKS, Vec::new())?;
        assert_eq!(found["ran"], json!(null), "{path}: {found}");
        assert_eq!(found["base"], json!(server.at("")), "{path}: another base");
        let outcome = found["outcome"].as_object().context("no outcome")?;
        let passed: Vec<_> =
            outcome.iter().filter(|(name, came)| *came != "refused" && *name != "script" && *name != "beacon").collect();
        assert!(passed.is_empty(), "{path}: {passed:?} of {found}");
        let refused = found["refused"].to_string();
        let expected = [
            "img-src https://other.example/x.png",
            "img-src data",
            "connect-src https://other.example/",
            "frame-src https://other.example",
            "script-src-elem inline",
            "style-src-attr inline",
            "require-trusted-types-for trusted-types-sink",
            "trusted-types trusted-types-policy",
        ];
        for directive in expected {
            ensure!(refused.contains(directive), "{path}: {directive} refused nothing: {refused}");
        }
    }
    Ok(())
}

fn the_page_on_hosts_shows_every_header_for_nginx() -> Result<()> {
    let page = std::fs::read_to_string(tests::workspace().join("docs/hosts.md"))?;
    for (name, value) in app::policy::headers(&[]) {
        ensure!(page.contains(&format!("\nadd_header {name} \"{value}\" always;\n")), "{name}");
    }
    Ok(())
}

fn the_server_sends_every_header() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    let script = "const done = arguments[0];
        fetch(document.baseURI).then((answer) => done(Object.fromEntries(answer.headers)))";
    let sent = browser.run_to_end(script, Vec::new())?;
    for (name, value) in app::policy::headers(&[]) {
        assert_eq!(sent[name.to_lowercase()], json!(value), "{name}");
    }
    Ok(())
}

fn a_whole_session_asks_only_the_site_and_for_each_program_once() -> Result<()> {
    let Stage { mut browser, server, site } = stage_for(Wanted { record: true, ..Wanted::default() })?;
    for path in PAGES {
        browser.open(&server.at(path))?;
        browser.wait_for("main", "")?;
        if path.starts_with("tra-cuu") {
            browser.wait_for_engine()?;
        }
        assert_eq!(complaints(&browser, path)?, Vec::<String>::new(), "{path}");
    }
    browser.wait_for(".device-copy button", "Lưu để dùng khi không có mạng")?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    browser.reload()?;
    browser.type_into("#o-tim", "tạm trú")?;
    browser.wait_for_engine()?;

    let requests = browser.close_and_list_requests()?;
    let origin = server.at("").split('/').take(3).collect::<Vec<_>>().join("/");
    let others: Vec<_> = requests.iter().filter(|request| request.by_a_page && !request.address.starts_with(&origin)).collect();
    assert!(others.is_empty(), "asked others: {others:?}");
    let mut times = BTreeMap::new();
    for request in &requests {
        *times.entry(request.address.trim_start_matches(&server.at(""))).or_insert(0) += 1;
    }
    for file in site.release()?.files.into_iter().filter(|file| !file.role.is_for_counter()) {
        ensure!(
            times.contains_key(file.path.as_str()),
            "nobody asked for {}, so not all requests are seen: {times:?}",
            file.path
        );
    }
    ensure!(times.contains_key("sw.js") && times.contains_key("release.json"), "{times:?}");
    Ok(())
}

/// The console's errors, without the 404 of the page that does not exist: of itself, and of its files, which it looks for at
/// several depths.
fn complaints(browser: &tests::Browser, path: &str) -> Result<Vec<String>> {
    let is_missing = |said: &String| said.contains("khong-co") || (path == "khong-co" && said.contains("404"));
    Ok(browser.complaints()?.into_iter().filter(|said| !is_missing(said)).collect())
}

fn what_is_preloaded_is_fetched_once() -> Result<()> {
    let Stage { mut browser, server, site: _site } = stage_for(Wanted { record: true, ..Wanted::default() })?;
    browser.open(&server.at("tra-cuu/?q=khai+sinh"))?;
    browser.wait_for_engine()?;
    let requests = browser.close_and_list_requests()?;
    let count = |part: &str| requests.iter().filter(|request| request.address.contains(part) && !request.from_cache).count();
    for part in ["/app-", "/app_bg-", "/styles-", "/release.json", "/search_worker_bg-"] {
        assert_eq!(count(part), 1, "{part}: {requests:#?}");
    }
    Ok(())
}

fn every_program_and_style_is_named_with_its_hash() -> Result<()> {
    let site = Site::sample()?;
    let files = site.files()?;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for element in elements(std::str::from_utf8(bytes)?) {
            let address = element.get("src").or(element.get("href")).unwrap_or_default();
            let runs = [".js", ".css"].iter().any(|ending| address.ends_with(ending));
            let Some(integrity) = element.get("integrity") else {
                ensure!(!runs, "{path}: {address} without its hash");
                continue;
            };
            // The page for unknown addresses names its files as they are seen from several depths.
            let address = address.trim_start_matches("./").trim_start_matches("../");
            let hash = STANDARD.decode(integrity.trim_start_matches("sha256-"))?;
            let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            ensure!(hex == sha256(files.get(address).with_context(|| address.to_owned())?), "{path}: {address}: another hash");
        }
    }
    Ok(())
}
