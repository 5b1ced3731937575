//! Guaranteed-payment callbacks, signed with SHA-1 and the callback token.

use http::StatusCode;
use serde_json::json;

use super::protocol::{Protocol, SignedCallback, SigningContext, has_code, sorted_sha1};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

#[derive(Debug)]
pub(super) struct Ecpay {
    pub(super) event: String,
    pub(super) message: String,
}

impl Protocol for Ecpay {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let timestamp = context.seconds().to_string();
        let token = &context.keys.callback_token;
        let signature = sorted_sha1([token, &timestamp, context.nonce, &self.message]);
        let body = json!({
            "timestamp": timestamp, "nonce": context.nonce, "msg": self.message, "type": self.event,
            "msg_signature": signature,
        });
        SignedCallback::json(body.to_string())
    }

    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        status == StatusCode::OK && has_code(body, "/err_no", &[0])
    }

    fn schedule(&self) -> &'static [u64] {
        &[
            15,
            15,
            30,
            3 * MINUTE,
            10 * MINUTE,
            20 * MINUTE,
            30 * MINUTE,
            30 * MINUTE,
            30 * MINUTE,
            HOUR,
            3 * HOUR,
            3 * HOUR,
            3 * HOUR,
            6 * HOUR,
            6 * HOUR,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vector_comes_out() {
        assert_eq!(
            sorted_sha1(["fdsifakhflasjfxxxxxxxxx", "1652675265", "9999", "80850852"]),
            "c9df04a40645c4ec15c13bc542cea589eac57e64"
        );
    }
}
