//! Writes the first files of those targets whose bytes are our own formats, or packed. Run it when a format
//! changes: `cargo run -p fuzz --bin fuzz-seeds`.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::{Calendar, OfficeFacts, Openness, pack};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::Workbook;

fn main() -> Result<()> {
    let procedures = fuzz::procedures();
    let workbook = workbook()?;
    let calendar = indexer::read::doors::calendar(b"").unwrap_or_else(|_| Calendar::default());
    let facts = OfficeFacts { calendar, openness: Openness::of(&procedures), ..OfficeFacts::default() };
    let names = pack::encode(&fuzz::sample_names());
    write(
        "source/made.jsonl.gz",
        &gzip(b"{\"code\":\"1.000001\",\"name\":\"Th\xe1\xbb\xad\"}\n{\"code\":\"1.000002\",\"name\":\"B\"}\n")?,
    )?;
    write("local-sheet/made.xlsx", &workbook)?;
    write("local-sheet/made.parts", &fuzz::joined(&workbook)?)?;
    write("release/made.json", fuzz::release_json().as_bytes())?;
    write("pack/made", &framed(&names)?)?;
    write("names/made", &names)?;
    write("procedures/made", &pack::encode(&procedures))?;
    write("facts/made", &pack::encode(&facts))?;
    write("index/made", &fuzz::made_index())
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

/// A frame behind its length, as the target takes it.
fn framed(bytes: &[u8]) -> Result<Vec<u8>> {
    let length = u16::try_from(bytes.len()).context("too long for the target")?;
    Ok([&length.to_be_bytes()[..], &zstd::bulk::compress(bytes, 19)?].concat())
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
