//! The office (cơ quan, văn phòng một cửa) that publishes a site, and what is known of it.

mod counter;
mod embedding;
mod face;
mod facts;
mod filing;
mod forms;
mod openness;
pub mod satisfaction;
mod stats;

use serde::Serialize;

use crate::procedure::{Level, Procedure, Scope};

pub use counter::{CounterScreen, Typing};
pub use face::{Desk, Face, Picture};
pub use facts::OfficeFacts;
pub use filing::{Filing, FilingError};
pub use forms::FieldForms;
pub use openness::{Change, Changes, Openness, TimeFigures};
pub use satisfaction::Satisfaction;
pub use stats::{Indicator, IndicatorKind, Parts, Period, Rank, Score, Stats};

/// An office, as its `site.toml` describes it. Texts that the file leaves out are empty, and pages do not show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its short name, as on the door: "Xã Mẫu".
    pub name: String,
    /// The unit that receives dossiers: "Trung tâm Phục vụ hành chính công xã Mẫu".
    pub unit: String,
    /// Its level.
    pub level: Level,
    /// Its province or city ("Bắc Ninh"), whose own procedures rank above those of other provinces.
    pub province: String,
    /// Địa chỉ.
    pub address: String,
    /// Directions in words: "cạnh chợ Mẫu, cổng sau có lối cho xe lăn".
    pub directions: String,
    /// Giờ làm việc.
    pub hours: String,
    /// A dossier filed after this minute of the day counts as filed on the next working day ("sau 15 giờ thì tính
    /// sang ngày làm việc tiếp theo"). None if the office does not state it.
    pub cut_off: Option<u16>,
    /// Đường dây nóng.
    pub hotline: String,
    /// Where complaints and proposals go (địa chỉ tiếp nhận phản ánh, kiến nghị): an https address, an e-mail
    /// address, or words. A notice must name it (Nghị định 63/2010/NĐ-CP, Điều 17, as amended).
    pub feedback: String,
    /// Its page on the national or provincial portal (https).
    pub portal: String,
    /// Where it receives dossiers online: the address of the portal's page on which it is chosen (https).
    pub filing: String,
    /// The address of its emblem (biểu trưng), relative to the site; empty if it has none.
    pub emblem: String,
    /// The number of days after a release from which pages warn that it may be out of date.
    pub warn_after: u16,
    /// Queries offered under the search box ("Hay hỏi").
    pub often_asked: Vec<String>,
    /// The origins of the sites that may show its pages in a frame (`https://www.xamau.gov.vn`); see
    /// [`Office::is_embedder`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub embedded_at: Vec<String>,
    /// How its counter screens begin.
    #[serde(skip_serializing_if = "CounterScreen::is_default")]
    pub counter: CounterScreen,
}

impl Office {
    /// An office with a name and a level and nothing else.
    pub fn blank(name: String, level: Level) -> Self {
        Self {
            name,
            unit: String::new(),
            level,
            province: String::new(),
            address: String::new(),
            directions: String::new(),
            hours: String::new(),
            cut_off: None,
            hotline: String::new(),
            feedback: String::new(),
            portal: String::new(),
            emblem: String::new(),
            filing: String::new(),
            warn_after: 0,
            often_asked: Vec::new(),
            embedded_at: Vec::new(),
            counter: CounterScreen::default(),
        }
    }

    /// Whether it receives a procedure: what it states of its scope, otherwise whether the procedure is of its level and
    /// citizens can file it.
    pub fn receives(&self, procedure: &Procedure) -> bool {
        let is_own = || procedure.levels.contains(&self.level) && !procedure.internal;
        procedure.scope().map_or_else(is_own, Scope::received_here)
    }

    /// The name of whoever receives dossiers: the unit if it has a name of its own, otherwise the office.
    pub fn receiver(&self) -> &str {
        if self.unit.is_empty() { &self.name } else { &self.unit }
    }
}
