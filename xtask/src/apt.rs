//! Installs packages where that needs no question: as root on Debian.

use std::process::Command;

use anyhow::Result;

use crate::find::on_path;
use crate::run::{output, status};

/// Installs packages as root on Debian, and does nothing elsewhere. apt-get prints its own errors; looking for the
/// programs afterwards shows whether they matter.
pub(crate) fn install(missing: &str, packages: &[&str]) -> Result<()> {
    let Some(apt_get) = on_path(&["apt-get"]).filter(|_| is_root()) else { return Ok(()) };
    println!("xtask: {missing} is missing: apt-get install {}", packages.join(" "));
    let apt = || {
        let mut command = Command::new(&apt_get);
        // At this level Debian starts no service, such as a web server's.
        command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        command
    };
    status(apt().arg("update"))?;
    status(apt().args(["install", "-y", "--no-install-recommends"]).args(packages)).map(drop)
}

fn is_root() -> bool {
    let id = output(Command::new("id").arg("-u"));
    id.is_ok_and(|user| user.is_some_and(|user| user.trim() == "0"))
}
