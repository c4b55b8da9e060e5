//! What the indexer and the browser agree on: the procedure, Vietnamese text, the formats of a release
//! and the way from a query to hits. Reader and writer of every format are side by side here, so they
//! cannot drift. This crate touches no file, no network and no DOM.
//!
//! The groups depend on each other in one direction: `search` → `release` → `office` → `procedure` →
//! `calendar` and `text`.

pub mod calendar;
mod office;
mod procedure;
pub mod release;
pub mod search;
pub mod text;

pub use calendar::{Calendar, Span, Unit, written_day};
pub use office::{
    Change, Changes, CounterScreen, Desk, Face, FieldForms, Filing, FilingError, Indicator, IndicatorKind, Office, OfficeFacts,
    Openness, Parts, Period, Picture, Rank, Satisfaction, Score, Stats, TimeFigures, Typing, satisfaction,
};
pub use procedure::{
    Agencies, Besides, Case, CaseKind, Channel, ChannelGroup, ChannelNote, Charge, Code, CodeError, Comparison, Currency, Cut,
    Decision, Document, DocumentGroup, Fee, FeeBrief, FeeKind, FormFile, FormKind, FreeOnline, Handover, Handovers, HeldFile,
    Kind, LegalBasis, Level, Local, LocalCharge, LocalDecision, LocalFee, Means, OnlineLevel, PortalFile, Procedure, Reading,
    Role, Scope, Shortened, Source, Standing, Step, Time, TimeBrief, TimeOfDay, Validity, Weekdays,
};
pub use release::{EventLine, Facet, Line, Names, Shelf, archive, media_type, pack, signature};
pub use search::protocol;
pub use text::{grouped, per_cent, share, share_per_mille};
