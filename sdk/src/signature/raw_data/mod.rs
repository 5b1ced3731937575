//! Signatures of user data received by the front end.

pub(super) mod explain;

use aws_lc_rs::digest::Digest;

use crate::signature::digest::{matches_hex, sha1};

/// Computes the signature that `tt.getUserInfo` provides along with `rawData` (校验数据合法性).
///
/// The signature is the lowercase hex SHA-1 digest of `rawData` immediately followed by the user's `session_key`.
/// `raw_data` is the string exactly as the front end received it. Do not parse it and serialize it again. `session_key`
/// is the key exactly as it was returned at login. Use [`raw_data_is_genuine`] to verify a signature.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-game/develop/api/open-capacity/user-information/info/sensitive-data-process>
///
/// ```
/// let signature = bytedance::signature::raw_data(r#"{"nickName":"名"}"#, "session key");
/// // printf '{"nickName":"名"}session key' | sha1sum
/// assert_eq!(signature, "cf7bbc4d1beb4363b26204650b0a221cb2f89407");
/// ```
#[doc(alias = "rawData")]
pub fn raw_data(raw_data: &str, session_key: &str) -> String {
    hex::encode(digest(raw_data, session_key))
}

/// Returns whether `signature` is valid for a user's `rawData`. The comparison runs in constant time.
///
/// Pass the signature exactly as the front end received it. A signature in uppercase hex or with whitespace around it
/// is rejected. If `session_key` is empty, every signature is rejected. See [`raw_data`] for the other arguments.
pub fn raw_data_is_genuine(raw_data: &str, session_key: &str, signature: &str) -> bool {
    !session_key.is_empty() && matches_hex(&digest(raw_data, session_key), signature)
}

fn digest(raw_data: &str, session_key: &str) -> Digest {
    sha1([raw_data.as_bytes(), session_key.as_bytes()])
}
