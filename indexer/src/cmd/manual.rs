//! `indexer manual`: the manual pages and the completions of shells, made from the command line itself. Hidden: whoever
//! makes a distribution runs it.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap_complete::Shell;

use crate::cli;
use crate::findings::Outcome;

/// The shells that complete commands.
const SHELLS: [Shell; 4] = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell];

/// Viết trang hướng dẫn (man) và phần gợi ý lệnh cho bash, zsh, fish, PowerShell vào một thư mục.
#[derive(clap::Args)]
pub struct Manual {
    /// Nơi đặt hai thư mục `man` và `completions`.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Manual {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let folder = |name: &str| {
            let folder = self.out.join(name);
            fs::create_dir_all(&folder).with_context(|| format!("{}: không tạo được thư mục", folder.display()))?;
            anyhow::Ok(folder)
        };
        let failed = || format!("{}: không ghi được; hãy xem còn chỗ trống và quyền ghi", self.out.display());
        clap_mangen::generate_to(cli::command(), folder("man")?).with_context(failed)?;
        let completions = folder("completions")?;
        for shell in SHELLS {
            let (mut command, name) = (cli::command(), "indexer");
            clap_complete::generate_to(shell, &mut command, name, &completions).with_context(failed)?;
        }
        Ok(Outcome::Clean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_a_page_and_is_completed() {
        let out = tempfile::tempdir().unwrap();
        Manual { out: out.path().to_owned() }.run().unwrap();
        let read = |name: &str| fs::read_to_string(out.path().join(name)).unwrap();
        for verb in cli::command().get_subcommands().filter(|verb| !verb.is_hide_set()) {
            let name = verb.get_name();
            assert!(read(&format!("man/indexer-{name}.1")).contains(name));
            for file in ["indexer.bash", "_indexer", "indexer.fish", "_indexer.ps1"] {
                assert!(read(&format!("completions/{file}")).contains(name), "{file}: {name}");
            }
        }
    }
}
