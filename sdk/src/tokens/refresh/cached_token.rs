//! A token in memory, as it is handed out to calls.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::clock::Clock;
use super::source::Usable;
use crate::secret::Secret;

/// The longest time before its end at which a token is refreshed.
const LONGEST_LEAD: Duration = Duration::from_secs(600);

/// How long a token is handed out between two looks at both clocks: the running one stands still while the machine sleeps.
const UNCHECKED: Duration = Duration::from_secs(1);

/// A token in memory, as it is handed out to calls.
pub(super) struct CachedToken {
    pub(super) value: Secret,
    since: SystemTime,
    pub(super) refresh_at: SystemTime,
    pub(super) expires_at: SystemTime,
    /// Until when, on the running clock alone, it is handed out without looking at both clocks.
    unchecked_until: AtomicU64,
}

impl CachedToken {
    /// Creates a token to be handed out. Its refresh is due a tenth of its life before the end, but at most ten minutes, and a little later by
    /// chance, so that processes that share it do not all refresh at once.
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

    /// Whether its refresh is not due yet.
    pub(super) fn is_fresh(&self, now: SystemTime) -> bool {
        now < self.refresh_at
    }

    /// Whether it can be handed out, although its refresh may be due.
    pub(super) fn is_live(&self, now: SystemTime) -> bool {
        now < self.expires_at
    }

    pub(super) fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.since).unwrap_or_default()
    }

    /// Returns the token unless its refresh is due. Looks at one clock only, as a rule.
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
