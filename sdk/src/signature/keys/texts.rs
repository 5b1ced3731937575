//! Keys as texts, and the error of one that is missing.

use crate::answer::{Error, ErrorKind};
use crate::secret::Secret;

/// The keys that must be parsed before they are used, as they are given.
#[cfg_attr(not(feature = "crypto"), allow(dead_code, reason = "for cryptography"))]
pub(crate) struct KeyTexts {
    pub(crate) private_key: Option<Secret>,
    pub(crate) key_version: String,
    pub(crate) former_private_keys: Vec<Secret>,
    /// The platform's keys, each with its version.
    pub(crate) platform_public_keys: Vec<(String, String)>,
    /// The newest first.
    pub(crate) encoding_aes_keys: Vec<Secret>,
}

/// The error of a signature that needs a setting which is not given.
pub(crate) fn missing_setting_error(name: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!(
            "setting `{name}` is missing, so nothing was signed or sent: give it with ClientBuilder::{name}, in a settings file or in a variable"
        ),
    )
}
