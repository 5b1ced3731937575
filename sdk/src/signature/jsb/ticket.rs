//! The signature of a web page: the MD5 of its ticket, nonce, timestamp and URL.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

/// Returns the signature of a web page that uses the JS SDK (JSB 验证签名).
///
/// The signature is the lower-case hex MD5 of `jsapi_ticket=ticket&nonce_str=nonce&timestamp=timestamp&url=url`.
///
/// - `ticket` is the `jsapi_ticket` that `/js/getticket/` returns.
/// - `nonce` and `timestamp` must be the ones that the page passes to `sdk.config`. The timestamp is in seconds, as a
///   string.
/// - `url` is the URL of the page with its scheme and query, not percent-encoded again. The `#` and the fragment after
///   it are not signed, so this function ignores them.
///
/// [`Client::sign_page`](crate::Client::sign_page) creates the nonce and the timestamp, and signs the page.
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

/// Returns the text that is signed. Its memory is overwritten when it is dropped, because it contains the ticket.
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

/// Strips the fragment of a URL, which is not signed.
pub(super) fn strip_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(page, _)| page)
}
