//! The signature of `rawData`.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};

/// Whether this is the signature: lower-case hex SHA-1 of `rawData` and the session key, as it is.
pub(super) fn verify(raw_data: &str, session_key: &str, signature: &str) -> bool {
    let mut context = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    context.update(raw_data.as_bytes());
    context.update(session_key.as_bytes());
    let expected = hex::encode(context.finish());
    verify_slices_are_equal(expected.as_bytes(), signature.as_bytes()).is_ok()
}
