//! Whether an answer of the trade system (交易系统) is the platform's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use super::{Keys, trade_callback_message};

impl Keys {
    /// Whether one of the platform's keys made the signature of an answer. `None`: it can't be told, because the answer is not signed, as
    /// many are not, or there is no key.
    pub(crate) fn answer_is_genuine(&self, headers: &HeaderMap, body: &[u8]) -> Option<bool> {
        if self.platform_public_keys.is_empty() {
            return None;
        }
        let signature = headers.get("byte-signature")?;
        // What no text can be is not signed either.
        let text = |name: &str| Some(headers.get(name)?.to_str().unwrap_or_default());
        let message =
            trade_callback_message(text("byte-timestamp")?, text("byte-nonce-str")?, body);
        let signature = STANDARD.decode(signature).unwrap_or_default();
        let mut keys = self.platform_public_keys.iter();
        Some(keys.any(|(_, key)| key.verifies(&message, &signature)))
    }
}
