//! Unparsed keys, and the error for a missing setting.

use crate::answer::{Error, ErrorKind};
use crate::secret::Secret;

/// The keys as they were configured, before parsing. Secrets that need no parsing are not included.
#[cfg_attr(not(feature = "crypto"), allow(dead_code, reason = "for cryptography"))]
pub(crate) struct KeyTexts {
    pub(crate) private_key: Option<Secret>,
    pub(crate) key_version: String,
    pub(crate) former_private_keys: Vec<Secret>,
    /// The platform's public keys, each with its version.
    pub(crate) platform_public_keys: Vec<(String, String)>,
    /// The keys for encrypted pushes, newest first.
    pub(crate) encoding_aes_keys: Vec<Secret>,
}

/// Creates the error for a call that cannot be signed because a setting is missing.
pub(crate) fn missing_setting_error(name: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!(
            "setting `{name}` is missing, so nothing was signed or sent: set it with ClientBuilder::{name}, in a settings file or in an environment variable"
        ),
    )
}
