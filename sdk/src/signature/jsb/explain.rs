//! Explains the signatures of web pages that use the JS SDK.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

use super::ticket::{self, jsb_text, strip_fragment};
use crate::secret::{MASK, Secret};
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::{Explanation, SignedMessage};
use crate::signature::explain::mask::mask_uri;
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_secrets, list_timestamps};

/// Explains how [`signature::jsb_ticket`](crate::signature::jsb_ticket()) computes a signature.
///
/// `ticket` is the `jsapi_ticket`, `timestamp` is in seconds, and `url` is the page's URL.
///
/// Official page: <https://open.douyin.com/platform/resource/docs/develop/permission/js/signature>
pub fn jsb_ticket(ticket: &str, nonce: &str, timestamp: &str, url: &str) -> Explanation {
    struct Jsb {
        ticket: Secret,
        nonce: String,
        timestamp: String,
        url: String,
    }
    impl SignedMessage for Jsb {
        fn algorithm(&self) -> Algorithm {
            Algorithm::Md5
        }

        fn timestamp(&self) -> Option<&str> {
            Some(&self.timestamp)
        }

        fn search(&self, search: &mut Search) -> Flow {
            let text = |ticket: &str, timestamp: &str, url: &str| {
                jsb_text(ticket, &self.nonce, timestamp, url)
            };
            let ticket = self.ticket.expose();
            let (timestamp, whole) = (&*self.timestamp, &*self.url);
            let url = strip_fragment(whole);
            for (causes, ticket) in list_secrets(ticket) {
                search.try_digest(&causes, text(&ticket, timestamp, url).as_bytes())?;
            }
            let encoded = utf8_percent_encode(url, NON_ALPHANUMERIC).to_string();
            let form: String = url::form_urlencoded::byte_serialize(url.as_bytes()).collect();
            let path = url.split_once('?').map_or(url, |(path, _)| path);
            for (cause, url) in [
                (Cause::UrlWithFragment, whole),
                (Cause::UrlEncoded, &encoded),
                (Cause::UrlEncoded, &form),
                (Cause::UriWithoutQuery, path),
            ] {
                search.try_digest(&[cause], text(ticket, timestamp, url).as_bytes())?;
            }
            let correct = text(ticket, timestamp, url);
            if let Some((before, after)) = correct.split_once("nonce_str=") {
                let other_name = Zeroizing::new([before, "noncestr=", after].concat());
                search.try_digest(&[Cause::JoinedOtherwise], other_name.as_bytes())?;
            }
            for (cause, timestamp) in list_timestamps(timestamp) {
                search.try_digest(&[cause], text(ticket, &timestamp, url).as_bytes())?;
            }
            Flow::Continue(())
        }
    }
    let steps = [
        "take the URL of the page without `#` and the fragment after it",
        "write jsapi_ticket=..&nonce_str=..&timestamp=..&url=.. without encoding anything, with the timestamp in seconds",
        "compute the MD5, and write it in lowercase hex",
    ];
    Explanation::new(
        "Signature of a web page for the JS SDK (JSB 验证签名)",
        &steps,
        jsb_text(MASK, nonce, timestamp, &mask_uri(strip_fragment(url))).as_bytes(),
        ticket,
        Some(ticket::jsb_ticket(ticket, nonce, timestamp, url)),
        Jsb {
            ticket: ticket.into(),
            nonce: nonce.to_owned(),
            timestamp: timestamp.to_owned(),
            url: url.to_owned(),
        },
    )
}
