//! Computes the signature of a web page: the MD5 digest of its ticket, nonce, timestamp and URL.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

/// Returns the signature of a web page that uses the JS SDK (JSB 验证签名).
///
/// The signature is the lowercase hex MD5 digest of `jsapi_ticket=ticket&nonce_str=nonce&timestamp=timestamp&url=url`.
///
/// - `ticket` is the `jsapi_ticket` returned by `/js/getticket/`.
/// - `nonce` and `timestamp` must be the same values that the page passes to `sdk.config`. The timestamp is a Unix
///   timestamp in seconds, as a string.
/// - `url` is the page's URL, including its scheme and query. Do not percent-encode it again. The fragment (`#` and
///   everything after it) is not signed, so this function ignores it.
///
/// To have the nonce and the timestamp created for you, sign the page with
/// [`Client::sign_page`](crate::Client::sign_page) instead.
///
/// Official page: <https://open.douyin.com/platform/resource/docs/develop/permission/js/signature>
///
/// ```
/// let ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
/// let url = "https://open.douyin.com?params=value";
/// let signature = bytedance::signature::jsb_ticket(ticket, "Wm3WZYTPz0wzccnW", "1414587457", url);
/// assert_eq!(signature, "af3b1c5a146c609fbe429de8ba6163a0");
/// ```
#[doc(alias = "jsapi_ticket")]
pub fn jsb_ticket(ticket: &str, nonce: &str, timestamp: &str, url: &str) -> String {
    let text = jsb_text(ticket, nonce, timestamp, strip_fragment(url));
    hex::encode(Md5::digest(text.as_bytes()))
}

/// Returns the text to sign. Because it contains the ticket, its memory is overwritten on drop.
pub(super) fn jsb_text(ticket: &str, nonce: &str, timestamp: &str, url: &str) -> Zeroizing<String> {
    let parts = [
        "jsapi_ticket=",
        ticket,
        "&nonce_str=",
        nonce,
        "&timestamp=",
        timestamp,
        "&url=",
        url,
    ];
    Zeroizing::new(parts.concat())
}

/// Strips the fragment from a URL, because fragments are not signed.
pub(super) fn strip_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(page, _)| page)
}
