//! The counter screen's staff: the PIN, the officer's view, what visitors said, and what a visitor takes along.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::qr::{CODES, Code};
use tests::{Browser, Site, sample_with};

use crate::counter::{SCREENS, touch_screen};
use crate::stage::{Stage, set_clock, stage};

tests! {
    chromium: [
        the_pin_is_set_once_and_opens_the_corner,
        the_old_pin_holds_until_a_new_one_is_set,
        a_thousand_tries_cost_a_wait_and_nothing_else,
        an_officer_scans_a_dossier_marks_papers_and_closes_the_day,
        what_visitors_say_is_exported_and_published,
        a_page_is_taken_along_with_its_ticks,
        only_a_local_voice_reads_aloud,
    ],
}

/// The sample on a counter screen, with somebody in front of it.
fn counter() -> Result<Stage> {
    let stage = stage()?;
    touch_screen(&stage.browser, SCREENS[0])?;
    stage.browser.open(&stage.server.at("?man-hinh=quay"))?;
    begin(&stage.browser)?;
    Ok(stage)
}

/// Begins a visit.
fn begin(browser: &Browser) -> Result<()> {
    browser.click(".resting .start")?;
    browser.wait_until("the visit to begin", "return document.querySelector('.resting') === null")
}

/// Switches the screen on again, and begins a visit.
fn restart(browser: &Browser) -> Result<()> {
    browser.reload()?;
    begin(browser)
}

/// Follows a link to a page. The address of a counter screen never says which one.
fn go(browser: &Browser, page: &str) -> Result<()> {
    let script = format!(
        "const link = Object.assign(document.createElement('a'), {{ href: {} }});
         document.querySelector('main').append(link); link.click(); link.remove()",
        json!(page)
    );
    browser.run(&script).map(drop)
}

fn type_pin(browser: &Browser, pin: &str) -> Result<()> {
    for digit in pin.chars() {
        browser.click_on(".pad button", &digit.to_string())?;
    }
    browser.click(".pad .done")
}

/// Opens the corner, and sets the PIN.
fn open_corner(browser: &Browser) -> Result<()> {
    browser.click(".corner")?;
    browser.wait_for("h1", "Đặt PIN")?;
    type_pin(browser, "2580")?;
    browser.wait_for("h1", "Gõ lại PIN")?;
    type_pin(browser, "2580")?;
    browser.wait_for(".staff-bar", "Nhận hồ sơ")
}

fn the_pin_is_set_once_and_opens_the_corner() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = counter()?;
    browser.click(".corner")?;
    type_pin(&browser, "1234")?;
    browser.wait_for(".gate .status", "Ai cũng đoán được")?;
    type_pin(&browser, "2580")?;
    type_pin(&browser, "2581")?;
    browser.wait_for(".gate .status", "không giống nhau")?;
    browser.click_on(".gate button", "Quay lại màn hình")?;
    open_corner(&browser)?;
    let kept = browser.run("return JSON.stringify(localStorage)")?;
    ensure!(!kept.to_string().contains("2580"), "the PIN is kept as it is: {kept}");
    restart(&browser)?;
    browser.click(".corner")?;
    browser.wait_for("h1", "Gõ PIN của cán bộ")?;
    type_pin(&browser, "2581")?;
    browser.wait_for(".gate .status", "PIN chưa đúng")?;
    // The digits of a keyboard work wherever the focus is.
    browser.type_into("body", "2580")?;
    browser.click(".pad .done")?;
    browser.wait_for(".staff-bar", "Nhận hồ sơ")
}

fn the_old_pin_holds_until_a_new_one_is_set() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = counter()?;
    open_corner(&browser)?;
    let kept = || browser.run("return JSON.stringify(localStorage)");
    let before = kept()?;
    // What staff type is not what a visitor searches for.
    browser.click_on(".staff-bar button", "Cài đặt")?;
    browser.type_into("body", "25")?;
    browser.click_on(".set button", "Đổi PIN")?;
    browser.wait_for(".gate h1", "Đặt PIN")?;
    browser.click_on(".gate button", "Giữ PIN cũ")?;
    browser.click_on(".set button", "Đổi PIN")?;
    assert_eq!(kept()?, before, "the PIN is gone before there is another");
    type_pin(&browser, "1470")?;
    type_pin(&browser, "1470")?;
    browser.wait_for(".set button", "Đổi PIN")?;
    browser.click_on(".staff-bar button", "Khóa lại")?;
    browser.wait_for(".line p", "Bạn cần làm thủ tục gì?")?;
    browser.click(".corner")?;
    type_pin(&browser, "2580")?;
    browser.wait_for(".gate .status", "PIN chưa đúng")?;
    type_pin(&browser, "1470")?;
    browser.wait_for(".staff-bar", "Nhận hồ sơ")
}

fn a_thousand_tries_cost_a_wait_and_nothing_else() -> Result<()> {
    let Stage { browser, server: _server, site } = counter()?;
    open_corner(&browser)?;
    restart(&browser)?;
    browser.click(".corner")?;
    browser.wait_for("h1", "Gõ PIN của cán bộ")?;
    let tries = "const [tries, done] = arguments; let left = tries;
        const again = () => {
            document.querySelectorAll('.pad button').forEach((key, at) => at % 3 === 0 && key.click());
            document.querySelector('.pad .done').click();
            left-- > 0 ? setTimeout(again, 5) : done(true);
        };
        again()";
    browser.run_to_end(tries, vec![json!(1000)])?;
    browser.wait_for(".gate .status", "Hãy chờ")?;
    restart(&browser)?;
    browser.click(".corner")?;
    browser.wait_for(".gate .status", "Hãy chờ")?;
    // An hour later, whatever was tried, the PIN opens.
    set_clock(&browser, &format!("{}T10:30:00+07:00", site.release()?.made))?;
    restart(&browser)?;
    browser.click(".corner")?;
    type_pin(&browser, "2580")?;
    browser.wait_for(".staff-bar", "Nhận hồ sơ")
}

fn an_officer_scans_a_dossier_marks_papers_and_closes_the_day() -> Result<()> {
    let Stage { browser, server, site: _site } = counter()?;
    // What a citizen ticked at home, as the link of their phone carries it.
    let phone = Browser::start()?;
    phone.open(&server.at("thu-tuc/1.004873/"))?;
    phone.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    phone.wait_for_address("#hs=")?;
    let link = phone.address()?;
    open_corner(&browser)?;
    browser.type_into(".ask input", "xin chao\u{e007}")?;
    browser.wait_for(".ask .status", "gõ mã như 1.004194")?;
    browser.type_into(".ask input", &format!("{link}\u{e007}"))?;
    browser.wait_for(".desk h1", "tình trạng hôn nhân")?;
    browser.wait_for(".desk-papers li", "Người dân đã đánh dấu")?;
    browser.wait_for(".desk .standing", "Còn thiếu")?;
    browser.click_on(".desk button", "Đã nhận mọi giấy")?;
    browser
        .wait_until("a paper to be received", "return document.querySelectorAll('.desk-papers input:checked').length === 1")?;
    browser.click_on(".desk-forms a", "Mẫu 02")?;
    browser.wait_for(".staff-form .form-sheet h2", "PHIẾU YÊU CẦU BỔ SUNG")?;
    browser.click(".back-to-desk")?;
    browser.wait_for(".desk h1", "tình trạng hôn nhân")?;
    browser.click_on(".desk-next button", "Ghi vào danh sách")?;
    browser.click_on(".staff-bar button", "Danh sách hôm nay")?;
    browser.wait_for(".day td", "nhận 1")?;
    // The list outlives a restart, and ends when it is closed.
    restart(&browser)?;
    browser.click(".corner")?;
    type_pin(&browser, "2580")?;
    browser.click_on(".staff-bar button", "Danh sách hôm nay")?;
    browser.wait_for(".day td", "nhận 1")?;
    browser.click_on(".day button", "Khóa sổ")?;
    browser.click_on(".sure button", "Khóa sổ")?;
    browser.wait_for(".day", "Chưa có hồ sơ nào")?;
    let kept = browser.run("return JSON.stringify(localStorage)")?.to_string();
    ensure!(!kept.contains("1.004873"), "the closed list is kept: {kept}");
    Ok(())
}

/// Makes the page keep the text of each file that it lets the browser save.
const KEEP_FILES: &str = "window.files = []; const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { file.text().then((text) => window.files.push(text)); return make.call(URL, file); }";

fn what_visitors_say_is_exported_and_published() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = counter()?;
    open_corner(&browser)?;
    browser.click_on(".staff-bar button", "Cài đặt")?;
    browser.click_on(".set label", "Hỏi mức hài lòng")?;
    browser.click_on(".staff-bar button", "Khóa lại")?;
    for (visit, face) in
        ["Rất hài lòng", "Hài lòng", "Hài lòng", "Rất hài lòng", "Chưa hài lòng", "Bình thường"].into_iter().enumerate()
    {
        if visit > 0 {
            begin(&browser)?;
        }
        go(&browser, "thu-tuc/1.004873/")?;
        browser.click_on("button", "Xong, xóa hết")?;
        browser.click_on(".faces button", face)?;
        if ["Chưa hài lòng", "Bình thường"].contains(&face) {
            browser.click_on(".reasons button", "Phải chờ lâu")?;
        }
        browser.wait_until("the question to go", "return document.querySelector('.faces') === null")?;
    }
    restart(&browser)?;
    browser.click(".corner")?;
    type_pin(&browser, "2580")?;
    browser.click_on(".staff-bar button", "Ý kiến")?;
    browser.wait_for(".opinions", "6 lượt chấm trong 1 ngày")?;
    browser.run(KEEP_FILES)?;
    browser.click_on(".opinions button", "Xuất tệp CSV")?;
    browser.wait_until("the file", "return window.files.length === 1")?;
    let csv = browser.run("return window.files[0]")?;
    let catalogue = sample_with(&[("y-kien.csv", csv.as_str().context("no text")?)])?;
    let published = Site::build_with(catalogue.path(), None)?.files()?.remove("cong-khai/index.html").context("no page")?;
    let page = String::from_utf8(published)?;
    ensure!(page.contains("Ý kiến ở màn hình tra cứu") && page.contains("6 lượt chấm ngày"), "{page}");
    Ok(())
}

fn a_page_is_taken_along_with_its_ticks() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = counter()?;
    go(&browser, "thu-tuc/1.004873/")?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.click(".take")?;
    // The test's server is this machine, which no phone can open.
    browser.wait_for(".take-sheet", "Màn hình này chưa có địa chỉ cho điện thoại")?;
    browser.click_on(".take-sheet button", "Đóng")?;
    open_corner(&browser)?;
    browser.click_on(".staff-bar button", "Cài đặt")?;
    browser.type_into(".public input", "https://thutuc.xamau.vn/\u{e007}")?;
    browser.click_on(".staff-bar button", "Khóa lại")?;
    go(&browser, "thu-tuc/1.004873/")?;
    browser.wait_for(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.run("const box = document.querySelector('.tick input'); if (!box.checked) box.click()")?;
    browser.click(".take")?;
    browser.wait_for(".take-sheet", "Mã này mang theo")?;
    let codes = Code::all(&browser.run(CODES)?)?;
    let taken = codes.iter().map(Code::read).collect::<Result<Vec<_>>>()?;
    ensure!(taken.iter().any(|to| to.starts_with("https://thutuc.xamau.vn/thu-tuc/1.004873/#hs=")), "{taken:?}");
    let width = browser.run("return document.querySelector('.take-sheet .qr').getBoundingClientRect().width * 25.4 / 96")?;
    ensure!(width.as_f64().is_some_and(|mm| mm > 40.0), "the code is {width} mm wide");
    Ok(())
}

/// Makes the device speak with these voices, and keep what it is told to say.
fn voices(voices: &Value) -> Value {
    let source = format!(
        "window.said = [];
         speechSynthesis.getVoices = () => {voices}.map((voice) => Object.setPrototypeOf(voice, SpeechSynthesisVoice.prototype));
         Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {{ set() {{}} }});
         speechSynthesis.speak = (utterance) => window.said.push(utterance.text);
         speechSynthesis.cancel = () => window.said.push('—');
         for (const key of ['lang', 'localService'])
           Object.defineProperty(SpeechSynthesisVoice.prototype, key, {{ get() {{ return this['_' + key]; }} }});"
    );
    json!({ "source": source })
}

fn only_a_local_voice_reads_aloud() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = counter()?;
    let remote = json!([{ "_lang": "vi-VN", "_localService": false }, { "_lang": "en-US", "_localService": true }]);
    browser.command("Page.addScriptToEvaluateOnNewDocument", voices(&remote))?;
    restart(&browser)?;
    go(&browser, "thu-tuc/1.004873/")?;
    browser.wait_for(".standing", "Cần")?;
    ensure!(browser.texts(".aloud")?.is_empty(), "a voice that is fetched would read");
    let local = json!([{ "_lang": "vi-VN", "_localService": true }]);
    browser.command("Page.addScriptToEvaluateOnNewDocument", voices(&local))?;
    restart(&browser)?;
    go(&browser, "thu-tuc/1.004873/")?;
    browser.wait_for(".standing", "Cần")?;
    browser.click_on(".aloud", "Đọc to")?;
    browser.wait_for(".aloud", "Dừng đọc")?;
    let said: Vec<String> = serde_json::from_value(browser.run("return window.said.filter((line) => line !== '—')")?)?;
    ensure!(
        said.iter().any(|line| line.starts_with("Thời hạn: ")) && said.iter().any(|line| line.starts_with("Nộp tại ")),
        "{said:?}"
    );
    browser.click_on("button", "Xong, xóa hết")?;
    browser.wait_until("silence", "return window.said.at(-1) === '—'")
}
