//! Signatures of requests that the life service sends to an application's server.

pub(super) mod explain;

use aws_lc_rs::digest::Digest;
use url::form_urlencoded;

use crate::signature::digest::{matches_hex, sha256};

/// Returns the signature of a request that the life service sends to an application's server (生活服务 SPI), which the
/// header `x-life-sign` carries.
///
/// The signature is the lower-case hex SHA-256 of `secret&name=value&name=value&http_body=body`.
///
/// - `secret` is the application's secret (`client_secret`).
/// - `query` is the query of the request as it was received, without `?`. All parameters except `sign` are signed,
///   sorted by name, and by value if several have the same name. They are decoded as any server decodes them: `%26` as
///   `&`, `+` as a space.
/// - `body` is the exact body. If it is empty, as in a GET request, `http_body` is omitted.
///
/// Use [`life_service_is_genuine`] to verify a signature.
///
/// The page below does not say that values are decoded and that several values of one name are sorted. This is how
/// public servers in use do it. The older signature in the parameter `sign` (MD5) is not supported, because the page
/// recommends this one.
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

/// Returns whether `signature` is the signature of a request of the life service. The comparison takes constant time.
///
/// Pass the signature exactly as the header contains it. Upper-case hex and surrounding white space are rejected. If
/// the secret is empty, every signature is rejected. See [`life_service`] for the other arguments.
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
