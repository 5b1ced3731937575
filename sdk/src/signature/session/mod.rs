//! The signature of a user's session.

#[cfg(feature = "crypto")]
pub(super) mod explain;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The signature of a user's session (用户登录态签名), `signature` in the query of user storage calls: lower-case hex HMAC-SHA256 of the body.
///
/// The key is `session_key` as the login gave it, not decoded from base64. `body` is the exact body that is sent.
/// [`Client`](crate::Client) signs its calls by itself.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/user-login-sign>
///
/// ```
/// let signature = bytedance::signature::session("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#);
/// assert_eq!(signature, "44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e");
/// ```
#[doc(alias = "sig_method")]
pub fn session(session_key: &str, body: &[u8]) -> String {
    // A key may have any length, so there is no error.
    let mac = Hmac::<Sha256>::new_from_slice(session_key.as_bytes());
    mac.map(|mac| hex::encode(mac.chain_update(body).finalize().into_bytes()))
        .unwrap_or_default()
}
