//! The PKCS#1 v1.5 signature padding specified in RFC 8017.

use sha2::{Digest, Sha256};

/// The prefix that identifies a SHA-256 digest, in hex.
const SHA256: &str = "3031300d060960864801650304020105000420";

/// Pads the SHA-256 digest of a message to `length`, the length of the key in bytes. Returns the result in hex.
pub(super) fn pad_digest(message: &[u8], length: usize) -> String {
    let digest = hex::encode(Sha256::digest(message));
    let filler = "ff".repeat(length - 3 - (SHA256.len() + digest.len()) / 2);
    format!("0001{filler}00{SHA256}{digest}")
}
