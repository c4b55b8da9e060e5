//! A counter screen that nobody looks after: visitors leave nothing, new releases come at rest, and whatever happens, it
//! goes on. `cargo xtask endure` lets a thousand visitors come.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use catalog::release::RELEASE_FILE;
use serde_json::{Value, json};
use tests::{CounterScreen, Engine, Fault, Site, Which, edition};

use crate::stage::need_browser;

tests! {
    chromium: [
        visitors_leave_nothing_and_memory_is_flat,
        a_week_alone,
        it_comes_up_cold_without_a_network,
        a_damaged_release_changes_nothing,
        a_stuck_page_is_loaded_anew_and_not_for_ever,
        rough_hands_stay_in_the_mode,
    ],
}

/// Two releases of a site, the second published over the first.
struct Releases {
    one: Site,
    two: Site,
}

impl Releases {
    fn build() -> Result<Self> {
        need_browser(Engine::Chromium)?;
        let (one, second) = (edition("Bản một.")?, edition("Bản hai.")?);
        let mut two = Site::build(one.path())?;
        two.republish(second.path())?;
        Ok(Self { one: Site::build(one.path())?, two })
    }

    /// A screen that has stored the first release by itself.
    fn screen(&self) -> Result<CounterScreen> {
        let screen = CounterScreen::open(self.one.path())?;
        has_stored(&screen, &self.one)?;
        Ok(screen)
    }
}

/// Waits until the device has the whole release of a site. Nobody asks for it.
fn has_stored(screen: &CounterScreen, site: &Site) -> Result<()> {
    let id = site.release()?.id;
    let script = "const [id, done] = arguments; (async () => {
           for (let tries = 0; tries < 400; tries++) {
             await leap(15000);
             const state = await caches.open(`niem-yet ${document.baseURI} hien-tai`);
             const pointer = await state.match(new URL('__ban', document.baseURI).href);
             if (pointer && (await pointer.json()).id === id) return done(true);
             await new Promise((go) => requestAnimationFrame(go));
           }
           done(false);
         })()";
    let stored = screen.browser.run_to_end(script, vec![json!(id)])?;
    ensure!(stored == json!(true), "the release {id} is not stored: {}", log(screen)?);
    Ok(())
}

/// What the screen keeps for its staff, as text.
fn log(screen: &CounterScreen) -> Result<String> {
    let script = "return Object.entries(localStorage).filter(([key]) => key.endsWith(' nhat-ky')).map(([, text]) => text).join()";
    Ok(screen.browser.run(script)?.as_str().unwrap_or_default().to_owned())
}

/// Waits until the page shows the release of a site.
fn shows(screen: &CounterScreen, site: &Site) -> Result<()> {
    let id = site.release()?.id;
    screen.rests()?;
    let script = format!(
        "return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('release.json'))
           && fetch('release.json').then((answer) => answer.json()).then((release) => release.id === '{id}')"
    );
    screen.browser.wait_until("the new release on the screen", &script)
}

fn visitors_leave_nothing_and_memory_is_flat() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let site = Site::sample()?;
    let mut screen = CounterScreen::open(site.path())?;
    screen.visit(10)?;
    let before = screen.reading()?;
    let visited = screen.visit(24)?;
    assert_eq!((visited.searched, visited.opened, visited.left), (24, 24, 24));
    assert!(visited.ticked > 12, "{visited:?}");
    let after = screen.reading()?;
    assert_eq!(screen.traces()?, [""; 0]);
    let told = format!("before {before:?}, after {after:?}");
    assert!(after.wasm <= before.wasm * 1.05, "{told}");
    assert!(after.heap <= before.heap * 1.05, "{told}");
    assert!(after.nodes <= before.nodes + 20 && after.listeners <= before.listeners, "{told}");
    let kept = log(&screen)?;
    assert!(kept.lines().any(|line| line.starts_with("ngay\t") && line.ends_with("\t34")), "visitors are counted: {kept}");
    assert_eq!(screen.close_and_search_files()?, [""; 0]);
    Ok(())
}

fn a_week_alone() -> Result<()> {
    let releases = Releases::build()?;
    let mut screen = releases.screen()?;
    // Monday: people come, a new release comes, and the screen moves to it while nobody is there.
    screen.visit(3)?;
    screen.server.publish(releases.two.path());
    screen.pass_hours(2)?;
    has_stored(&screen, &releases.two)?;
    screen.pass_hours(1)?;
    shows(&screen, &releases.two)?;
    // Tuesday to Friday: no network.
    screen.server.disconnect();
    screen.pass_hours(4 * 24)?;
    screen.rests()?;
    screen.visit(3)?;
    // Saturday: the clock is set back by a year, and on.
    screen.browser.run("setWall(-365 * 86400000)")?;
    screen.pass_hours(1)?;
    screen.visit(1)?;
    screen.browser.run("setWall(365 * 86400000)")?;
    screen.server.connect();
    screen.pass_hours(24)?;
    screen.visit(3)?;
    assert_eq!(screen.traces()?, [""; 0]);
    let kept = log(&screen)?;
    assert!(kept.contains("đồng hồ của máy nhảy"), "{kept}");
    assert!(kept.lines().filter(|line| line.starts_with("ngay\t")).count() >= 3, "days with visitors: {kept}");
    assert!(!kept.contains("mở lại ngoài dự kiến"), "{kept}");
    Ok(())
}

fn it_comes_up_cold_without_a_network() -> Result<()> {
    let releases = Releases::build()?;
    let mut screen = releases.screen()?;
    screen.server.disconnect();
    // The browser starts at the address of the site, as a kiosk does after a power cut.
    screen.browser.open(&screen.server.at(""))?;
    screen.rests()?;
    screen.visit(2)?;
    assert!(log(&screen)?.contains("mở lại ngoài dự kiến"), "a start that nobody planned is told to staff");
    Ok(())
}

fn a_damaged_release_changes_nothing() -> Result<()> {
    let releases = Releases::build()?;
    let mut screen = releases.screen()?;
    let id = releases.one.release()?.id;
    screen.server.publish(releases.two.path());
    for fault in [Fault::Flip, Fault::Cut { after: 0.5 }, Fault::Status(503), Fault::Empty, Fault::Html] {
        for what in [Which::ending(".pack"), Which::from(RELEASE_FILE)] {
            screen.server.fail(what, fault);
            screen.pass_hours(2)?;
            screen.rests()?;
            screen.server.heal();
        }
    }
    let kept = log(&screen)?;
    let shown =
        screen.browser.run_to_end("fetch('release.json').then((a) => a.json()).then((r) => arguments[0](r.id))", vec![])?;
    assert!(shown == json!(id) || shown == json!(releases.two.release()?.id), "{shown}: one whole release");
    assert!(kept.contains("hoi\t"), "{kept}");
    screen.pass_hours(3)?;
    shows(&screen, &releases.two)?;
    screen.visit(1).map(drop)
}

/// The watchdog's patience is shortened and signs of life are held back, as if the app were dead.
fn a_stuck_page_is_loaded_anew_and_not_for_ever() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let site = Site::sample()?;
    let screen = CounterScreen::open(site.path())?;
    let dead = "{
      const RealWorker = Worker;
      globalThis.Worker = class extends RealWorker {
        postMessage(message, ...rest) {
          if (typeof message === 'number') {
            const told = JSON.parse(localStorage.getItem('thu patience') ?? '[]');
            localStorage.setItem('thu patience', JSON.stringify([...told, message]));
            super.postMessage(told.length < 3 ? 1000 : 1e9);
          } else if (message !== null) super.postMessage(message, ...rest);
        }
      };
    }";
    screen.browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": dead }))?;
    screen
        .browser
        .run("for (const key of Object.keys(localStorage)) if (key.endsWith(' cai-dat')) localStorage.removeItem(key)")?;
    screen.browser.run("localStorage.setItem(`quay ${document.baseURI} thu`, 'của cán bộ')")?;
    screen.browser.open(&screen.server.at(""))?;
    let four = "return JSON.parse(localStorage.getItem('thu patience') ?? '[]').length >= 4";
    screen.browser.wait_until("the page to be loaded anew three times", four)?;
    screen.rests()?;
    let patience: Value = screen.browser.run("return JSON.parse(localStorage.getItem('thu patience'))")?;
    let patience: Vec<f64> = serde_json::from_value(patience).context("numbers")?;
    assert!(patience.windows(2).all(|pair| pair[1] > pair[0]), "each start waits longer for the next: {patience:?}");
    std::thread::sleep(Duration::from_secs(3));
    let kept = screen.browser.run("return localStorage.getItem(`quay ${document.baseURI} thu`)")?;
    assert_eq!(kept, json!("của cán bộ"), "what is of the staff stays");
    assert!(log(&screen)?.contains("mở lại ngoài dự kiến"));
    Ok(())
}

/// Fifty taps a second, two fingers, a palm, keys that are held and combined, a screen that is turned, a network that goes
/// and comes during a countdown.
fn rough_hands_stay_in_the_mode() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let site = Site::sample()?;
    let mut screen = CounterScreen::open(site.path())?;
    screen.browser.run("localStorage.setItem(`quay ${document.baseURI} thu`, 'của cán bộ')")?;
    screen.browser.click(".resting .start")?;
    screen.browser.wait_for(".look", "Xong, xóa hết")?;
    let tap = |x: u32, y: u32, id: u32, radius: u32| json!({ "x": x, "y": y, "id": id, "radiusX": radius, "radiusY": radius });
    let touch = |kind: &str, points: Value| {
        screen.browser.command("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).map(drop)
    };
    for at in 0..100_u32 {
        touch("touchStart", json!([tap(40 + at * 53 % 1000, 60 + at * 97 % 1500, 1, 8)]))?;
        touch("touchEnd", json!([]))?;
    }
    for at in 0..10_u32 {
        touch("touchStart", json!([tap(200, 900, 1, 8), tap(800, 1000, 2, 8)]))?;
        touch("touchMove", json!([tap(200 - at * 10, 900, 1, 8), tap(800 + at * 10, 1000, 2, 8)]))?;
        touch("touchEnd", json!([]))?;
        touch("touchStart", json!([tap(300 + at * 40, 1500, 1, 120)]))?;
        touch("touchEnd", json!([]))?;
    }
    let key = |kind: &str, key: &str, code: u32, modifiers: u32, repeats: bool| {
        let event =
            json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers, "autoRepeat": repeats });
        screen.browser.command("Input.dispatchKeyEvent", event).map(drop)
    };
    // Ctrl is 2, Shift 8, Alt 1.
    for (name, code, modifiers) in [
        ("F11", 122, 0),
        ("n", 78, 2),
        ("I", 73, 10),
        ("F12", 123, 0),
        ("F4", 115, 1),
        ("F5", 116, 0),
        ("p", 80, 2),
        ("a", 65, 0),
    ] {
        key("rawKeyDown", name, code, modifiers, false)?;
        for _ in 0..30 {
            key("rawKeyDown", name, code, modifiers, true)?;
        }
        key("keyUp", name, code, modifiers, false)?;
    }
    for (width, height) in [(1920, 1080), (1080, 1920)] {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        screen.browser.command("Emulation.setDeviceMetricsOverride", metrics)?;
    }
    // Nobody touches it any more: the network goes and comes during the countdown.
    screen.pass(95_000)?;
    screen.server.disconnect();
    screen.pass(15_000)?;
    screen.server.connect();
    screen.pass(120_000)?;
    screen.rests()?;
    let zoom = screen.browser.run("return visualViewport.scale")?;
    assert_eq!(zoom.as_f64(), Some(1.0), "two fingers do not zoom");
    let address = screen.browser.address()?;
    assert!(address.starts_with(&screen.server.at("")), "{address}");
    assert_eq!(screen.browser.run("return localStorage.getItem(`quay ${document.baseURI} thu`)")?, json!("của cán bộ"));
    assert_eq!(screen.traces()?, [""; 0]);
    screen.visit(2).map(drop)
}
