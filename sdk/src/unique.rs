//! Texts that no other process has.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};

/// 48 hexadecimal digits that nobody else has: the standard library seeds its hashers from the system's random numbers. They can be
/// guessed, so they are no secret.
pub(crate) fn unique() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}{:016x}", part(), part(), fastrand::u64(..))
}
