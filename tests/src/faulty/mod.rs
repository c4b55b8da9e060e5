//! A static file server that fails on purpose, in the process of the test: it cuts a file short, answers
//! with a host's error page, loses the network and gets it back, all on one port.
//!
//! It answers as a plain static host does (`index.html` for a folder, `404.html`, "no-cache") but sends
//! neither validators nor compressed bodies: every request is answered with all bytes of the file, so the
//! bytes it counts are the bytes a device had to fetch.

mod answer;
mod fault;
mod wire;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};

use answer::Answer;
use fault::Delivery;
pub use fault::{Fault, Which};

/// A running server; it ends when it is dropped.
pub struct FaultyServer {
    stage: Arc<Stage>,
    port: u16,
    accepting: Option<JoinHandle<()>>,
}

/// A request that was made for something within the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What was asked for, within the site: "release.json", or "" for its front page.
    pub path: String,
    /// Bytes of the body that were sent so far.
    pub bytes_sent: usize,
}

impl FaultyServer {
    /// Serves a site's folder on a free port under a prefix ("/sub/mau"; empty for none).
    ///
    /// # Errors
    /// No port can be opened.
    pub fn start(site: &Path, prefix: &str) -> Result<Self> {
        Self::start_on(0, site, prefix)
    }

    /// Serves a site's folder on a port; 0 is any free port.
    ///
    /// # Errors
    /// The port is taken.
    pub fn start_on(port: u16, site: &Path, prefix: &str) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).context("no port for the server")?;
        let port = listener.local_addr()?.port();
        let prefix = format!("{}/", prefix.trim_end_matches('/'));
        let stage = Arc::new(Stage { prefix, state: Mutex::new(State::new(site)), changed: Condvar::new() });
        let accepting = thread::spawn({
            let stage = Arc::clone(&stage);
            move || accept(&listener, &stage)
        });
        Ok(Self { stage, port, accepting: Some(accepting) })
    }

    /// The address of a page, given within the site: "" or "thu-tuc/1.004194/".
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{}{path}", self.port, self.stage.prefix)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// From now on, answers some requests wrongly. Where several faults fit, the latest counts.
    pub fn fail(&self, what: impl Into<Which>, fault: Fault) {
        self.stage.state().faults.push((what.into(), fault));
    }

    /// Ends all faults; what hangs is closed. Overlays stay, and so does a lost network.
    pub fn heal(&self) {
        self.stage.state().faults.clear();
        self.stage.changed.notify_all();
    }

    /// Serves another folder from now on.
    pub fn publish(&self, site: &Path) {
        site.clone_into(&mut self.stage.state().site);
    }

    /// Lets browsers keep every file for ten minutes without asking, as GitHub Pages does.
    pub fn let_files_be_kept(&self) {
        self.stage.state().caching = "max-age=600";
    }

    /// Answers a path with these bytes, whatever the folder has there: for a host that mixes two releases.
    pub fn overlay(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.stage.state().overlays.insert(path.to_owned(), bytes.into());
    }

    /// Takes all overlays away.
    pub fn clear_overlays(&self) {
        self.stage.state().overlays.clear();
    }

    /// There is no network any more: open connections are closed, and new ones at once.
    pub fn disconnect(&self) {
        let mut state = self.stage.state();
        state.connected = false;
        state.close_all();
        self.stage.changed.notify_all();
    }

    /// The network is back, on the same port.
    pub fn connect(&self) {
        self.stage.state().connected = true;
    }

    /// All requests since the start, or since they were last forgotten, in the order they came in.
    pub fn requests(&self) -> Vec<Asked> {
        let asked =
            |request: &Arc<Request>| Asked { path: request.path.clone(), bytes_sent: request.bytes_sent.load(Ordering::Relaxed) };
        self.stage.state().requests.iter().map(asked).collect()
    }

    /// Begins the list of requests anew.
    pub fn forget_requests(&self) {
        self.stage.state().requests.clear();
    }
}

impl Drop for FaultyServer {
    fn drop(&mut self) {
        self.stage.state().ended = true;
        self.disconnect();
        // Waiting for a connection is ended by one.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        let _ = self.accepting.take().map(JoinHandle::join);
    }
}

/// What the test and the connections share.
struct Stage {
    /// Begins and ends with "/".
    prefix: String,
    state: Mutex<State>,
    /// Told to what hangs.
    changed: Condvar,
}

struct State {
    site: PathBuf,
    overlays: BTreeMap<String, Vec<u8>>,
    faults: Vec<(Which, Fault)>,
    caching: &'static str,
    connected: bool,
    ended: bool,
    requests: Vec<Arc<Request>>,
    /// Those that may be open still, so that they can be closed from outside.
    connections: Vec<TcpStream>,
}

/// A request, while its answer is on the way.
struct Request {
    path: String,
    bytes_sent: AtomicUsize,
}

impl Stage {
    /// A test that failed while it held the state leaves nothing half-changed in it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the faults are healed or there is no network.
    fn hang(&self) {
        let hangs = |state: &mut State| state.connected && !state.faults.is_empty();
        drop(self.changed.wait_while(self.state(), hangs));
    }
}

impl State {
    fn new(site: &Path) -> Self {
        Self {
            site: site.to_owned(),
            overlays: BTreeMap::new(),
            faults: Vec::new(),
            caching: answer::NO_CACHE,
            connected: true,
            ended: false,
            requests: Vec::new(),
            connections: Vec::new(),
        }
    }

    fn close_all(&mut self) {
        for connection in self.connections.drain(..) {
            // It may be closed already.
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    /// How a request is answered. Those within the site are noted.
    fn deliver(&mut self, target: &str, prefix: &str) -> (Arc<Request>, Delivery) {
        let Some(path) = target.strip_prefix(prefix) else {
            return (Arc::new(Request::of(target)), Delivery::Whole(outside(target, prefix)));
        };
        let request = Arc::new(Request::of(path));
        self.requests.push(Arc::clone(&request));
        let mut answer = match self.overlays.get(path) {
            Some(bytes) => Answer::file(path, bytes.clone()),
            None => Answer::from_folder(&self.site, path),
        };
        answer.caching = self.caching;
        // Hosts give a file whatever is asked of it.
        let file = path.split('?').next().unwrap_or_default();
        let fault = self.faults.iter().rev().find(|(which, _)| which.fits(file)).map(|(_, fault)| *fault);
        let delivery = match fault {
            Some(fault) => fault.spoil(answer),
            None => Delivery::Whole(answer),
        };
        (request, delivery)
    }
}

/// What an address outside the site is answered with.
fn outside(target: &str, prefix: &str) -> Answer {
    if format!("{target}/") == prefix { Answer::with_slash(target) } else { Answer::error(404) }
}

impl Request {
    fn of(path: &str) -> Self {
        Self { path: path.to_owned(), bytes_sent: AtomicUsize::new(0) }
    }

    fn count(&self, bytes: usize) {
        self.bytes_sent.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// Answers each connection in a thread of its own, until the server ends.
fn accept(listener: &TcpListener, stage: &Arc<Stage>) {
    for connection in listener.incoming().map_while(Result::ok) {
        let mut state = stage.state();
        if state.ended {
            return;
        }
        let Ok(handle) = connection.try_clone() else { continue };
        if state.connected {
            state.connections.push(handle);
            let stage = Arc::clone(stage);
            // A connection that breaks is the reader's doing, or the test's.
            thread::spawn(move || drop(wire::talk(connection, &stage)));
        }
    }
}

#[cfg(test)]
mod tests;
