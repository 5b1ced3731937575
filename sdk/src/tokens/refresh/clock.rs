//! The clock by which tokens expire.

use std::time::SystemTime;

use tokio::time::Instant;

/// The later of the system's clock and of that clock at the start plus the time that has run since. Neither a system clock that is set back nor a
/// machine that sleeps makes a token seem to live longer.
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

    /// Nanoseconds since the start, which a setting of the system's clock does not change.
    pub(super) fn running(&self) -> u64 {
        u64::try_from(self.running.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    pub(super) fn now(&self) -> SystemTime {
        let system = SystemTime::now();
        let run = self.system.checked_add(self.running.elapsed());
        run.map_or(system, |run| run.max(system))
    }
}
