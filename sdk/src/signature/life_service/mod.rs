//! Signatures of requests that the life service sends to an application's server.

pub(super) mod explain;

use aws_lc_rs::digest::Digest;
use url::form_urlencoded;

use crate::signature::digest::{matches_hex, sha256};

/// Returns the signature of a request that the life service sends to an application's server (生活服务 SPI). The request
/// contains the signature in the `x-life-sign` header.
///
/// The signature is the lowercase hex SHA-256 digest of `secret&name=value&name=value&http_body=body`.
///
/// - `secret` is the application's secret (`client_secret`).
/// - `query` is the request's query exactly as it was received, without the `?`. All parameters except `sign` are
///   signed. They are sorted by name, and parameters with the same name are sorted by value. Names and values are
///   decoded as in any query: `%26` becomes `&`, and `+` becomes a space.
/// - `body` is the exact request body. If it is empty, as in a GET request, `http_body` is omitted.
///
/// Use [`life_service_is_genuine`] to verify a signature.
///
/// The official page says neither that values are decoded nor how parameters with the same name are sorted. In both
/// respects, this function follows published server code that is in use. The older MD5 signature in the `sign`
/// parameter is not supported, because the page recommends the newer one.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/local-life/develop/OpenAPI/preparation/signruleintroduce>
///
/// ```
/// let query = "timestamp=1624293280123&client_key=xxxxxx&sign=old";
/// let signature = bytedance::signature::life_service("yyyyyy", query, b"zzzzzz");
/// // printf 'yyyyyy&client_key=xxxxxx&timestamp=1624293280123&http_body=zzzzzz' | sha256sum
/// assert_eq!(signature, "1cb07147475e76d0a8b9f6c7e201c7d8cde1617fb9f5d7e576bec5268fa887ae");
/// ```
#[doc(alias = "x-life-sign")]
pub fn life_service(secret: &str, query: &str, body: &[u8]) -> String {
    hex::encode(digest(secret, query, body))
}

/// Returns whether `signature` is valid for a life service request. The comparison runs in constant time.
///
/// Pass the signature exactly as it appears in the header. A signature in uppercase hex or with whitespace around it is
/// rejected. If the secret is empty, every signature is rejected. See [`life_service`] for the other arguments.
pub fn life_service_is_genuine(secret: &str, query: &str, body: &[u8], signature: &str) -> bool {
    !secret.is_empty() && matches_hex(&digest(secret, query, body), signature)
}

fn digest(secret: &str, query: &str, body: &[u8]) -> Digest {
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name != "sign")
        .collect();
    pairs.sort_unstable();
    let mut parts: Vec<&[u8]> = Vec::with_capacity(3 + 4 * pairs.len());
    parts.push(secret.as_bytes());
    for (name, value) in &pairs {
        parts.extend([b"&", name.as_bytes(), b"=", value.as_bytes()]);
    }
    if !body.is_empty() {
        parts.extend([b"&http_body=".as_slice(), body]);
    }
    sha256(parts)
}
