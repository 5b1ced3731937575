//! A token in memory, together with the times at which it expires and must be refreshed.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::clock::Clock;
use super::source::Usable;
use crate::secret::Secret;

/// The longest lead time: a token's refresh never becomes due earlier than this before the token expires.
const LONGEST_LEAD: Duration = Duration::from_secs(600);

/// How long a token may be returned before both the system clock and the monotonic clock are checked again. Checking only the monotonic
/// clock is not enough, because it stops while the machine is suspended.
const UNCHECKED: Duration = Duration::from_secs(1);

/// A token in memory, together with the times at which it expires and must be refreshed.
pub(super) struct CachedToken {
    pub(super) value: Secret,
    since: SystemTime,
    pub(super) refresh_at: SystemTime,
    pub(super) expires_at: SystemTime,
    /// Until this time, the token is returned without checking both clocks. The time is measured on the monotonic clock, in nanoseconds
    /// since the `Clock` was created.
    unchecked_until: AtomicU64,
}

impl CachedToken {
    /// Creates a cached token. Its refresh becomes due a tenth of its lifetime before it expires, but no more than ten minutes before. This
    /// lead time is shortened by a random amount so that processes sharing the token do not all refresh it at once.
    pub(super) fn new(usable: Usable, now: SystemTime) -> Self {
        let Usable { token, refresh_by } = usable;
        let start = token.issued_at.unwrap_or(now);
        let life = token.expires_at.duration_since(start).unwrap_or_default();
        let lead = (life / 10)
            .min(LONGEST_LEAD)
            .mul_f64(1.0 - 0.2 * fastrand::f64());
        let refresh_at = token
            .expires_at
            .checked_sub(lead)
            .unwrap_or(token.expires_at);
        Self {
            value: token.value,
            since: now,
            refresh_at: refresh_by.map_or(refresh_at, |by| by.min(refresh_at)),
            expires_at: token.expires_at,
            unchecked_until: AtomicU64::new(0),
        }
    }

    /// Returns `true` if the token's refresh is not due yet.
    pub(super) fn is_fresh(&self, now: SystemTime) -> bool {
        now < self.refresh_at
    }

    /// Returns `true` if the token has not expired, even if its refresh is due.
    pub(super) fn is_live(&self, now: SystemTime) -> bool {
        now < self.expires_at
    }

    pub(super) fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.since).unwrap_or_default()
    }

    /// Returns the token unless its refresh is due. Usually reads only the monotonic clock.
    pub(super) fn fresh_value(&self, clock: &Clock) -> Option<Secret> {
        let running = clock.running();
        if running >= self.unchecked_until.load(Ordering::Relaxed) {
            let left = self.refresh_at.duration_since(clock.now()).ok()?;
            if left.is_zero() {
                return None;
            }
            let until = running.saturating_add(nanoseconds(left.min(UNCHECKED)));
            self.unchecked_until.store(until, Ordering::Relaxed);
        }
        Some(self.value.clone())
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
