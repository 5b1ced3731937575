//! The signature of a web page that uses the JS SDK.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use md5::{Digest, Md5};
use serde::Serialize;
use url::Url;
use zeroize::Zeroizing;

use crate::answer::{Error, ErrorKind};
use crate::secret::MASK;

/// The signature of a web page that uses the JS SDK (JSB 验证签名): lower-case hex MD5 of
/// `jsapi_ticket=ticket&nonce_str=nonce&timestamp=timestamp&url=url`.
///
/// `ticket` is the `jsapi_ticket` that `/js/getticket/` gives; `timestamp` is in seconds, as a text; `url` is that of the page, with its
/// protocol and query, and nothing of it encoded anew. Nonce and timestamp must be those that the page hands to `sdk.config`. What stands
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
    let text = signed_text(ticket, nonce, timestamp, without_fragment(url));
    hex::encode(Md5::digest(text.as_bytes()))
}

/// The text that is signed. It is overwritten when it is dropped, for the ticket stands in it.
pub(super) fn signed_text(
    ticket: &str,
    nonce: &str,
    timestamp: &str,
    url: &str,
) -> Zeroizing<String> {
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

/// The address of a page as it is signed.
pub(super) fn without_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(page, _)| page)
}

/// What `sdk.config` of the JS SDK takes as `params`: made by [`Client::sign_page`](crate::Client::sign_page).
///
/// Serialised, it is that object: `{"client_key": .., "signature": .., "timestamp": "..", "nonce_str": .., "url": ..}`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignedPage {
    /// The application's id (`client_key`).
    pub client_key: String,
    /// The signature of the rest.
    pub signature: String,
    /// When it was signed, in seconds. The JS SDK takes it as a text.
    pub timestamp: String,
    /// A random text.
    pub nonce_str: String,
    /// The address of the page that was signed, without `#` and what stands behind it.
    pub url: String,
}

impl SignedPage {
    /// Signs a page with a new nonce and the time of now.
    pub(crate) fn new(client_key: &str, ticket: &str, url: &str) -> Result<Self, Error> {
        let wrong = |text: &str| Error::new(ErrorKind::Request, text);
        if ticket.is_empty() {
            return Err(wrong("the page was not signed: the ticket is empty"));
        }
        let is_web = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !is_web {
            return Err(wrong(
                "the page was not signed: its address must be whole, as in https://host/page",
            ));
        }
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| {
            let text = "the page was not signed: the system's clock is before 1970";
            Error::new(ErrorKind::Configuration, text)
        })?;
        let timestamp = since.as_secs().to_string();
        // Whoever sees the page sees the nonce: it need not be hard to guess.
        let nonce_str = format!("{:032x}", fastrand::u128(..));
        let url = without_fragment(url).to_owned();
        Ok(Self {
            client_key: client_key.to_owned(),
            signature: jsb_ticket(ticket, &nonce_str, &timestamp, &url),
            timestamp,
            nonce_str,
            url,
        })
    }
}

impl fmt::Debug for SignedPage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignedPage")
            .field("client_key", &self.client_key)
            .field("signature", &MASK)
            .field("timestamp", &self.timestamp)
            .field("nonce_str", &self.nonce_str)
            .field("url", &self.url)
            .finish()
    }
}
