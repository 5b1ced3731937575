//! Strings that are unique across processes.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};

/// Returns 48 hexadecimal digits that are unique across processes. They can be guessed, so they must not be used as a secret.
///
/// This works because the standard library seeds its hashers with random numbers from the operating system.
pub(crate) fn unique() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}{:016x}", part(), part(), fastrand::u64(..))
}
