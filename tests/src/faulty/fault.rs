//! What can go wrong with an answer, and with which.

use super::answer::Answer;

/// What goes wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// An error of the host, with its short page: 404, 503.
    Status(u16),
    /// A host's error page that says it is what was asked for: HTML with status 200.
    Html,
    /// Status 200 and no byte.
    Empty,
    /// One bit in the middle is another.
    Flip,
    /// The whole length is declared, the connection closed inside the body.
    Cut {
        /// The share of the body that is sent: 0 to 1. At least its last byte is missing.
        after: f64,
    },
    /// The file again and again, 64 MB in all, without saying how long it is.
    Longer,
    /// No answer, and the connection stays open until the faults are healed.
    Hang,
    /// The connection is closed without an answer.
    Refuse,
}

/// Which requests a fault hits, by their path within the site as it was asked for.
pub struct Which(Box<dyn Fn(&str) -> bool + Send + Sync>);

impl Which {
    /// All of them.
    pub fn all() -> Self {
        Self::that(|_| true)
    }

    /// Those whose path begins so.
    pub fn beginning(prefix: &str) -> Self {
        let prefix = prefix.to_owned();
        Self::that(move |path| path.starts_with(&prefix))
    }

    /// Those whose path ends so.
    pub fn ending(suffix: &str) -> Self {
        let suffix = suffix.to_owned();
        Self::that(move |path| path.ends_with(&suffix))
    }

    /// Those whose path fits.
    pub fn that(fits: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Box::new(fits))
    }

    pub(super) fn fits(&self, path: &str) -> bool {
        (self.0)(path)
    }
}

/// This one path: "release.json".
impl From<&str> for Which {
    fn from(path: &str) -> Self {
        Self::from(path.to_owned())
    }
}

/// This one path.
impl From<String> for Which {
    fn from(path: String) -> Self {
        Self::that(move |asked| asked == path)
    }
}

/// This one path.
impl From<&String> for Which {
    fn from(path: &String) -> Self {
        Self::from(path.clone())
    }
}

/// How an answer goes over the wire.
pub(super) enum Delivery {
    /// As it should.
    Whole(Answer),
    /// Declared as a whole, but only so many bytes of its body are sent.
    Part(Answer, usize),
    /// Sent again and again, without a length.
    Endless(Answer),
    /// Not at all, while the connection stays open.
    Never,
    /// Not at all, and the connection is closed.
    Closed,
}

impl Fault {
    /// What becomes of an answer that should have been whole.
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
