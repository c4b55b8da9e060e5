//! A QR code as one path of inline SVG: there is no picture to fetch, and it prints sharp at every size.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The width of the light border around a code, in modules. Scanners need it to find the code (ISO/IEC 18004).
const QUIET: i32 = 4;

/// Draws a text as a QR code, or a sentence if the text is too long for one. Always black on white: many
/// scanners do not read a light code on a dark ground.
#[component]
pub(crate) fn Qr(
    /// The text in the code, usually an absolute address.
    #[prop(into)]
    text: String,
    /// What a screen reader says: where the code leads.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let Some(drawing) = Drawing::of(&text) else {
        return view! { <p class="qr-too-long">"Liên kết dài quá, không vừa một mã QR; hãy chép liên kết."</p> }.into_any();
    };
    let whole = drawing.side + 2 * QUIET;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {whole} {whole}") shape-rendering="crispEdges">
            <rect width=whole.to_string() height=whole.to_string() fill="#fff"></rect>
            <path d=drawing.path fill="#000"></path>
        </svg>
    }
    .into_any()
}

/// A code as an SVG path: one rectangle for each run of dark modules in a row.
#[derive(Debug, PartialEq, Eq)]
struct Drawing {
    /// The length of a side in modules, without the border.
    side: i32,
    /// The `d` attribute of the path, in modules, with the border.
    path: String,
}

impl Drawing {
    /// The code of a text, with error correction M (15 % of the code may be lost) or better if that takes no
    /// more room. `None` if the text is too long for the largest code (2,331 bytes).
    fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let path = (0..code.size()).fold(String::new(), |mut path, y| {
            for (x, length) in runs(&code, y) {
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            path
        });
        Some(Self { side: code.size(), path })
    }
}

/// The runs of dark modules in a row: the start and the length of each.
fn runs(code: &QrCode, y: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path draws, as rows of `#` and `.`.
    fn drawn(drawing: &Drawing) -> Vec<String> {
        let whole = (drawing.side + 2 * QUIET) as usize;
        let mut rows = vec![vec!['.'; whole]; whole];
        for run in drawing.path.split('M').skip(1) {
            let numbers: Vec<usize> = run.split(['h', 'v', ' ']).take(3).map(|number| number.parse().unwrap()).collect();
            rows[numbers[1]][numbers[0]..numbers[0] + numbers[2]].fill('#');
        }
        rows.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn a_code_has_three_corners_and_a_border() {
        let rows = drawn(&Drawing::of("https://example.vn/thu-tuc/1.001193/").unwrap());
        let corner = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
        for (row, expected) in corner.iter().enumerate() {
            let line = &rows[row + 4];
            assert_eq!(&line[4..11], *expected, "top left, row {row}");
            assert_eq!(&line[line.len() - 11..line.len() - 4], *expected, "top right, row {row}");
            assert_eq!(&rows[rows.len() - 11 + row][4..11], *expected, "bottom left, row {row}");
        }
        assert!(rows[..4].iter().all(|row| !row.contains('#')));
        assert!(rows.iter().all(|row| row.starts_with("....") && row.ends_with("....")));
    }

    #[test]
    fn a_path_draws_exactly_the_dark_modules_of_the_code() {
        let text = "https://example.vn/thu-tuc/1.001193/#hs=0a1b..2c3d";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let rows = drawn(&Drawing::of(text).unwrap());
        let module = |x: i32, y: i32| if code.get_module(x, y) { '#' } else { '.' };
        for y in 0..code.size() {
            let row: String = (0..code.size()).map(|x| module(x, y)).collect();
            assert_eq!(rows[(y + QUIET) as usize][4..4 + code.size() as usize], row, "row {y}");
        }
    }

    #[test]
    fn a_decoder_reads_every_code_back() {
        let ticks: String = (0..400).map(|at| char::from(b'a' + at as u8 % 20)).collect();
        let texts = [
            "https://example.vn/".to_owned(),
            "https://example.vn/thu-tuc/1.001193/".to_owned(),
            "https://example.vn/xa-mau/linh-vuc/ho-tich/".to_owned(),
            "https://example.vn/thu-tuc/1.001193/#hs=0a1b..2c3d.202611210930-1".to_owned(),
            format!("https://example.vn/thu-tuc/1.001193/#hs=..{ticks}"),
            "Xã Mẫu".to_owned(),
        ];
        for text in texts {
            let rows = drawn(&Drawing::of(&text).unwrap());
            // A decoder wants some pixels a module.
            let side = rows.len() * 4;
            let dark = |x: usize, y: usize| rows[y / 4].as_bytes()[x / 4] == b'#';
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
            let read: Vec<String> = image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
            assert_eq!(read, [text]);
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert!(Drawing::of(&"á".repeat(1_165)).is_some());
        assert_eq!(Drawing::of(&"á".repeat(1_166)), None);
    }
}
