//! Verifies trade system responses (交易系统).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use super::message::trade_callback_message;
use crate::signature::keys::ParsedKeys;

/// Returns whether a response was signed with one of the platform's keys.
///
/// Returns `None` if no platform key is configured, or if the response is not signed. Many responses are unsigned.
pub(crate) fn trade_answer_is_genuine(
    keys: &ParsedKeys,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<bool> {
    if keys.platform_public_keys.is_empty() {
        return None;
    }
    let signature = headers.get("byte-signature")?;
    // A header that is not a string is treated as empty. It cannot belong to a valid signature anyway.
    let text = |name: &str| Some(headers.get(name)?.to_str().unwrap_or_default());
    let message = trade_callback_message(text("byte-timestamp")?, text("byte-nonce-str")?, body);
    let signature = STANDARD.decode(signature).unwrap_or_default();
    let mut keys = keys.platform_public_keys.iter();
    Some(keys.any(|(_, key)| key.verifies(&message, &signature)))
}
