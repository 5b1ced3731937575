//! The sandbox platform's clock. Tests can move it forward.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A clock that runs as fast as the machine's clock but can be moved forward by tests.
#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    /// The total time by which tests have moved the clock forward, in milliseconds.
    ahead: AtomicU64,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            ahead: AtomicU64::new(0),
        }
    }

    /// Returns the time since the clock was created. This is a duration instead of an instant because additions to a duration can be made
    /// without overflow.
    pub(crate) fn now(&self) -> Duration {
        let ahead = Duration::from_millis(self.ahead.load(Ordering::Relaxed));
        self.started.elapsed().saturating_add(ahead)
    }

    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let _ = self
            .ahead
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |ahead| {
                Some(ahead.saturating_add(by))
            });
    }
}
