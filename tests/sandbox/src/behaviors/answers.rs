//! Builds responses in the documented format.

use serde_json::Value;

use crate::catalogue::{Endpoint, ResponseKind, coerce};
use crate::checks::Caller;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// Responds with sample values. This is the behavior of every endpoint that has none of its own.
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

/// Builds a payload from `fields`, converting each value to the type that the catalogue specifies for it. Fields that the catalogue does
/// not list for this endpoint are dropped. Documented fields that are not in `fields` are left out, just as the platform leaves out empty
/// ones.
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
