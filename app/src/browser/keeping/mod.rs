//! Keeping one whole release on the device.
//!
//! Files are put on a shelf of the release's own, each only after its hash was checked; the pointer, which
//! the service worker answers from, moves to the shelf in one step when the release is whole. So an update
//! that is cut off changes nothing, and the next one goes on where it ended.

mod from_file;
mod gather;
mod service_worker;
mod shelves;

use std::sync::Arc;

use catalog::release::{RELEASE_FILE, Release};
use catalog::signature::SIGNATURE_FILE;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::fetch::{self, MOST_RELEASE, Source, Trouble};
use super::signed;
use crate::lasting::Lasting;
use crate::store::{OfflineCopy, SaveFailure};
use from_file::Archive;
use gather::Origin;
use shelves::Pointer;
pub(crate) use shelves::Shelves;

/// How often an open page asks for a newer release, in ms: a counter's screen is not reloaded for weeks.
const EVERY: u32 = 3_600_000;

const NOT_HERE: &str =
    "Trình duyệt hoặc địa chỉ này không lưu được trang để dùng khi không có mạng; tra cứu vẫn dùng được bình thường.";

/// What keeping needs to know of the page.
#[derive(Clone)]
pub struct Keeping {
    /// The whole address of the site, with its slash.
    pub(crate) base: Arc<str>,
    /// The release that is shown.
    pub(crate) shown: Arc<Release>,
    /// Where it is said how far it has come.
    pub(crate) copy: Lasting<OfflineCopy>,
    /// Where it is said why it did not come to its end.
    pub(crate) save_failure: Lasting<Option<SaveFailure>>,
}

/// A release as it stands on the host.
struct Latest {
    json: Vec<u8>,
    /// Where the site has a key.
    signature: Option<String>,
    release: Release,
}

/// Learns what the device keeps, mends it and brings it up to date, now and from time to time.
pub fn watch_copy(keeping: Keeping) {
    let again = keeping.clone();
    // As long as the page.
    Interval::new(EVERY, move || spawn_local(again.clone().look())).forget();
    spawn_local(keeping.look());
}

/// Has the device keep the release in a file that somebody carried here.
pub(crate) fn keep_file(keeping: Keeping, file: web_sys::Blob) {
    spawn_local(async move { keeping.tell(keeping.keep_from(file), SaveFailure::FromFile).await });
}

/// Has the device keep the release that the host has now.
pub fn keep_copy(keeping: Keeping) {
    spawn_local(async move { keeping.tell(keeping.keep(), SaveFailure::FromHost).await });
}

impl Keeping {
    /// On the page at hand.
    pub(crate) fn new(shown: Arc<Release>, copy: Lasting<OfflineCopy>, save_failure: Lasting<Option<SaveFailure>>) -> Self {
        Self { base: super::base().into(), shown, copy, save_failure }
    }

    /// Says that a release is being kept, and what came of it.
    async fn tell(&self, kept: impl Future<Output = Result<Release, Trouble>>, save_failure: fn(String) -> SaveFailure) {
        self.save_failure.set(None);
        self.copy.set(OfflineCopy::Saving(0));
        let state = match kept.await {
            Ok(release) => self.kept(&release.id, None),
            Err(Trouble(why)) => {
                let state = self.at_hand(&why).await;
                self.save_failure.set(Some(save_failure(why)));
                state
            }
        };
        self.copy.set(state);
    }

    async fn keep_from(&self, file: web_sys::Blob) -> Result<Release, Trouble> {
        let shelves = self.ready().await?;
        let archive = Archive::open(file).await?;
        let missing = || Trouble(format!("tệp này không có {RELEASE_FILE}; hãy chọn tệp .zip do văn phòng gói"));
        let json = archive.read(RELEASE_FILE, MOST_RELEASE).await?.ok_or_else(missing)?;
        let signature = signed::check(&json, archive.read(SIGNATURE_FILE, signed::MOST).await?).map_err(Trouble)?;
        let brought = Latest { release: fetch::read_release(&json)?, json, signature };
        if shelves.pointer().await?.is_some_and(|kept| kept.version > brought.release.version) {
            return Err(Trouble("tệp này là bản cũ hơn bản đã lưu, nên máy giữ bản đã lưu".to_owned()));
        }
        self.take(&shelves, &brought, &Origin::File(&archive), OfflineCopy::Saving).await?;
        Ok(brought.release)
    }

    async fn keep(&self) -> Result<Release, Trouble> {
        let shelves = self.ready().await?;
        let latest = self.latest().await?;
        self.take(&shelves, &latest, &self.host(), OfflineCopy::Saving).await?;
        Ok(latest.release)
    }

    fn host(&self) -> Origin<'_> {
        Origin::Host(&self.base)
    }

    /// Sees to it that something can be kept at all.
    async fn ready(&self) -> Result<Shelves, Trouble> {
        let shelves = Shelves::of(&self.base).ok_or_else(|| Trouble("trình duyệt không cho lưu".to_owned()))?;
        // Asks the browser not to throw the copy away when space is short. Nobody waits for the answer:
        // Firefox asks the reader, and a no changes nothing else.
        if let Ok(promise) = window().navigator().storage().persist() {
            spawn_local(async move {
                let _ = JsFuture::from(promise).await;
            });
        }
        service_worker::ensure(&self.base).await?;
        Ok(shelves)
    }

    async fn look(self) {
        if matches!(*self.copy.read_untracked(), OfflineCopy::Saving(_) | OfflineCopy::Updating(_)) {
            return;
        }
        let state = match self.pointed().await {
            Err(state) => state,
            Ok((shelves, pointer)) => {
                let state = self.refresh(&shelves, &pointer).await;
                // The reader may have cleared it meanwhile, here or in another tab.
                if matches!(shelves.pointer().await, Ok(None)) { OfflineCopy::None } else { state }
            }
        };
        // Unless the reader has begun to keep one meanwhile.
        if !matches!(*self.copy.read_untracked(), OfflineCopy::Saving(_)) {
            self.copy.set(state);
        }
    }

    /// What the device keeps, without a word from the host; why it was not mended just now.
    async fn at_hand(&self, why: &str) -> OfflineCopy {
        match self.pointed().await {
            Err(state) => state,
            Ok((shelves, pointer)) => self.stays(&pointer, shelves.lacking(&pointer).await, None, why),
        }
    }

    /// The release that the device keeps, and its place; where there is none, what is to be said of that.
    async fn pointed(&self) -> Result<(Shelves, Pointer), OfflineCopy> {
        let impossible = || OfflineCopy::Impossible(NOT_HERE.to_owned());
        let shelves = Shelves::of(&self.base).filter(|_| service_worker::is_possible()).ok_or_else(impossible)?;
        let pointer = shelves.pointer().await.map_err(|_| impossible())?.ok_or(OfflineCopy::None)?;
        Ok((shelves, pointer))
    }

    /// Mends what the device keeps and brings it up to date; what came of it.
    async fn refresh(&self, shelves: &Shelves, pointer: &Pointer) -> OfflineCopy {
        // Without it the copy would not answer; where it is there already, nothing happens.
        let _ = service_worker::ensure(&self.base).await;
        let lacking = shelves.lacking(pointer).await;
        let stays = |note: String, why: &str| self.stays(pointer, lacking, Some(note), why);
        let latest = match self.latest().await {
            Ok(latest) => latest,
            Err(Trouble(why)) => return stays(format!("Chưa hỏi được máy chủ có bản mới hay không: {why}."), &why),
        };
        if latest.release.version < pointer.version {
            return stays(OLDER.to_owned(), "máy chủ chỉ có bản cũ hơn");
        }
        if lacking == 0 && latest.release.id == pointer.id {
            return self.kept(&pointer.id, None);
        }
        match self.take(shelves, &latest, &self.host(), OfflineCopy::Updating).await {
            Ok(()) => self.kept(&latest.release.id, None),
            Err(Trouble(why)) => stays(format!("Có bản mới nhưng chưa lưu được: {why}. {GO_ON}"), &why),
        }
    }

    /// What the host has now.
    async fn latest(&self) -> Result<Latest, Trouble> {
        let json = fetch::get(&self.base, RELEASE_FILE, MOST_RELEASE, Source::Host).await?.bytes;
        let signature = signed::of_host(&self.base, &json).await?;
        Ok(Latest { release: fetch::read_release(&json)?, json, signature })
    }

    /// Brings a whole release onto its shelf, then points to it.
    async fn take(
        &self,
        shelves: &Shelves,
        latest: &Latest,
        origin: &Origin<'_>,
        say: fn(u8) -> OfflineCopy,
    ) -> Result<(), Trouble> {
        let release = &latest.release;
        let shelf = shelves.shelf(&release.id).await?;
        gather::gather(shelves, &shelf, release, origin, |percent| self.copy.set(say(percent))).await?;
        if let Some(signature) = &latest.signature {
            shelf.put(SIGNATURE_FILE, signature.as_bytes(), "text/plain").await?;
        }
        shelf.put(RELEASE_FILE, &latest.json, "application/json").await?;
        shelves.point_to(release).await
    }

    /// A kept release that stays as it is: whole, with a note, or with files that were lost and why they did
    /// not come again.
    fn stays(&self, pointer: &Pointer, lacking: usize, note: Option<String>, why: &str) -> OfflineCopy {
        match lacking {
            0 => self.kept(&pointer.id, note),
            _ => OfflineCopy::Damaged(format!("Bản lưu trên máy bị mất {lacking} tệp và chưa tải lại được: {why}.")),
        }
    }

    fn kept(&self, id: &str, note: Option<String>) -> OfflineCopy {
        if id == self.shown.id { OfflineCopy::Saved(note) } else { OfflineCopy::Newer(note) }
    }
}

const GO_ON: &str = "Bản đang dùng vẫn nguyên vẹn; phần đã tải được giữ lại, lần mở sau tải tiếp.";
const OLDER: &str = "Máy chủ đang đưa một bản cũ hơn bản đã lưu, nên máy này giữ bản đã lưu. Nếu thấy lạ, hãy hỏi văn phòng.";
