//! An application's parsed keys.

use super::encoding_aes_key::EncodingAesKey;
use super::private_key::PrivateKey;
use super::public_key::PublicKey;
use super::texts::{KeyText, KeyTexts, missing_setting_error};
use crate::answer::Error;

/// The name of the builder's setter for the platform's public keys.
const PUBLIC_KEY: &str = "platform_public_key";

/// An application's keys in parsed form. Secrets that need no parsing are not included.
#[derive(Default)]
pub(crate) struct ParsedKeys {
    pub(crate) private_key: Option<PrivateKey>,
    pub(crate) key_version: String,
    /// Private keys that have been replaced by a newer one. They are used only to decrypt.
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "for encrypted data")
    )]
    pub(crate) former_private_keys: Vec<PrivateKey>,
    /// The platform's public keys, each with its version.
    pub(crate) platform_public_keys: Vec<(String, PublicKey)>,
    /// The keys for encrypted pushes, newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) encoding_aes_keys: Vec<EncodingAesKey>,
}

impl ParsedKeys {
    /// Parses an application's keys. For each key that cannot be used, adds an error to `errors`.
    pub(crate) fn parse(texts: KeyTexts, app_id: &str, errors: &mut Vec<Error>) -> Self {
        if texts.private_key.is_some() {
            check_signed_texts(app_id, &texts.key_version, errors);
        }
        check_versions(&texts.platform_public_keys, errors);
        let private_key = texts.private_key.and_then(|key| {
            PrivateKey::parse(key.text.expose())
                .map_err(|what| errors.push(key.error("private_key", &what)))
                .ok()
        });
        let platform_public_keys = texts
            .platform_public_keys
            .into_iter()
            .filter_map(|(version, key)| {
                let parsed = PublicKey::parse(key.text.expose()).map_err(|what| {
                    let what = format!("for version {version} {what}");
                    errors.push(key.error(PUBLIC_KEY, &what));
                });
                Some((version, parsed.ok()?))
            })
            .collect();
        let mut unusable = |name: &str, what: String| errors.push(Error::setting(name, what));
        Self {
            private_key,
            platform_public_keys,
            key_version: texts.key_version,
            former_private_keys: texts
                .former_private_keys
                .iter()
                .filter_map(|key| {
                    PrivateKey::parse(key.expose())
                        .map_err(|what| unusable("former_private_key", what))
                        .ok()
                })
                .collect(),
            encoding_aes_keys: texts
                .encoding_aes_keys
                .iter()
                .filter_map(|key| {
                    EncodingAesKey::parse(key.expose())
                        .map_err(|what| unusable("encoding_aes_key", what))
                        .ok()
                })
                .collect(),
        }
    }

    /// Returns the private key. If there is none, returns the error for a call that cannot be signed without it.
    pub(crate) fn private_key(&self) -> Result<&PrivateKey, Error> {
        let key = self.private_key.as_ref();
        key.ok_or_else(|| missing_setting_error("private_key"))
    }

    /// Checks that there is a private key. If there is none, returns the error for a call that cannot be signed without
    /// it.
    pub(crate) fn check_private_key(&self) -> Result<(), Error> {
        self.private_key().map(|_| ())
    }
}

/// Rejects settings containing characters that are not allowed in the signature header.
fn check_signed_texts(app_id: &str, key_version: &str, errors: &mut Vec<Error>) {
    for (name, text) in [("app_id", app_id), ("key_version", key_version)] {
        if text.contains([',', '"']) {
            let what =
                "contains a comma or a quotation mark, which the signature header cannot carry";
            errors.push(Error::setting(name, what));
        }
    }
}

/// Rejects public keys that have no version or the same version as an earlier key in the list.
fn check_versions(keys: &[(String, KeyText)], errors: &mut Vec<Error>) {
    for (index, (version, key)) in keys.iter().enumerate() {
        if version.trim().is_empty() {
            errors.push(key.error(PUBLIC_KEY, "has a key without a version"));
        }
        let earlier = keys.iter().take(index);
        if earlier.into_iter().any(|(earlier, _)| earlier == version) {
            let what = format!("has two keys for version {version}");
            errors.push(key.error(PUBLIC_KEY, &what));
        }
    }
}
