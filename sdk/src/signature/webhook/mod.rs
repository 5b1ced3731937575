//! The signature of webhooks of the open platform.

pub(super) mod explain;

use crate::signature::digest::{matches_hex, sha1};

/// The signature of a webhook (开放平台 Webhooks), which the header `X-Douyin-Signature` carries: lower-case hex SHA-1 of the secret,
/// directly followed by the body.
///
/// `secret` is the application's secret as it is (`client_secret`), `body` the exact bytes that were received, neither parsed nor written
/// again. [`webhook_is_genuine`] compares.
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

/// Whether this is the signature of a webhook, in constant time; see [`webhook`].
///
/// The signature must be given as it stands in the header; upper-case hex and white space around it are rejected. An
/// empty secret verifies nothing.
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
