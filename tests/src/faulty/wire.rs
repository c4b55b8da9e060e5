//! HTTP/1.1 over one connection: only what browsers need from a static host.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, TcpStream};

use super::answer::Answer;
use super::fault::Delivery;
use super::{Request, Stage};

/// Where an "endless" body ends, to spare the machine.
const ENDLESS: usize = 64 << 20;
/// Bodies are sent in pieces, so that the count is exact to this many bytes if a connection breaks.
const PIECE: usize = 64 << 10;

/// Answers the requests of a connection, one after another, until it ends.
pub(super) fn talk(mut connection: TcpStream, stage: &Stage) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    while let Some(target) = read_request(&mut reader)? {
        if !answer(&mut connection, stage, &target)? {
            break;
        }
    }
    // Dropping this handle would not close the connection: `Stage` holds another one.
    connection.shutdown(Shutdown::Both)
}

/// Reads a request and returns its path, decoded and without the query; `None` if the other side has closed. Requests
/// to a static host have no body.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let target = first.split(' ').nth(1).unwrap_or_default();
    Ok(Some(decoded(target.split(['?', '#']).next().unwrap_or_default())))
}

/// Decodes "a%20b" to "a b". Anything that is not such an escape stays.
fn decoded(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = target.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Answers one request. Returns whether the connection can be used again.
fn answer(connection: &mut TcpStream, stage: &Stage, target: &str) -> io::Result<bool> {
    let (request, delivery) = stage.state().deliver(target, &stage.prefix);
    match delivery {
        Delivery::Whole(answer) => send(connection, &answer, answer.body.len(), &request).map(|()| true),
        Delivery::Part(answer, most) => send(connection, &answer, most, &request).map(|()| false),
        Delivery::Endless(answer) => send_endlessly(connection, &answer, &request).map(|()| true),
        Delivery::Never => {
            stage.hang();
            Ok(false)
        }
        Delivery::Closed => Ok(false),
    }
}

/// Sends an answer with at most `most` bytes of its body.
fn send(connection: &mut TcpStream, answer: &Answer, most: usize, request: &Request) -> io::Result<()> {
    send_head(connection, answer, &format!("Content-Length: {}", answer.body.len()))?;
    for piece in answer.body[..most.min(answer.body.len())].chunks(PIECE) {
        connection.write_all(piece)?;
        request.count(piece.len());
    }
    Ok(())
}

/// Sends the body again and again, in chunks.
fn send_endlessly(connection: &mut TcpStream, answer: &Answer, request: &Request) -> io::Result<()> {
    send_head(connection, answer, "Transfer-Encoding: chunked")?;
    let body = if answer.body.is_empty() { b"\0" } else { answer.body.as_slice() };
    let piece: Vec<u8> = body.iter().copied().cycle().take(body.len().max(PIECE)).collect();
    for _ in 0..ENDLESS.div_ceil(piece.len()) {
        write!(connection, "{:x}\r\n", piece.len())?;
        connection.write_all(&piece)?;
        connection.write_all(b"\r\n")?;
        request.count(piece.len());
    }
    connection.write_all(b"0\r\n\r\n")
}

fn send_head(connection: &mut TcpStream, answer: &Answer, length: &str) -> io::Result<()> {
    let Answer { status, kind, caching, location, .. } = answer;
    let location = location.as_ref().map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
    let head =
        format!("HTTP/1.1 {status} {status}\r\nContent-Type: {kind}\r\nCache-Control: {caching}\r\n{location}{length}\r\n\r\n");
    connection.write_all(head.as_bytes())
}
