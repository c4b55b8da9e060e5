//! The office (văn phòng) that publishes a site.

use serde::Serialize;

use crate::Level;
use crate::search::Locality;

/// An office, as its `site.toml` describes it. Nothing is made up for what it leaves out: an empty text is
/// not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its short name, as on the door: "Xã Mẫu".
    pub name: String,
    /// The unit that receives: "Trung tâm Phục vụ hành chính công xã Mẫu".
    pub unit: String,
    /// The office's level.
    pub level: Level,
    /// The province or city it is in ("Bắc Ninh"), whose own procedures go before other provinces'.
    pub province: String,
    /// Địa chỉ.
    pub address: String,
    /// How to get there, in words: "cạnh chợ Mẫu, cổng sau có lối cho xe lăn".
    pub directions: String,
    /// Giờ làm việc.
    pub hours: String,
    /// The minute of the day after which a dossier counts as filed on the next working day ("sau 15 giờ
    /// thì tính sang ngày làm việc tiếp theo"); nothing where the office does not say so.
    pub cut_off: Option<u16>,
    /// Đường dây nóng.
    pub hotline: String,
    /// Where complaints and proposals go (địa chỉ tiếp nhận phản ánh, kiến nghị), which a posting must name
    /// (Nghị định 63/2010/NĐ-CP, Điều 17 as amended): an https address, an e-mail address, or words.
    pub feedback: String,
    /// Its page on the national or provincial portal (https).
    pub portal: String,
    /// From how many days after its release the pages warn that it may be out of date.
    pub warn_after: u16,
    /// Words offered under the search box ("Hay hỏi").
    pub often_asked: Vec<String>,
}

impl Office {
    /// Who receives: the unit where it has a name of its own, otherwise the office.
    pub fn receiver(&self) -> &str {
        if self.unit.is_empty() { &self.name } else { &self.unit }
    }

    /// The level and province whose procedures rank first in the search.
    pub fn locality(&self) -> Locality {
        Locality { level: Some(self.level), province: self.province.clone() }
    }
}
