//! The tantivy index of a tier: built natively, packed, and read in a browser straight from the bytes
//! of the pack. Both ends are here, so that the schema exists once.
//!
//! An index has one segment, and a procedure's ordinal is its document number. Nothing is stored in it
//! and no positions are kept: the names pack and the detail packs hold the texts.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, FileSlice, Lock, OwnedBytes, RamDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings as _;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocSet, Index, IndexSettings, SegmentReader, SingleSegmentIndexWriter, TERMINATED, TantivyDocument, Term};

use super::lexicon::Lexicon;
use super::rank::{Posting, Postings};
use super::{Column, Tier};
use crate::Procedure;

/// Memory for building, in bytes: enough that one segment holds a whole country.
const WRITER_MEMORY: usize = 200_000_000;

/// tantivy names a segment's files after a random id; the same input must give the same bytes.
const SEGMENT: &str = "00000000000000000000000000000001";

/// An error of tantivy's, as one that the program can show.
#[derive(Debug, thiserror::Error)]
#[error("chỉ mục tìm kiếm không dùng được: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

/// The files of an index, as they stand in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFiles {
    files: Vec<(String, Vec<u8>)>,
    /// People's words for official ones; in the tier of names.
    lexicon: Lexicon,
}

/// An index that is open for reading.
pub struct TantivyIndex {
    segment: SegmentReader,
    columns: Vec<OpenColumn>,
    /// The words of names, sorted; none in a tier without names.
    words: Vec<String>,
    lexicon: Lexicon,
}

struct OpenColumn {
    column: Column,
    field: Field,
    postings: Arc<tantivy::InvertedIndexReader>,
    lengths: FieldNormReader,
}

impl IndexFiles {
    /// Indexes procedures in their order, and puts a lexicon beside the index.
    ///
    /// # Errors
    /// tantivy refuses: out of memory, or more than its formats hold.
    pub fn build(tier: Tier, procedures: &[Procedure], lexicon: Lexicon) -> Result<Self, IndexError> {
        let schema = schema(tier);
        let directory = RamDirectory::create();
        let builder = Index::builder().schema(schema.clone()).settings(IndexSettings::default());
        let mut writer: SingleSegmentIndexWriter = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY)?;
        for procedure in procedures {
            writer.add_document(document(tier, &schema, procedure)?)?;
        }
        let index = writer.finalize()?;
        Ok(Self { files: canonical_files(&index, &directory)?, lexicon })
    }
}

fn schema(tier: Tier) -> Schema {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs).set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    for column in tier.columns() {
        schema.add_text_field(column.key(), options.clone());
    }
    schema.build()
}

fn document(tier: Tier, schema: &Schema, procedure: &Procedure) -> Result<TantivyDocument, IndexError> {
    let mut document = TantivyDocument::default();
    for column in tier.columns() {
        let keys = column.keys_of(procedure).into_iter().enumerate();
        let token = |(position, text)| Token { position, text, ..Token::default() };
        let tokens = keys.map(token).collect();
        document.add_pre_tokenized_text(schema.get_field(column.key())?, PreTokenizedString { text: String::new(), tokens });
    }
    Ok(document)
}

/// The files of the only segment and `meta.json`, sorted, under a name that is always the same.
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

/// A segment's id as `meta.json` writes it: groups of 8, 4, 4, 4 and 12 digits.
fn dashed(id: &str) -> String {
    [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]].join("-")
}

fn read_file(directory: &RamDirectory, path: &Path) -> Result<Vec<u8>, IndexError> {
    let slice = directory.open_read(path).map_err(tantivy::TantivyError::from)?;
    Ok(slice.read_bytes().map_err(tantivy::TantivyError::from)?.to_vec())
}

impl TantivyIndex {
    /// Opens an index over files that were checked before.
    ///
    /// # Errors
    /// The files are not an index of this tier.
    pub fn open(tier: Tier, files: IndexFiles) -> Result<Self, IndexError> {
        let IndexFiles { files, lexicon } = files;
        let index = Index::open(PackDirectory::new(files))?;
        let segments = index.searchable_segments()?;
        let segment = segments.first().ok_or_else(|| tantivy::TantivyError::InvalidArgument("no segment".into()))?;
        let segment = SegmentReader::open(segment)?;
        let schema = index.schema();
        let open = |column: &Column| -> tantivy::Result<OpenColumn> {
            let field = schema.get_field(column.key())?;
            let postings = segment.inverted_index(field)?;
            let lengths = segment.get_fieldnorms_reader(field)?;
            Ok(OpenColumn { column: *column, field, postings, lengths })
        };
        let columns = tier.columns().iter().map(open).collect::<tantivy::Result<_>>()?;
        let mut index = Self { segment, columns, words: Vec::new(), lexicon };
        index.words = index.completions(Column::Name, "", usize::MAX);
        Ok(index)
    }

    /// People's words for official ones.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The folded words of names, sorted.
    pub(super) fn words_of_names(&self) -> &[String] {
        &self.words
    }

    /// Whether a folded word stands in a name.
    pub(super) fn in_names(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// Whether a folded word stands in any column of single words.
    pub(super) fn has(&self, word: &str) -> bool {
        [Column::Name, Column::Topic, Column::Papers, Column::Text].iter().any(|column| self.frequency_in(*column, word) > 0)
    }

    /// Whether two folded words stand side by side in a name.
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        self.frequency_in(Column::NamePairs, &format!("{first} {second}")) > 0
    }

    /// In how many names a folded word stands.
    pub(super) fn frequency_in_names(&self, word: &str) -> u32 {
        self.frequency_in(Column::Name, word)
    }

    fn frequency_in(&self, column: Column, key: &str) -> u32 {
        let Some(open) = self.column(column) else { return 0 };
        open.postings.doc_freq(&Term::from_field_text(open.field, key)).unwrap_or_default()
    }

    fn column(&self, column: Column) -> Option<&OpenColumn> {
        self.columns.iter().find(|open| open.column == column)
    }
}

impl Postings for TantivyIndex {
    fn documents(&self) -> u32 {
        self.segment.max_doc()
    }

    fn visit(&self, column: Column, key: &str, see: &mut dyn FnMut(Posting)) {
        let Some(open) = self.column(column) else { return };
        let term = Term::from_field_text(open.field, key);
        // The pack was checked by its hash, so reading it fails only on an index that this version of
        // tantivy cannot read; `open` has read its head by then.
        let Ok(Some(mut postings)) = open.postings.read_postings(&term, IndexRecordOption::WithFreqs) else { return };
        while postings.doc() != TERMINATED {
            let document = postings.doc();
            see(Posting { document, frequency: postings.term_freq(), length: open.lengths.fieldnorm(document) });
            postings.advance();
        }
    }

    fn completions(&self, column: Column, start: &str, most: usize) -> Vec<String> {
        let Some(open) = self.column(column) else { return Vec::new() };
        let Ok(mut terms) = open.postings.terms().range().ge(start).into_stream() else { return Vec::new() };
        let mut found = Vec::new();
        while terms.advance() && terms.key().starts_with(start.as_bytes()) && found.len() < most {
            found.extend(std::str::from_utf8(terms.key()).map(str::to_owned));
        }
        found
    }
}

/// A directory over the files of a pack. It is read only.
#[derive(Clone, Debug)]
struct PackDirectory {
    files: Arc<HashMap<PathBuf, OwnedBytes>>,
}

impl PackDirectory {
    fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (PathBuf::from(name), OwnedBytes::new(bytes)));
        Self { files: Arc::new(files.collect()) }
    }

    fn file(&self, path: &Path) -> Result<OwnedBytes, OpenReadError> {
        self.files.get(path).cloned().ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "a pack is read only")
}

impl Directory for PackDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.file(path)?))
    }

    fn open_read(&self, path: &Path) -> Result<FileSlice, OpenReadError> {
        Ok(FileSlice::new(Arc::new(self.file(path)?)))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.files.contains_key(path))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        Ok(self.file(path)?.to_vec())
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _changed: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
