//! Computes digests of data in several parts, and compares them with signatures in hex.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{
    Algorithm, Context, Digest, MAX_OUTPUT_LEN, SHA1_FOR_LEGACY_USE_ONLY, SHA256,
};

/// Returns the SHA-1 digest of the concatenated parts. SHA-1 is obsolete, but the platform's protocols require it.
pub(super) fn sha1<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    digest(&SHA1_FOR_LEGACY_USE_ONLY, parts)
}

/// Returns the SHA-256 digest of the concatenated parts.
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

/// Returns whether `hex` is the digest in lowercase hex. The comparison runs in constant time.
pub(super) fn matches_hex(digest: &Digest, hex: &str) -> bool {
    let mut expected = [0; 2 * MAX_OUTPUT_LEN];
    let Some(expected) = expected.get_mut(..2 * digest.as_ref().len()) else {
        return false;
    };
    hex::encode_to_slice(digest, expected).is_ok()
        && verify_slices_are_equal(expected, hex.as_bytes()).is_ok()
}
