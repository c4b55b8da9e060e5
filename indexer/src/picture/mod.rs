//! Pictures of an office: told by their content, with their size, and without what a camera writes into them. Only PNG, JPEG
//! and WebP are taken, because an SVG may contain a program.

mod bare;

use bare::Bare;

/// A picture that can be published.
pub(crate) struct Known {
    /// Its content, without place, time and device.
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub ending: &'static str,
    /// Its width and height in pixels.
    pub size: (u16, u16),
}

/// The most pixels of a side: a phone unpacks them all.
const MOST_PIXELS: u16 = 6_000;

/// The picture that these bytes are.
///
/// # Errors
/// Why they are none: a sentence for an officer.
pub(crate) fn known(bytes: Vec<u8>) -> Result<Known, String> {
    let found = png(&bytes).map(|size| ("png", size));
    let found = found.or_else(|| jpeg(&bytes).map(|size| ("jpg", size))).or_else(|| webp(&bytes).map(|size| ("webp", size)));
    let Some((ending, (width, height))) = found else {
        return Err("không phải ảnh PNG, JPG hoặc WebP; đuôi tên tệp không nói lên loại tệp".to_owned());
    };
    let is_drawable = |side: u16| (1..=MOST_PIXELS).contains(&side);
    if !is_drawable(width) || !is_drawable(height) {
        return Err(format!("ảnh {width} × {height} điểm, mỗi chiều chỉ được đến {MOST_PIXELS} điểm"));
    }
    let bare = match ending {
        "png" => bare::png(bytes),
        "jpg" => bare::jpeg(bytes),
        _ => bare::webp(bytes),
    };
    let Bare { bytes, is_on_side } = bare.map_err(|_| "ảnh bị hỏng hoặc chép thiếu; hãy chép lại".to_owned())?;
    Ok(Known { bytes, ending, size: if is_on_side { (height, width) } else { (width, height) } })
}

/// Two bytes at a place, the higher first.
fn high_first(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn low_first(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn png(bytes: &[u8]) -> Option<(u16, u16)> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16)? == b"IHDR";
    // More than 65,535 pixels count as so many; that is refused anyway.
    let side = |at: usize| Some(if high_first(bytes, at)? > 0 { u16::MAX } else { high_first(bytes, at + 2)? });
    if is_png { Some((side(16)?, side(20)?)) } else { None }
}

/// The size is in the first frame header, behind segments of other kinds.
fn jpeg(bytes: &[u8]) -> Option<(u16, u16)> {
    let mut at = 2;
    if !bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return None;
    }
    loop {
        let (marker, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match kind {
            _ if marker != 0xFF => return None,
            0xC0..=0xCF if ![0xC4, 0xC8, 0xCC].contains(&kind) => {
                return Some((high_first(bytes, at + 7)?, high_first(bytes, at + 5)?));
            }
            // Fill bytes and marks without a length.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            _ => at += 2 + usize::from(high_first(bytes, at + 2)?.max(2)),
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u16, u16)> {
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    match bytes.get(12..16)? {
        b"VP8 " => Some((low_first(bytes, 26)? & 0x3FFF, low_first(bytes, 28)? & 0x3FFF)),
        b"VP8L" => {
            let bits = u32::from(low_first(bytes, 21)?) | u32::from(low_first(bytes, 23)?) << 16;
            Some(((bits & 0x3FFF) as u16 + 1, (bits >> 14 & 0x3FFF) as u16 + 1))
        }
        // 24 bits a side: the highest byte must be 0.
        b"VP8X" => {
            let side = |at: usize| Some(if *bytes.get(at + 2)? > 0 { u16::MAX } else { low_first(bytes, at)?.saturating_add(1) });
            Some((side(24)?, side(27)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(bytes: &[u8]) -> Result<(&'static str, (u16, u16)), String> {
        known(bytes.to_vec()).map(|known| (known.ending, known.size))
    }

    #[test]
    fn a_picture_is_told_by_its_content() {
        let png = |width: u32| {
            let head = [&width.to_be_bytes()[..], &[0, 0, 0, 30, 8, 6, 0, 0, 0]].concat();
            let mut png = img_parts::png::Png::from_bytes(img_parts::Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
            png.chunks_mut().push(img_parts::png::PngChunk::new(*b"IHDR", head.into()));
            png.encoder().bytes().to_vec()
        };
        assert_eq!(size(&png(40)), Ok(("png", (40, 30))));
        assert!(size(&png(70_000)).unwrap_err().contains("6000 điểm"));
        assert!(size(&png(40)[..30]).unwrap_err().contains("bị hỏng"));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 30, 0, 40, 3, 1, 1, 1, 0xFF, 0xD9];
        assert_eq!(size(&jpeg), Ok(("jpg", (40, 30))));
        let webp = [&b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..], &[39, 0, 0, 29, 0, 0]].concat();
        assert_eq!(size(&webp), Ok(("webp", (40, 30))));
        for other in [&b""[..], b"GIF89a", b"<svg/>", &jpeg[..12], &png(0)] {
            assert!(size(other).is_err());
        }
    }
}
