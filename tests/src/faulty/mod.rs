//! A static file server that fails on purpose, inside the test's process: it cuts files short, answers with a host's
//! error page, or loses the network and gets it back, always on one port.
//!
//! It answers like a plain static host (`index.html` for a folder, `404.html`, "no-cache"), but sends neither
//! validators nor compressed bodies. Every request is answered with the whole file, so the bytes that it counts are
//! the bytes that a device had to fetch.

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

/// A request for a path within the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path within the site: "release.json", or "" for its front page.
    pub path: String,
    /// How many bytes of the body have been sent.
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

    /// From now on, answers some requests with a fault. If several faults match, the latest counts.
    pub fn fail(&self, what: impl Into<Which>, fault: Fault) {
        self.stage.state().faults.push((what.into(), fault));
    }

    /// Ends all faults and closes hanging connections. Overlays stay, and the network stays lost if it was.
    pub fn heal(&self) {
        self.stage.state().faults.clear();
        self.stage.changed.notify_all();
    }

    /// Serves another folder from now on.
    pub fn publish(&self, site: &Path) {
        site.clone_into(&mut self.stage.state().site);
    }

    /// Lets browsers cache every file for ten minutes, as GitHub Pages does.
    pub fn let_files_be_cached(&self) {
        self.stage.state().caching = "max-age=600";
    }

    /// Answers a path with these bytes instead of the folder's file, as a host that mixes two releases does.
    pub fn overlay(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.stage.state().overlays.insert(path.to_owned(), bytes.into());
    }

    /// Removes all overlays.
    pub fn clear_overlays(&self) {
        self.stage.state().overlays.clear();
    }

    /// Loses the network: closes open connections, and new ones at once.
    pub fn disconnect(&self) {
        let mut state = self.stage.state();
        state.connected = false;
        state.close_all();
        self.stage.changed.notify_all();
    }

    /// Restores the network, on the same port.
    pub fn connect(&self) {
        self.stage.state().connected = true;
    }

    /// All requests since the start or the last [`Self::forget_requests`], in order.
    pub fn requests(&self) -> Vec<Asked> {
        let asked =
            |request: &Arc<Request>| Asked { path: request.path.clone(), bytes_sent: request.bytes_sent.load(Ordering::Relaxed) };
        self.stage.state().requests.iter().map(asked).collect()
    }

    /// Empties the list of requests.
    pub fn forget_requests(&self) {
        self.stage.state().requests.clear();
    }
}

impl Drop for FaultyServer {
    fn drop(&mut self) {
        self.stage.state().ended = true;
        self.disconnect();
        // A connection wakes the thread that waits for one.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        let _ = self.accepting.take().map(JoinHandle::join);
    }
}

/// State that the test and the connections share.
struct Stage {
    /// Begins and ends with "/".
    prefix: String,
    state: Mutex<State>,
    /// Wakes hanging connections.
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
    /// Connections that may still be open, so that they can be closed from outside.
    connections: Vec<TcpStream>,
}

/// A request while it is being answered.
struct Request {
    path: String,
    bytes_sent: AtomicUsize,
}

impl Stage {
    /// Ignores poisoning: no change of the state is ever left half-done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the faults are healed or the network is lost.
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
            // It may already be closed.
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    /// Decides how to answer a request. Requests within the site are recorded.
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
        // Hosts ignore the query of a file.
        let file = path.split('?').next().unwrap_or_default();
        let fault = self.faults.iter().rev().find(|(which, _)| which.fits(file)).map(|(_, fault)| *fault);
        let delivery = match fault {
            Some(fault) => fault.spoil(answer),
            None => Delivery::Whole(answer),
        };
        (request, delivery)
    }
}

/// The answer to an address outside the site.
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

/// Answers each connection in its own thread, until the server ends.
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
            // Ignore errors: the browser or the test broke the connection.
            thread::spawn(move || drop(wire::talk(connection, &stage)));
        }
    }
}

#[cfg(test)]
mod tests;
