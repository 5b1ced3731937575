//! Responses: the answer of an endpoint or its refusal, in the envelope of the endpoint.

mod answer;
mod refusal;

pub(crate) use answer::{
    Answer, build_response, envelope_response, error_response, set_allow_header,
};
pub(crate) use refusal::Refusal;
