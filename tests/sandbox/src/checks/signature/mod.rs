//! Verifies the signature of a call against the request exactly as it was received.

mod ecpay;
mod session;
mod trade;

use crate::request::{Call, FieldValue};
use crate::response::Refusal;
use crate::state::Platform;

pub(crate) use trade::verify_order;

/// Checks the signature that the catalogue requires.
pub(super) fn check(platform: &Platform, call: &Call<'_>) -> Result<(), Refusal> {
    let Some(signature) = &call.endpoint.signature else {
        return Ok(());
    };
    let check = match signature.scheme.as_str() {
        "session" => session::check,
        "ecpay" => ecpay::check,
        "trade" => trade::check,
        // If this version does not support the signature scheme, calls are accepted without a signature.
        _ => return Ok(()),
    };
    let given = call
        .value_at(signature.place, &signature.parameter)
        .and_then(FieldValue::text)
        .filter(|text| !text.is_empty());
    let missing = || {
        Refusal::signature(format!(
            "{} is missing from the {}",
            signature.parameter,
            signature.place.word()
        ))
    };
    check(platform, call, given.ok_or_else(missing)?)
}
