//! Limits how many tests of a sort run at a time.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::trials::lock;

/// A gate with a fixed number of passes.
pub(crate) struct Gate {
    free: Mutex<usize>,
    returned: Condvar,
}

/// A pass, given back when it is dropped.
pub(crate) struct Pass<'a>(&'a Gate);

impl Gate {
    pub(crate) fn new(passes: usize) -> Self {
        Self { free: Mutex::new(passes), returned: Condvar::new() }
    }

    /// Waits for a free pass.
    pub(crate) fn pass(&self) -> Pass<'_> {
        let free = self.returned.wait_while(lock(&self.free), |free| *free == 0);
        *free.unwrap_or_else(PoisonError::into_inner) -= 1;
        Pass(self)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        *lock(&self.0.free) += 1;
        self.0.returned.notify_one();
    }
}
