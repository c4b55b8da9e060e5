//! Reads a release from a file that somebody brought: the `.zip` that `indexer zip` makes. Only the parts
//! that are needed are read, so the file may be larger than the memory.

use catalog::archive::{self, Entry};
use catalog::media_type;
use catalog::release::File;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, Response};

use crate::browser::download::{self, Fetched};
use crate::browser::user_error::UserError;

/// An open archive.
pub(super) struct Archive {
    file: Blob,
    entries: Vec<Entry>,
}

impl Archive {
    /// Opens a file that the reader has chosen.
    ///
    /// # Errors
    /// It is not an archive.
    pub(super) async fn open(file: Blob) -> Result<Self, UserError> {
        let size = file.size();
        let tail = read_slice(&file, (size - archive::TAIL as f64).max(0.0), size).await?;
        let (offset, length) = archive::directory_place(&tail).ok_or_else(damaged)?;
        let directory = read_slice(&file, offset as f64, (offset + length) as f64).await?;
        Ok(Self { entries: archive::entries(&directory).ok_or_else(damaged)?, file })
    }

    /// A file in the archive. `None` if there is none at this path.
    ///
    /// # Errors
    /// It is damaged, or longer than `most` bytes.
    pub(super) async fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, UserError> {
        let Some(entry) = self.entries.iter().find(|entry| entry.path == path) else { return Ok(None) };
        let header = read_slice(&self.file, entry.header as f64, (entry.header + archive::HEADER as u64) as f64).await?;
        let start = (entry.header + archive::contents_start(&header).ok_or_else(damaged)?) as f64;
        let packed = slice(&self.file, start, start + entry.packed as f64)?;
        let response = if entry.deflated {
            Response::new_with_opt_readable_stream(Some(&inflate(&packed.stream()).map_err(|_| too_old())?))
        } else {
            Response::new_with_opt_blob(Some(&packed))
        };
        let response = gloo::net::http::Response::from(response.map_err(|_| damaged())?);
        download::read_body(&response, most).await.map(Some).map_err(|_| damaged())
    }

    /// A file of the release in the archive. The caller checks its contents.
    ///
    /// # Errors
    /// It is missing, damaged or longer than the release says.
    pub(super) async fn get(&self, file: &File) -> Result<Fetched, UserError> {
        let bytes = self.read(&file.path, file.bytes).await?.ok_or_else(damaged)?;
        Ok(Fetched { bytes, kind: media_type(&file.path).to_owned() })
    }
}

/// Decompresses with the browser's `DecompressionStream`, which web-sys still counts as unstable.
fn inflate(packed: &ReadableStream) -> Result<ReadableStream, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    Ok(packed.pipe_through(stream.unchecked_ref::<ReadableWritablePair>()))
}

fn damaged() -> UserError {
    UserError::new("tệp này không phải tệp .zip của một danh mục, hoặc chép chưa trọn; hãy chép lại tệp")
}

fn too_old() -> UserError {
    UserError::new("trình duyệt này quá cũ, không mở được tệp .zip; hãy cập nhật trình duyệt")
}

fn slice(file: &Blob, start: f64, end: f64) -> Result<Blob, UserError> {
    file.slice_with_f64_and_f64(start, end).map_err(|_| damaged())
}

async fn read_slice(file: &Blob, start: f64, end: f64) -> Result<Vec<u8>, UserError> {
    let buffer = JsFuture::from(slice(file, start, end)?.array_buffer()).await.map_err(|_| damaged())?;
    Ok(Uint8Array::new(buffer.unchecked_ref()).to_vec())
}
