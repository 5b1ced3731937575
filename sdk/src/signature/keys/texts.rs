//! Unparsed keys, and the error for a missing setting.

use crate::answer::{Error, ErrorKind};
use crate::secret::Secret;

/// The text of a key, before parsing.
#[derive(Clone)]
#[cfg_attr(not(feature = "crypto"), allow(dead_code, reason = "for cryptography"))]
pub(crate) struct KeyText {
    pub(crate) text: Secret,
    /// The setting that contains the key and where it was set, if it does not come from the program.
    pub(crate) setting: Option<String>,
}

impl KeyText {
    /// Creates the error about this key. `name` is the name of the builder's setter.
    #[cfg_attr(not(feature = "crypto"), allow(dead_code, reason = "for cryptography"))]
    pub(crate) fn error(&self, name: &str, what: &str) -> Error {
        match &self.setting {
            None => Error::setting(name, what),
            Some(setting) => Error::new(
                ErrorKind::Configuration,
                format!("setting {setting} {what}"),
            ),
        }
    }
}

/// The keys as they were configured, before parsing. Secrets that need no parsing are not included.
#[cfg_attr(not(feature = "crypto"), allow(dead_code, reason = "for cryptography"))]
pub(crate) struct KeyTexts {
    pub(crate) private_key: Option<KeyText>,
    pub(crate) key_version: String,
    pub(crate) former_private_keys: Vec<Secret>,
    /// The platform's public keys, each with its version.
    pub(crate) platform_public_keys: Vec<(String, KeyText)>,
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
