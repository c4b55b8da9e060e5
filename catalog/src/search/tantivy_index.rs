//! The tantivy index of a tier: built natively, packed, and read in a browser straight from the bytes of the pack.
//! Building and reading are in one file, so that the schema exists once.
//!
//! An index has one segment, and a procedure's ordinal is its document number in tantivy. The index stores no text and
//! no positions: the names pack and the detail packs hold the texts.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory, RamDirectory};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings as _;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocSet, Index, IndexSettings, SegmentReader, SingleSegmentIndexWriter, TERMINATED, TantivyDocument, Term};

use super::columns::{Column, Tier};
use super::pack_directory::PackDirectory;
use super::postings::{Posting, Postings};
use super::terms::Terms;
use crate::Procedure;

/// Memory for building, in bytes: enough for one segment of the whole country.
const WRITER_MEMORY: usize = 200_000_000;

/// The tokenizer of tantivy that splits at spaces. (Terms that are given one by one go through JSON twice.)
const TOKENIZER: &str = "whitespace";

/// The id of the only segment. tantivy would take a random one, but the same input must give the same bytes.
const SEGMENT: &str = "00000000000000000000000000000001";

/// An error of tantivy, with a message for the reader.
#[derive(Debug, thiserror::Error)]
#[error("chỉ mục tìm kiếm không dùng được: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

/// The files of an index, as a pack holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFiles {
    files: Vec<(String, Vec<u8>)>,
}

/// An index that is open for reading.
pub struct TantivyIndex {
    columns: Vec<OpenColumn>,
}

struct OpenColumn {
    column: Column,
    field: Field,
    postings: Arc<tantivy::InvertedIndexReader>,
    lengths: FieldNormReader,
}

impl IndexFiles {
    /// Indexes procedures in their order.
    ///
    /// # Errors
    /// tantivy fails: out of memory, or beyond the limits of its formats.
    pub fn build(tier: Tier, procedures: &[Procedure]) -> Result<Self, IndexError> {
        let schema = schema(tier);
        let directory = RamDirectory::create();
        let builder = Index::builder().schema(schema.clone()).settings(IndexSettings::default());
        let mut writer: SingleSegmentIndexWriter = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY)?;
        let columns: Vec<(&Column, Terms)> =
            tier.columns().iter().map(|column| (column, Terms::of(*column, procedures))).collect();
        for ordinal in 0..procedures.len() {
            writer.add_document(tantivy_document(&schema, &columns, ordinal)?)?;
        }
        let index = writer.finalize()?;
        Ok(Self { files: canonical_files(&index, &directory)? })
    }
}

fn schema(tier: Tier) -> Schema {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs).set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    for column in tier.columns() {
        schema.add_text_field(column.field_name(), options.clone());
    }
    schema.build()
}

fn tantivy_document(schema: &Schema, columns: &[(&Column, Terms)], ordinal: usize) -> Result<TantivyDocument, IndexError> {
    let mut document = TantivyDocument::default();
    for (column, terms) in columns {
        let text = terms.of_procedure(ordinal).collect::<Vec<_>>().join(" ");
        document.add_text(schema.get_field(column.field_name())?, text);
    }
    Ok(document)
}

/// The files of the only segment and `meta.json`, sorted, with the segment renamed to [`SEGMENT`].
fn canonical_files(index: &Index, directory: &RamDirectory) -> Result<Vec<(String, Vec<u8>)>, IndexError> {
    let mut files = Vec::new();
    for segment in index.searchable_segment_metas()? {
        let id = segment.id().uuid_string();
        for path in index.directory().list_managed_files() {
            let (name, bytes) = (path.to_string_lossy(), read_file(directory, &path)?);
            if name == "meta.json" {
                let meta = String::from_utf8_lossy(&bytes).replace(&dashed(&id), &dashed(SEGMENT));
                files.push((name.into_owned(), meta.into_bytes()));
            } else if name.starts_with(&id) {
                files.push((name.replace(&id, SEGMENT), bytes));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A segment's id as in `meta.json`: groups of 8, 4, 4, 4 and 12 digits.
fn dashed(id: &str) -> String {
    [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]].join("-")
}

fn read_file(directory: &RamDirectory, path: &Path) -> Result<Vec<u8>, IndexError> {
    let slice = directory.open_read(path).map_err(tantivy::TantivyError::from)?;
    Ok(slice.read_bytes().map_err(tantivy::TantivyError::from)?.to_vec())
}

impl TantivyIndex {
    /// Opens an index. The caller has checked the hash of its pack.
    ///
    /// # Errors
    /// The files are not an index of this tier.
    pub fn open(tier: Tier, files: IndexFiles) -> Result<Self, IndexError> {
        let index = Index::open(PackDirectory::new(files.files))?;
        let segments = index.searchable_segments()?;
        let segment = segments.first().ok_or_else(|| tantivy::TantivyError::InvalidArgument("no segment".into()))?;
        let segment = SegmentReader::open(segment)?;
        let schema = index.schema();
        let open = |column: &Column| -> tantivy::Result<OpenColumn> {
            let field = schema.get_field(column.field_name())?;
            let postings = segment.inverted_index(field)?;
            let lengths = segment.get_fieldnorms_reader(field)?;
            Ok(OpenColumn { column: *column, field, postings, lengths })
        };
        Ok(Self { columns: tier.columns().iter().map(open).collect::<tantivy::Result<_>>()? })
    }

    fn column(&self, column: Column) -> Option<&OpenColumn> {
        self.columns.iter().find(|open| open.column == column)
    }
}

impl Postings for TantivyIndex {
    fn visit(&self, column: Column, term: &str, visit: &mut dyn FnMut(Posting)) {
        let Some(open) = self.column(column) else { return };
        let term = Term::from_field_text(open.field, term);
        // The pack's hash was checked, so this fails only on an index that this version of tantivy cannot read, and
        // `open` has read its head by now.
        let Ok(Some(mut postings)) = open.postings.read_postings(&term, IndexRecordOption::WithFreqs) else { return };
        while postings.doc() != TERMINATED {
            let ordinal = postings.doc();
            visit(Posting { ordinal, frequency: postings.term_freq(), length: open.lengths.fieldnorm(ordinal) });
            postings.advance();
        }
    }

    fn prefix_terms(&self, column: Column, prefix: &str, most: usize) -> Vec<String> {
        let Some(open) = self.column(column) else { return Vec::new() };
        let Ok(mut terms) = open.postings.terms().range().ge(prefix).into_stream() else { return Vec::new() };
        let mut found = Vec::new();
        while terms.advance() && terms.key().starts_with(prefix.as_bytes()) && found.len() < most {
            found.extend(std::str::from_utf8(terms.key()).map(str::to_owned));
        }
        found
    }

    fn frequency(&self, column: Column, term: &str) -> u32 {
        let Some(open) = self.column(column) else { return 0 };
        open.postings.doc_freq(&Term::from_field_text(open.field, term)).unwrap_or_default()
    }
}
