//! What can go wrong with an answer, and with which answers.

use super::answer::Answer;

/// What goes wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// The host's error page with its status: 404, 503.
    Status(u16),
    /// The host's error page with status 200.
    Html,
    /// Status 200 and an empty body.
    Empty,
    /// One bit in the middle is flipped.
    Flip,
    /// The full length is declared, but the connection is closed before the end of the body.
    Cut {
        /// The share of the body that is sent: 0 to 1. At least its last byte is missing.
        after: f64,
    },
    /// The body is repeated up to 64 MB, without a declared length.
    Longer,
    /// No answer. The connection stays open until the faults are healed.
    Hang,
    /// The connection is closed without an answer.
    Refuse,
}

/// Which requests a fault affects, by their path within the site.
pub struct Which(Box<dyn Fn(&str) -> bool + Send + Sync>);

impl Which {
    /// All of them.
    pub fn all() -> Self {
        Self::that(|_| true)
    }

    /// Those whose path begins with `prefix`.
    pub fn beginning(prefix: &str) -> Self {
        let prefix = prefix.to_owned();
        Self::that(move |path| path.starts_with(&prefix))
    }

    /// Those whose path ends with `suffix`.
    pub fn ending(suffix: &str) -> Self {
        let suffix = suffix.to_owned();
        Self::that(move |path| path.ends_with(&suffix))
    }

    /// Those whose path the function accepts.
    pub fn that(fits: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Box::new(fits))
    }

    pub(super) fn fits(&self, path: &str) -> bool {
        (self.0)(path)
    }
}

/// Only this path: "release.json".
impl From<&str> for Which {
    fn from(path: &str) -> Self {
        Self::from(path.to_owned())
    }
}

/// Only this path.
impl From<String> for Which {
    fn from(path: String) -> Self {
        Self::that(move |asked| asked == path)
    }
}

/// Only this path.
impl From<&String> for Which {
    fn from(path: &String) -> Self {
        Self::from(path.clone())
    }
}

/// How an answer is sent.
pub(super) enum Delivery {
    /// Correctly.
    Whole(Answer),
    /// With its full length declared, but only this many bytes of its body.
    Part(Answer, usize),
    /// Repeated, without a declared length.
    Endless(Answer),
    /// Not at all; the connection stays open.
    Never,
    /// Not at all; the connection is closed.
    Closed,
}

impl Fault {
    /// Applies the fault to a correct answer.
    pub(super) fn spoil(self, mut answer: Answer) -> Delivery {
        match self {
            Self::Status(status) => Delivery::Whole(Answer::error(status)),
            Self::Html => Delivery::Whole(Answer { status: 200, ..Answer::error(503) }),
            Self::Empty => Delivery::Whole(Answer { body: Vec::new(), ..answer }),
            Self::Flip => {
                let middle = answer.body.len() / 2;
                answer.body.iter_mut().skip(middle).take(1).for_each(|byte| *byte ^= 1);
                Delivery::Whole(answer)
            }
            Self::Cut { after } => {
                let sent = (answer.body.len() as f64 * after) as usize;
                let most = answer.body.len().saturating_sub(1);
                Delivery::Part(answer, sent.min(most))
            }
            Self::Longer => Delivery::Endless(answer),
            Self::Hang => Delivery::Never,
            Self::Refuse => Delivery::Closed,
        }
    }
}
