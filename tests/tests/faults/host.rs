//! Faults of the host, while nothing is stored on the device.

use anyhow::{Context, Result, ensure};
use catalog::release::{FORMAT, FileRole, RELEASE_FILE, Release};
use serde_json::json;
use tests::{Fault, Which};

use super::scene::{ONE, Scene, file, of_format};
use super::{Harm, Row};

pub(super) const ROWS: &[Row] = &[
    Row { fault: "no copy: each part of the app 404", run: |scene| each_part(scene, Fault::Status(404)) },
    Row { fault: "no copy: each part of the app 503", run: |scene| each_part(scene, Fault::Status(503)) },
    Row { fault: "no copy: each part of the app cut", run: |scene| each_part(scene, Fault::Cut { after: 0.5 }) },
    Row { fault: "no copy: a bit flipped in each part", run: |scene| each_part(scene, Fault::Flip) },
    Row { fault: "no copy: each part empty", run: |scene| each_part(scene, Fault::Empty) },
    Row { fault: "no copy: each part an HTML error page", run: |scene| each_part(scene, Fault::Html) },
    Row { fault: "no copy: each part endless", run: |scene| each_part(scene, Fault::Longer) },
    Row { fault: "no copy: a bit flipped in a file that the browser caches", run: damaged_in_http_cache },
    Row { fault: "no copy: a new release.json over old packs", run: new_pointer },
    Row { fault: "no copy: an old release.json over new packs", run: old_pointer },
    Row { fault: "no copy: a release.json of a newer format", run: |scene| format(scene, FORMAT + 1) },
    Row { fault: "no copy: a release.json of an older format", run: |scene| format(scene, FORMAT - 1) },
    Row { fault: "saving: sw.js 404", run: |scene| saving(scene, "sw.js".into(), Fault::Status(404), "sw.js") },
    Row { fault: "saving: sw.js 503", run: |scene| saving(scene, "sw.js".into(), Fault::Status(503), "sw.js") },
    Row { fault: "saving: sw.js 404, before the search is ready", run: saving_early },
    Row {
        fault: "saving: cut half-way", run: |scene| saving(scene, Which::ending(".png"), Fault::Refuse, "không kết nối được")
    },
];

/// Where a message is shown if a part of the app does not load.
const TROUBLE: &str = "#app-trouble, main .problem";

fn release(scene: &Scene) -> Result<Release> {
    Ok(Release::parse(&file(&scene.one, RELEASE_FILE)?)?)
}

/// Each part fails alone: the page says so, or works without it, and the text of the static page stays.
fn each_part(scene: &Scene, fault: Fault) -> Result<String> {
    let release = release(scene)?;
    let path = |role| release.file(role).map(|file| file.path.clone()).context("no such part");
    // Parts that the app needs to start: the static page stays, with a message. `start.js` (3 KB) is left out: nothing
    // could request it again.
    let first = [FileRole::App, FileRole::AppWasm, FileRole::AppPages, FileRole::Names, FileRole::Details];
    let parts = first.into_iter().map(path).chain([Ok(RELEASE_FILE.to_owned())]);
    let mut said = String::new();
    for part in parts.collect::<Result<Vec<_>>>()? {
        let which = if release.details().any(|file| file.path == part) { details(&release) } else { part.as_str().into() };
        scene.server.fail(which, fault);
        scene.browser.open_page(&scene.server.at("thu-tuc/1.000894/"))?;
        scene.reads_marriage(ONE).with_context(|| part.clone())?;
        said = scene.says(TROUBLE, "").and_then(|_| scene.says(TROUBLE, "hãy")).with_context(|| part.clone())?;
        scene.reads_marriage(ONE).with_context(|| part.clone())?;
        scene.server.heal();
    }
    // Parts that only the search needs: the names answer, with a message.
    for part in [path(FileRole::Worker)?, path(FileRole::WorkerWasm)?, path(FileRole::Topics)?, path(FileRole::Texts)?] {
        scene.server.fail(part.as_str(), fault);
        scene.search("dang ky ket hon").with_context(|| part.clone())?;
        scene.says("main .problem", "Phần tìm đầy đủ chưa mở được").with_context(|| part.clone())?;
        scene.search("dang ky ket hon").with_context(|| part.clone())?;
        scene.server.heal();
    }
    scene.answers(ONE)?;
    Ok(format!("10 parts, each reported; last: “{said}”; the static page or the names answer"))
}

/// A file arrived damaged once, and the browser caches it for a while: the page requests it again.
fn damaged_in_http_cache(scene: &Scene) -> Result<String> {
    let release = release(scene)?;
    scene.server.let_files_be_cached();
    let path = |role| release.file(role).map(|file| file.path.clone()).context("no such part");
    let roles = [FileRole::App, FileRole::AppWasm, FileRole::AppPages, FileRole::Names, FileRole::Worker, FileRole::WorkerWasm];
    let parts = roles.into_iter().map(path).chain([Ok(RELEASE_FILE.to_owned())]).collect::<Result<Vec<_>>>()?;
    for part in &parts {
        scene.browser.command("Network.clearBrowserCache", json!({}))?;
        scene.server.fail(part.as_str(), Fault::Flip);
        scene.browser.open_page(&scene.server.at("thu-tuc/1.000894/"))?;
        scene.browser.wait_until("the part to be asked for", "return document.readyState === 'complete'")?;
        scene.settle();
        scene.server.heal();
        scene.answers(ONE).with_context(|| part.clone())?;
    }
    Ok(format!("{} parts, each requested again; everything answers", parts.len()))
}

fn details(release: &Release) -> Which {
    let paths: Vec<String> = release.details().map(|file| file.path.clone()).collect();
    Which::that(move |path| paths.iter().any(|known| known == path))
}

fn new_pointer(scene: &Scene) -> Result<String> {
    scene.server.overlay(RELEASE_FILE, file(&scene.two, RELEASE_FILE)?);
    mixed(scene)
}

fn old_pointer(scene: &Scene) -> Result<String> {
    scene.server.publish(&scene.two_alone);
    scene.server.overlay(RELEASE_FILE, file(&scene.one, RELEASE_FILE)?);
    mixed(scene)
}

/// Every page shows one of the two releases, or says what is missing.
fn mixed(scene: &Scene) -> Result<String> {
    scene.browser.open_page(&scene.server.at("thu-tuc/1.000894/"))?;
    let said = scene.says(TROUBLE, "hãy")?;
    scene.browser.wait_for("article h1", "Thủ tục đăng ký kết hôn").context(Harm::Blank)?;
    scene.browser.wait_for(".papers", "Tờ khai đăng ký kết hôn").context(Harm::Wrong)?;
    scene.server.clear_overlays();
    scene.server.publish(&scene.one);
    scene.answers(ONE)?;
    Ok(format!("“{said}”; the static page stays"))
}

fn format(scene: &Scene, format: u32) -> Result<String> {
    scene.server.overlay(RELEASE_FILE, of_format(&scene.one, format)?);
    scene.browser.open_page(&scene.server.at("thu-tuc/1.000894/"))?;
    let said = scene.says(TROUBLE, "theo định dạng")?;
    scene.reads_marriage(ONE)?;
    Ok(format!("“{said}”; the static page stays"))
}

/// Saving fails before the page has looked for a stored copy. The message must stay after it has looked.
fn saving_early(scene: &Scene) -> Result<String> {
    let release = release(scene)?;
    let topics = release.file(FileRole::Topics).context("no index")?;
    scene.server.fail(topics.path.as_str(), Fault::Hang);
    scene.server.fail("sw.js", Fault::Status(404));
    scene.browser.open(&scene.server.at("thong-tin/"))?;
    scene.press_save()?;
    scene.says(".device-copy", "Chưa lưu được")?;
    scene.server.heal();
    scene.settle();
    let said = scene.says(".device-copy", "Chưa lưu được")?;
    scene.press_save()?;
    scene.says(".device-copy", "Đã lưu")?;
    Ok(format!("“{said}”, until it is pressed again"))
}

/// Saving fails, says why, and continues later from there.
fn saving(scene: &Scene, which: Which, fault: Fault, why: &str) -> Result<String> {
    scene.server.fail(which, fault);
    scene.browser.open(&scene.server.at("thong-tin/"))?;
    scene.press_save()?;
    let said = scene.says(".device-copy", "Chưa lưu được")?;
    ensure!(said.contains(why), "the page does not say why: {said}");
    scene.server.heal();
    scene.press_save()?;
    scene.says(".device-copy", "Đã lưu")?;
    scene.server.disconnect();
    scene.answers(ONE)?;
    Ok(format!("“{said}”; pressed again, it is saved"))
}
