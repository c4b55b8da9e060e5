//! A proxy that imitates a slow line: 1.6 Mbit/s, and 150 ms until the first byte of an answer.
//!
//! The browser's own emulation slows only requests of the page. Workers are other targets and run at full speed; a
//! proxy slows both.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};

const BYTES_PER_SECOND: f64 = 200_000.0;
const LATENCY: Duration = Duration::from_millis(150);

/// A running proxy; it ends when it is dropped.
pub(crate) struct SlowLine {
    address: String,
    _runtime: Runtime,
}

impl SlowLine {
    /// Starts a proxy in front of the server at an address like "http://127.0.0.1:4000/bench/".
    pub(crate) fn before(server: &str) -> Result<Self> {
        let (host, path) = server.trim_start_matches("http://").split_once('/').unwrap_or((server, ""));
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let address = format!("http://{}/{path}", listener.local_addr()?);
        runtime.spawn(accept(listener, host.to_owned()));
        Ok(Self { address, _runtime: runtime })
    }

    /// The address of a page through the proxy.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

/// When the line is free again. All connections share it.
type Free = Arc<Mutex<Instant>>;

async fn accept(listener: TcpListener, server: String) {
    let free: Free = Arc::new(Mutex::new(Instant::now()));
    while let Ok((near, _)) = listener.accept().await {
        tokio::spawn(connect(near, server.clone(), Arc::clone(&free)));
    }
}

/// A connection takes a round trip to open, as TCP does.
async fn connect(near: TcpStream, server: String, free: Free) {
    sleep(LATENCY).await;
    let Ok(far) = TcpStream::connect(server).await else { return };
    // Send small answers at once.
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let ((near_read, near_write), (far_read, far_write)) = (near.into_split(), far.into_split());
    tokio::spawn(up(near_read, far_write));
    down(far_read, near_write, free).await;
}

/// Forwards requests. They are short, so only the latency counts, and it includes that of the way back.
async fn up(mut near: OwnedReadHalf, mut far: OwnedWriteHalf) {
    let mut buffer = [0; 16 << 10];
    while let Ok(count @ 1..) = near.read(&mut buffer).await {
        sleep(LATENCY).await;
        if far.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

/// Forwards answers as fast as the line allows.
async fn down(mut far: OwnedReadHalf, mut near: OwnedWriteHalf, free: Free) {
    let mut buffer = [0; 4 << 10];
    while let Ok(count @ 1..) = far.read(&mut buffer).await {
        let takes = Duration::from_secs_f64(count as f64 / BYTES_PER_SECOND);
        let arrives = {
            let mut free = free.lock().await;
            *free = (*free).max(Instant::now()) + takes;
            *free
        };
        sleep_until(arrives).await;
        if near.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}
