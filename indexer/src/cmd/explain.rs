//! `indexer explain`: why a kind of finding matters.

use anyhow::Context;

use crate::findings::{self, Kind, Outcome};
use crate::lang::tr;
use crate::say;

/// Giải thích một loại điều cần xem lại: vì sao, căn cứ, làm gì.
#[derive(clap::Args)]
pub struct Explain {
    /// Tên loại, ghi trong ngoặc vuông ở báo cáo. Không ghi thì kê mọi loại.
    #[arg(value_name = "LOẠI")]
    kind: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let page = match &self.kind {
            None => findings::list(),
            Some(id) => findings::explanation(Kind::of_id(id.trim_matches(['[', ']', ' '])).with_context(|| {
                tr!(
                    "không có loại \"{}\"; hãy chạy `indexer explain` để xem các loại",
                    "there is no kind \"{}\"; run `indexer explain` to see all",
                    id
                )
            })?),
        };
        say::document(&page)?;
        Ok(Outcome::Clean)
    }
}
