//! Digests of what stands in several places, and their comparison with what was received.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{
    Algorithm, Context, Digest, MAX_OUTPUT_LEN, SHA1_FOR_LEGACY_USE_ONLY, SHA256,
};

/// SHA-1 of the parts, one after the other. The platform chose it.
pub(super) fn sha1<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    digest(&SHA1_FOR_LEGACY_USE_ONLY, parts)
}

/// SHA-256 of the parts, one after the other.
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

/// Whether a text is the lower-case hex of the digest. It takes as long wherever the two differ.
pub(super) fn is(digest: &Digest, hex: &str) -> bool {
    let digest = digest.as_ref();
    let mut given = [0; MAX_OUTPUT_LEN];
    let Some(given) = given.get_mut(..digest.len()) else {
        return false;
    };
    // The decoder takes upper case too, which the platform never writes.
    let is_lower = !hex.bytes().any(|byte| byte.is_ascii_uppercase());
    is_lower
        && hex::decode_to_slice(hex, given).is_ok()
        && verify_slices_are_equal(digest, given).is_ok()
}
