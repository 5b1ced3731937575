//! The clock that decides when tokens expire.

use std::time::SystemTime;

use tokio::time::Instant;

/// A clock that returns the later of two times: the system time, and the system time at the start plus the time measured since then. A
/// token therefore does not seem to live longer when the system clock is set back or the machine is suspended.
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

    /// Returns the nanoseconds since the start. Changes of the system clock do not affect it.
    pub(super) fn running(&self) -> u64 {
        u64::try_from(self.running.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    pub(super) fn now(&self) -> SystemTime {
        let system = SystemTime::now();
        let run = self.system.checked_add(self.running.elapsed());
        run.map_or(system, |run| run.max(system))
    }
}
