//! The GET request with `echostr` that the platform sends to verify a URL before it pushes anything to it.

use std::borrow::Cow;

use http::Uri;
use url::form_urlencoded;

use crate::signature::{self, Application};

/// Returns the text to respond with if the request is genuine, or `None` otherwise. The request's parameter `signature` is the SHA-1 hash
/// of four values, concatenated in sorted order: the token, `timestamp`, `nonce` and `msg`.
pub(in crate::callback) fn verify_address_check(
    application: &Application,
    uri: &Uri,
) -> Option<String> {
    let query = uri.query()?;
    let parameter = |parameter: &str| -> Option<Cow<'_, str>> {
        form_urlencoded::parse(query.as_bytes())
            .find_map(|(name, value)| (name == parameter).then_some(value))
    };
    let echo = parameter("echostr")?;
    let (signature, timestamp) = (parameter("signature")?, parameter("timestamp")?);
    let (nonce, message) = (parameter("nonce")?, parameter("msg").unwrap_or_default());
    let keys = &application.keys;
    keys.push_tokens
        .iter()
        .chain(&keys.callback_tokens)
        .any(|token| {
            signature::push_is_genuine(token.expose(), &timestamp, &nonce, &message, &signature)
        })
        .then(|| echo.into_owned())
}
