//! The signature of what the front end reads of a user.

pub(super) mod explain;

use aws_lc_rs::digest::Digest;

use crate::signature::digest::{matches_hex, sha1};

/// The signature that `tt.getUserInfo` gives with its `rawData` (校验数据合法性): lower-case hex SHA-1 of `rawData`, directly followed by the
/// user's `session_key`.
///
/// `raw_data` is the text exactly as the front end received it, neither parsed nor written again; `session_key` is as the login gave it.
/// [`raw_data_is_genuine`] compares.
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

/// Whether this is the signature of a user's `rawData`, in constant time; see [`raw_data`].
///
/// The signature must be given as the front end received it; upper-case hex and white space around it are rejected. An empty `session_key` verifies
/// nothing.
pub fn raw_data_is_genuine(raw_data: &str, session_key: &str, signature: &str) -> bool {
    !session_key.is_empty() && matches_hex(&digest(raw_data, session_key), signature)
}

fn digest(raw_data: &str, session_key: &str) -> Digest {
    sha1([raw_data.as_bytes(), session_key.as_bytes()])
}
