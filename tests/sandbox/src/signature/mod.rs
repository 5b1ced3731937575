//! The signature of a call, made anew and compared.

mod ecpay;
mod trade;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::call::{Call, Given};
use crate::platform::Platform;
use crate::refusal::Refusal;

/// Checks the signature that the catalogue asks for.
pub(crate) fn check(platform: &Platform, call: &Call<'_>) -> Result<(), Refusal> {
    let Some(signature) = &call.endpoint.signature else {
        return Ok(());
    };
    let check = match signature.scheme.as_str() {
        "session" => check_session,
        "ecpay" => ecpay::check,
        "trade" => trade::check,
        // Schemes that this version does not know are let through: the endpoint can then still be tried out.
        _ => return Ok(()),
    };
    let given = call
        .given(signature.place, &signature.parameter)
        .and_then(Given::text)
        .filter(|text| !text.is_empty());
    let missing = || {
        Refusal::signature(format!(
            "{} is missing from the {}",
            signature.parameter,
            signature.place.words()
        ))
    };
    check(platform, call, given.ok_or_else(missing)?)
}

fn check_session(platform: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let openid = call.first_text(&["openid", "open_id"]).unwrap_or_default();
    let Some(session) = platform.sessions.session(openid) else {
        return Err(Refusal::signature(format!(
            "the user {openid} has no session: log in first"
        )));
    };
    let expected = session_signature(&session.session_key, call.raw_body);
    if expected.as_deref() == Some(given) {
        return Ok(());
    }
    Err(Refusal::signature(
        "the signature is not the lower-case hex HMAC-SHA256 of the body that arrived, keyed with the session_key",
    ))
}

/// Lower-case hex HMAC-SHA256 of the body, keyed with the session key as it is.
fn session_signature(session_key: &str, body: &[u8]) -> Option<String> {
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
            session_signature("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#).as_deref(),
            Some("44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e")
        );
    }
}
