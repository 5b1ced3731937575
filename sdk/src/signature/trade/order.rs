//! Orders signed for a mini program's `tt.requestOrder` (交易系统预下单参数签名).

use std::fmt;

use serde::Serialize;

use super::header::{HeaderStyle, TradeRequest};
use crate::answer::{Error, ErrorKind};
use crate::secret::MASK;
use crate::signature::application::Application;
use crate::wire::Members;

/// A signed order for a mini program's `tt.requestOrder`.
///
/// Created by [`Client::sign_order`](crate::Client::sign_order).
///
/// Serializes to the object that the front end passes to `tt.requestOrder`: `{"data": .., "byteAuthorization": ..}`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignedOrder {
    /// The order, exactly as it was signed. Pass it to `tt.requestOrder` unchanged.
    pub data: String,
    /// The signature and its parameters. Pass them to `tt.requestOrder` as `byteAuthorization`.
    #[serde(rename = "byteAuthorization")]
    pub byte_authorization: String,
}

impl SignedOrder {
    /// Signs an order using a new nonce and the current time.
    pub(crate) fn new(application: &Application, data: String) -> Result<Self, Error> {
        if Members::parse(&data).is_none() {
            return Err(Error::new(
                ErrorKind::Request,
                "the order was not signed: it must be a JSON object",
            ));
        }
        let request = TradeRequest {
            method: "POST",
            uri: "/requestOrder",
            body: data.as_bytes(),
        };
        let byte_authorization = request.sign(application, HeaderStyle::Unquoted)?;
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
