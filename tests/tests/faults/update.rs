//! Faults while a device with a stored release fetches the next one.

use anyhow::{Context, Result, ensure};
use catalog::release::{FORMAT, RELEASE_FILE};
use tests::{Fault, Which};

use super::scene::{ONE, Scene, TWO, file, of_format};
use super::{Harm, Row};

pub(super) const ROWS: &[Row] = &[
    Row { fault: "update: connection cut before every file", run: |scene| cut_everywhere(scene, Fault::Refuse) },
    Row { fault: "update: connection cut inside every file", run: |scene| cut_everywhere(scene, Fault::Cut { after: 0.5 }) },
    Row { fault: "update: a bit flipped", run: |scene| packs(scene, Fault::Flip, "không khớp bản phát hành") },
    Row { fault: "update: empty files", run: |scene| packs(scene, Fault::Empty, "không khớp bản phát hành") },
    Row {
        fault: "update: an HTML error page with status 200", run: |scene| packs(scene, Fault::Html, "dài hơn|không khớp")
    },
    Row { fault: "update: 404 on packs", run: |scene| packs(scene, Fault::Status(404), "thiếu một tệp") },
    Row { fault: "update: 503 on packs", run: |scene| packs(scene, Fault::Status(503), "lỗi 503") },
    Row { fault: "update: packs larger than declared", run: |scene| packs(scene, Fault::Longer, "dài hơn") },
    Row { fault: "release.json: 404", run: |scene| pointer(scene, Fault::Status(404)) },
    Row { fault: "release.json: 503", run: |scene| pointer(scene, Fault::Status(503)) },
    Row { fault: "release.json: an HTML error page with status 200", run: |scene| pointer(scene, Fault::Html) },
    Row { fault: "release.json: empty", run: |scene| pointer(scene, Fault::Empty) },
    Row { fault: "release.json: cut", run: |scene| pointer(scene, Fault::Cut { after: 0.5 }) },
    Row { fault: "release.json: endless", run: |scene| pointer(scene, Fault::Longer) },
    Row { fault: "sw.js: 404 beside a copy", run: |scene| sw_beside_copy(scene, Fault::Status(404)) },
    Row { fault: "sw.js: 503 beside a copy", run: |scene| sw_beside_copy(scene, Fault::Status(503)) },
    Row { fault: "sw.js: an HTML error page beside a copy", run: |scene| sw_beside_copy(scene, Fault::Html) },
    Row { fault: "a new release.json over old packs", run: new_pointer_over_old_packs },
    Row { fault: "an older release replayed", run: replay },
    Row { fault: "a newer format on the host", run: |scene| other_format(scene, FORMAT + 1) },
    Row { fault: "an older format on the host", run: |scene| other_format(scene, FORMAT - 1) },
    Row { fault: "two tabs on different releases", run: two_tabs },
];

const NOT_TAKEN: &str = "Có bản mới nhưng chưa lưu được";

/// Each request of an update fails once, and the next try continues. No file is fetched twice.
fn cut_everywhere(scene: &Scene, fault: Fault) -> Result<String> {
    scene.save()?;
    scene.server.publish(&scene.two);
    scene.server.forget_requests();
    let mut cuts = 0;
    let mut said = String::new();
    let mut had: Vec<String> = Vec::new();
    loop {
        scene.server.fail(is_new(&had), fault);
        scene.browser.open(&scene.server.at("thong-tin/")).context(Harm::Blank)?;
        scene.browser.wait_until(
            "the end of the update",
            "return /chưa lưu được|Chưa hỏi được|Đã lưu bản mới/.test(document.querySelector('.device-copy')?.innerText ?? '')",
        )?;
        let now = scene.browser.texts(".device-copy")?.concat();
        if now.contains("Đã lưu bản mới") {
            break;
        }
        said = now.replace('\n', " ");
        scene.shows_marriage(ONE)?;
        scene.server.heal();
        let failed = scene.server.requests().into_iter().map(|asked| asked.path).find(|path| !had.contains(path));
        had.push(failed.context("nothing failed, and yet the update did not end")?);
        cuts += 1;
        ensure!(cuts < 40, "the update never ends: {had:?}");
    }
    scene.server.heal();
    scene.shows_marriage(TWO)?;
    ensure!(cuts > 1, "only {cuts} cuts");
    Ok(format!("{cuts} cuts, the old release answered after each; “{said}”; then the new one, whole"))
}

/// Requests of an update that have not failed yet. Pages and their own files come from the stored copy.
fn is_new(had: &[String]) -> Which {
    let had = had.to_vec();
    Which::that(move |path| {
        (path == RELEASE_FILE || path.starts_with("data/") || path == "app-shell.html") && !had.iter().any(|known| known == path)
    })
}

/// All packs of the next release arrive wrong; then they arrive right.
fn packs(scene: &Scene, fault: Fault, why: &str) -> Result<String> {
    scene.save()?;
    scene.server.publish(&scene.two);
    scene.server.fail(Which::beginning("data/"), fault);
    let said = scene.is_told_of_copy(NOT_TAKEN)?;
    ensure!(why.split('|').any(|why| said.contains(why)), "the page does not say why: {said}");
    scene.answers(ONE)?;
    scene.server.heal();
    scene.has_newer_copy()?;
    scene.answers(TWO)?;
    Ok(format!("“{said}”; the old release answers, then the new one"))
}

fn pointer(scene: &Scene, fault: Fault) -> Result<String> {
    scene.save()?;
    scene.server.publish(&scene.two);
    scene.server.fail(RELEASE_FILE, fault);
    let said = scene.is_told_of_copy("Chưa hỏi được máy chủ có bản mới hay không")?;
    scene.answers(ONE)?;
    scene.server.heal();
    scene.has_newer_copy()?;
    Ok(format!("“{said}”; the old release answers, then the new one"))
}

fn sw_beside_copy(scene: &Scene, fault: Fault) -> Result<String> {
    scene.save()?;
    scene.server.fail("sw.js", fault);
    scene.has_copy()?;
    scene.server.disconnect();
    scene.answers(ONE)?;
    Ok("the copy answers, without a network too".to_owned())
}

fn new_pointer_over_old_packs(scene: &Scene) -> Result<String> {
    scene.save()?;
    scene.server.overlay(RELEASE_FILE, file(&scene.two, RELEASE_FILE)?);
    let said = scene.is_told_of_copy(NOT_TAKEN)?;
    scene.answers(ONE)?;
    Ok(format!("“{said}”; the old release answers"))
}

fn replay(scene: &Scene) -> Result<String> {
    scene.server.publish(&scene.two);
    scene.save()?;
    scene.server.publish(&scene.one);
    let said = scene.is_told_of_copy("Máy chủ đang đưa một bản cũ hơn bản đã lưu")?;
    scene.answers(TWO)?;
    Ok(format!("“{said}”; the newer release answers"))
}

fn other_format(scene: &Scene, format: u32) -> Result<String> {
    scene.save()?;
    scene.server.overlay(RELEASE_FILE, of_format(&scene.two, format)?);
    let said = scene.is_told_of_copy("theo định dạng")?;
    scene.answers(ONE)?;
    Ok(format!("“{said}”; the stored release answers"))
}

/// Waits until the page has looked for a newer release, as each page does once its search is ready. It does not see
/// what is published after that.
fn has_looked_for_a_newer_release(scene: &Scene) -> Result<()> {
    let asked = || scene.server.requests().iter().any(|asked| asked.path == RELEASE_FILE && asked.bytes_sent > 0);
    scene.browser.wait_until_so("the page to look for a newer release", asked)?;
    scene.settle();
    Ok(())
}

/// One tab is opened before the update, and another tab gets it. Without a network, the first one still works.
fn two_tabs(scene: &Scene) -> Result<String> {
    scene.save()?;
    scene.server.forget_requests();
    scene.search("dang ky ket hon")?;
    has_looked_for_a_newer_release(scene)?;
    scene.server.publish(&scene.two);
    let first = scene.browser.tab()?;
    let second = scene.browser.open_tab(&scene.server.at("thong-tin/"))?;
    scene.says(".device-copy", "Đã lưu bản mới")?;
    scene.server.disconnect();
    scene.browser.go_to_tab(&first)?;
    scene.browser.click_on(".hit a", "Thủ tục đăng ký kết hôn").context(Harm::Lost)?;
    scene.reads_marriage(ONE)?;
    scene.browser.go_to_tab(&second)?;
    scene.shows_marriage(TWO)?;
    Ok("each tab goes on with its own release, without a network too".to_owned())
}
