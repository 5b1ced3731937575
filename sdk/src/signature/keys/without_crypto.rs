//! Keys without the feature `crypto`: none is parsed.

use super::texts::KeyTexts;
use crate::answer::{Error, ErrorKind};

/// Stands in for the keys that can't be parsed without the feature.
#[derive(Default)]
pub(crate) struct ParsedKeys;

impl ParsedKeys {
    /// Parses nothing, and finds no error.
    pub(crate) fn parse(_: KeyTexts, _: &str, _: &mut Vec<Error>) -> Self {
        Self
    }

    /// Returns the error of calls that the private key would sign.
    pub(crate) fn check_private_key(&self) -> Result<(), Error> {
        Err(missing_feature_error())
    }
}

/// The error of a call that can't be signed without the feature.
pub(crate) fn missing_feature_error() -> Error {
    Error::new(
        ErrorKind::Configuration,
        "nothing was sent, because this call is signed with RSA: switch on the feature `crypto` of bytedance-sdk, and give ClientBuilder::private_key",
    )
}
