//! The signature of a web page: MD5 over its ticket, nonce, timestamp and address.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

/// The signature of a web page that uses the JS SDK (JSB 验证签名): lower-case hex MD5 of
/// `jsapi_ticket=ticket&nonce_str=nonce&timestamp=timestamp&url=url`.
///
/// `ticket` is the `jsapi_ticket` that `/js/getticket/` gives; `timestamp` is in seconds, as a text; `url` is that of the page, with its
/// protocol and query, and nothing of it encoded again. Nonce and timestamp must be those that the page hands to `sdk.config`. What stands
/// behind a `#` is not signed and is left out here. [`Client::sign_page`](crate::Client::sign_page) makes all of it.
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

/// The text that is signed. It is overwritten when it is dropped, for the ticket stands in it.
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

/// Strips what is not signed of the address of a page.
pub(super) fn strip_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(page, _)| page)
}
