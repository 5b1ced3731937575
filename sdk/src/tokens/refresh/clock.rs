//! The clock that determines when tokens expire.

use std::time::SystemTime;

use tokio::time::Instant;

/// A clock that returns the later of two times: the current system time, and the system time at which this clock was created plus the time
/// measured by a monotonic clock since then. A token therefore never appears to live longer because the system clock was set back or the
/// machine was suspended.
#[derive(Debug)]
pub(super) struct Clock {
    system: SystemTime,
    running: Instant,
}

impl Clock {
    pub(super) fn new() -> Self {
        Self {
            system: SystemTime::now(),
            running: Instant::now(),
        }
    }

    /// Returns the number of nanoseconds since this clock was created. Changes to the system clock do not affect this number.
    pub(super) fn running(&self) -> u64 {
        u64::try_from(self.running.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    pub(super) fn now(&self) -> SystemTime {
        let system = SystemTime::now();
        let run = self.system.checked_add(self.running.elapsed());
        run.map_or(system, |run| run.max(system))
    }
}
