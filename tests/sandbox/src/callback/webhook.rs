//! Webhooks from the open platform, signed with the SHA-1 digest of the application's secret and the body.

use http::StatusCode;
use serde_json::Value;
use sha1::{Digest, Sha1};

use super::protocol::{Protocol, SignedCallback, SigningContext};

#[derive(Debug)]
pub(super) struct Webhook {
    pub(super) body: String,
}

impl Webhook {
    /// Returns the challenge that the response must repeat, or `None` if this webhook is not a URL verification.
    fn challenge(&self) -> Option<Value> {
        let mut body: Value = serde_json::from_str(&self.body).ok()?;
        (body["event"] == "verify_webhook").then(|| body["content"]["challenge"].take())
    }
}

impl Protocol for Webhook {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let signature = Sha1::digest(format!("{}{}", context.keys.secret, self.body));
        let mut signed = SignedCallback::json(self.body.clone());
        signed.headers.extend([
            ("x-douyin-signature", hex::encode(signature)),
            ("msg-id", context.id.to_owned()),
        ]);
        signed
    }

    /// Only for URL verifications does the documentation specify a response body. Other webhooks accept any body.
    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        let is_right = self.challenge().is_none_or(|challenge| {
            let body: Value = serde_json::from_str(body).unwrap_or_default();
            body["challenge"] == challenge
        });
        status == StatusCode::OK && is_right
    }

    /// The documentation specifies three repetitions but not the intervals between them.
    fn schedule(&self) -> &'static [u64] {
        &[60, 60, 60]
    }
}
