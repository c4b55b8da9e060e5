use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_extract::{Dictionary, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

use super::super::blocks::Block;
use super::super::made;
use super::*;

fn made() -> File {
    File::load_mem(&made::pdf(&[Block::Line("Nuôi voi".into())])).unwrap()
}

fn saved(document: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

/// A document whose pages may draw a form.
fn with_form(content: &[u8], resources: impl FnOnce(&mut File) -> Dictionary) -> File {
    let mut document = made();
    let inner = resources(&mut document);
    let form = document.add_object(Stream::new(dictionary! { "Subtype" => "Form", "Resources" => inner }, content.to_vec()));
    for page in document.get_pages().into_values() {
        let page = document.get_dictionary_mut(page).unwrap();
        let resources = page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
        resources.set("XObject", dictionary! { "X" => form });
    }
    document
}

#[test]
fn a_file_with_a_password_says_so_and_one_that_must_only_not_be_changed_is_read() {
    for (user, is_read) in [("voi", false), ("", true)] {
        let mut document = made();
        document.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "chủ",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let bytes = saved(&mut document);
        if is_read {
            assert_eq!(read(&bytes).unwrap().blocks, [Block::Line("Nuôi voi".into())]);
        } else {
            assert!(refused(&bytes).contains("có mật khẩu"));
        }
    }
}

/// Blanks that unpack to so many megabytes.
fn packed(megabytes: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let blank = vec![b' '; 1 << 20];
    (0..megabytes).for_each(|_| packed.write_all(&blank).unwrap());
    packed.finish().unwrap()
}

#[test]
fn what_unpacks_to_too_much_is_refused_whatever_it_says_it_is() {
    let streams = [
        (dictionary! { "Filter" => "FlateDecode" }, 300, "hơn 256 MB"),
        (dictionary! { "Filter" => "FlateDecode", "Subtype" => "Image", "Kind" => "XRef" }, 300, "hơn 256 MB"),
        (dictionary! { "Filter" => "FlateDecode", "Subtype" => "Image" }, 1_100, "hơn 1024 MB"),
    ];
    for (description, megabytes, expected) in streams {
        let mut document = made();
        document.add_object(Stream::new(description, packed(megabytes)));
        assert!(refused(&saved(&mut document)).contains(expected), "{expected}");
    }
}

#[test]
fn a_page_with_too_many_letters_is_refused() {
    let page = format!("BT /F 10 Tf 1 0 0 1 40 700 Tm <{}> Tj ET", "0061".repeat(page::MOST_GLYPHS_OF_PAGE + 1));
    assert_eq!(refused(&made::pdf_of(&[page], &['a'].into())), DAMAGED);
}

#[test]
fn only_what_browsers_print_at_the_edge_is_dropped() {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let show = |y: i32, text: &str| format!("BT /F 8 Tf 1 0 0 1 40 {y} Tm <{}> Tj ET\n", hex(text));
    let read_with = |last: &str| {
        let page = show(400, "Nuôi voi") + &show(20, last);
        read(&made::pdf_of(&[page], &format!("Nuôi voi{last}").chars().collect())).unwrap().blocks
    };
    assert_eq!(read_with("https://voi.vn/thu-tuc/1 1/3"), [Block::Line("Nuôi voi".into())]);
    let law = "Nghị định 1/2026/NĐ-CP: https://voi.vn/1";
    assert_eq!(read_with(law).last(), Some(&Block::Line(law.into())));
}

#[test]
fn a_form_that_draws_itself_is_refused() {
    let mut document = with_form(b"/X Do", |_| Dictionary::new());
    let form = document.max_id;
    let stream = document.get_object_mut((form, 0)).unwrap().as_stream_mut().unwrap();
    stream.dict.set("Resources", dictionary! { "XObject" => dictionary! { "X" => Object::Reference((form, 0)) } });
    assert_eq!(refused(&saved(&mut document)), DAMAGED);
}

#[test]
fn the_second_reading_has_the_same_words() {
    let pdf = read(&made::pdf(&[Block::Line("Mã thủ tục: 1.000001, 5 ngày".into())])).unwrap();
    assert_eq!(pdf.second.as_deref(), Some("mãthủtục:1.000001,5ngày1"));
}
