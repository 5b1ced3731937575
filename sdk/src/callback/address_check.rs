//! The platform tries an address before it pushes anything to it: a GET with `echostr`.

use std::borrow::Cow;

use http::Uri;
use url::form_urlencoded;

use crate::signature::{self, Application};

/// The text to answer with, if the request is such a check and genuine: `signature` is the SHA-1 of the sorted token, `timestamp`, `nonce` and
/// `msg`.
pub(super) fn answer(application: &Application, uri: &Uri) -> Option<String> {
    let query = uri.query()?;
    let parameter = |wanted: &str| -> Option<Cow<'_, str>> {
        form_urlencoded::parse(query.as_bytes())
            .find_map(|(name, value)| (name == wanted).then_some(value))
    };
    let answer = parameter("echostr")?;
    let (given, timestamp) = (parameter("signature")?, parameter("timestamp")?);
    let (nonce, message) = (parameter("nonce")?, parameter("msg").unwrap_or_default());
    let keys = &application.keys;
    keys.push_tokens
        .iter()
        .chain(&keys.callback_tokens)
        .any(|token| {
            signature::push_is_genuine(token.expose(), &timestamp, &nonce, &message, &given)
        })
        .then(|| answer.into_owned())
}
