//! Signatures with the session key of a user.

#[cfg(feature = "crypto")]
pub(super) mod explain;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Returns the signature of a request with a user's session key (用户登录态签名), which is `signature` in the query of user
/// storage calls.
///
/// The signature is the lower-case hex HMAC-SHA256 of the body. The key is `session_key` as the login returned it, not
/// decoded from base64. `body` is the exact body that is sent. A [`Client`](crate::Client) signs its calls
/// automatically.
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
