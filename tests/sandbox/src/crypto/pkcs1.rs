//! The signature padding PKCS#1 v1.5 of RFC 8017.

use sha2::{Digest, Sha256};

/// The prefix of a SHA-256 digest, in hex.
const SHA256: &str = "3031300d060960864801650304020105000420";

/// Pads the SHA-256 digest of a message to the length of a key in bytes. Returns hex.
pub(super) fn pad_digest(message: &[u8], length: usize) -> String {
    let digest = hex::encode(Sha256::digest(message));
    let filler = "ff".repeat(length - 3 - (SHA256.len() + digest.len()) / 2);
    format!("0001{filler}00{SHA256}{digest}")
}
