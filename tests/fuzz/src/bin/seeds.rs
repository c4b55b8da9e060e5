//! Writes the seed files of targets that read our own formats or packed files. Run it if a format changes:
//! `cargo run -p fuzz --bin fuzz-seeds`.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::release::{File, FileRole, Past, Patch, Updates, sha256};
use catalog::{Calendar, OfficeFacts, Openness, pack};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::Workbook;

fn main() -> Result<()> {
    let procedures = fuzz::procedures();
    let workbook = workbook()?;
    let calendar = indexer::read::entry_points::calendar(b"").unwrap_or_else(|_| Calendar::default());
    let facts = OfficeFacts { calendar, openness: Openness::of(&procedures, jiff::civil::Date::MIN), ..OfficeFacts::default() };
    let names = pack::encode(&fuzz::sample_names());
    write(
        "source/made.jsonl.gz",
        &gzip(b"{\"code\":\"1.000001\",\"name\":\"Th\xe1\xbb\xad\"}\n{\"code\":\"1.000002\",\"name\":\"B\"}\n")?,
    )?;
    write("local-sheet/made.xlsx", &workbook)?;
    write("local-sheet/made.parts", &fuzz::workbook_parts(&workbook)?)?;
    let list = list()?;
    write("list-sheet/made.xlsx", &list)?;
    write("list-sheet/made.parts", &fuzz::workbook_parts(&list)?)?;
    write("release/made.json", fuzz::release_json().as_bytes())?;
    write("pack/made", &framed(&names)?)?;
    write("names/made", &names)?;
    write("procedures/made", &pack::encode(&procedures))?;
    write("facts/made", &pack::encode(&facts))?;
    write("wordings/made", &fuzz::made_wordings())?;
    write("events/made", &fuzz::made_events())?;
    write("index/made", &fuzz::made_index())?;
    write("updates/made", &pack::encode(&updates()))?;
    write("patch/made", &patch(&names)?)?;
    let (zip, parts) = fuzz::made_site()?;
    write("archive/made.zip", &zip)?;
    write("site-zip/made.zip", &zip)?;
    write("site-zip/made.parts", &parts)
}

fn write(path: &str, bytes: &[u8]) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(path);
    path.parent().map(fs::create_dir_all).transpose()?;
    println!("{}: {} bytes", path.display(), bytes.len());
    fs::write(&path, bytes).with_context(|| path.display().to_string())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}

/// A frame after its length, as the target takes it.
fn framed(bytes: &[u8]) -> Result<Vec<u8>> {
    Ok([&length(bytes)?.to_be_bytes()[..], &zstd::bulk::compress(bytes, 19)?].concat())
}

/// A length, as the targets take it.
fn length(bytes: &[u8]) -> Result<u16> {
    u16::try_from(bytes.len()).context("too long for the target")
}

fn updates() -> Updates {
    let file = |path: &str, role| File { path: path.to_owned(), role, bytes: 10, unpacked: 20, sha256: "00".to_owned() };
    let files = vec![file("data/old.pack", FileRole::Names), file("data/new.pack", FileRole::Names)];
    let patches = File { bytes: 1, ..file("data/patches.pack", FileRole::Patches) };
    let steps = vec![("data/new.pack".to_owned(), "data/old.pack".to_owned())];
    Updates { past: vec![Past { version: 1, files, patches: Some(patches), steps }] }
}

/// A patch that appends something to `old`, as the target takes it.
fn patch(old: &[u8]) -> Result<Vec<u8>> {
    let new = [old, b"something"].concat();
    let frame = zstd::bulk::Compressor::with_dictionary(19, &pack::dictionary(old))?.compress(&new)?;
    let patch = Patch { content: sha256(&new), frame };
    let parts: fuzz::PatchParts = (zstd::bulk::compress(old, 19)?, length(old)?, patch, length(&new)?);
    Ok(pack::encode(&parts))
}

fn workbook() -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let titles = ["Mã thủ tục", "Thời hạn", "Sau cắt giảm", "Phạm vi", "Phí", "Trong ngày", "Nhận đến giờ", "Ghi chú"];
    let cells = ["1.000001", "3 ngày làm việc", "2 ngày làm việc", "giải quyết", "10.000", "thứ Tư", "15 giờ", "Thử"];
    for (row, texts) in [titles, cells].into_iter().enumerate() {
        for (column, text) in texts.into_iter().enumerate() {
            sheet.write(row as u32, column as u16, text)?;
        }
    }
    sheet.write(2, 0, "1.000002")?.write(2, 4, 5000)?.write(2, 5, true)?;
    Ok(workbook.save_to_buffer()?)
}

fn list() -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let titles = ["STT", "Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực", "Cấp"];
    let cells = ["1", "1.000001.H99", "Đăng ký thử", "Bộ Thử", "Xã Mẫu\nXã Khác", "Hộ tịch", "Cấp xã"];
    for (row, texts) in [titles, cells, cells].into_iter().enumerate() {
        for (column, text) in texts.into_iter().enumerate() {
            sheet.write(row as u32, column as u16, text)?;
        }
    }
    sheet.write(3, 1, 1.00001)?.write(3, 2, "CÊp giÊy thö")?;
    sheet.write(4, 2, "Đăng ký thử")?;
    Ok(workbook.save_to_buffer()?)
}
