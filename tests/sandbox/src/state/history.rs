//! Recorded requests and messages, for tests to inspect.

use std::collections::VecDeque;
use std::sync::Mutex;

use crate::sync::lock;

/// A list that drops its oldest entries when it is full.
#[derive(Debug)]
pub(crate) struct History<T> {
    limit: usize,
    entries: Mutex<VecDeque<T>>,
}

impl<T: Clone> History<T> {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            entries: Mutex::new(VecDeque::new()),
        }
    }

    /// Returns whether entries are recorded at all.
    pub(crate) fn is_enabled(&self) -> bool {
        self.limit > 0
    }

    pub(crate) fn push(&self, entry: T) {
        if !self.is_enabled() {
            return;
        }
        let mut entries = lock(&self.entries);
        if entries.len() == self.limit {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    pub(crate) fn all(&self) -> Vec<T> {
        lock(&self.entries).iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        lock(&self.entries).clear();
    }
}
