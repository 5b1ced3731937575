//! Answers of the documented form.

use serde_json::Value;

use crate::catalogue::{Endpoint, ResponseKind, coerce};
use crate::checks::Caller;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// Answers with sample values.
pub(super) fn sample_answer(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(match call.endpoint.response {
        ResponseKind::None => Answer::Nothing,
        ResponseKind::Binary => Answer::Binary {
            content_type: "application/octet-stream",
            bytes: "sample".into(),
        },
        ResponseKind::Value { .. } => Answer::Payload(call.endpoint.sample.clone()),
    })
}

/// Builds a payload with these fields, each written with the type that the catalogue gives it. The other documented fields are left out, as
/// the platform leaves out what is empty; fields that the catalogue does not have for this endpoint are too.
pub(super) fn payload_answer(endpoint: &Endpoint, fields: &[(&str, Value)]) -> Answer {
    let map = fields
        .iter()
        .filter_map(|(name, value)| {
            let schema = endpoint.payload_field(name)?;
            Some(((*name).to_owned(), coerce(schema, value.clone())))
        })
        .collect();
    Answer::Payload(Value::Object(map))
}
