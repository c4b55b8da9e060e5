//! The office's face: its emblem, its colour, a photo of the entrance and its desks. Whatever cannot be used is a finding,
//! and the site is published without it.

use std::path::{Component, Path};

use catalog::{Desk, Face, Office, Picture};

use super::record::RecordOrigin;
use crate::accent::Accent;
use crate::catalogue::PictureFile;
use crate::findings::{Finding, Kind};
use crate::limits;
use crate::picture;

/// The folder of a catalogue in which pictures may be. No file in it is taken for a source of procedures.
pub(super) const FOLDER: &str = "hinh";

/// What an office states of its face, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedFace {
    /// The file with the emblem, within the catalogue.
    pub emblem: String,
    /// The colour: "#8a1c1c".
    pub colour: String,
    /// The file with a photo of the entrance, within the catalogue.
    pub entrance: String,
    /// What that photo shows.
    pub entrance_alt: String,
    /// The desks.
    pub desks: Vec<Desk>,
}

/// What can be published of a face.
#[derive(Default)]
pub(super) struct Settled {
    pub face: Face,
    pub accent: Option<Accent>,
    pub pictures: Vec<PictureFile>,
    pub findings: Vec<Finding>,
}

/// Reads the pictures and checks the colour. The address of the emblem becomes the office's.
pub(super) fn settle(folder: &Path, origin: &RecordOrigin, stated: &StatedFace, office: &mut Office) -> Settled {
    let mut settled = Settled::default();
    let note = |field, what: String, todo: &str| origin.finding(Kind::OfficeFace, "", field, what, todo);
    let emblem = origin.field("bieu_trung", "Biểu trưng");
    if let Some(picture) = settled.picture(folder, &stated.emblem, "bieu-trung", "", |what, todo| note(emblem, what, todo)) {
        office.emblem = picture.path;
    }
    let entrance = origin.field("anh_loi_vao", "Ảnh lối vào");
    if !stated.entrance.is_empty() && stated.entrance_alt.is_empty() {
        let todo = "Ảnh không được đăng; hãy ghi ảnh chụp gì, như \"Cổng chính, quầy ở bên phải\", cho người không nhìn thấy ảnh";
        settled.findings.push(note(entrance, "có ảnh mà không có lời mô tả".to_owned(), todo));
    } else {
        let alt = &stated.entrance_alt;
        settled.face.entrance =
            settled.picture(folder, &stated.entrance, "loi-vao", alt, |what, todo| note(entrance, what, todo));
    }
    match Accent::parse(&stated.colour) {
        _ if stated.colour.is_empty() => {}
        Ok(accent) => settled.accent = Some(accent),
        Err(what) => {
            let field = origin.field("mau_chinh", "Màu chính");
            settled.findings.push(note(field, what, "Trang dùng màu có sẵn; hãy chọn màu đậm hơn, như #8a1c1c"));
        }
    }
    settled.face.desks = stated.desks.iter().filter(|desk| !desk.name.is_empty()).cloned().collect();
    settled
}

impl Settled {
    /// Reads one picture and plans its file. None if there is none, or with a finding if it cannot be used.
    fn picture(
        &mut self,
        folder: &Path,
        name: &str,
        stem: &str,
        alt: &str,
        finding: impl Fn(String, &str) -> Finding,
    ) -> Option<Picture> {
        if name.is_empty() {
            return None;
        }
        let is_within = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let read = || -> anyhow::Result<picture::Known> {
            anyhow::ensure!(is_within, "{name}: không phải tệp trong thư mục danh mục");
            anyhow::ensure!(limits::is_there(&folder.join(name)), "{name}: không có tệp này");
            let bytes = limits::file(&folder.join(name), &limits::PICTURE)?;
            picture::known(bytes).map_err(|why| anyhow::anyhow!("{name}: {why}"))
        };
        match read() {
            Ok(known) => {
                let file = PictureFile::new(stem, known.ending, known.bytes);
                let (width, height) = known.size;
                let picture = Picture { path: file.path.clone(), width, height, alt: alt.to_owned() };
                self.pictures.push(file);
                Some(picture)
            }
            Err(error) => {
                let cause = error.root_cause();
                let what =
                    if cause.is::<std::io::Error>() { "không đọc được tệp".to_owned() } else { cause.to_string() };
                let what = if what.contains(name) { what } else { format!("{name}: {what}") };
                self.findings
                    .push(finding(what, "Trang được đăng không có ảnh này; hãy thay bằng ảnh PNG, JPG hoặc WebP nhỏ hơn 1 MB"));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a PNG: only what is looked at.
    fn png() -> Vec<u8> {
        let head = [0_u8, 0, 0, 40, 0, 0, 0, 30, 8, 6, 0, 0, 0];
        let mut png = img_parts::png::Png::from_bytes(img_parts::Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        png.chunks_mut().push(img_parts::png::PngChunk::new(*b"IHDR", head.to_vec().into()));
        png.encoder().bytes().to_vec()
    }

    fn settled(stated: &StatedFace) -> (Settled, String) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FOLDER)).unwrap();
        std::fs::write(folder.path().join("hinh/a.png"), png()).unwrap();
        std::fs::write(folder.path().join("hinh/b.png"), "<svg onload=\"alert(1)\"/>").unwrap();
        std::fs::write(folder.path().join("hinh/c.jpg"), vec![0xFF; 1_100_000]).unwrap();
        let mut office = super::super::office::parse("ten = \"Xã Mẫu\"\ncap = \"xa\"").unwrap().office;
        let settled = settle(folder.path(), &RecordOrigin::new("site.toml", "cả tệp"), stated, &mut office);
        (settled, office.emblem)
    }

    #[test]
    fn a_face_is_published_under_the_hash_of_its_pictures() {
        let stated = StatedFace {
            emblem: "hinh/a.png".into(),
            entrance: "hinh/a.png".into(),
            entrance_alt: "Cổng".into(),
            colour: "#8a1c1c".into(),
            desks: vec![Desk { name: "Quầy 1".into(), ..Desk::default() }, Desk::default()],
        };
        let (settled, emblem) = settled(&stated);
        assert!(emblem.starts_with("bieu-trung-") && emblem.ends_with(".png"), "{emblem}");
        let entrance = settled.face.entrance.unwrap();
        assert_eq!((entrance.width, entrance.height, entrance.alt.as_str()), (40, 30, "Cổng"));
        assert_eq!((settled.face.desks.len(), settled.pictures.len(), settled.findings.len()), (1, 2, 0));
        assert!(settled.accent.is_some());
    }

    #[test]
    fn what_cannot_be_used_is_a_finding() {
        let with = |emblem: &str, entrance: &str, alt: &str, colour: &str| {
            let stated = StatedFace {
                emblem: emblem.into(),
                entrance: entrance.into(),
                entrance_alt: alt.into(),
                colour: colour.into(),
                desks: Vec::new(),
            };
            let (settled, office) = settled(&stated);
            assert!(office.is_empty() && settled.pictures.is_empty() && settled.accent.is_none());
            settled.findings.into_iter().map(|finding| format!("{}: {}", finding.field, finding.what)).collect::<Vec<_>>()
        };
        assert_eq!(with("", "", "", ""), [""; 0]);
        for (emblem, why) in [
            ("hinh/b.png", "không phải ảnh PNG, JPG hoặc WebP"),
            ("hinh/c.jpg", "lớn hơn 1 MB"),
            ("../a.png", "không phải tệp trong thư mục"),
            ("/etc/passwd", "không phải tệp trong thư mục"),
            ("hinh/khong-co.png", "hinh/khong-co.png: không có tệp này"),
        ] {
            let found = with(emblem, "", "", "");
            assert!(found.len() == 1 && found[0].contains(why), "{found:?}");
        }
        assert!(with("", "hinh/a.png", "", "")[0].contains("mô tả"));
        assert!(with("", "", "", "#ffcc00")[0].contains("7:1"));
        assert!(with("", "", "", "đỏ")[0].contains("#8a1c1c"));
    }
}
