//! Takes out of a picture what a camera writes beside it: where and when it was taken, with which device, by whom, and a
//! small copy of it. The picture itself is not changed. How it is turned stays, and its colour profile.

use std::io::Cursor;

use exif::{In, Tag};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::{self, WebP};
use img_parts::{Bytes, ImageEXIF};

/// Parts of a PNG with texts and times.
const PNG_TEXTS: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"];
/// How the part of a JPEG with its colour profile begins.
const PROFILE: &[u8] = b"ICC_PROFILE\0";
/// How many bytes begin a JPEG, before its first part.
const START: usize = 2;
/// Where a JPEG ends. Phones put whole other pictures behind it.
const END: [u8; 2] = [0xFF, 0xD9];

/// A picture without those.
pub(super) struct Bare {
    pub bytes: Vec<u8>,
    /// Whether it is shown lying on its side: its width and height change places.
    pub is_on_side: bool,
}

/// The picture of a PNG.
///
/// # Errors
/// It is damaged. So for the others.
pub(super) fn png(bytes: Vec<u8>) -> img_parts::Result<Bare> {
    let mut png = Png::from_bytes(Bytes::from(bytes))?;
    png.chunks_mut().retain(|chunk| !PNG_TEXTS.contains(&chunk.kind()));
    Ok(Bare { bytes: png.encoder().bytes().to_vec(), is_on_side: false })
}

/// The picture of a WebP.
pub(super) fn webp(bytes: Vec<u8>) -> img_parts::Result<Bare> {
    let mut picture = WebP::from_bytes(Bytes::from(bytes))?;
    let turned = picture.exif().and_then(turned).filter(is_turned);
    picture.remove_chunks_by_id(webp::CHUNK_XMP);
    picture.set_exif(turned.map(only_turned));
    Ok(Bare { bytes: picture.encoder().bytes().to_vec(), is_on_side: turned.is_some_and(is_sideways) })
}

/// The picture of a JPEG.
pub(super) fn jpeg(bytes: Vec<u8>) -> img_parts::Result<Bare> {
    let mut jpeg = Jpeg::from_bytes(Bytes::from(bytes))?;
    let turned = jpeg.exif().and_then(turned).filter(is_turned);
    jpeg.segments_mut().retain(is_needed);
    jpeg.set_exif(turned.map(only_turned));
    let head = START + jpeg.segments().iter().map(JpegSegment::len).sum::<usize>();
    let mut bytes = jpeg.encoder().bytes().to_vec();
    let end = bytes.windows(END.len()).skip(head).position(|bytes| bytes == END).map(|at| head + at + END.len());
    bytes.truncate(end.unwrap_or(bytes.len()));
    Ok(Bare { bytes, is_on_side: turned.is_some_and(is_sideways) })
}

/// Whether a part of a JPEG is needed to draw it: not what programs add, but for the kind of its colours and their profile.
fn is_needed(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 | markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(PROFILE),
        markers::COM => false,
        other => !(markers::APP1..=markers::APP15).contains(&other),
    }
}

/// How a picture is turned: from 1, upright, to 8.
fn turned(exif: Bytes) -> Option<u8> {
    let read = exif::Reader::new().read_raw(exif.to_vec()).ok()?;
    read.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?.try_into().ok()
}

/// Whether a picture is shown otherwise than it is stored.
fn is_turned(turned: &u8) -> bool {
    (2..=8).contains(turned)
}

/// Whether its width and height change places for that.
fn is_sideways(turned: u8) -> bool {
    turned >= 5
}

/// Exif that says only how a picture is turned.
fn only_turned(turned: u8) -> Bytes {
    let field = exif::Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: exif::Value::Short(vec![u16::from(turned)]) };
    let (mut writer, mut bytes) = (exif::experimental::Writer::new(), Cursor::new(Vec::new()));
    writer.push_field(&field);
    // One field is always written.
    let _ = writer.write(&mut bytes, false);
    Bytes::from(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use img_parts::jpeg::markers::{APP1, APP2, SOF0, SOS};
    use img_parts::png::PngChunk;

    use super::*;

    /// Exif with a place and how the picture is turned.
    fn traces(turned: u16) -> Vec<u8> {
        let field = |tag, value| exif::Field { tag, ifd_num: In::PRIMARY, value };
        let fields = [
            field(Tag::Model, exif::Value::Ascii(vec![b"Dien thoai".to_vec()])),
            field(Tag::GPSLatitudeRef, exif::Value::Ascii(vec![b"21 B".to_vec()])),
            field(Tag::Orientation, exif::Value::Short(vec![turned])),
        ];
        let (mut writer, mut bytes) = (exif::experimental::Writer::new(), Cursor::new(Vec::new()));
        fields.iter().for_each(|field| writer.push_field(field));
        writer.write(&mut bytes, false).unwrap();
        bytes.into_inner()
    }

    fn photo(turned: u16) -> Vec<u8> {
        let part = |marker, bytes: &[u8]| JpegSegment::new_with_contents(marker, Bytes::copy_from_slice(bytes));
        let frame = part(SOF0, &[8, 0, 30, 0, 40, 1, 1, 0x11, 0]);
        let exif = part(APP1, &[&b"Exif\0\0"[..], &traces(turned)].concat());
        let parts =
            [exif, part(APP1, b"http://ns.adobe.com/xap/1.0/\0noi chup"), part(APP2, b"MPF\0noi khac"), part(APP2, PROFILE)];
        let rest = [&[0x12, 0x34][..], &END, b"mot anh nho, noi chup"].concat();
        let scan = JpegSegment::new_with_entropy(SOS, Bytes::from_static(&[1, 1, 0, 0, 63, 0]), Bytes::from(rest));
        let mut jpeg = Jpeg::from_bytes(Bytes::from_static(&[0xFF, 0xD8, 0xFF, 0xD9])).unwrap();
        jpeg.segments_mut().extend(parts.into_iter().chain([frame, scan]));
        jpeg.encoder().bytes().to_vec()
    }

    fn has(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    }

    #[test]
    fn a_photo_tells_no_place_and_no_device_and_stays_turned() {
        for (turned_as, is_on_side) in [(1, false), (3, false), (6, true)] {
            let photo = photo(turned_as);
            assert!(has(&photo, "Dien thoai") && has(&photo, "noi chup"));
            let bare = jpeg(photo).unwrap();
            for trace in ["Dien thoai", "21 B", "noi chup", "noi khac", "mot anh nho"] {
                assert!(!has(&bare.bytes, trace), "{trace}");
            }
            assert!(has(&bare.bytes, "ICC_PROFILE") && bare.bytes.ends_with(&[0x12, 0x34, 0xFF, 0xD9]));
            assert_eq!(bare.is_on_side, is_on_side);
            let kept = Jpeg::from_bytes(Bytes::from(bare.bytes)).unwrap().exif().and_then(turned);
            assert_eq!(kept, (turned_as > 1).then_some(turned_as as u8));
        }
    }

    #[test]
    fn a_drawing_tells_no_author() {
        let chunk = |kind: &[u8; 4], bytes: &[u8]| PngChunk::new(*kind, Bytes::copy_from_slice(bytes));
        let mut drawing = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        drawing.chunks_mut().extend([chunk(b"IHDR", &[0; 13]), chunk(b"tEXt", b"Author\0ai do"), chunk(b"IEND", b"")]);
        let bare = png(drawing.encoder().bytes().to_vec()).unwrap();
        assert!(!has(&bare.bytes, "ai do") && has(&bare.bytes, "IHDR") && has(&bare.bytes, "IEND"));
        assert!(png(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()).is_err());
    }

    #[test]
    fn a_webp_tells_no_place() {
        let even = |bytes: &[u8]| if bytes.len().is_multiple_of(2) { Vec::new() } else { vec![0] };
        let chunk = |id: &[u8; 4], bytes: &[u8]| [&id[..], &(bytes.len() as u32).to_le_bytes(), bytes, &even(bytes)].concat();
        let parts = [chunk(b"VP8L", &[0x2F, 39, 0, 0]), chunk(b"EXIF", b"noi chup"), chunk(b"XMP ", b"noi chup")].concat();
        let whole = [&b"RIFF"[..], &(parts.len() as u32 + 4).to_le_bytes(), b"WEBP", &parts].concat();
        let bare = webp(whole).unwrap();
        assert!(!has(&bare.bytes, "noi chup") && has(&bare.bytes, "VP8L"));
        let parts =
            [chunk(b"VP8X", &[0x08, 0, 0, 0, 39, 0, 0, 29, 0, 0]), chunk(b"VP8L", &[0x2F, 39, 0, 0]), chunk(b"EXIF", &traces(6))]
                .concat();
        let whole = [&b"RIFF"[..], &(parts.len() as u32 + 4).to_le_bytes(), b"WEBP", &parts].concat();
        let bare = webp(whole).unwrap();
        assert!(!has(&bare.bytes, "Dien thoai") && bare.is_on_side);
        assert_eq!(WebP::from_bytes(Bytes::from(bare.bytes)).unwrap().exif().and_then(turned), Some(6));
    }
}
