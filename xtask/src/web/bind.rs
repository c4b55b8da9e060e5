//! Runs wasm-tools (`xtask/wasm/`): it splits the app and writes the scripts that load its two programs.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{between, is_fresh};
use crate::programs::{self, Profile};
use crate::run::run;

/// The program that does it.
pub(super) const TOOL: &str = "wasm-tools";

/// The programs of the app, each with the file that wasm-tools writes last.
const PROGRAMS: [(&str, &str, &str); 2] =
    [("app", "app.wasm", "app_shared.wasm"), ("search-worker", "search_worker.wasm", "search_worker.js")];

/// Binds both programs, unless they are up to date. Returns the folders of the results, one a program.
pub(super) fn bind(profile: Profile, compiled: &Path) -> Result<Vec<PathBuf>> {
    let tool = programs::file(Profile::Fast, TOOL);
    let bind_one = |(program, wasm, last): (&str, &str, &str)| {
        let (wasm, out) = (compiled.join(wasm), between(profile.name()).join(program));
        if !is_fresh(&out.join(last), &[&wasm, &tool])? {
            let mut command = programs::command(Profile::Fast, TOOL);
            command.arg(program).arg(&wasm).arg(&out);
            if profile == Profile::Release {
                // A phone should not download function names.
                command.arg("--small");
            }
            run(&mut command)?;
        }
        Ok(out)
    };
    PROGRAMS.into_iter().map(bind_one).collect()
}
