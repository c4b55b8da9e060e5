//! What the device has of a release, and bringing that up to date.

use leptos::prelude::*;

use super::cache::OfflineCache;
use super::pointer::Pointer;
use super::saver::Saver;
use super::service_worker;
use crate::browser::user_error::UserError;
use crate::store::OfflineCopy;

const IMPOSSIBLE: &str =
    "Trình duyệt hoặc địa chỉ này không lưu được trang để dùng khi không có mạng; tra cứu vẫn dùng được bình thường.";
const GO_ON: &str = "Bản đang dùng vẫn nguyên vẹn; phần đã tải được giữ lại, lần mở sau tải tiếp.";
const OLDER: &str = "Máy chủ đang đưa một bản cũ hơn bản đã lưu, nên máy này giữ bản đã lưu. Nếu thấy lạ, hãy hỏi văn phòng.";

impl Saver {
    /// Repairs the stored copy, updates it and reports the result. Does nothing while a copy is being saved.
    pub(super) async fn refresh(self) {
        let copy = self.signals.copy;
        if matches!(*copy.read_untracked(), OfflineCopy::Saving(_) | OfflineCopy::Updating(_)) {
            return;
        }
        let state = match self.stored().await {
            Err(state) => state,
            Ok((cache, pointer)) => {
                let state = self.update(&cache, &pointer).await;
                // The reader may have cleared it meanwhile, here or in another tab.
                if matches!(cache.pointer().await, Ok(None)) { OfflineCopy::None } else { state }
            }
        };
        // Unless the reader has started a save meanwhile.
        if !matches!(*copy.read_untracked(), OfflineCopy::Saving(_)) {
            copy.set(state);
        }
    }

    /// The state of the stored copy without asking the host. `why` tells why lost files were not fetched.
    pub(super) async fn stored_copy(&self, why: &str) -> OfflineCopy {
        match self.stored().await {
            Err(state) => state,
            Ok((cache, pointer)) => self.unchanged(&pointer, cache.missing(&pointer).await, None, why),
        }
    }

    /// The offline cache and the release it points to; or the state to report if there is none.
    async fn stored(&self) -> Result<(OfflineCache, Pointer), OfflineCopy> {
        let impossible = || OfflineCopy::Impossible(IMPOSSIBLE.to_owned());
        let cache = OfflineCache::of(&self.base).filter(|_| service_worker::is_possible()).ok_or_else(impossible)?;
        let pointer = cache.pointer().await.map_err(|_| impossible())?.ok_or(OfflineCopy::None)?;
        Ok((cache, pointer))
    }

    /// Repairs the stored copy and updates it; returns the resulting state.
    async fn update(&self, cache: &OfflineCache, pointer: &Pointer) -> OfflineCopy {
        // Without a service worker the copy would not be used; if one runs already, nothing happens.
        let _ = service_worker::ensure(&self.base).await;
        let missing = cache.missing(pointer).await;
        let unchanged = |note: String, why: &str| self.unchanged(pointer, missing, Some(note), why);
        let origin = self.host();
        let offer = match origin.offer().await {
            Ok(offer) => offer,
            Err(UserError(why)) => return unchanged(format!("Chưa hỏi được máy chủ có bản mới hay không: {why}."), &why),
        };
        if offer.release.version < pointer.version {
            return unchanged(OLDER.to_owned(), "máy chủ chỉ có bản cũ hơn");
        }
        if missing == 0 && offer.release.id == pointer.id {
            return self.saved(&pointer.id, None);
        }
        match self.install(cache, &offer, &origin, OfflineCopy::Updating).await {
            Ok(()) => self.saved(&offer.release.id, None),
            Err(UserError(why)) => unchanged(format!("Có bản mới nhưng chưa lưu được: {why}. {GO_ON}"), &why),
        }
    }

    /// The state of a stored release that did not change: complete, with a note; or with `missing` files
    /// lost, and why they could not be fetched again.
    fn unchanged(&self, pointer: &Pointer, missing: usize, note: Option<String>, why: &str) -> OfflineCopy {
        match missing {
            0 => self.saved(&pointer.id, note),
            _ => OfflineCopy::Damaged(format!("Bản lưu trên máy bị mất {missing} tệp và chưa tải lại được: {why}.")),
        }
    }

    /// The state of a complete release: the one on the screen, or a newer one.
    pub(super) fn saved(&self, id: &str, note: Option<String>) -> OfflineCopy {
        if id == self.shown.id { OfflineCopy::Saved(note) } else { OfflineCopy::Newer(note) }
    }
}
