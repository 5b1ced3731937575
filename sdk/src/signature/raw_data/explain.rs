//! Explains `rawData` signatures.

use crate::secret::MASK;
use crate::signature::explain::body_and_secret::BodyAndSecret;
use crate::signature::explain::explanation::Explanation;
use crate::signature::explain::mask::mask_json;

/// Explains how [`signature::raw_data`](crate::signature::raw_data()) computes a signature.
///
/// `raw_data` is the string exactly as the front end received it. `session_key` is the user's key exactly as it was
/// returned at login.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-game/develop/api/open-capacity/user-information/info/sensitive-data-process>
pub fn raw_data(raw_data: &str, session_key: &str) -> Explanation {
    let steps = [
        "take rawData exactly as the front end received it",
        "append the user's session_key, without a separator",
        "compute the SHA-1, and write it in lowercase hex",
    ];
    Explanation::new(
        "Signature of rawData (校验数据合法性)",
        &steps,
        format!("{}{MASK}", mask_json(raw_data)).as_bytes(),
        session_key,
        Some(super::raw_data(raw_data, session_key)),
        BodyAndSecret {
            secret: session_key.into(),
            body: raw_data.as_bytes().to_vec(),
            secret_first: false,
        },
    )
}
