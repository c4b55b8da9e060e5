//! Finds programs the way a shell does.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The first of `names` that is a program in a folder of PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    in_folders(names, &std::env::var_os("PATH")?)
}

/// Names are in order of preference: the first name that is found wins, in whichever folder.
fn in_folders(names: &[&str], path: &OsStr) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which_in(name, Some(path), ".").ok())
}

/// Whether a file exists and may be run, given its full path.
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_absolute() && which::which(file).is_ok()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn write(file: &Path, mode: u32) {
        fs::write(file, "").unwrap();
        fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn the_preferred_name_wins_over_the_earlier_folder() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(&first.path().join("chrome"), 0o755);
        write(&second.path().join("chromium"), 0o755);
        let folders = std::env::join_paths([first.path(), second.path()]).unwrap();
        assert_eq!(in_folders(&["chromium", "chrome"], &folders), Some(second.path().join("chromium")));
        assert_eq!(in_folders(&["chrome"], &folders), Some(first.path().join("chrome")));
        assert_eq!(in_folders(&["firefox"], &folders), None);
    }

    #[test]
    fn a_folder_or_a_plain_file_is_no_program() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("chromium"), 0o644);
        fs::create_dir(folder.path().join("chrome")).unwrap();
        assert_eq!(in_folders(&["chromium", "chrome"], folder.path().as_os_str()), None);
    }
}
