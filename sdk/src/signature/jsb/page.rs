//! Web pages signed for the JS SDK's `sdk.config`.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use url::Url;

use super::ticket::{jsb_ticket, strip_fragment};
use crate::answer::{Error, ErrorKind};
use crate::secret::MASK;

/// A signed web page: the `params` to pass to the JS SDK's `sdk.config`.
///
/// Created by [`Client::sign_page`](crate::Client::sign_page).
///
/// Serializes to the object that `sdk.config` accepts:
/// `{"client_key": .., "signature": .., "timestamp": "..", "nonce_str": .., "url": ..}`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignedPage {
    /// The application's id (`client_key`).
    pub client_key: String,
    /// The signature, covering the ticket, nonce, timestamp and URL.
    pub signature: String,
    /// The time of signing, as a Unix timestamp in seconds. It is a string because the JS SDK requires one.
    pub timestamp: String,
    /// A random string, newly generated for this signature.
    pub nonce_str: String,
    /// The URL of the signed page, without its fragment (`#` and everything after it).
    pub url: String,
}

impl SignedPage {
    /// Signs a page using a new nonce and the current time.
    pub(crate) fn new(client_key: &str, ticket: &str, url: &str) -> Result<Self, Error> {
        let wrong = |text: &str| Error::new(ErrorKind::Request, text);
        if ticket.is_empty() {
            return Err(wrong("the page was not signed: the ticket is empty"));
        }
        let is_web = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !is_web {
            return Err(wrong(
                "the page was not signed: its URL must be absolute, as in https://host/page",
            ));
        }
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| {
            let text = "the page was not signed: the system clock is set before 1970";
            Error::new(ErrorKind::Configuration, text)
        })?;
        let timestamp = since.as_secs().to_string();
        // The page exposes the nonce anyway, so the nonce need not be hard to guess.
        let nonce_str = format!("{:032x}", fastrand::u128(..));
        let url = strip_fragment(url).to_owned();
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
