//! Runs a browser's WebDriver as a process.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::processes::MARK;
use super::{Engine, PATIENCE, PAUSE};

/// How often a start is tried again. Another program may take the port first.
const TRIES: usize = 4;

/// A running driver; it ends when it is dropped.
pub(super) struct Driver {
    program: Child,
    port: u16,
    // Ends after the driver.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of an engine on a free port. Its browser writes only into `profile`.
    pub(super) fn start(engine: Engine, profile: &Path) -> Result<Self> {
        let mut tries = (0..TRIES).map(|_| Self::start_once(engine, profile));
        tries.find(Result::is_ok).unwrap_or_else(|| Self::start_once(engine, profile))
    }

    fn start_once(engine: Engine, profile: &Path) -> Result<Self> {
        let display = engine.needs_display().then(Display::start).transpose()?;
        let port = free_port()?;
        let file = engine.driver_file();
        let mut command = Command::new(&file);
        command.args(engine.driver_arguments(port)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.env(MARK, profile);
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
            // WebKit's driver has no option for the profile.
            command.envs(["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"].map(|variable| (variable, profile)));
        }
        let program = command.spawn().with_context(|| format!("{}: does not start", file.display()))?;
        let mut driver = Self { program, port, _display: display };
        driver.wait_until_it_listens()?;
        Ok(driver)
    }

    fn wait_until_it_listens(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
            sleep(PAUSE);
            // If the driver has ended, another program took the port and is the one that listens.
            if let Some(ended) = self.program.try_wait()? {
                bail!("the browser's driver ended at once: {ended}");
            }
            if listens {
                return Ok(());
            }
        }
        bail!("the browser's driver does not listen on port {}", self.port)
    }

    /// Its process.
    pub(super) fn process(&self) -> u32 {
        self.program.id()
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

/// A virtual screen, for a browser that cannot run without one.
struct Display {
    program: Child,
    name: String,
}

impl Display {
    fn start() -> Result<Self> {
        let mut command = Command::new(super::engine::display_file());
        // It chooses a free display number and prints it.
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut program = command.spawn().context("Xvfb does not start")?;
        let mut number = String::new();
        if let Some(stdout) = program.stdout.take() {
            BufReader::new(stdout).read_line(&mut number)?;
        }
        Ok(Self { program, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

fn end(program: &mut Child) {
    let _ = program.kill();
    let _ = program.wait();
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?.local_addr()?.port())
}
