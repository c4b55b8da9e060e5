//! Makes a PDF safe for its parser, which unpacks whatever a file asks for and follows every reference.

use std::collections::HashMap;

use anyhow::{bail, ensure};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::DAMAGED;
use crate::limits::{self, Inflated, Limits};

/// The most pages. A decision with the details of 300 procedures has 2,000.
const MOST_PAGES: usize = 5_000;
/// The most levels of forms in forms, and of parents of a page.
const MOST_LEVELS: usize = 16;
/// The most times that forms may be drawn through other forms.
const MOST_DRAWN: u64 = 10_000;
/// The limits of all pictures together: 40 scanned pages in colour that a program packed without loss.
const PICTURES: Limits = Limits { unpacked: 1 << 30, ..limits::DOCUMENT };
/// How far before its content the description of a stream is looked for.
const DESCRIPTION: usize = 2_048;

/// Checks that nothing in a file unpacks to more than the limits allow. The descriptions of streams may lie, so every
/// stream that looks packed is tried. What seems to be a picture, which the parser should not unpack, may be larger.
pub(super) fn check_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    // Programs stopped writing this packing before 2000. It can be unpacked only by the parser, without limits.
    ensure!(!contains(bytes, b"/LZWDecode"), DAMAGED);
    let (mut others, mut pictures) = (Inflated::new(&limits::DOCUMENT), Inflated::new(&PICTURES));
    for at in positions(bytes, b"stream") {
        let before = &bytes[at.saturating_sub(DESCRIPTION)..at];
        if before.ends_with(b"end") {
            continue;
        }
        let description = positions(before, b" obj").last().map_or(before, |begin| &before[begin..]);
        // The parser unpacks the other two kinds while it opens the file.
        let is_picture =
            contains(description, b"/Image") && ![&b"ObjStm"[..], b"XRef"].iter().any(|kind| contains(description, kind));
        let meter = if is_picture { &mut pictures } else { &mut others };
        meter.add(bytes[at + b"stream".len()..].trim_ascii_start())?;
    }
    Ok(())
}

/// Removes the pictures, and refuses what the parser would not come back from: forms that draw themselves, pages that
/// are their own parents, and streams that are packed more than once.
pub(super) fn check(document: &mut Document) -> anyhow::Result<()> {
    let mut meter = Inflated::new(&limits::DOCUMENT);
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => clear(stream),
            // A form that names no resources would take those of the page, and could draw itself by its name there.
            Ok(b"Form") if !stream.dict.has(b"Resources") => stream.dict.set("Resources", Dictionary::new()),
            _ => {}
        }
        check_packing(stream, &mut meter)?;
    }
    let pages = document.get_pages();
    ensure!(pages.len() <= MOST_PAGES, "có hơn {MOST_PAGES} trang; hãy chia nhỏ tệp");
    let mut drawn = HashMap::new();
    for page in pages.into_values() {
        check_parents(document, page)?;
        let resources = document.get_dictionary(page).ok().map(|page| inherited(document, page));
        drawn_by(document, &resources.unwrap_or_default(), &mut drawn, 0)?;
    }
    Ok(())
}

fn clear(stream: &mut Stream) {
    stream.set_content(Vec::new());
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
}

/// Unpacks a stream within the limits. Old programs write the packed bytes as letters (ASCII85).
fn check_packing(stream: &mut Stream, meter: &mut Inflated) -> anyhow::Result<()> {
    let filters: Vec<Vec<u8>> = stream.filters().unwrap_or_default().into_iter().map(<[u8]>::to_vec).collect();
    let names: Vec<&[u8]> = filters.iter().map(Vec::as_slice).collect();
    match names.as_slice() {
        [b"FlateDecode"] => meter.add(&stream.content),
        [b"ASCII85Decode", b"FlateDecode"] => {
            let mut letters = stream.clone();
            letters.dict.set("Filter", Object::Name(b"ASCII85Decode".to_vec()));
            meter.add(&letters.decompressed_content().unwrap_or_default())
        }
        [] | [b"ASCII85Decode"] => Ok(()),
        // Other packings are those of pictures, which nobody reads here.
        _ => {
            clear(stream);
            Ok(())
        }
    }
}

fn check_parents(document: &Document, page: ObjectId) -> anyhow::Result<()> {
    let mut at = page;
    for _ in 0..MOST_LEVELS {
        let parent = document.get_dictionary(at).and_then(|page| page.get(b"Parent")).and_then(Object::as_reference);
        match parent {
            Ok(parent) => at = parent,
            Err(_) => return Ok(()),
        }
    }
    bail!(DAMAGED)
}

/// The forms that a page can draw by the resources that it has or inherits.
fn inherited(document: &Document, page: &Dictionary) -> Vec<ObjectId> {
    let mut at = Some(page);
    for _ in 0..MOST_LEVELS {
        let Some(dictionary) = at else { break };
        if dictionary.has(b"Resources") {
            return forms(document, dictionary);
        }
        at = document.get_dict_in_dict(dictionary, b"Parent").ok();
    }
    Vec::new()
}

/// The forms that something can draw.
fn forms(document: &Document, owner: &Dictionary) -> Vec<ObjectId> {
    let resources = document.get_dict_in_dict(owner, b"Resources");
    let objects = resources.and_then(|resources| document.get_dict_in_dict(resources, b"XObject"));
    objects.into_iter().flat_map(|objects| objects.iter()).filter_map(|(_, object)| object.as_reference().ok()).collect()
}

/// How many forms are drawn if each of these is drawn once.
fn drawn_by(document: &Document, ids: &[ObjectId], known: &mut HashMap<ObjectId, u64>, level: usize) -> anyhow::Result<u64> {
    ensure!(level < MOST_LEVELS, DAMAGED);
    let mut all = 0_u64;
    for id in ids {
        let drawn = match known.get(id) {
            Some(drawn) => *drawn,
            None => {
                let stream = document.get_object(*id).and_then(Object::as_stream);
                let inner = stream.map(|stream| forms(document, &stream.dict)).unwrap_or_default();
                let drawn = 1 + drawn_by(document, &inner, known, level + 1)?;
                known.insert(*id, drawn);
                drawn
            }
        };
        all = all.saturating_add(drawn);
        ensure!(all <= MOST_DRAWN, DAMAGED);
    }
    Ok(all)
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    positions(bytes, word).next().is_some()
}

/// Where a word occurs.
fn positions<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(word.len()).enumerate().filter(move |(_, window)| *window == word).map(|(at, _)| at)
}
