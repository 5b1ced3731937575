//! Digests of data in several parts, and their comparison with signatures in hex.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{
    Algorithm, Context, Digest, MAX_OUTPUT_LEN, SHA1_FOR_LEGACY_USE_ONLY, SHA256,
};

/// Returns the SHA-1 of the parts, one after the other. The platform requires this algorithm.
pub(super) fn sha1<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    digest(&SHA1_FOR_LEGACY_USE_ONLY, parts)
}

/// Returns the SHA-256 of the parts, one after the other.
pub(super) fn sha256<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    digest(&SHA256, parts)
}

fn digest<'a>(algorithm: &'static Algorithm, parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut context = Context::new(algorithm);
    for part in parts {
        context.update(part);
    }
    context.finish()
}

/// Returns whether a string is the lower-case hex of the digest. The comparison takes constant time.
pub(super) fn matches_hex(digest: &Digest, hex: &str) -> bool {
    let mut expected = [0; 2 * MAX_OUTPUT_LEN];
    let Some(expected) = expected.get_mut(..2 * digest.as_ref().len()) else {
        return false;
    };
    hex::encode_to_slice(digest, expected).is_ok()
        && verify_slices_are_equal(expected, hex.as_bytes()).is_ok()
}
