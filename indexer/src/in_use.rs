//! Files that another program has open. Windows refuses to read some of them, and to move a folder that contains one;
//! other systems never refuse.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::bail;

/// What the user can do about a folder. A virus scanner has new files open for some moments.
const CLOSE_ALL: &str = "có tệp bên trong đang mở trong chương trình khác, hoặc thư mục không cho ghi; hãy đóng các cửa sổ \
                         đang mở thư mục này rồi chạy lại";
/// How Windows says that a file is open elsewhere, or that a part of it is locked.
const IN_USE: [i32; 2] = [32, 33];
/// How Windows says that it does not move a folder with an open file.
const DENIED: i32 = 5;
/// How often, and after which times in milliseconds, a move is tried again: 3.2 s altogether.
const TRIES: u64 = 8;
const STEP: u64 = 90;

/// Renames a file or folder. If that is refused because a file is open, waits some seconds for it to be closed.
///
/// # Errors
/// It cannot be renamed. If files are open, the error says what to do.
pub(crate) fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut waits = (1..=TRIES).map(|time| Duration::from_millis(STEP * time));
    loop {
        match std::fs::rename(from, to) {
            Ok(()) => return Ok(()),
            Err(error) if !is_held(&error) => return Err(error.into()),
            Err(_) => match waits.next() {
                Some(wait) => thread::sleep(wait),
                None => bail!(CLOSE_ALL),
            },
        }
    }
}

fn is_in_use(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|code| IN_USE.contains(&code))
}

fn is_held(error: &io::Error) -> bool {
    is_in_use(error) || cfg!(windows) && error.raw_os_error() == Some(DENIED)
}

#[cfg(all(test, windows))]
mod tests {
    use std::fs::File;
    use std::os::windows::fs::OpenOptionsExt;

    use super::*;

    #[test]
    fn an_open_file_is_named_with_the_next_step() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Danh sách.xlsx");
        std::fs::write(&path, "x").unwrap();
        // As Excel opens a workbook: nobody else may read it.
        let open = File::options().read(true).share_mode(0).open(&path).unwrap();
        let error = crate::foreign::told(&crate::limits::file(&path, &crate::limits::TOML).unwrap_err());
        assert!(error.contains("Danh sách.xlsx") && error.contains("rồi chạy lại"), "{error}");
        drop(open);
        assert_eq!(crate::limits::file(&path, &crate::limits::TOML).unwrap(), b"x");
    }
}
