//! Durations as numbers.

use std::time::Duration;

/// Returns a duration in whole milliseconds, rounded down. A duration that is too long for the type becomes its maximum.
pub(crate) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Returns a duration in whole milliseconds, but at least one. Redis accepts no lifetime of zero.
#[cfg(feature = "redis")]
pub(crate) fn positive_milliseconds(duration: Duration) -> u64 {
    milliseconds(duration).max(1)
}
