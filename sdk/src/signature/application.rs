//! The application that signs: its id, its secret and its keys.

#[cfg(feature = "crypto")]
use super::keys::{EncodingAesKey, PrivateKey, PublicKey};
use crate::endpoint::{Endpoint, Scheme};
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;

/// The application's id and secret, and what it signs with.
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) keys: Keys,
}

/// What the application signs, verifies and decrypts with, beside its id and secret.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) payment_salt: Option<Secret>,
    /// Tokens of the payment callbacks, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) callback_tokens: Vec<Secret>,
    /// Tokens of the encrypted pushes, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) push_tokens: Vec<Secret>,
    /// Secrets of the webhooks, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) webhook_secrets: Vec<Secret>,
    #[cfg(feature = "crypto")]
    pub(crate) private_key: Option<PrivateKey>,
    #[cfg(feature = "crypto")]
    pub(crate) key_version: String,
    /// Keys that only decrypt, because a newer one has taken their place.
    #[cfg(feature = "crypto")]
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "for encrypted data")
    )]
    pub(crate) former_private_keys: Vec<PrivateKey>,
    /// The platform's keys, each with its version.
    #[cfg(feature = "crypto")]
    pub(crate) platform_public_keys: Vec<(String, PublicKey)>,
    /// The newest first.
    #[cfg(feature = "crypto")]
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) encoding_aes_keys: Vec<EncodingAesKey>,
}

/// The error of a call whose signature can't be made with the client's settings; `None`: it can be.
pub(crate) fn lacking(application: &Application, endpoint: &Endpoint) -> Option<Error> {
    let keys = &application.keys;
    let error = match endpoint.signature?.scheme {
        Scheme::Session => return None,
        Scheme::Ecpay if keys.payment_salt.is_some() => return None,
        Scheme::Ecpay => missing("payment_salt"),
        #[cfg(feature = "crypto")]
        Scheme::Trade if keys.private_key.is_some() => return None,
        #[cfg(feature = "crypto")]
        Scheme::Trade => missing("private_key"),
        #[cfg(not(feature = "crypto"))]
        Scheme::Trade => Error::new(
            ErrorKind::Configuration,
            "nothing was sent, because this call is signed with RSA: switch on the feature `crypto` of bytedance-sdk, and give ClientBuilder::private_key",
        ),
    };
    Some(error.at(endpoint))
}

/// A setting that a signature needs and nobody gave.
pub(super) fn missing(name: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!(
            "setting `{name}` is missing, so nothing was signed or sent: give it with ClientBuilder::{name}, in a settings file or in a variable"
        ),
    )
}
