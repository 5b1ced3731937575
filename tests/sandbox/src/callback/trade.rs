//! Trade system callbacks, signed with RSA and the platform's private key.

use http::StatusCode;
use serde_json::Value;

use super::protocol::{Protocol, SignedCallback, SigningContext, has_code};
use crate::crypto::private_key;

#[derive(Debug)]
pub(super) struct Trade {
    pub(super) body: String,
}

impl Trade {
    fn event(&self) -> String {
        let body: Value = serde_json::from_str(&self.body).unwrap_or_default();
        body["type"].as_str().unwrap_or_default().to_owned()
    }
}

impl Protocol for Trade {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let (time, nonce) = (context.seconds(), context.nonce);
        let message = format!("{time}\n{nonce}\n{}\n", self.body);
        let signature = private_key::sign(context.keys.private_key, message.as_bytes());
        let mut signed = SignedCallback::json(self.body.clone());
        signed.headers.extend([
            ("byte-timestamp", time.to_string()),
            ("byte-nonce-str", nonce.to_owned()),
            ("byte-signature", signature),
            ("byte-logid", context.id.to_owned()),
        ]);
        signed
    }

    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        // Requests to life service interfaces use the same envelope, but their type is a path and they are acknowledged differently.
        let code = if self.event().starts_with('/') {
            "/error_code"
        } else {
            "/err_no"
        };
        status == StatusCode::OK && has_code(body, code, &[0])
    }

    /// This schedule is documented for payments.
    fn schedule(&self) -> &'static [u64] {
        &[12, 12, 33, 60, 120, 180, 240, 300, 360, 420]
    }
}
