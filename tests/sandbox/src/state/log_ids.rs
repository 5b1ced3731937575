//! The log ids sent in responses.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Generates log ids from the start time and a counter. Like the platform's own log ids, they begin with a time.
#[derive(Debug)]
pub(crate) struct LogIds {
    start: u64,
    count: AtomicU64,
}

impl LogIds {
    pub(crate) fn new() -> Self {
        let start = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        Self {
            start,
            count: AtomicU64::new(1),
        }
    }

    pub(crate) fn next(&self) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{:014}{count:020X}", self.start)
    }
}
