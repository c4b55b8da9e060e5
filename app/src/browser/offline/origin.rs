//! Where a release to save comes from.

use catalog::release::{File, RELEASE_FILE, Release};
use catalog::signature::SIGNATURE_FILE;
use catalog::{media_type, pack};

use super::archive::Archive;
use crate::browser::download::{self, Fetched, MOST_RELEASE, MOST_SIGNATURE, Source};
use crate::browser::user_error::UserError;

/// A place that has a whole release.
pub(super) enum Origin<'a> {
    /// The site at this address.
    Host(&'a str),
    /// A file that somebody brought.
    Archive(Archive),
}

/// A release that an origin offers. Its signature was checked, if the site has a key.
pub(super) struct Offer {
    /// `release.json` as it was read.
    pub(super) json: Vec<u8>,
    /// The text of the signature, if the site has a key.
    pub(super) signature: Option<String>,
    /// The release.
    pub(super) release: Release,
}

impl Origin<'_> {
    /// Reads the release that the origin has now, and checks its signature.
    ///
    /// # Errors
    /// There is no release, or it is damaged, of another format, or not signed with the site's key.
    pub(super) async fn offer(&self) -> Result<Offer, UserError> {
        let (json, signature) = match self {
            Self::Host(base) => read_host(base).await?,
            Self::Archive(archive) => read_archive(archive).await?,
        };
        let signature = download::check_signature(&json, signature)?;
        Ok(Offer { release: download::parse_release(&json)?, json, signature })
    }

    /// A file of the release, checked. The browser's HTTP cache may be damaged: then the file is fetched once
    /// more.
    ///
    /// # Errors
    /// The file is not there, or is not what the release says.
    pub(super) async fn get(&self, file: &File) -> Result<Fetched, UserError> {
        let fetched = async |base, source| download::get(base, &file.path, file.bytes, source).await;
        let mut found = match self {
            Self::Host(base) => fetched(base, Source::Host).await?,
            Self::Archive(archive) => archive.get(file).await?,
        };
        let mut is_right = pack::matches(file, &found.bytes);
        if let (false, Self::Host(base)) = (is_right, self) {
            found = fetched(base, Source::HostUncached).await?;
            is_right = pack::matches(file, &found.bytes);
        }
        let wrong = || UserError(format!("tệp {} tải về không khớp bản phát hành", file.path));
        if is_right { Ok(found) } else { Err(wrong()) }
    }
}

impl Origin<'_> {
    /// A file that is no file of the release, checked by the hash in its name.
    ///
    /// # Errors
    /// The file is not there, or is not what its name says.
    pub(super) async fn named_by_hash(&self, path: &str) -> Result<Fetched, UserError> {
        let missing = || UserError(format!("không có tệp {path}"));
        let found = match self {
            Self::Host(base) => download::get(base, path, MOST_NAMED, Source::Host).await?,
            Self::Archive(archive) => {
                let bytes = archive.read(path, MOST_NAMED).await?.ok_or_else(missing)?;
                Fetched { bytes, kind: media_type(path).to_owned() }
            }
        };
        if download::is_named(path, &found.bytes) { Ok(found) } else { Err(missing()) }
    }
}

/// The longest such file, in bytes.
const MOST_NAMED: u64 = 256 << 10;

/// `release.json` and its signature from the host.
async fn read_host(base: &str) -> Result<(Vec<u8>, Option<Vec<u8>>), UserError> {
    let json = download::get(base, RELEASE_FILE, MOST_RELEASE, Source::Host).await?.bytes;
    let signature = if download::has_key() { download::fetch_signature(base, Source::Host).await } else { None };
    Ok((json, signature))
}

/// `release.json` and its signature from a file.
async fn read_archive(archive: &Archive) -> Result<(Vec<u8>, Option<Vec<u8>>), UserError> {
    let missing = || UserError(format!("tệp này không có {RELEASE_FILE}; hãy chọn tệp .zip do văn phòng gói"));
    let json = archive.read(RELEASE_FILE, MOST_RELEASE).await?.ok_or_else(missing)?;
    Ok((json, archive.read(SIGNATURE_FILE, MOST_SIGNATURE).await?))
}
