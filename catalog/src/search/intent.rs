//! Which part of a procedure a query asks for: "bao lâu" asks for the time, "ở đâu" for the place.

use serde::{Deserialize, Serialize};

/// The part of a procedure that a query asks for. `indexer search --queries` prints the names in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Which papers (giấy tờ).
    Papers,
    /// How much (phí, lệ phí).
    Fee,
    /// How long (thời hạn).
    Time,
    /// Where, or at which agency.
    Place,
    /// Whether it can be done online.
    Online,
    /// The form (mẫu đơn, tờ khai).
    Form,
    /// The steps (trình tự).
    Steps,
    /// The conditions (yêu cầu, điều kiện).
    Conditions,
    /// The legal texts (căn cứ pháp lý).
    Law,
}
