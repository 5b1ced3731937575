//! Derives keys and ids from texts. The same texts yield the same result on every run.

use sha2::{Digest, Sha256};

/// Derives bytes that look random from the texts.
pub(crate) fn derive(purpose: &str, parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(purpose);
    for part in parts {
        // A zero byte precedes each part. Without it, ("ab", "c") and ("a", "bc") would have the same result.
        hash.update([0]);
        hash.update(part);
    }
    hash.finalize().into()
}

/// Derives an id that starts with `purpose`.
pub(crate) fn derive_id(purpose: &str, parts: &[&str]) -> String {
    let digest = hex::encode(derive(purpose, parts));
    format!("{purpose}-{}", &digest[..24])
}
