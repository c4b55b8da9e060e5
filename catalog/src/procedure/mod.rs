//! The administrative procedure (thủ tục hành chính): what its source states, the office's own facts of it,
//! and short forms of both for lists.

mod brief;
mod channels;
mod code;
mod cut;
mod dossier;
mod fee;
mod form_file;
mod handover;
mod local;
mod local_times;
mod parts;
mod portal;
mod record;
#[cfg(test)]
pub(crate) mod tests;
mod validity;

pub use brief::{Besides, FeeBrief, TimeBrief};
pub use channels::{ChannelGroup, ChannelNote};
pub use code::{Code, CodeError};
pub use cut::{Comparison, Cut};
pub use dossier::{Case, CaseKind, Document, DocumentGroup, Role};
pub use fee::{Charge, Currency, Fee, FeeKind};
pub use form_file::{FormFile, FormKind, HeldFile, PortalFile};
pub use handover::{Handover, Handovers};
pub use local::{Local, LocalCharge, LocalDecision, LocalFee, Scope, Shortened};
pub use local_times::{FreeOnline, TimeOfDay, Weekdays};
pub use parts::{Agencies, Channel, Decision, Kind, LegalBasis, Level, Means, OnlineLevel, Source, Step, Time};
pub use record::Procedure;
pub use validity::{Reading, Standing, Validity};
