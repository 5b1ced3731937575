//! Signatures of encrypted pushes.

pub(super) mod explain;

use crate::signature::digest::{matches_hex, sha1};

/// Returns the signature of an encrypted push (客服消息, 第三方平台推送). The envelope contains the signature as `MsgSignature`.
///
/// The signature is the lowercase hex SHA-1 digest of four strings, sorted bytewise and concatenated: the token,
/// timestamp, nonce and encrypted message. `token` is the message verification token (消息校验 Token) from the console.
/// `timestamp` (in seconds), `nonce` and `encrypt` are the values of `TimeStamp`, `Nonce` and `Encrypt` from the
/// envelope, unchanged. In particular, do not decode `encrypt` from base64. Use [`push_is_genuine`] to verify a
/// signature.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/overview-guide/smallprogram/encryption>
///
/// ```
/// # let encrypt = "qc4kT4X+UzU6/qfguyGDpAd6mt2SmOYc1FE9DkulrGWTeHgMu3cPa1WQiNQ61+GMZI2DOzHbu4QVxduzuwh83Q3umURGKyRdNgaEY1GNGt+hhVOjLSkU8wHPNbZ8YfBGsZdZfdWxTy+e36Utetrw17T8MYcoHOhOcIml4dD8DU90SAL6oCA7AZrB8nh+J1kahSQ3c30D6LKlPk044cEWKkVBSzF2XWaPuaUIlUVXigknfFVAhfFFKAuQ7e6ftzJ2";
/// let signature = bytedance::signature::push("QDG6eK", "1409659813", "1372623149", encrypt);
/// assert_eq!(signature, "599c9a6a625fec4c7f13cbafbf4083491a515e6b");
/// ```
#[doc(alias = "MsgSignature")]
pub fn push(token: &str, timestamp: &str, nonce: &str, encrypt: &str) -> String {
    hex::encode(sha1(sort_parts(token, timestamp, nonce, encrypt)))
}

/// Returns whether `signature` is valid for an encrypted push. The comparison runs in constant time.
///
/// Pass the signature exactly as it appears in the envelope. A signature in uppercase hex or with whitespace around it
/// is rejected. If the token is empty, every signature is rejected. See [`push`] for the other arguments.
pub fn push_is_genuine(
    token: &str,
    timestamp: &str,
    nonce: &str,
    encrypt: &str,
    signature: &str,
) -> bool {
    !token.is_empty()
        && matches_hex(
            &sha1(sort_parts(token, timestamp, nonce, encrypt)),
            signature,
        )
}

fn sort_parts<'a>(
    token: &'a str,
    timestamp: &'a str,
    nonce: &'a str,
    encrypt: &'a str,
) -> [&'a [u8]; 4] {
    let mut parts = [token, timestamp, nonce, encrypt].map(str::as_bytes);
    parts.sort_unstable();
    parts
}
