//! The signature of the trade system (交易系统): RSA with SHA-256 over the request as it is sent.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand;
use serde::Serialize;

use super::application::{Application, missing};
use super::trade_request;
use crate::error::{Error, ErrorKind};
use crate::secret::MASK;
use crate::wire::Members;

/// What is signed.
#[derive(Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) method: &'a str,
    /// Path and query, without the domain.
    pub(crate) uri: &'a str,
    /// The exact body.
    pub(crate) body: &'a [u8],
}

/// How the fields of an authorization are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Authorization {
    /// `appid="..",nonce_str=".."`, in the header of a request.
    Quoted,
    /// `appid=..,nonce_str=..`, for `tt.requestOrder`.
    Unquoted,
}

/// What makes every signature another one.
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

impl Authorization {
    /// Signs now. The error is one of the settings or of the machine.
    pub(crate) fn sign(
        self,
        application: &Application,
        signed: Signed<'_>,
    ) -> Result<String, Error> {
        let stamp = Stamp::new().ok_or_else(|| {
            Error::new(
                ErrorKind::Configuration,
                "nothing was signed or sent: the system gives no random numbers, or its clock is before 1970",
            )
        })?;
        self.sign_at(application, signed, &stamp)
    }

    fn sign_at(
        self,
        application: &Application,
        signed: Signed<'_>,
        stamp: &Stamp,
    ) -> Result<String, Error> {
        let key = application.keys.private_key.as_ref();
        let key = key.ok_or_else(|| missing("private_key"))?;
        let Signed { method, uri, body } = signed;
        let nonce = &stamp.nonce;
        let timestamp = stamp.timestamp.to_string();
        let signature = trade_request(key, method, uri, &timestamp, nonce, body)
            .ok_or_else(|| Error::setting("private_key", "could not sign, so nothing was sent"))?;
        let quote = match self {
            Self::Quoted => "\"",
            Self::Unquoted => "",
        };
        let fields = [
            ("appid", application.id.as_str()),
            ("nonce_str", nonce),
            ("timestamp", &timestamp),
            ("key_version", &application.keys.key_version),
            ("signature", &signature),
        ]
        .map(|(name, value)| format!("{name}={quote}{value}{quote}"));
        Ok(format!("SHA256-RSA2048 {}", fields.join(",")))
    }
}

/// What `tt.requestOrder` of the mini program takes: made by [`Client::sign_order`](crate::Client::sign_order).
///
/// Serialised, it is the object that the front end hands to `tt.requestOrder`: `{"data": .., "byteAuthorization": ..}`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
#[non_exhaustive]
pub struct SignedOrder {
    /// The order, exactly as it was signed. It must reach `tt.requestOrder` without a change.
    pub data: String,
    /// The signature with what belongs to it, `byteAuthorization` of `tt.requestOrder`.
    #[serde(rename = "byteAuthorization")]
    pub byte_authorization: String,
}

impl SignedOrder {
    /// Signs an order with a new nonce and the time of now.
    pub(crate) fn new(application: &Application, data: String) -> Result<Self, Error> {
        if Members::parse(&data).is_none() {
            return Err(Error::new(
                ErrorKind::Request,
                "the order was not signed: it must be a JSON object",
            ));
        }
        let signed = Signed {
            method: "POST",
            uri: "/requestOrder",
            body: data.as_bytes(),
        };
        let byte_authorization = Authorization::Unquoted.sign(application, signed)?;
        Ok(Self {
            data,
            byte_authorization,
        })
    }
}

impl fmt::Debug for SignedOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignedOrder")
            .field("data", &self.data)
            .field("byte_authorization", &MASK)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::super::{Keys, PrivateKey};
    use super::*;

    /// What `openssl dgst -sha256 -sign` makes of the message below.
    const SIGNATURE: &str = "NqY+ohZr7qHrU5GJUOqqVir4+yrw6XrPAqJ3M1YK2qnWDyRuzuxdS3keYcYdwS2RHqO+PPvVwwQOn6JdxSJ/p4kLimStgrk6XNGE1U1Ub8lCGXT/IHn+opkrfbuVtz/848dcfnGuupr85Pxm7BVeVeAdvCNc8miHIW1zpayLbWZzOv9cOeAU2cDSY3I4DLalAdMxIJ1w4NvtsdwY4FHfwEf0Zv45v4MbJHyabYIdrf0ZGlX06HovLAMdzunMjB/yrTxL94Kain9rvFxcvvfyQs7BHVPf2KtbtgES8JVMnzuBMnCTX7+//Z+MPqu7D+h19PdmvmtHI2Cir1xH+/8WMw==";

    #[test]
    fn the_signature_is_that_of_openssl() {
        let key = include_str!("../../../tests/sandbox/src/private_key.pem");
        let application = Application {
            id: "tt1".into(),
            secret: "s".into(),
            keys: Keys {
                private_key: Some(PrivateKey::parse(key).unwrap()),
                key_version: "2".into(),
                ..Keys::default()
            },
        };
        let signed = Signed {
            method: "POST",
            uri: "/requestOrder",
            body: r#"{"a":"文"}"#.as_bytes(),
        };
        let stamp = Stamp {
            timestamp: 1_700_000_000,
            nonce: "0123456789abcdef".into(),
        };
        for (authorization, quote) in [(Authorization::Quoted, "\""), (Authorization::Unquoted, "")]
        {
            let text = authorization.sign_at(&application, signed, &stamp).unwrap();
            let expected = "SHA256-RSA2048 appid='tt1',nonce_str='0123456789abcdef',timestamp='1700000000',key_version='2',signature=";
            let expected = format!("{expected}'{SIGNATURE}'").replace('\'', quote);
            assert_eq!(text, expected);
        }
    }
}
