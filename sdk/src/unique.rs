//! Texts that are unique across processes.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};

/// Returns 48 hexadecimal digits that no other process has. They can be guessed, so they are not a secret.
///
/// The standard library seeds its hashers with random numbers of the system.
pub(crate) fn unique() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}{:016x}", part(), part(), fastrand::u64(..))
}
