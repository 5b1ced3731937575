//! Signatures made with a user's session key.

#[cfg(feature = "crypto")]
pub(super) mod explain;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Returns the signature of a request, made with a user's session key (用户登录态签名). User storage calls send the signature
/// as the query parameter `signature`.
///
/// The signature is the lowercase hex HMAC-SHA256 of the body. The HMAC key is `session_key` exactly as it was returned
/// at login. Do not decode it from base64. `body` is the exact request body. A [`Client`](crate::Client) signs its own
/// calls automatically.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/user-login-sign>
///
/// ```
/// let signature = bytedance::signature::session("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#);
/// assert_eq!(signature, "44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e");
/// ```
#[doc(alias = "sig_method")]
pub fn session(session_key: &str, body: &[u8]) -> String {
    // HMAC accepts keys of any length, so this never fails.
    let mac = Hmac::<Sha256>::new_from_slice(session_key.as_bytes());
    mac.map(|mac| hex::encode(mac.chain_update(body).finalize().into_bytes()))
        .unwrap_or_default()
}
