//! Signatures of open platform webhooks.

pub(super) mod explain;

use crate::signature::digest::{matches_hex, sha1};

/// Returns the signature of a webhook (开放平台 Webhooks). The platform sends the signature in the `X-Douyin-Signature`
/// header.
///
/// The signature is the lowercase hex SHA-1 digest of the secret immediately followed by the body. `secret` is the
/// application's secret (`client_secret`), unchanged. `body` is the body exactly as it was received. Do not parse it
/// and serialize it again. Use [`webhook_is_genuine`] to verify a signature.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize>
///
/// ```
/// let body = br#"{"event":"verify_webhook","client_key":"k","content":{"challenge":12345}}"#;
/// let signature = bytedance::signature::webhook("secret", body);
/// assert_eq!(signature, "3cf90ae3d6135a2bbd1c10cee16663e2b0bade31");
/// ```
#[doc(alias = "X-Douyin-Signature")]
pub fn webhook(secret: &str, body: &[u8]) -> String {
    hex::encode(sha1([secret.as_bytes(), body]))
}

/// Returns whether `signature` is valid for a webhook with this body. The comparison runs in constant time.
///
/// Pass the signature exactly as it appears in the header. A signature in uppercase hex or with whitespace around it is
/// rejected. If the secret is empty, every signature is rejected. See [`webhook`] for the other arguments.
///
/// ```
/// use bytedance::signature::{webhook, webhook_is_genuine};
///
/// let signature = webhook("secret", b"{}");
/// assert!(webhook_is_genuine("secret", b"{}", &signature));
/// assert!(!webhook_is_genuine("secret", b"{ }", &signature));
/// ```
pub fn webhook_is_genuine(secret: &str, body: &[u8], signature: &str) -> bool {
    !secret.is_empty() && matches_hex(&sha1([secret.as_bytes(), body]), signature)
}
