//! Responses: an endpoint's success or error reply, wrapped in that endpoint's envelope.

mod answer;
mod refusal;

pub(crate) use answer::{
    Answer, build_response, envelope_response, error_response, set_allow_header,
};
pub(crate) use refusal::Refusal;
