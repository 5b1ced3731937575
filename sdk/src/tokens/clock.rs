//! The time by which tokens live.

use std::time::SystemTime;

use tokio::time::Instant;

/// The later of the system's clock and of that clock at the start plus the time that has run since: a token never seems to live longer because
/// somebody set the system's clock back, nor because the machine slept.
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

    pub(super) fn now(&self) -> SystemTime {
        let system = SystemTime::now();
        let run = self.system.checked_add(self.running.elapsed());
        run.map_or(system, |run| run.max(system))
    }
}
