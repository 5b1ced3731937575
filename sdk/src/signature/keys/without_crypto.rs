//! Keys without the feature `crypto`, which are not parsed.

use super::texts::KeyTexts;
use crate::answer::{Error, ErrorKind};

/// A placeholder for the keys, which cannot be parsed without the feature.
#[derive(Default)]
pub(crate) struct ParsedKeys;

impl ParsedKeys {
    /// Does nothing, and reports no error.
    pub(crate) fn parse(_: KeyTexts, _: &str, _: &mut Vec<Error>) -> Self {
        Self
    }

    /// Returns the error for a call that cannot be signed without the feature.
    pub(crate) fn check_private_key(&self) -> Result<(), Error> {
        Err(missing_feature_error())
    }
}

/// Creates the error for a call that cannot be signed without the feature.
pub(crate) fn missing_feature_error() -> Error {
    Error::new(
        ErrorKind::Configuration,
        "nothing was sent, because this call must be signed with RSA: enable the feature `crypto` of bytedance-sdk, and set ClientBuilder::private_key",
    )
}
