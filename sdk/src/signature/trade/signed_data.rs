//! Data signed for the front end, such as an order for a mini program's `tt.requestOrder` (交易系统预下单参数签名).

use std::fmt;

use serde::Serialize;

use super::header::{HeaderStyle, TradeRequest};
use crate::answer::{Error, ErrorKind};
use crate::secret::MASK;
use crate::signature::application::Application;
use crate::wire::{Members, Structure, Writer};

/// Signed data for a function of the mini program, such as an order for `tt.requestOrder`.
///
/// Created by [`Client::sign`](crate::Client::sign), [`Client::sign_order`](crate::Client::sign_order) and
/// [`Client::sign_agreement`](crate::Client::sign_agreement).
///
/// Serializes to the signed arguments of the function: `{"data": .., "byteAuthorization": ..}`. `tt.createSignOrder` also takes
/// `businessType: 2`, which is not signed.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignedData {
    /// The data, exactly as it was signed. Pass it to the function unchanged.
    pub data: String,
    /// The signature and its parameters. Pass them to the function as `byteAuthorization`.
    #[serde(rename = "byteAuthorization")]
    pub byte_authorization: String,
}

impl SignedData {
    /// Signs a text using a new nonce and the current time. `uri` is the URI in the signed message.
    pub(crate) fn of_text(
        application: &Application,
        uri: &str,
        data: String,
    ) -> Result<Self, Error> {
        if Members::parse(&data).is_none() {
            return Err(Error::new(
                ErrorKind::Request,
                format!("the data for `{uri}` was not signed: it must be a JSON object"),
            ));
        }
        Self::new(application, uri, data)
    }

    /// Checks a structure, then signs its JSON like a text.
    pub(crate) fn of_structure(
        application: &Application,
        uri: &str,
        structure: &mut dyn Structure,
    ) -> Result<Self, Error> {
        let data =
            Writer::checked_json(structure).map_err(|faults| Error::not_signed(uri, faults))?;
        Self::new(application, uri, data)
    }

    fn new(application: &Application, uri: &str, data: String) -> Result<Self, Error> {
        let request = TradeRequest {
            method: "POST",
            uri,
            body: data.as_bytes(),
        };
        let byte_authorization = request.sign(application, HeaderStyle::Unquoted)?;
        Ok(Self {
            data,
            byte_authorization,
        })
    }
}

impl fmt::Debug for SignedData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignedData")
            .field("data", &self.data)
            .field("byte_authorization", &MASK)
            .finish()
    }
}
