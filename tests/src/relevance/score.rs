//! Counts how well questions are answered.

/// The place of each question's first right hit, and how many questions got no hit.
#[derive(Default)]
pub struct Score {
    places: Vec<Option<usize>>,
    declined: usize,
}

impl Score {
    /// Adds a question by its hits, best first: whether each is right.
    pub fn add(&mut self, right: impl IntoIterator<Item = bool>) {
        let right: Vec<bool> = right.into_iter().collect();
        self.places.push(right.iter().position(|right| *right));
        self.declined += usize::from(right.is_empty());
    }

    /// How many questions were added.
    pub fn asked(&self) -> usize {
        self.places.len()
    }

    /// The share of questions with a right hit among the first `among`, in %.
    pub fn found(&self, among: usize) -> f64 {
        let found = self.places.iter().flatten().filter(|place| **place < among).count();
        self.share(found)
    }

    /// The share of questions without any hit, in %.
    pub fn declined(&self) -> f64 {
        self.share(self.declined)
    }

    /// The mean of 1 / the rank of the first right hit; a question without one counts 0.
    pub fn mean_reciprocal_rank(&self) -> f64 {
        let sum = self.places.iter().flatten().fold(0.0, |sum, place| sum + 1.0 / (place + 1) as f64);
        sum / self.asked().max(1) as f64
    }

    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.asked().max(1) as f64
    }
}
