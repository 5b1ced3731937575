//! The trade system without the feature `crypto`, in which nothing is signed or verified.

use http::HeaderMap;

use crate::answer::Error;
use crate::signature::application::Application;
use crate::signature::keys::{ParsedKeys, missing_feature_error};

/// Returns the error for a call that cannot be signed.
pub(crate) fn sign_trade_header(
    _: &Application,
    _method: &str,
    _uri: &str,
    _body: &[u8],
) -> Result<String, Error> {
    Err(missing_feature_error())
}

/// Returns `None`, because a response cannot be verified without keys.
pub(crate) fn trade_answer_is_genuine(_: &ParsedKeys, _: &HeaderMap, _: &[u8]) -> Option<bool> {
    None
}
