//! The trade system's `Byte-Authorization` header (交易系统), containing the RSA signature of a request.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand;

use super::message::trade_request;
use crate::answer::{Error, ErrorKind};
use crate::signature::application::Application;

/// Signs a trade system request using the current time, and returns the value of its `Byte-Authorization` header. `uri`
/// is the path and query without the domain, and `body` is the exact request body.
pub(crate) fn sign_trade_header(
    application: &Application,
    method: &str,
    uri: &str,
    body: &[u8],
) -> Result<String, Error> {
    TradeRequest { method, uri, body }.sign(application, HeaderStyle::Quoted)
}

/// How the fields of `Byte-Authorization` are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderStyle {
    /// `appid="..",nonce_str=".."`, used in a request's header.
    Quoted,
    /// `appid=..,nonce_str=..`, used for `tt.requestOrder`.
    Unquoted,
}

/// The timestamp and nonce that make every signature unique.
struct Stamp {
    timestamp: u64,
    nonce: String,
}

impl Stamp {
    fn new() -> Option<Self> {
        let mut nonce = [0; 16];
        rand::fill(&mut nonce).ok()?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        Some(Self {
            timestamp: since.as_secs(),
            nonce: hex::encode(nonce),
        })
    }
}

/// A request to sign.
#[derive(Clone, Copy)]
pub(super) struct TradeRequest<'a> {
    pub(super) method: &'a str,
    /// The path and query, without the domain.
    pub(super) uri: &'a str,
    /// The exact request body.
    pub(super) body: &'a [u8],
}

impl TradeRequest<'_> {
    /// Signs the request using the current time. Fails only if a setting is missing or unusable, or if the operating
    /// system's random number generator or clock is unusable.
    pub(super) fn sign(
        self,
        application: &Application,
        style: HeaderStyle,
    ) -> Result<String, Error> {
        let stamp = Stamp::new().ok_or_else(|| {
            Error::new(
                ErrorKind::Configuration,
                "nothing was signed or sent: the system provides no random numbers, or its clock is set before 1970",
            )
        })?;
        self.sign_at(application, style, &stamp)
    }

    fn sign_at(
        self,
        application: &Application,
        style: HeaderStyle,
        stamp: &Stamp,
    ) -> Result<String, Error> {
        let keys = &application.keys.parsed;
        let key = keys.private_key()?;
        let Self { method, uri, body } = self;
        let nonce = &stamp.nonce;
        let timestamp = stamp.timestamp.to_string();
        let signature =
            trade_request(key, method, uri, &timestamp, nonce, body).ok_or_else(|| {
                Error::setting(
                    "private_key",
                    "could not be used to sign, so nothing was sent",
                )
            })?;
        let quote = match style {
            HeaderStyle::Quoted => "\"",
            HeaderStyle::Unquoted => "",
        };
        let fields = [
            ("appid", application.id.as_str()),
            ("nonce_str", nonce),
            ("timestamp", &timestamp),
            ("key_version", &keys.key_version),
            ("signature", &signature),
        ]
        .map(|(name, value)| format!("{name}={quote}{value}{quote}"));
        Ok(format!("SHA256-RSA2048 {}", fields.join(",")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;
    use crate::signature::application::ApplicationKeys;
    use crate::signature::keys::{ParsedKeys, PrivateKey};

    /// The output of `openssl dgst -sha256 -sign` for the message below.
    const SIGNATURE: &str = "NqY+ohZr7qHrU5GJUOqqVir4+yrw6XrPAqJ3M1YK2qnWDyRuzuxdS3keYcYdwS2RHqO+PPvVwwQOn6JdxSJ/p4kLimStgrk6XNGE1U1Ub8lCGXT/IHn+opkrfbuVtz/848dcfnGuupr85Pxm7BVeVeAdvCNc8miHIW1zpayLbWZzOv9cOeAU2cDSY3I4DLalAdMxIJ1w4NvtsdwY4FHfwEf0Zv45v4MbJHyabYIdrf0ZGlX06HovLAMdzunMjB/yrTxL94Kain9rvFxcvvfyQs7BHVPf2KtbtgES8JVMnzuBMnCTX7+//Z+MPqu7D+h19PdmvmtHI2Cir1xH+/8WMw==";

    #[test]
    fn the_signature_is_that_of_openssl() {
        let key = include_str!("../../../../tests/sandbox/src/private_key.pem");
        let application = Application {
            id: "tt1".into(),
            secret: "s".into(),
            keys: ApplicationKeys {
                parsed: ParsedKeys {
                    private_key: Some(PrivateKey::parse(key).unwrap()),
                    key_version: "2".into(),
                    ..ParsedKeys::default()
                },
                ..ApplicationKeys::default()
            },
        };
        let request = TradeRequest {
            method: "POST",
            uri: "/requestOrder",
            body: r#"{"a":"文"}"#.as_bytes(),
        };
        let stamp = Stamp {
            timestamp: 1_700_000_000,
            nonce: "0123456789abcdef".into(),
        };
        for (style, quote) in [(HeaderStyle::Quoted, "\""), (HeaderStyle::Unquoted, "")] {
            let text = request.sign_at(&application, style, &stamp).unwrap();
            let expected = "SHA256-RSA2048 appid='tt1',nonce_str='0123456789abcdef',timestamp='1700000000',key_version='2',signature=";
            let expected = format!("{expected}'{SIGNATURE}'").replace('\'', quote);
            assert_eq!(text, expected);
        }
    }
}
