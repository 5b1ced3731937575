//! The GET request that the platform sends to verify a URL that will receive encrypted pushes.

use http::{Method, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::protocol::{Protocol, SignedCallback, SigningContext, sorted_sha1};

#[derive(Debug)]
pub(super) struct AddressCheck {
    pub(super) echo: String,
}

impl Protocol for AddressCheck {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let (timestamp, nonce) = (context.seconds().to_string(), context.nonce);
        let message = "sandbox";
        let signature = sorted_sha1([&context.keys.push_token, &timestamp, nonce, message]);
        let echo = utf8_percent_encode(&self.echo, NON_ALPHANUMERIC);
        SignedCallback {
            method: Method::GET,
            query: Some(format!(
                "signature={signature}&timestamp={timestamp}&nonce={nonce}&msg={message}&echostr={echo}"
            )),
            headers: Vec::new(),
            body: String::new(),
        }
    }

    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        status == StatusCode::OK && body == self.echo
    }

    /// The request is never repeated, because a person triggers it in the console and sees the result immediately.
    fn schedule(&self) -> &'static [u64] {
        &[]
    }
}
