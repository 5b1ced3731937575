//! The clock of the sandbox platform, which tests can move forward.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A clock that runs at the speed of the machine's clock and is ahead of it by the time that tests have added.
#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    /// The time added by tests, in milliseconds.
    ahead: AtomicU64,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            ahead: AtomicU64::new(0),
        }
    }

    /// Returns the time since the clock was created. The result is a duration instead of an instant so that an addition cannot overflow.
    pub(crate) fn now(&self) -> Duration {
        let ahead = Duration::from_millis(self.ahead.load(Ordering::Relaxed));
        self.started.elapsed().saturating_add(ahead)
    }

    /// Moves the clock forward.
    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let _ = self
            .ahead
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |ahead| {
                Some(ahead.saturating_add(by))
            });
    }
}
