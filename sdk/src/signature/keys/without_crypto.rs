//! Stand-ins for the parsed keys when the `crypto` feature is disabled. They do not parse anything.

use super::texts::KeyTexts;
use crate::answer::{Error, ErrorKind};

/// A placeholder for the parsed keys. Keys cannot be parsed without the `crypto` feature.
#[derive(Default)]
pub(crate) struct ParsedKeys;

impl ParsedKeys {
    /// Ignores the keys, and reports no errors.
    pub(crate) fn parse(_: KeyTexts, _: &str, _: &mut Vec<Error>) -> Self {
        Self
    }

    /// Always returns the error for a call that cannot be signed without the `crypto` feature.
    pub(crate) fn check_private_key(&self) -> Result<(), Error> {
        Err(missing_feature_error())
    }
}

/// Creates the error for a call that cannot be signed without the `crypto` feature.
pub(crate) fn missing_feature_error() -> Error {
    Error::new(
        ErrorKind::Configuration,
        "nothing was sent, because this call must be signed with RSA: enable the feature `crypto` of bytedance-sdk, and set ClientBuilder::private_key",
    )
}
