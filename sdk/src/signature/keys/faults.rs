//! What can be wrong with an RSA key of either kind.

pub(super) const NOT_RSA: &str = "is not an RSA key, as SHA256-RSA2048 needs";
pub(super) const TRUNCATED: &str = "is truncated: its end is missing";
pub(super) const DAMAGED: &str =
    "is damaged: it has the form of an RSA key, but can't be used as one";

/// Refuses what is too small to be safe, or too large to be a key.
pub(super) fn check_size(bits: usize) -> Result<(), String> {
    if (2048..=8192).contains(&bits) {
        return Ok(());
    }
    Err(format!(
        "is an RSA key of {bits} bits, but it must have from 2048 to 8192"
    ))
}
