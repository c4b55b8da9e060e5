//! The file of an event, as people write it.

use serde::Deserialize;

use crate::read::toml_error;

/// An event.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventFile {
    /// Its address; made from its title if there is none.
    #[serde(default)]
    pub duong_dan: String,
    /// Its title.
    #[serde(default)]
    pub ten: String,
    /// What to know first.
    #[serde(default)]
    pub mo_dau: String,
    /// How people tell of it.
    #[serde(default)]
    pub noi: Vec<String>,
    /// What to do, in order.
    #[serde(default)]
    pub buoc: Vec<StepEntry>,
}

/// A step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepEntry {
    /// What is done.
    #[serde(default)]
    pub ten: String,
    /// Who needs it.
    #[serde(default)]
    pub dieu_kien: String,
    /// More about it.
    #[serde(default)]
    pub goi_y: String,
    /// Its procedures.
    #[serde(default)]
    pub thu_tuc: Vec<ProcedureEntry>,
}

/// A procedure of a step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProcedureEntry {
    /// Its code.
    pub ma: String,
    /// The official name that the step was written for.
    #[serde(default)]
    pub ten: String,
}

impl StepEntry {
    fn texts(&self) -> [(&'static str, &String); 3] {
        [("buoc.ten", &self.ten), ("buoc.dieu_kien", &self.dieu_kien), ("buoc.goi_y", &self.goi_y)]
    }
}

impl EventFile {
    /// Reads a file.
    ///
    /// # Errors
    /// It is no event: the message says where and why.
    pub(super) fn parse(toml: &str) -> anyhow::Result<Self> {
        Ok(toml_error::from_str(toml)?)
    }

    /// Every text of it, with its key.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let of_event = [("ten", &self.ten), ("mo_dau", &self.mo_dau)].into_iter();
        let said = self.noi.iter().map(|said| ("noi", said));
        let steps = self.buoc.iter().flat_map(StepEntry::texts);
        of_event.chain(said).chain(steps).map(|(key, text)| (key, text.as_str()))
    }

    /// The procedures of all steps.
    pub(super) fn procedures(&self) -> impl Iterator<Item = &ProcedureEntry> {
        self.buoc.iter().flat_map(|step| &step.thu_tuc)
    }
}
