//! Limits for files from outside. A file may be damaged or malicious: a few kilobytes that unpack to gigabytes, or a
//! symlink to another place. Every such file is read through this module, which refuses it before it takes too much
//! memory, and names the file, the limit and what to do.
//!
//! The parsers themselves limit the depth: JSON at 128, TOML at 80; XML is read without recursion.

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};
use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// The limits of one kind of file. Only `bytes` applies if the file is not compressed.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes on the disk.
    pub bytes: u64,
    /// The most bytes after unpacking, all parts together.
    pub unpacked: u64,
    /// The most times its packed size that it may unpack to. Not checked up to `FREE` bytes.
    pub ratio: u64,
    /// The most parts of an archive.
    pub parts: usize,
}

/// Up to this many unpacked bytes, the ratio is not checked: a small file of blanks does no harm.
const FREE: u64 = 1 << 20;
/// How many bytes are unpacked before the limits are checked again.
const STRIDE: u64 = 64 << 10;

/// A source with procedures: JSON, possibly gzip. The whole country in 2026 is 64 MB, and a tenth of that as gzip.
/// Gzip can shrink a file to a thousandth at most.
pub const SOURCE: Limits = Limits { bytes: 512 << 20, unpacked: 512 << 20, ratio: 100, parts: 1 };
/// A TOML file that people write. The largest of the program's own, `synonyms.toml`, is 106 KB.
pub const TOML: Limits = Limits { bytes: 8 << 20, unpacked: 8 << 20, ratio: 1, parts: 1 };
/// A workbook. The official list of 700 procedures has 22 KB and 16 parts, and unpacks to 7 times its size. Columns of
/// formatted empty cells shrink much more. Our own with the whole country of 2026 has 4.6 MB, and unpacks to 45 MB.
pub const WORKBOOK: Limits = Limits { bytes: 20 << 20, unpacked: 192 << 20, ratio: 200, parts: 1_000 };
/// A document: Word, PDF or HTML. A decision with the details of 300 procedures is a PDF of 10 MB.
pub const DOCUMENT: Limits = Limits { bytes: 50 << 20, unpacked: 256 << 20, ratio: 200, parts: 5_000 };
/// A picture of an office. A photo of a phone, saved for the web, has 200 to 600 KB.
pub const PICTURE: Limits = Limits { bytes: 1 << 20, unpacked: 1 << 20, ratio: 1, parts: 1 };
/// A file of the app. The largest is its WebAssembly: about 1 MB, or 6 MB in a fast build.
pub const APP_FILE: Limits = Limits { bytes: 64 << 20, unpacked: 64 << 20, ratio: 1, parts: 1 };
/// `release.json`. The whole country's has 8 KB.
pub const RELEASE: Limits = Limits { bytes: 4 << 20, unpacked: 4 << 20, ratio: 1, parts: 1 };
/// Any file of a site. The largest that grows is the history, of which a thousand changes have about 1 MB.
pub const SITE_FILE: Limits = Limits { bytes: 256 << 20, unpacked: 256 << 20, ratio: 1, parts: 1 };

/// The most records of a file. The whole country has 6,297.
pub const MOST_RECORDS: usize = 100_000;
/// The most bytes of one record. The longest real one has 190 KB.
pub const MOST_RECORD_BYTES: usize = 4 << 20;
/// The most files of a catalogue. With one file for each procedure, there are some thousands.
pub const MOST_FILES: usize = 50_000;
/// The most levels of nested folders.
pub const MOST_DEPTH: usize = 8;
/// The most rows of a sheet. A commune has some hundred procedures.
pub const MOST_ROWS: u32 = 100_000;
/// The most columns of a sheet that are read. Real annexes have up to 20.
pub const MOST_COLUMNS: u32 = 200;
/// The most wrong values of one record that are reported.
pub const MOST_PROBLEMS: usize = 100;

/// Reads a file from a folder that people fill.
///
/// # Errors
/// It is a symlink or not a file, too large, or cannot be read. The message names it.
pub fn file(path: &Path, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    read(path, limits).with_context(|| path.display().to_string())
}

/// The same, with an error that does not name the file.
///
/// # Errors
/// As [`file()`].
pub fn read(path: &Path, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    let meta = fs::symlink_metadata(path).context("không mở được tệp")?;
    ensure!(!meta.is_symlink(), "{LINK}");
    ensure!(meta.is_file(), "không phải là tệp; hãy thay bằng tệp thường");
    let mut bytes = Vec::new();
    let file = File::open(path).context("không mở được tệp")?;
    file.take(limits.bytes + 1).read_to_end(&mut bytes).context("không đọc được tệp")?;
    ensure!(bytes.len() as u64 <= limits.bytes, "tệp lớn hơn {} MB; {SMALLER}", limits.bytes >> 20);
    Ok(bytes)
}

/// Why a symlink is refused. It may lead out of the folder, to a file that nobody wants to publish.
pub(crate) const LINK: &str = "là liên kết (symlink), chương trình không đi theo; hãy chép chính tệp hoặc thư mục đó vào đây";
const SMALLER: &str = "hãy chia nhỏ tệp hoặc chỉ giữ phần cần dùng";
const BOMB: &str = "có thể tệp hỏng hoặc bị cài để gây hại; hãy tải lại từ nguồn";

/// Reads a file as text, without the byte order mark that some editors write.
///
/// # Errors
/// The errors of [`file()`], or the file is not UTF-8.
pub fn text(path: &Path, limits: &Limits) -> anyhow::Result<String> {
    let bytes = file(path, limits)?;
    utf8(&bytes).map(str::to_owned).with_context(|| path.display().to_string())
}

/// Bytes as text, without the byte order mark that some editors write.
///
/// # Errors
/// They are not UTF-8.
pub fn utf8(bytes: &[u8]) -> anyhow::Result<&str> {
    let text = std::str::from_utf8(bytes).context("không phải UTF-8; hãy lưu lại tệp với mã UTF-8")?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Whether an optional file exists. A symlink counts as existing, so that it is refused later and not ignored.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_dir())
}

/// Whether bytes are gzip, whatever the name of the file.
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

/// Checks a zip by unpacking every part without keeping it: the sizes that an archive declares may be wrong, and its
/// parts may overlap.
///
/// # Errors
/// It is damaged, or contains more than the limits allow.
pub fn check_zip(bytes: &[u8], limits: &Limits, damaged: &'static str) -> anyhow::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).context(damaged)?;
    ensure!(archive.len() <= limits.parts, "tệp nén có hơn {} phần; {BOMB}", limits.parts);
    let mut meter = Meter { packed: bytes.len() as u64, passed: 0, limits };
    for at in 0..archive.len() {
        meter.pour(archive.by_index(at).context(damaged)?, &mut std::io::sink(), damaged)?;
    }
    Ok(())
}

/// Adds up what the packed parts (zlib) of a file would unpack to, for a parser that unpacks without limits.
pub struct Inflated {
    passed: u64,
    limits: Limits,
}

impl Inflated {
    /// A count for a file with these limits. Its ratio is not checked: a blank page shrinks to a thousandth.
    pub fn new(limits: &Limits) -> Self {
        Self { passed: 0, limits: *limits }
    }

    /// Unpacks a part without keeping it. Bytes behind its end, and a part that is not packed or damaged, do not matter.
    ///
    /// # Errors
    /// All parts together unpack to more than the limits allow.
    pub fn add(&mut self, part: &[u8]) -> anyhow::Result<()> {
        let mut meter = Meter { packed: u64::MAX, passed: self.passed, limits: &self.limits };
        // A damaged part stops here as it would in the parser: only the limits count.
        let _ = meter.pour(ZlibDecoder::new(part), &mut std::io::sink(), "");
        let checked = meter.check();
        self.passed = meter.passed;
        checked
    }
}

/// Counts the bytes that a packed file has unpacked to so far.
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

/// The path of a site's file (names, slugs and codes, separated by `/`) within a folder.
///
/// # Errors
/// It would lead out of the folder, or mean something else on another system.
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

    /// Text that barely compresses: 16 hex digits of a different number each time.
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
    fn unpacking_a_bomb_stops_early() {
        let bomb = gzip(&vec![0; 256 << 20]);
        let mut out = Vec::new();
        let mut meter = Meter { packed: bomb.len() as u64, passed: 0, limits: &SOURCE };
        let error = refused(meter.pour(MultiGzDecoder::new(&bomb[..]), &mut out, ""));
        assert!(error.contains("hơn 100 lần") && out.len() < 32 << 20, "{error}, {} bytes", out.len());
    }

    #[test]
    fn the_limits_of_a_zip_apply_to_all_parts_together() {
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
    fn a_symlink_is_not_followed() {
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
