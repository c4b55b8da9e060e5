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
    /// The width of a module in tenths of a millimetre, for a code that is read from a distance. Without it, the
    /// styles say how large the code is.
    #[prop(optional)]
    module: Option<u16>,
) -> impl IntoView {
    let Some(drawing) = Drawing::of(&text) else {
        return view! { <p class="qr-too-long">"Liên kết dài quá, không vừa một mã QR; hãy chép liên kết."</p> }.into_any();
    };
    let whole = drawing.side + 2 * QUIET;
    let width = module.map(|module| format!("{}mm", side(drawing.side, module)));
    view! {
        <svg class="qr" role="img" aria-label=label width=width viewBox=format!("0 0 {whole} {whole}") shape-rendering="crispEdges">
            <rect width=whole.to_string() height=whole.to_string() fill="#fff"></rect>
            <path d=drawing.path fill="#000"></path>
        </svg>
    }
    .into_any()
}

/// The smallest side of a code that is read from a distance, without its border, in mm.
const SMALLEST: i32 = 40;

/// The side of a drawing with its border, in mm, if a code of so many modules is read from a distance.
fn side(modules: i32, module: u16) -> i32 {
    let code = (modules * i32::from(module) / 10).max(SMALLEST);
    code + (2 * QUIET * code + modules - 1) / modules
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

    /// A picture of a code as a phone held half a metre away sees it: the preview of its camera is 1,920 pixels wide and
    /// shows 64 cm, so that a pixel is a third of a millimetre. The phone is turned a little, and the picture is soft.
    fn seen_from_half_a_metre(text: &str, turn: f64) -> Vec<String> {
        const PIXELS_A_MM: f64 = 3.0;
        let drawing = Drawing::of(text).unwrap();
        let rows = drawn(&drawing);
        let modules_a_pixel = rows.len() as f64 / (f64::from(side(drawing.side, 15)) * PIXELS_A_MM);
        let picture = (rows.len() as f64 / modules_a_pixel * 1.3) as usize;
        let middle = picture as f64 / 2.0;
        let (sin, cos) = turn.sin_cos();
        let dark = |x: f64, y: f64| {
            let (dx, dy) = ((x - middle) * modules_a_pixel, (y - middle) * modules_a_pixel);
            let at = |turned: f64| (turned + rows.len() as f64 / 2.0).floor();
            let (column, row) = (at(dx * cos - dy * sin), at(dx * sin + dy * cos));
            let inside = column >= 0.0 && row >= 0.0 && column < rows.len() as f64 && row < rows.len() as f64;
            inside && rows[row as usize].as_bytes()[column as usize] == b'#'
        };
        // Each pixel mixes what is around it, and black is not quite black on a screen.
        let grey = |x: usize, y: usize| {
            let spots =
                (0..36).map(|at| (x as f64 + f64::from(at % 6) / 4.0 - 0.125, y as f64 + f64::from(at / 6) / 4.0 - 0.125));
            230 - (spots.filter(|(x, y)| dark(*x, *y)).count() * 170 / 36) as u8
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(picture, picture, grey);
        image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }

    #[test]
    fn a_code_on_a_screen_is_read_from_half_a_metre() {
        let ticks: String = (0..60).map(|at| char::from(b'a' + at as u8 % 20)).collect();
        let site = "https://thutuc.xamau.gov.vn/";
        for (text, turn) in [
            (site.to_owned(), 0.1),
            (format!("{site}thu-tuc/1.001193/#hs=0a1b..2c3d4e5f.202611210930-1"), 0.1),
            // This decoder does not read a turned code of this size, however large its modules are.
            (format!("{site}mot-cua/thu-tuc/1.001193/#hs=0a1b..{ticks}"), 0.0),
        ] {
            assert_eq!(seen_from_half_a_metre(&text, turn), [text]);
        }
    }

    #[test]
    fn a_code_to_take_along_has_at_least_forty_millimetres_beside_its_border() {
        assert_eq!((side(21, 12), side(177, 12)), (40 + 16, 212 + 10));
        assert!(
            (1..=40).map(|version| 17 + 4 * version).all(|modules| side(modules, 12) * modules / (modules + 8) >= SMALLEST - 1)
        );
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert!(Drawing::of(&"á".repeat(1_165)).is_some());
        assert_eq!(Drawing::of(&"á".repeat(1_166)), None);
    }
}
