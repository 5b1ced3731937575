//! The keys of an application, parsed.

use super::encoding_aes_key::EncodingAesKey;
use super::private_key::PrivateKey;
use super::public_key::PublicKey;
use super::texts::{KeyTexts, missing_setting_error};
use crate::answer::Error;

/// The keys of an application that must be parsed before they are used.
#[derive(Default)]
pub(crate) struct ParsedKeys {
    pub(crate) private_key: Option<PrivateKey>,
    pub(crate) key_version: String,
    /// Keys that only decrypt, because a newer one has taken their place.
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "for encrypted data")
    )]
    pub(crate) former_private_keys: Vec<PrivateKey>,
    /// The platform's keys, each with its version.
    pub(crate) platform_public_keys: Vec<(String, PublicKey)>,
    /// The newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) encoding_aes_keys: Vec<EncodingAesKey>,
}

impl ParsedKeys {
    /// Parses the keys of an application, and adds an error to `errors` for each that can't be used.
    pub(crate) fn parse(texts: KeyTexts, app_id: &str, errors: &mut Vec<Error>) -> Self {
        if texts.private_key.is_some() {
            check_signed_texts(app_id, &texts.key_version, errors);
        }
        check_versions(&texts.platform_public_keys, errors);
        let mut unusable = |name: &str, what: String| errors.push(Error::setting(name, what));
        Self {
            private_key: texts.private_key.and_then(|key| {
                PrivateKey::parse(key.expose())
                    .map_err(|what| unusable("private_key", what))
                    .ok()
            }),
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
            platform_public_keys: texts
                .platform_public_keys
                .into_iter()
                .filter_map(|(version, key)| {
                    PublicKey::parse(&key)
                        .map_err(|what| {
                            unusable("platform_public_key", format!("(version {version}) {what}"));
                        })
                        .ok()
                        .map(|key| (version, key))
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

    /// The private key, or the error of calls that it would sign.
    pub(crate) fn private_key(&self) -> Result<&PrivateKey, Error> {
        let key = self.private_key.as_ref();
        key.ok_or_else(|| missing_setting_error("private_key"))
    }

    /// Returns the error of calls that the private key would sign if there is none.
    pub(crate) fn check_private_key(&self) -> Result<(), Error> {
        self.private_key().map(|_| ())
    }
}

/// Refuses what can't stand in the header that carries a signature.
fn check_signed_texts(app_id: &str, key_version: &str, errors: &mut Vec<Error>) {
    for (name, text) in [("app_id", app_id), ("key_version", key_version)] {
        if text.contains([',', '"']) {
            let what = "has a comma or a quotation mark in it, so it can't stand in a signature";
            errors.push(Error::setting(name, what));
        }
    }
}

/// Refuses public keys without a version of their own.
fn check_versions(keys: &[(String, String)], errors: &mut Vec<Error>) {
    const NAME: &str = "platform_public_key";
    for (index, (version, _)) in keys.iter().enumerate() {
        if version.trim().is_empty() {
            errors.push(Error::setting(NAME, "is given without its version"));
        }
        let earlier = keys.iter().take(index);
        if earlier.into_iter().any(|(earlier, _)| earlier == version) {
            let what = format!("is given twice for version {version}");
            errors.push(Error::setting(NAME, what));
        }
    }
}
