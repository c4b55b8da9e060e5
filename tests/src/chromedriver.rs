//! ChromeDriver in a process of its own.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// How often a start is tried again.
const TRIES: usize = 4;

/// A running ChromeDriver; it ends when it is dropped.
pub(crate) struct ChromeDriver {
    program: Child,
    port: u16,
}

impl ChromeDriver {
    /// Starts the program that `CHROMEDRIVER` names, or the one on the path, on a free port. It chooses
    /// the port itself, and ends at once where another that starts at the same time chose it too.
    pub(crate) fn start() -> Result<Self> {
        let mut tries = (0..TRIES).map(|_| Self::start_once());
        tries.find(Result::is_ok).unwrap_or_else(Self::start_once)
    }

    fn start_once() -> Result<Self> {
        let file = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(&file);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut program = command.spawn().with_context(|| format!("{}: does not start", file.display()))?;
        let stdout = program.stdout.take();
        let mut driver = Self { program, port: 0 };
        let lines = stdout.into_iter().flat_map(|stdout| BufReader::new(stdout).lines().map_while(Result::ok));
        // "ChromeDriver was started successfully on port 41234."
        let mut ports = lines.filter_map(|line| line.rsplit_once("on port ")?.1.trim_end_matches('.').parse().ok());
        driver.port = ports.find(|port| *port != 0).context("ChromeDriver says no port")?;
        Ok(driver)
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for ChromeDriver {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
