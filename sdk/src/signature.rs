//! Signatures over the exact bytes of a request.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Lower-case hex HMAC-SHA256 of the exact body, keyed with the `session_key` as it is.
pub(crate) fn session(session_key: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(session_key.as_bytes()).ok()?;
    mac.update(body);
    Some(hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_session_signature_is_that_of_the_platform_s_example() {
        let signature = super::session("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#);
        assert_eq!(
            signature.as_deref(),
            Some("44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e")
        );
    }
}
