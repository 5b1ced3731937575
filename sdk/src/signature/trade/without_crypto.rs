//! Stand-ins for the trade system's functions when the `crypto` feature is disabled. They neither sign nor verify
//! anything.

use http::HeaderMap;

use crate::answer::Error;
use crate::signature::application::Application;
use crate::signature::keys::{ParsedKeys, missing_feature_error};

/// Always returns the error for a call that cannot be signed.
pub(crate) fn sign_trade_header(
    _: &Application,
    _method: &str,
    _uri: &str,
    _body: &[u8],
) -> Result<String, Error> {
    Err(missing_feature_error())
}

/// Always returns `None`, because a response cannot be verified without keys.
pub(crate) fn trade_answer_is_genuine(_: &ParsedKeys, _: &HeaderMap, _: &[u8]) -> Option<bool> {
    None
}
