//! The signature made with a user's session key: an HMAC-SHA256 of the body.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::request::Call;
use crate::response::Refusal;
use crate::state::Platform;

pub(super) fn check(platform: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let openid = call.first_text(&["openid", "open_id"]).unwrap_or_default();
    let Some(session) = platform.sessions.session(openid) else {
        return Err(Refusal::signature(format!(
            "the user {openid} has no session: log in first"
        )));
    };
    let expected = sign(&session.session_key, call.raw_body);
    if expected.as_deref() == Some(given) {
        return Ok(());
    }
    Err(Refusal::signature(
        "the signature is not the lowercase hex HMAC-SHA256 of the received body, keyed with the session_key",
    ))
}

/// Returns the HMAC-SHA256 of the body in lowercase hex. The HMAC key is the session key as text; its base64 is not decoded.
fn sign(session_key: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(session_key.as_bytes()).ok()?;
    mac.update(body);
    Some(hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vector_comes_out() {
        assert_eq!(
            sign("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#).as_deref(),
            Some("44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e")
        );
    }
}
