//! The signature of the interfaces of the life service that an application's server implements.

pub(super) mod explain;

use aws_lc_rs::digest::Digest;
use url::form_urlencoded;

use crate::signature::digest::{matches_hex, sha256};

/// The signature of a request that the life service makes to an application's server (生活服务 SPI), which the header `x-life-sign` carries:
/// lower-case hex SHA-256 of `secret&name=value&name=value&http_body=body`.
///
/// `secret` is the application's secret (`client_secret`). `query` is the query of the request as it was received, without `?`. Its
/// parameters but `sign` are signed sorted by name, those of one name by value, decoded as any server decodes them: `%26` as `&`, `+` as a
/// space. `body` is the exact body; an empty one, as of a GET, leaves `http_body` out. [`life_service_is_genuine`] compares.
///
/// That values are signed decoded and several values of one name sorted is not said on the page, but is what public servers in
/// use do. The older signature in the parameter `sign` (MD5) is not made here: the page advises this one.
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

/// Whether this is the signature of a request of the life service, in constant time; see [`life_service`].
///
/// The signature must be given as it stands in the header; upper-case hex and white space around it are rejected. An empty secret verifies
/// nothing.
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
