//! How much a file may hold. What an office reads may be damaged, mixed up or made to do harm: a few
//! kilobytes that unpack to gigabytes, a link that leads elsewhere. Every file from outside is read
//! through here, and refused with its name, the limit and what to do before it takes the memory.
//!
//! Depth is limited by the parsers themselves: JSON at 128, TOML at 80; XML is read without recursion.

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};
use flate2::read::MultiGzDecoder;

/// What a file of one kind may be. Where it is not packed, only `bytes` counts.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes as it lies on the disk.
    pub bytes: u64,
    /// The most bytes unpacked, all parts together.
    pub unpacked: u64,
    /// How many times its packed size it may unpack to, beyond `FREE`.
    pub ratio: u64,
    /// The most parts of an archive.
    pub parts: usize,
}

/// Unpacked bytes that no ratio is asked for: a small file of blanks harms nobody.
const FREE: u64 = 1 << 20;
/// What is read before the limits are looked at again.
const STRIDE: u64 = 64 << 10;

/// Procedures of a source, JSON or gzip of it. The whole country of 2026 is 64 MB, packed to a tenth;
/// the most that gzip can do is a thousandth.
pub const SOURCE: Limits = Limits { bytes: 512 << 20, unpacked: 512 << 20, ratio: 100, parts: 1 };
/// A TOML file that people write. The largest of our own, the words people use, is 106 KB.
pub const TOML: Limits = Limits { bytes: 8 << 20, unpacked: 8 << 20, ratio: 1, parts: 1 };
/// A workbook. The official list of 700 procedures is 22 KB, unpacks to 7 times that and has 16 parts;
/// columns of formatted empty cells shrink much further.
pub const WORKBOOK: Limits = Limits { bytes: 20 << 20, unpacked: 64 << 20, ratio: 200, parts: 1_000 };
/// A file of the app. The largest, its WebAssembly, is about 1 MB; a fast build of it 6 MB.
pub const APP_FILE: Limits = Limits { bytes: 64 << 20, unpacked: 64 << 20, ratio: 1, parts: 1 };
/// `release.json`. That of the whole country is 8 KB.
pub const RELEASE: Limits = Limits { bytes: 4 << 20, unpacked: 4 << 20, ratio: 1, parts: 1 };
/// A pack of a site. The largest of the whole country is 1.5 MB.
pub const PACK: Limits = Limits { bytes: 64 << 20, unpacked: 64 << 20, ratio: 1, parts: 1 };

/// The most records of a file. The whole country has 6,297.
pub const MOST_RECORDS: usize = 100_000;
/// The most one record may hold, in bytes. The longest real one is 190 KB.
pub const MOST_RECORD_BYTES: usize = 4 << 20;
/// The most files of a catalogue: one a procedure, some thousands.
pub const MOST_FILES: usize = 50_000;
/// How deep folders are looked into.
pub const MOST_DEPTH: usize = 8;
/// The most rows of a sheet; a commune has some hundred procedures.
pub const MOST_ROWS: u32 = 100_000;
/// The most columns of a sheet that are read; real annexes have up to 20.
pub const MOST_COLUMNS: u32 = 200;
/// The most wrong values that are named of one record; the rest is as wrong.
pub const MOST_PROBLEMS: usize = 100;

/// Reads a file of a folder that people fill.
///
/// # Errors
/// It is a link, no file, too large or not readable. The message names it.
pub fn file(path: &Path, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    read(path, limits).with_context(|| path.display().to_string())
}

fn read(path: &Path, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    let meta = fs::symlink_metadata(path).context("không mở được tệp")?;
    ensure!(!meta.is_symlink(), "{LINK}");
    ensure!(meta.is_file(), "không phải là tệp; hãy thay bằng tệp thường");
    let mut bytes = Vec::new();
    let file = File::open(path).context("không mở được tệp")?;
    file.take(limits.bytes + 1).read_to_end(&mut bytes).context("không đọc được tệp")?;
    ensure!(bytes.len() as u64 <= limits.bytes, "tệp lớn hơn {} MB; {SMALLER}", limits.bytes >> 20);
    Ok(bytes)
}

/// Why a link is refused: it may lead out of the folder, to what nobody meant to publish.
pub(crate) const LINK: &str = "là liên kết (symlink), chương trình không đi theo; hãy chép chính tệp hoặc thư mục đó vào đây";
const SMALLER: &str = "hãy chia nhỏ tệp hoặc chỉ giữ phần cần dùng";
const BOMB: &str = "có thể tệp hỏng hoặc bị cài để gây hại; hãy tải lại từ nguồn";

/// Reads a file as text, without the mark that some editors put at its beginning.
///
/// # Errors
/// As [`file()`], or it is not UTF-8.
pub fn text(path: &Path, limits: &Limits) -> anyhow::Result<String> {
    let bytes = file(path, limits)?;
    utf8(&bytes).map(str::to_owned).with_context(|| path.display().to_string())
}

/// Bytes as text, without the mark that some editors put at its beginning.
///
/// # Errors
/// They are not UTF-8.
pub fn utf8(bytes: &[u8]) -> anyhow::Result<&str> {
    let text = std::str::from_utf8(bytes).context("không phải UTF-8; hãy lưu lại tệp với mã UTF-8")?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// A file that a catalogue or a site need not have. A link counts as there, so that it is refused and
/// not passed over.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_dir())
}

/// Whether bytes are gzip, whatever their file is called.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

/// Unpacks gzip.
///
/// # Errors
/// It is damaged, or unpacks to more than the limits allow.
pub fn gunzip(bytes: &[u8], limits: &Limits) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    let damaged = "tệp nén .gz bị hỏng hoặc thiếu phần cuối; hãy tải lại tệp";
    Meter { packed: bytes.len() as u64, passed: 0, limits }.pour(MultiGzDecoder::new(bytes), &mut out, damaged)?;
    Ok(out)
}

/// Unpacks every part of a zip once and keeps nothing: what an archive declares of its sizes need not be
/// so, and its parts may lie over one another.
///
/// # Errors
/// It is damaged, or holds more than the limits allow.
pub fn check_zip(bytes: &[u8], limits: &Limits, damaged: &'static str) -> anyhow::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).context(damaged)?;
    ensure!(archive.len() <= limits.parts, "tệp nén có hơn {} phần; {BOMB}", limits.parts);
    let mut meter = Meter { packed: bytes.len() as u64, passed: 0, limits };
    for at in 0..archive.len() {
        meter.pour(archive.by_index(at).context(damaged)?, &mut std::io::sink(), damaged)?;
    }
    Ok(())
}

/// What has come out of a packed file so far.
struct Meter<'a> {
    packed: u64,
    passed: u64,
    limits: &'a Limits,
}

impl Meter<'_> {
    fn pour(&mut self, mut from: impl Read, to: &mut impl Write, damaged: &'static str) -> anyhow::Result<()> {
        loop {
            let passed = std::io::copy(&mut from.by_ref().take(STRIDE), to).context(damaged)?;
            self.passed += passed;
            self.check()?;
            if passed < STRIDE {
                return Ok(());
            }
        }
    }

    fn check(&self) -> anyhow::Result<()> {
        let Limits { unpacked, ratio, .. } = *self.limits;
        if self.passed > unpacked {
            bail!("tệp giải nén ra hơn {} MB; {SMALLER}", unpacked >> 20);
        }
        if self.passed > FREE && self.passed / ratio > self.packed {
            bail!("tệp giải nén ra hơn {ratio} lần cỡ của nó; {BOMB}");
        }
        Ok(())
    }
}

/// The place of a path of ours (names, slugs and codes, parted by `/`) in a folder.
///
/// # Errors
/// It would lie outside, or mean something else on another system.
pub fn within(folder: &Path, path: &str) -> anyhow::Result<PathBuf> {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    let one_each = || Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let safe = path.split('/').all(plain) && !path.contains(['\\', ':', '\0']) && one_each();
    ensure!(safe, "đường dẫn \"{path}\" ra ngoài thư mục trang");
    Ok(folder.join(path))
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use zip::write::SimpleFileOptions;

    use super::*;

    const TEST: Limits = Limits { bytes: 1 << 10, unpacked: 3 << 20, ratio: 100, parts: 2 };

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    fn zip(parts: usize, bytes: usize) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in 0..parts {
            zip.start_file(part.to_string(), SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b' '; bytes]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Text that does not shrink: 16 hex digits of a number that is different each time.
    fn noise(bytes: usize) -> Vec<u8> {
        (0..bytes as u64 / 16).map(|at| format!("{:016x}", at.wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect::<String>().into()
    }

    fn refused<T>(result: anyhow::Result<T>) -> String {
        format!("{:#}", result.err().unwrap())
    }

    #[test]
    fn gzip_is_unpacked_within_size_and_ratio() {
        assert_eq!(gunzip(&gzip(b"abc"), &TEST).unwrap(), b"abc");
        assert_eq!(gunzip(&gzip(&[b' '; FREE as usize]), &TEST).unwrap().len() as u64, FREE);
        assert!(refused(gunzip(&gzip(&[b' '; 2 * FREE as usize]), &TEST)).contains("hơn 100 lần"));
        assert!(refused(gunzip(&gzip(&noise(4 << 20)), &TEST)).contains("hơn 3 MB"));
        assert!(refused(gunzip(&gzip(&noise(1 << 20))[..9000], &TEST)).contains("hãy tải lại"));
    }

    #[test]
    fn a_bomb_is_left_long_before_it_has_unpacked() {
        let bomb = gzip(&vec![0; 256 << 20]);
        let mut out = Vec::new();
        let mut meter = Meter { packed: bomb.len() as u64, passed: 0, limits: &SOURCE };
        let error = refused(meter.pour(MultiGzDecoder::new(&bomb[..]), &mut out, ""));
        assert!(error.contains("hơn 100 lần") && out.len() < 32 << 20, "{error}, {} bytes", out.len());
    }

    #[test]
    fn a_zip_is_measured_over_all_its_parts() {
        let check = |bytes: &[u8]| check_zip(bytes, &TEST, "hỏng");
        check(&zip(2, 1000)).unwrap();
        assert!(refused(check(&zip(3, 1))).contains("hơn 2 phần"));
        assert!(refused(check(&zip(2, FREE as usize * 2 / 3))).contains("hơn 100 lần"));
        assert!(refused(check(b"PK\x03\x04")).contains("hỏng"));
    }

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        for (size, fits) in [(1 << 10, true), ((1 << 10) + 1, false)] {
            fs::write(&path, vec![b'a'; size]).unwrap();
            assert_eq!(file(&path, &TEST).is_ok(), fits);
        }
        let error = refused(file(&path, &TEST));
        assert!(error.contains("a.toml") && error.contains("lớn hơn 0 MB") && error.contains("hãy"), "{error}");
        assert!(refused(file(folder.path(), &TEST)).contains("không phải là tệp"));
        fs::write(&path, "\u{FEFF}x").unwrap();
        assert_eq!(text(&path, &TEST).unwrap(), "x");
        fs::write(&path, [0xFF]).unwrap();
        assert!(refused(text(&path, &TEST)).contains("UTF-8"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (secret, link) = (folder.path().join("secret"), folder.path().join("site.toml"));
        fs::write(&secret, "x").unwrap();
        std::os::unix::fs::symlink(&secret, &link).unwrap();
        assert!(is_there(&link) && refused(file(&link, &TEST)).contains("hãy chép"));
        fs::remove_file(secret).unwrap();
        assert!(is_there(&link) && refused(file(&link, &TEST)).contains("site.toml"));
    }

    #[test]
    fn a_path_stays_within_its_folder() {
        assert_eq!(within(Path::new("x"), "a/b.txt").unwrap(), Path::new("x/a/b.txt"));
        for path in ["../x", "a/../../x", "/x", "a//b", "a/./b", "C:/x", "a\\b", "a\0b", "a/", ""] {
            assert!(within(Path::new("x"), path).is_err(), "{path}");
        }
    }
}
