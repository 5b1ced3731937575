//! What the callback protocols have in common.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::alphabet;
use base64::engine::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use http::{Method, StatusCode};
use serde_json::Value;
use sha1::{Digest, Sha1};

use crate::keys::{
    APP_ID, APP_SECRET, CALLBACK_TOKEN, ENCODING_AES_KEY, PLATFORM_PRIVATE_KEY, PRIVATE_KEY,
    PUSH_TOKEN,
};

/// A callback protocol. It specifies how callbacks are signed, acknowledged and repeated.
pub(super) trait Protocol: fmt::Debug + Send + Sync {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback;

    fn acknowledges(&self, status: StatusCode, body: &str) -> bool;

    /// Returns how long the platform waits before each repetition, in seconds.
    fn schedule(&self) -> &'static [u64];

    /// Returns how long the platform waits for a response.
    fn timeout(&self) -> Duration {
        // This is the documented timeout for webhooks. Most other callbacks have no documented timeout.
        Duration::from_secs(5)
    }

    /// Returns whether the callback is no longer repeated once any response has arrived, even a response that does not acknowledge it.
    fn stops_after_any_answer(&self) -> bool {
        false
    }
}

/// The keys and values used to sign a callback.
pub(super) struct SigningContext<'a> {
    pub(super) keys: &'a SigningKeys,
    pub(super) time: SystemTime,
    pub(super) nonce: &'a str,
    pub(super) id: &'a str,
}

impl SigningContext<'_> {
    pub(super) fn seconds(&self) -> u64 {
        self.since_epoch().as_secs()
    }

    pub(super) fn milliseconds(&self) -> u128 {
        self.since_epoch().as_millis()
    }

    fn since_epoch(&self) -> Duration {
        self.time.duration_since(UNIX_EPOCH).unwrap_or_default()
    }
}

/// A signed callback, without the URL that it is sent to.
pub(super) struct SignedCallback {
    pub(super) method: Method,
    pub(super) query: Option<String>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: String,
}

impl SignedCallback {
    pub(super) fn json(body: String) -> Self {
        Self {
            method: Method::POST,
            query: None,
            headers: vec![("content-type", "application/json".to_owned())],
            body,
        }
    }
}

/// An application's keys and the platform's private key.
#[derive(Clone)]
pub(super) struct SigningKeys {
    pub(super) app_id: String,
    pub(super) secret: String,
    pub(super) callback_token: String,
    pub(super) push_token: String,
    pub(super) encoding_aes_key: String,
    /// The platform's private key in PEM format.
    pub(super) private_key: &'static str,
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Secrets are omitted.
        self.app_id.fmt(formatter)
    }
}

impl Default for SigningKeys {
    fn default() -> Self {
        Self {
            app_id: APP_ID.to_owned(),
            secret: APP_SECRET.to_owned(),
            callback_token: CALLBACK_TOKEN.to_owned(),
            push_token: PUSH_TOKEN.to_owned(),
            encoding_aes_key: ENCODING_AES_KEY.to_owned(),
            private_key: PLATFORM_PRIVATE_KEY,
        }
    }
}

impl SigningKeys {
    /// Returns the keys that a forger would have: the secrets and tokens are wrong, and the private key is not the platform's. The
    /// EncodingAESKey remains correct, so a forged push can be decrypted and only its signature reveals the forgery.
    pub(super) fn forged(&self) -> Self {
        Self {
            secret: format!("{} forged", self.secret),
            callback_token: format!("{} forged", self.callback_token),
            push_token: format!("{} forged", self.push_token),
            private_key: PRIVATE_KEY,
            ..self.clone()
        }
    }

    /// Decodes the EncodingAESKey into an AES key.
    #[track_caller]
    pub(super) fn aes_key(&self) -> [u8; 32] {
        // The last character may encode two bits that are not part of the key.
        let settings = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
        let engine = GeneralPurpose::new(&alphabet::STANDARD, settings);
        let key = engine.decode(format!("{}=", self.encoding_aes_key));
        match key.map(<[u8; 32]>::try_from) {
            Ok(Ok(key)) => key,
            _ => panic!("an EncodingAESKey must be 43 characters of base64"),
        }
    }
}

/// Returns a string unchanged and any other value as JSON.
pub(super) fn to_text(message: &Value) -> String {
    match message {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Sorts the texts by their bytes, concatenates them, and returns the SHA-1 digest in lowercase hex.
pub(super) fn sorted_sha1<const COUNT: usize>(mut texts: [&str; COUNT]) -> String {
    texts.sort_unstable();
    hex::encode(Sha1::digest(texts.concat()))
}

/// Returns whether a response is JSON that has one of these codes, as a number, at the location given by `pointer`.
pub(super) fn has_code(body: &str, pointer: &str, codes: &[i64]) -> bool {
    let body: Option<Value> = serde_json::from_str(body).ok();
    let code = body
        .as_ref()
        .and_then(|body| body.pointer(pointer)?.as_i64());
    code.is_some_and(|code| codes.contains(&code))
}
