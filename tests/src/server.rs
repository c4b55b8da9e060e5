//! Runs `indexer serve`, or the window, as a process. Tests stop it to have no network: then the service worker's requests fail too.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};

use crate::indexer_file;

/// A running server; it ends when it is dropped.
pub struct Server {
    program: Child,
    address: String,
    /// Kept open: a program that prints into a closed pipe ends.
    _says: Option<BufReader<ChildStdout>>,
}

impl Server {
    /// Serves a site on a free port under a prefix.
    ///
    /// # Errors
    /// The program does not start, or does not print the site's address.
    pub fn start(site: &Path, prefix: &str) -> Result<Self> {
        let mut command = Command::new(indexer_file()?);
        command.arg("serve").arg(site).args(["--port", "0", "--prefix", prefix]);
        Self::run(command)
    }

    /// Opens the window, as a double click does, for somebody whose folders are in `home`. No browser is opened.
    ///
    /// # Errors
    /// The program does not start, or does not print the window's address.
    pub fn window(home: &Path) -> Result<Self> {
        let mut command = Command::new(indexer_file()?);
        // Where the program looks for a browser, there is none.
        command.env("HOME", home).env("PATH", "").stderr(Stdio::null());
        Self::run(command)
    }

    fn run(mut command: Command) -> Result<Self> {
        let mut program = command.stdout(Stdio::piped()).spawn().context("the server does not start")?;
        let says = program.stdout.take().map(BufReader::new);
        // Made before the address is read, so that an error drops it and ends the program.
        let mut server = Self { program, address: String::new(), _says: None };
        let mut says = says.context("the server has no output")?;
        let mut said = String::new();
        while !said.contains("http://") && says.read_line(&mut said)? > 0 {}
        let address = said.split_whitespace().find(|word| word.starts_with("http://"));
        server.address = address.with_context(|| format!("the server says no address but \"{said}\""))?.to_owned();
        server._says = Some(says);
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
