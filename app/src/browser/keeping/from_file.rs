//! A release that somebody carried here: the `.zip` that `indexer zip` makes, chosen from the device.

use catalog::archive::{self, Entry};
use catalog::media_type;
use catalog::release::File;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, Response};

use crate::browser::fetch::{self, Fetched, Trouble};

/// An archive that was opened.
pub(crate) struct Archive {
    file: Blob,
    entries: Vec<Entry>,
}

fn damaged() -> Trouble {
    Trouble("tệp này không phải tệp .zip của một danh mục, hoặc chép chưa trọn; hãy chép lại tệp".to_owned())
}

impl Archive {
    /// Opens a file that the reader has chosen.
    ///
    /// # Errors
    /// It is no archive.
    pub(crate) async fn open(file: Blob) -> Result<Self, Trouble> {
        let size = file.size();
        let tail = part(&file, (size - archive::TAIL as f64).max(0.0), size).await?;
        let (offset, length) = archive::directory_place(&tail).ok_or_else(damaged)?;
        let directory = part(&file, offset as f64, (offset + length) as f64).await?;
        Ok(Self { entries: archive::entries(&directory).ok_or_else(damaged)?, file })
    }

    /// A file in it, of at most `most` bytes; nothing where it is not there.
    pub(super) async fn read(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(entry) = self.entries.iter().find(|entry| entry.path == path) else { return Ok(None) };
        let header = part(&self.file, entry.header as f64, (entry.header + archive::HEADER as u64) as f64).await?;
        let start = (entry.header + archive::contents_start(&header).ok_or_else(damaged)?) as f64;
        let packed = slice(&self.file, start, start + entry.packed as f64)?;
        let response = if entry.deflated {
            Response::new_with_opt_readable_stream(Some(&inflated(&packed.stream()).map_err(|_| too_old())?))
        } else {
            Response::new_with_opt_blob(Some(&packed))
        };
        let response = gloo::net::http::Response::from(response.map_err(|_| damaged())?);
        fetch::read(&response, most).await.map(Some).map_err(|_| damaged())
    }

    /// A file of the release that it holds.
    pub(super) async fn get(&self, file: &File) -> Result<Fetched, Trouble> {
        let bytes = self.read(&file.path, file.bytes).await?.ok_or_else(damaged)?;
        Ok(Fetched { bytes, kind: media_type(&file.path).to_owned() })
    }
}

/// Unpacks by the browser's own unpacker, for which web-sys has no stable name.
fn inflated(packed: &ReadableStream) -> Result<ReadableStream, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let unpacker = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    Ok(packed.pipe_through(unpacker.unchecked_ref::<ReadableWritablePair>()))
}

fn too_old() -> Trouble {
    Trouble("trình duyệt này quá cũ, không mở được tệp .zip; hãy cập nhật trình duyệt".to_owned())
}

fn slice(file: &Blob, start: f64, end: f64) -> Result<Blob, Trouble> {
    file.slice_with_f64_and_f64(start, end).map_err(|_| damaged())
}

async fn part(file: &Blob, start: f64, end: f64) -> Result<Vec<u8>, Trouble> {
    let buffer = JsFuture::from(slice(file, start, end)?.array_buffer()).await.map_err(|_| damaged())?;
    Ok(Uint8Array::new(buffer.unchecked_ref()).to_vec())
}
