use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_extract::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

use super::super::blocks::Block;
use super::super::made;
use super::*;

fn made() -> Document {
    Document::load_mem(&made::pdf(&[Block::Line("Nuôi voi".into())])).unwrap()
}

fn saved(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

/// A document whose pages may draw a form.
fn with_form(content: &[u8], resources: impl FnOnce(&mut Document) -> Dictionary) -> Document {
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

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..300 {
        packed.write_all(&blank).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut document = made();
    document.add_object(Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed));
    assert!(refused(&saved(&mut document)).contains("hơn 256 MB"));
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
