//! The sheets of our workbook. A column is declared once, with how it is written and how it is read.

mod days;
mod dossier;
mod fees;
mod figures;
mod forms;
mod local;
mod office;
mod procedures;
mod ways;

pub(crate) use days::{DAYS, DayRow};
pub(crate) use dossier::{BASES, PAPERS, PaperRow, STEPS};
pub(crate) use fees::{FEES, FeeRow};
pub(crate) use figures::{INDICATORS, IndicatorRow, PERIODS, PeriodRow};
pub(crate) use forms::{FORMS, FormFileRow};
pub(crate) use local::{LOCAL, WANTED, WantedRow};
pub(super) use office::LEVEL;
pub(crate) use office::{OFFICE, OfficeRow};
pub(crate) use procedures::PROCEDURES;
pub(crate) use ways::{WAYS, Way, WayRow};

/// The first sheet: what to do.
pub(crate) const GUIDE: &str = "Hướng dẫn";
