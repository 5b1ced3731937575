//! What the platform encrypts with the application's public key.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{DecryptError, PhoneNumber, content};
use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::wire::Value;

impl Client {
    /// Decrypts the answer of `login().get_phone_number()` where it was got in another way than with `phone_number`: by a third-party
    /// platform or a call by name, for instance.
    ///
    /// The answer is the base64 of one block of RSA with the padding of PKCS#1 v1.5, made with the application's public key; it is
    /// decrypted with [`ClientBuilder::private_key`](crate::ClientBuilder::private_key), or else with one of the former keys.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/log-in/get-phone-number).
    ///
    /// # Errors
    /// There is no private key: [`ErrorKind::Configuration`]. It can't be decrypted, or is for another application:
    /// [`ErrorKind::Decrypt`], with the reason in [`Error::decrypt_error`].
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_phone_number(&self, answer: &str) -> Result<PhoneNumber, Error> {
        check(self)?;
        Ok(open(self, answer, None)?)
    }
}

/// The error of a client without private keys.
pub(super) fn check(client: &Client) -> Result<(), Error> {
    let keys = &client.application().keys;
    if keys.private_key.is_some() || !keys.former_private_keys.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Configuration,
        "setting `private_key` is missing, which decrypts phone numbers: give it with ClientBuilder::private_key, in a settings file or in a variable",
    ))
}

/// Decrypts and reads what is in an answer. It comes from the platform and not from a front end: nobody else can choose what is decrypted,
/// and learn from how long it takes.
pub(super) fn open<T: Value + Default>(
    client: &Client,
    answer: &str,
    max_age: Option<Duration>,
) -> Result<T, DecryptError> {
    let ciphertext = STANDARD
        .decode(answer)
        .map_err(|_| DecryptError::Base64 { what: "the answer" })?;
    let keys = &client.application().keys;
    let mut refused = DecryptError::PrivateKey;
    for key in keys.private_key.iter().chain(&keys.former_private_keys) {
        let Some(plain) = key.decrypt(&ciphertext) else {
            continue;
        };
        match content::json(&plain) {
            Ok(json) => return content::read(json, client.app_id(), max_age),
            // Of a wrong key something may come out by chance.
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
