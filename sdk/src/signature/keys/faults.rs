//! Errors shared by private and public RSA keys.

pub(super) const NOT_RSA: &str = "is not an RSA key, which SHA256-RSA2048 requires";
pub(super) const TRUNCATED: &str = "is truncated: its end is missing";
pub(super) const DAMAGED: &str =
    "is damaged: it has the structure of an RSA key, but cannot be used";

/// Rejects keys that are too small to be secure or too large to be supported.
pub(super) fn check_size(bits: usize) -> Result<(), String> {
    if (2048..=8192).contains(&bits) {
        return Ok(());
    }
    Err(format!(
        "is an RSA key of {bits} bits, but must have 2048 to 8192 bits"
    ))
}
