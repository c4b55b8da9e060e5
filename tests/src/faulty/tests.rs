//! Tests of the server over plain connections.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::time::Duration;

use tempfile::TempDir;

use super::*;

/// A folder with a front page, a page and a pack of 1,000 bytes, served under a prefix.
fn served() -> (TempDir, FaultyServer) {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("trang")).unwrap();
    for (name, text) in [("index.html", "first"), ("trang/index.html", "page"), ("404.html", "nothing")] {
        fs::write(site.path().join(name), text).unwrap();
    }
    fs::write(site.path().join("a.pack"), [7; 1000]).unwrap();
    let server = FaultyServer::start(site.path(), "/sub/mau").unwrap();
    (site, server)
}

/// Head and body of an answer, or the part that arrived before the connection closed.
fn get(server: &FaultyServer, target: &str) -> (String, Vec<u8>) {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
    let mut answer = Vec::new();
    // One request per connection: the server closes it when we stop sending.
    let _ = write!(connection, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n");
    let _ = connection.shutdown(Shutdown::Write);
    let _ = connection.read_to_end(&mut answer);
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return (String::new(), answer) };
    (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
}

fn body(server: &FaultyServer, path: &str) -> Vec<u8> {
    get(server, &format!("/sub/mau/{path}")).1
}

#[test]
fn it_serves_a_folder_as_a_static_host_does() {
    let (_site, server) = served();
    let (head, front) = get(&server, "/sub/mau/?q=a");
    assert_eq!(front, b"first");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("Content-Type: text/html"), "{head}");
    assert!(head.contains("Cache-Control: no-cache"), "{head}");
    assert_eq!(body(&server, "trang/"), b"page");
    assert_eq!(body(&server, "%74rang/"), b"page");
    assert!(get(&server, "/sub/mau/trang").0.contains("Location: trang/"));
    assert!(get(&server, "/sub/mau").0.contains("Location: mau/"));
    assert!(get(&server, "/sub/mau/none").0.starts_with("HTTP/1.1 404"));
    assert_eq!(body(&server, "none"), b"nothing");
    assert_eq!(body(&server, "../x"), b"nothing");
    assert!(get(&server, "/else").0.starts_with("HTTP/1.1 404"));
    assert_eq!(server.at("trang/"), format!("http://127.0.0.1:{}/sub/mau/trang/", server.port()));
}

#[test]
fn one_connection_serves_several_requests() {
    let (_site, server) = served();
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
    let mut answer = String::new();
    for _ in 0..2 {
        write!(connection, "GET /sub/mau/ HTTP/1.1\r\n\r\n").unwrap();
    }
    connection.shutdown(Shutdown::Write).unwrap();
    connection.read_to_string(&mut answer).unwrap();
    assert_eq!(answer.matches("first").count(), 2, "{answer}");
}

#[test]
fn each_fault_hits_what_it_names_until_it_is_healed() {
    let (_site, server) = served();
    server.fail("a.pack", Fault::Status(503));
    assert!(get(&server, "/sub/mau/a.pack").0.starts_with("HTTP/1.1 503"));
    assert_eq!(body(&server, ""), b"first");
    server.fail(Which::ending(".pack"), Fault::Html);
    let (head, page) = get(&server, "/sub/mau/a.pack");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("text/html"), "{head}");
    assert!(page.starts_with(b"<!doctype html>"));
    server.fail(Which::beginning("a"), Fault::Empty);
    assert_eq!(body(&server, "a.pack"), b"");
    server.fail(Which::all(), Fault::Refuse);
    assert_eq!(get(&server, "/sub/mau/"), (String::new(), Vec::new()));
    server.heal();
    assert_eq!(body(&server, "a.pack"), [7; 1000]);
}

#[test]
fn damaged_bodies_are_as_damaged_as_they_say() {
    let (_site, server) = served();
    server.fail("a.pack", Fault::Flip);
    let flipped = body(&server, "a.pack");
    assert_eq!(flipped.iter().filter(|byte| **byte != 7).count(), 1);
    assert_eq!((flipped.len(), flipped[500]), (1000, 6));
    for (after, sent) in [(0.0, 0), (0.5, 500), (1.0, 999)] {
        server.fail("a.pack", Fault::Cut { after });
        let (head, part) = get(&server, "/sub/mau/a.pack");
        assert!(head.contains("Content-Length: 1000"), "{head}");
        assert_eq!(part.len(), sent);
    }
    server.fail("a.pack", Fault::Longer);
    let (head, much) = get(&server, "/sub/mau/a.pack");
    assert!(head.contains("chunked") && !head.contains("Content-Length"), "{head}");
    assert!(much.len() > 64 << 20, "{}", much.len());
}

#[test]
fn what_hangs_is_closed_when_it_is_healed() {
    let (_site, server) = served();
    server.fail("a.pack", Fault::Hang);
    let (told, ends) = mpsc::channel();
    thread::scope(|scope| {
        let server = &server;
        scope.spawn(move || told.send(get(server, "/sub/mau/a.pack")));
        assert!(ends.recv_timeout(Duration::from_millis(200)).is_err(), "it answers");
        server.heal();
        assert_eq!(ends.recv_timeout(Duration::from_secs(20)).unwrap().1, b"");
    });
}

#[test]
fn the_network_goes_and_comes_back_on_the_same_port() {
    let (_site, server) = served();
    let mut open = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
    // Ask once, to know that the connection works.
    write!(open, "GET /sub/mau/ HTTP/1.1\r\n\r\n").unwrap();
    open.read_exact(&mut [0; 20]).unwrap();
    server.disconnect();
    assert!(open.read_to_end(&mut Vec::new()).is_ok_and(|rest| rest < 200), "an open connection stays open");
    assert_eq!(body(&server, ""), b"");
    server.connect();
    assert_eq!(body(&server, ""), b"first");
}

#[test]
fn another_release_and_a_mixed_one_are_served() {
    let (_site, server) = served();
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("a.pack"), "new").unwrap();
    server.publish(other.path());
    assert_eq!(body(&server, "a.pack"), b"new");
    server.overlay("a.pack", "mixed");
    server.overlay("b.json", "{}");
    assert_eq!(body(&server, "a.pack"), b"mixed");
    assert!(get(&server, "/sub/mau/b.json").0.contains("application/json"));
    server.clear_overlays();
    assert_eq!(body(&server, "a.pack"), b"new");
}

#[test]
fn requests_are_told_with_the_bytes_that_were_sent() {
    let (_site, server) = served();
    body(&server, "");
    server.forget_requests();
    server.fail("a.pack", Fault::Cut { after: 0.1 });
    body(&server, "a.pack?x");
    body(&server, "trang/");
    let asked = |path: &str, bytes_sent| Asked { path: path.to_owned(), bytes_sent };
    assert_eq!(server.requests(), [asked("a.pack", 100), asked("trang/", 4)]);
}
