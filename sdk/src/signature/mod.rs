//! How requests are signed, and what for.

#[cfg(feature = "rsa")]
mod digest;
mod ecpay;
#[cfg(feature = "rsa")]
mod ecpay_callback;
#[cfg(feature = "rsa")]
mod keys;
#[cfg(feature = "rsa")]
mod life_service;
#[cfg(feature = "rsa")]
mod push;
#[cfg(feature = "rsa")]
mod trade;
#[cfg(feature = "rsa")]
mod webhook;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub(crate) use self::ecpay::{LEFT_OUT, ecpay, printed};
#[cfg(feature = "rsa")]
pub use self::{
    ecpay_callback::{ecpay_callback, ecpay_callback_body_is_genuine, ecpay_callback_is_genuine},
    keys::{PrivateKey, PublicKey},
    life_service::{life_service, life_service_is_genuine},
    push::{push, push_is_genuine},
    trade::SignedOrder,
    webhook::{webhook, webhook_is_genuine},
};
#[cfg(feature = "rsa")]
pub(crate) use self::{
    keys::EncodingAesKey,
    trade::{Authorization, Signed},
};
use crate::client::Application;
use crate::endpoint::{Endpoint, Scheme};
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;

/// What the application signs, verifies and decrypts with, beside its id and secret.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) payment_salt: Option<Secret>,
    /// Token of the payment callbacks.
    pub(crate) callback_token: Option<Secret>,
    /// Token of the encrypted pushes.
    pub(crate) push_token: Option<Secret>,
    /// Secret of the webhooks where it is not the application's.
    pub(crate) webhook_secret: Option<Secret>,
    #[cfg(feature = "rsa")]
    pub(crate) private_key: Option<PrivateKey>,
    #[cfg(feature = "rsa")]
    pub(crate) key_version: String,
    /// Keys that only decrypt, because a newer one has taken their place.
    #[cfg(feature = "rsa")]
    pub(crate) former_private_keys: Vec<PrivateKey>,
    /// The platform's keys, each with its version.
    #[cfg(feature = "rsa")]
    pub(crate) platform_public_keys: Vec<(String, PublicKey)>,
    /// The newest first.
    #[cfg(feature = "rsa")]
    pub(crate) encoding_aes_keys: Vec<EncodingAesKey>,
}

/// The error of a call whose signature can't be made with the client's settings; `None`: it can be.
pub(crate) fn lacking(application: &Application, endpoint: &Endpoint) -> Option<Error> {
    let keys = &application.keys;
    let error = match endpoint.signature?.scheme {
        Scheme::Session => return None,
        Scheme::Ecpay if keys.payment_salt.is_some() => return None,
        Scheme::Ecpay => missing("payment_salt"),
        #[cfg(feature = "rsa")]
        Scheme::Trade if keys.private_key.is_some() => return None,
        #[cfg(feature = "rsa")]
        Scheme::Trade => missing("private_key"),
        #[cfg(not(feature = "rsa"))]
        Scheme::Trade => Error::new(
            ErrorKind::Configuration,
            "nothing was sent, because this call is signed with RSA: switch on the feature `rsa` of bytedance-sdk, and give ClientBuilder::private_key",
        ),
    };
    Some(error.at(endpoint))
}

/// A setting that a signature needs and nobody gave.
fn missing(name: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!(
            "setting `{name}` is missing, so nothing was signed or sent: give it with ClientBuilder::{name}, in a settings file or in a variable"
        ),
    )
}

/// Lower-case hex HMAC-SHA256 of the exact body, keyed with the `session_key` as it is.
pub(crate) fn session(session_key: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(session_key.as_bytes()).ok()?;
    mac.update(body);
    Some(hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_session_signature_is_that_of_the_platform_s_example() {
        let signature = super::session("724edcafc423d167724edcbe", br#"{"foo":"bar"}"#);
        assert_eq!(
            signature.as_deref(),
            Some("44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e")
        );
    }
}
