//! Faults of the device itself.

use anyhow::{Context, Result, ensure};
use catalog::release::RELEASE_FILE;
use serde_json::json;

use super::scene::{ONE, Scene, TWO};
use super::{Harm, Row};

pub(super) const ROWS: &[Row] = &[
    Row { fault: "no room left half-way through saving", run: quota_while_saving },
    Row { fault: "no room left half-way through an update", run: quota_while_updating },
    Row { fault: "evicted: the details, no network", run: evicted_details },
    Row { fault: "evicted: the shell, no network", run: evicted_shell },
    Row { fault: "evicted: names and index, no network", run: evicted_names },
    Row { fault: "evicted: half of all files, the network there", run: evicted_half },
    Row { fault: "the clock at 1970", run: |scene| clock(scene, 0, "trước ngày") },
    Row { fault: "the clock at 2099", run: |scene| clock(scene, 4_086_000_000_000, "năm") },
    Row { fault: "the search worker killed", run: worker_killed },
    Row { fault: "the search worker out of memory", run: worker_out_of_memory },
    Row { fault: "no service worker", run: no_service_worker },
    Row { fault: "storage denied", run: storage_denied },
    Row { fault: "no WebAssembly", run: no_web_assembly },
];

/// A script that makes `Cache.put` fail after some files, as a full disk does.
fn quota(after: usize) -> String {
    format!(
        "let left = {after}; const put = Cache.prototype.put;
         Cache.prototype.put = function (...what) {{
           if (left-- > 0) return put.apply(this, what);
           return Promise.reject(new DOMException('full', 'QuotaExceededError'));
         }};
         window.makeRoom = () => (left = Infinity);"
    )
}

fn quota_while_saving(scene: &Scene) -> Result<String> {
    scene.inject(&quota(9))?;
    scene.browser.open(&scene.server.at("thong-tin/"))?;
    scene.press_save()?;
    let said = scene.says(".device-copy", "không còn đủ chỗ trống")?;
    scene.search("dang ky ket hon")?;
    scene.browser.open(&scene.server.at("thong-tin/"))?;
    scene.browser.run("window.makeRoom()")?;
    scene.press_save()?;
    scene.says(".device-copy", "Đã lưu")?;
    scene.server.disconnect();
    scene.answers(ONE)?;
    Ok(format!("“{said}”; the page works, and saves the rest when there is room"))
}

fn quota_while_updating(scene: &Scene) -> Result<String> {
    scene.save()?;
    scene.inject(&quota(5))?;
    scene.server.publish(&scene.two);
    let said = scene.is_told_of_copy("không còn đủ chỗ trống")?;
    scene.server.disconnect();
    scene.answers(ONE)?;
    Ok(format!("“{said}”; the old release answers"))
}

/// Removes stored files, as a browser that is short of space may do.
fn evict(scene: &Scene, fits: &str) -> Result<()> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{
           let gone = 0;
           for (const name of await caches.keys()) {{
             const cache = await caches.open(name);
             if (name.endsWith('hien-tai')) continue;
             for (const request of await cache.keys())
               if (({fits})(new URL(request.url).pathname)) gone += await cache.delete(request);
           }}
           return gone;
         }})().then(done);"
    );
    let gone = scene.browser.run_to_end(&script, Vec::new())?;
    ensure!(gone.as_u64() > Some(0), "nothing was evicted");
    Ok(())
}

fn paths(scene: &Scene, roles: &[&str]) -> Result<String> {
    let json: serde_json::Value = serde_json::from_slice(&super::scene::file(&scene.one, RELEASE_FILE)?)?;
    let files = json["files"].as_array().context("files")?;
    let of_role = files.iter().filter(|file| roles.iter().any(|role| file["role"] == *role));
    let paths: Vec<_> = of_role.filter_map(|file| file["path"].as_str()).collect();
    Ok(format!("(path) => {}.some((lost) => path.endsWith(lost))", json!(paths)))
}

fn evicted_details(scene: &Scene) -> Result<String> {
    scene.save()?;
    evict(scene, &paths(scene, &["details"])?)?;
    scene.server.disconnect();
    let said = scene.is_told_of_copy("bị mất")?;
    scene.search("dang ky ket hon")?;
    scene.browser.click(".hit a")?;
    let page = scene.says("main .problem", "Chưa mở được trang này")?;
    is_mended_by_network(scene)?;
    Ok(format!("“{said}”, the page “{page}”; mended when the network was back"))
}

fn evicted_shell(scene: &Scene) -> Result<String> {
    scene.save()?;
    evict(scene, "(path) => path.endsWith('app-shell.html')")?;
    scene.server.disconnect();
    scene.browser.open_page(&scene.server.at("thong-tin/"))?;
    let said = scene.says("body", "xóa mất một phần")?;
    is_mended_by_network(scene)?;
    Ok(format!("“{said}”; mended when the network was back"))
}

fn evicted_names(scene: &Scene) -> Result<String> {
    scene.save()?;
    evict(scene, &paths(scene, &["names", "wordings", "topics", "texts"])?)?;
    scene.server.disconnect();
    scene.browser.open_page(&scene.server.at("thong-tin/"))?;
    let said = scene.says("#app-trouble", "chưa mở được")?;
    is_mended_by_network(scene)?;
    Ok(format!("“{said}”; mended when the network was back"))
}

/// With the network back, the device restores everything, and then answers without it.
fn is_mended_by_network(scene: &Scene) -> Result<()> {
    scene.server.connect();
    scene.has_copy()?;
    scene.server.disconnect();
    scene.answers(ONE)
}

fn evicted_half(scene: &Scene) -> Result<String> {
    scene.save()?;
    evict(scene, "(path) => path.charCodeAt(path.length - 6) % 2 === 0")?;
    let said = scene.has_copy()?;
    scene.server.disconnect();
    scene.answers(ONE)?;
    Ok(format!("mended at the next start; “{said}”"))
}

fn clock(scene: &Scene, now: u64, words: &str) -> Result<String> {
    scene.save()?;
    scene.inject(&format!(
        "const shift = {now} - Date.now(), Right = Date;
         Date = class extends Right {{
           constructor(...given) {{ given.length ? super(...given) : super(Right.now() + shift) }}
           static now() {{ return Right.now() + shift }}
         }};"
    ))?;
    scene.server.publish(&scene.two);
    scene.has_newer_copy()?;
    scene.server.disconnect();
    scene.answers(TWO)?;
    let said = scene.says(".age-band", words)?;
    Ok(format!("“{said}”; everything answers, updates come"))
}

const HOLD_WORKER: &str = "
    const Real = Worker;
    window.Worker = class extends Real { constructor(...given) { super(...given); window.theWorker = this } };";

fn worker_killed(scene: &Scene) -> Result<String> {
    scene.inject(HOLD_WORKER)?;
    scene.search("dang ky ket hon")?;
    scene.browser.wait_for_engine()?;
    scene.browser.run("theWorker.terminate()")?;
    scene.browser.run(
        "const box = document.getElementById('o-tim'); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }))",
    )?;
    scene.browser.type_into("#o-tim", "dang ky ket hon")?;
    let said = scene.says("main .problem", "không trả lời")?;
    scene.browser.wait_for_first(".hit a", "Thủ tục đăng ký kết hôn").context(Harm::Wrong)?;
    scene.browser.click_on("main .problem button", "Thử lại")?;
    scene.browser.wait_for_engine()?;
    Ok(format!("“{said}”; the names answer, and the engine comes back"))
}

fn worker_out_of_memory(scene: &Scene) -> Result<String> {
    scene.inject(HOLD_WORKER)?;
    scene.search("dang ky ket hon")?;
    scene.browser.wait_for_engine()?;
    scene.browser.run("theWorker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))")?;
    let said = scene.says("main .problem", "thiếu bộ nhớ")?;
    scene.browser.wait_for_first(".hit a", "Thủ tục đăng ký kết hôn").context(Harm::Wrong)?;
    Ok(format!("“{said}”; the names answer"))
}

fn no_service_worker(scene: &Scene) -> Result<String> {
    scene.inject("delete Navigator.prototype.serviceWorker; delete window.caches;")?;
    let said = scene.is_told_of_copy("không lưu được trang")?;
    scene.answers(ONE)?;
    Ok(format!("“{said}”; everything answers"))
}

fn storage_denied(scene: &Scene) -> Result<String> {
    scene.inject(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
           Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError') } });
         CacheStorage.prototype.open = CacheStorage.prototype.keys = () => Promise.reject(new DOMException('refused', 'SecurityError'));",
    )?;
    let said = scene.is_told_of_copy("không lưu được trang")?;
    scene.answers(ONE)?;
    Ok(format!("“{said}”; everything answers"))
}

fn no_web_assembly(scene: &Scene) -> Result<String> {
    scene.inject("delete window.WebAssembly;")?;
    scene.browser.open_page(&scene.server.at("thu-tuc/1.000894/"))?;
    let said = scene.says("#app-trouble", "trình duyệt")?;
    scene.reads_marriage(ONE)?;
    Ok(format!("“{said}”; the static page stays"))
}
