//! What the indexer and the browser agree on: the procedure, Vietnamese text, the formats of a release
//! and the way from a question to hits. Reader and writer of every format stand side by side here, so
//! they cannot drift. This crate touches no file, no network and no DOM.

pub mod archive;
mod brief;
pub mod calendar;
mod channels;
mod code;
mod cut;
mod day;
mod dossier;
mod local;
mod media_type;
mod money;
mod names;
mod office;
mod office_facts;
mod openness;
pub mod pack;
mod procedure;
pub mod protocol;
pub mod release;
pub mod search;
pub mod signature;
mod stats;
mod string_table;
pub mod text;
mod time;

pub use brief::{FeeBrief, TimeBrief, grouped};
pub use calendar::Calendar;
pub use channels::{ChannelGroup, ChannelNote};
pub use code::{Code, CodeError};
pub use cut::{Comparison, Cut};
pub use day::written as written_day;
pub use dossier::{Case, CaseKind, Document, DocumentGroup, Role};
pub use local::{FreeOnline, Local, LocalCharge, LocalDecision, LocalFee, Scope, Shortened, TimeOfDay, Weekdays};
pub use media_type::media_type;
pub use money::{Charge, Currency, Fee, FeeKind};
pub use names::{Line, Names, Term};
pub use office::Office;
pub use office_facts::OfficeFacts;
pub use openness::{Change, Changes, Openness, TimeFigures, share, share_per_mille};
pub use procedure::{Agencies, Channel, Decision, Kind, LegalBasis, Level, Means, OnlineLevel, Procedure, Source, Step};
pub use stats::{Indicator, IndicatorKind, Parts, Period, Rank, Score, Stats};
pub use time::{Span, Time, Unit};
