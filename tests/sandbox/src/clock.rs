//! The time of the sandbox platform, which a test may put forward, and the ids that its answers carry.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A clock that runs with the machine's, ahead of it by what tests have added.
#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    /// Milliseconds added.
    ahead: AtomicU64,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            ahead: AtomicU64::new(0),
        }
    }

    /// Time since the clock was made. A duration and not an instant, so that no addition can overflow.
    pub(crate) fn now(&self) -> Duration {
        let ahead = Duration::from_millis(self.ahead.load(Ordering::Relaxed));
        self.started.elapsed().saturating_add(ahead)
    }

    /// Puts the clock forward.
    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let _ = self
            .ahead
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |ahead| {
                Some(ahead.saturating_add(by))
            });
    }
}

/// Makes the log ids: the time of the start, as the platform's begin with a time, and a running number.
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
