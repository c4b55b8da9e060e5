//! The ways of typing a question.

use anyhow::{Context, Result};
use tests::distort::{glued, nfd, slip, telex, unaccented, vni};

/// Turns a question into what is typed.
pub(crate) type Typed = fn(&str) -> String;

/// A way of typing.
#[derive(Clone, Copy)]
pub(crate) struct Mode {
    pub(crate) name: &'static str,
    pub(crate) typed: Typed,
    /// How many percentage points @5 may be below that of plain questions.
    pub(crate) may_lose: Option<f64>,
}

/// The question as it is.
pub(crate) const PLAIN: Mode = Mode { name: "plain", typed: str::to_owned, may_lose: None };

/// All other modes.
pub(crate) const OTHERS: [Mode; 6] = [
    Mode { name: "unaccented", typed: unaccented, may_lose: Some(1.0) },
    Mode { name: "slip", typed: slip, may_lose: Some(4.0) },
    Mode { name: "telex", typed: telex, may_lose: Some(1.0) },
    Mode { name: "vni", typed: vni, may_lose: Some(1.0) },
    Mode { name: "nfd", typed: nfd, may_lose: Some(1.0) },
    Mode { name: "glued", typed: glued, may_lose: None },
];

impl Mode {
    /// The mode with this name.
    pub(crate) fn named(name: &str) -> Result<Self> {
        let names = || [PLAIN].iter().chain(&OTHERS).map(|mode| mode.name).collect::<Vec<_>>().join(", ");
        let mut modes = [PLAIN].into_iter().chain(OTHERS);
        modes.find(|mode| mode.name == name).with_context(|| format!("there are {}", names()))
    }
}
