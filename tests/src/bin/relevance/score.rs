//! How well some questions were answered.

/// The place of each question's first right hit.
#[derive(Default)]
pub(crate) struct Score {
    places: Vec<Option<usize>>,
    declined: usize,
}

impl Score {
    /// Adds a question's hits, best first, by which of them are right.
    pub(crate) fn add(&mut self, right: impl IntoIterator<Item = bool>) {
        let right: Vec<bool> = right.into_iter().collect();
        self.places.push(right.iter().position(|right| *right));
        self.declined += usize::from(right.is_empty());
    }

    /// How many questions there are.
    pub(crate) fn asked(&self) -> usize {
        self.places.len()
    }

    /// The share of them with a right hit among the first few, in %.
    pub(crate) fn found(&self, among: usize) -> f64 {
        let found = self.places.iter().flatten().filter(|place| **place < among).count();
        self.share(found)
    }

    /// The share of them that got no hit at all, in %.
    pub(crate) fn declined(&self) -> f64 {
        self.share(self.declined)
    }

    /// The mean of 1 / the first right hit's rank, 0 where there is none.
    pub(crate) fn mean_reciprocal_rank(&self) -> f64 {
        let sum = self.places.iter().flatten().fold(0.0, |sum, place| sum + 1.0 / (place + 1) as f64);
        sum / self.asked().max(1) as f64
    }

    fn share(&self, of_them: usize) -> f64 {
        100.0 * of_them as f64 / self.asked().max(1) as f64
    }
}
