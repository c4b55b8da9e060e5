//! Finds programs the way a shell does: by name, in the folders of PATH.

use std::path::{Path, PathBuf};

/// The first of `names` that is a program in a folder of PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    in_folders(names, &std::env::split_paths(&path).collect::<Vec<_>>())
}

/// The first name that is found at all wins, in whichever folder: names are in order of preference.
fn in_folders(names: &[&str], folders: &[PathBuf]) -> Option<PathBuf> {
    let places = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.flat_map(spellings).find(|file| is_program(file))
}

/// On Windows a program's file has an ending that nobody types; npm is even a script, `npm.cmd`.
fn spellings(file: PathBuf) -> Vec<PathBuf> {
    if cfg!(windows) { vec![file.with_extension("exe"), file.with_extension("cmd")] } else { vec![file] }
}

/// Whether a file is there and may be run.
#[cfg(unix)]
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// Whether a file is there; Windows has no other mark of a program than its ending.
#[cfg(not(unix))]
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_file()
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
        let folders = [first.path().to_owned(), second.path().to_owned()];
        assert_eq!(in_folders(&["chromium", "chrome"], &folders), Some(second.path().join("chromium")));
        assert_eq!(in_folders(&["chrome"], &folders), Some(first.path().join("chrome")));
        assert_eq!(in_folders(&["firefox"], &folders), None);
    }

    #[test]
    fn a_folder_or_a_plain_file_is_no_program() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("chromium"), 0o644);
        fs::create_dir(folder.path().join("chrome")).unwrap();
        assert_eq!(in_folders(&["chromium", "chrome"], &[folder.path().to_owned()]), None);
    }
}
