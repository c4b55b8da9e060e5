//! Runs `indexer serve` as a process. Tests stop it to have no network: then the service worker's requests fail too.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::indexer_file;

/// A running server; it ends when it is dropped.
pub struct Server {
    program: Child,
    address: String,
}

impl Server {
    /// Serves a site on a free port under a prefix.
    ///
    /// # Errors
    /// The program does not start, or does not print the site's address.
    pub fn start(site: &Path, prefix: &str) -> Result<Self> {
        let mut command = Command::new(indexer_file()?);
        command.arg("serve").arg(site).args(["--port", "0", "--prefix", prefix]);
        let mut program = command.stdout(Stdio::piped()).spawn().context("the server does not start")?;
        let mut said = String::new();
        if let Some(stdout) = program.stdout.take() {
            BufReader::new(stdout).read_line(&mut said)?;
        }
        // Made before the address is read, so that an error drops it and ends the program.
        let mut server = Self { program, address: String::new() };
        let address = said.split_whitespace().find(|word| word.starts_with("http://"));
        server.address = address.with_context(|| format!("the server says no address but \"{said}\""))?.to_owned();
        Ok(server)
    }

    /// The address of a page, given within the site: "" or "thu-tuc/1.004194/".
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Ends the server: from now on there is no network.
    ///
    /// # Errors
    /// The program cannot be ended.
    pub fn stop(&mut self) -> Result<()> {
        self.program.kill().context("the server does not end")?;
        self.program.wait().context("the server does not end")?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test may have stopped it already.
        let _ = self.stop();
    }
}
