//! Decrypts data that the platform encrypts with the application's public key.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::content;
use super::data::PhoneNumber;
use super::error::DecryptError;
use crate::answer::{Error, ErrorKind};
use crate::client::Client;
use crate::wire::WireValue;

/// Decrypts and checks responses that the platform encrypts with the application's public key. Created by
/// [`Client::decrypt_answer`].
#[derive(Debug, Clone)]
#[must_use]
pub struct DecryptAnswer {
    client: Client,
    max_age: Option<Duration>,
}

impl Client {
    /// Creates a [`DecryptAnswer`] for responses that the platform encrypts with the application's public key.
    ///
    /// Use this method for responses that you did not obtain with `Client::phone_number`. That method decrypts its
    /// response itself. See [`encrypted`](crate::encrypted).
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// # fn example(app: bytedance::Client, answer: &str) -> Result<(), bytedance::Error> {
    /// let phone = app
    ///     .decrypt_answer()
    ///     .max_age(Duration::from_secs(300))
    ///     .phone_number(answer)?;
    /// # Ok(()) }
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_answer(&self) -> DecryptAnswer {
        DecryptAnswer {
            client: self.clone(),
            max_age: None,
        }
    }

    /// Decrypts the phone number in a response without checking the age of the data.
    ///
    /// Shorthand for [`decrypt_answer().phone_number(answer)`](DecryptAnswer::phone_number). As with that method,
    /// `answer` must come from the platform, never from a front end.
    ///
    /// # Errors
    /// Returns the same errors as [`DecryptAnswer::phone_number`].
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_phone_number(&self, answer: &str) -> Result<PhoneNumber, Error> {
        self.decrypt_answer().phone_number(answer)
    }
}

impl DecryptAnswer {
    /// Sets the maximum age of the data.
    ///
    /// The age is the difference, in whole seconds, between the time in the watermark and this server's clock. Data is
    /// also rejected if its time is more than five minutes ahead of this server's clock. If you do not set a maximum,
    /// data of any age is accepted.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// Decrypts the phone number in a response from `login().get_phone_number()`.
    ///
    /// Use this method for responses that you did not obtain with `Client::phone_number`, for example responses from a
    /// third-party platform or from a call by name.
    ///
    /// The response is a single RSA block, encoded as base64. It is encrypted with the application's public key and
    /// PKCS#1 v1.5 padding. It is decrypted with [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) or,
    /// if that fails, with one of the former private keys.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/log-in/get-phone-number).
    ///
    /// Pass only data that your own server received directly from the platform, never data from a front end. An
    /// attacker who can choose what is decrypted, and who can observe the result or the time taken, can decrypt other
    /// responses without the key (Bleichenbacher's attack).
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Configuration`] if no private key is set, or of kind
    /// [`ErrorKind::Decrypt`] if the response cannot be decrypted, is for a different application or is too old.
    /// [`Error::decrypt_error`] returns the reason.
    pub fn phone_number(&self, answer: &str) -> Result<PhoneNumber, Error> {
        require_private_key(&self.client)?;
        Ok(decrypt(&self.client, answer, self.max_age)?)
    }
}

/// Returns an error if the client has no private key.
pub(super) fn require_private_key(client: &Client) -> Result<(), Error> {
    let keys = &client.inner.application.keys.parsed;
    if keys.private_key.is_some() || !keys.former_private_keys.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Configuration,
        "setting `private_key` is missing, but decrypting phone numbers requires it: set it with ClientBuilder::private_key, in a settings file or in an environment variable",
    ))
}

/// Decrypts a response and parses its content. The time taken depends on the content. This is safe only because the
/// response comes from the platform, so no attacker can choose what is decrypted and measure the time.
pub(super) fn decrypt<T: WireValue + Default>(
    client: &Client,
    answer: &str,
    max_age: Option<Duration>,
) -> Result<T, DecryptError> {
    let ciphertext = STANDARD.decode(answer).map_err(|_| DecryptError::Base64 {
        what: "the response",
    })?;
    let keys = &client.inner.application.keys.parsed;
    let mut refused = DecryptError::PrivateKey;
    for key in keys.private_key.iter().chain(&keys.former_private_keys) {
        let Some(plaintext) = key.decrypt(&ciphertext) else {
            continue;
        };
        match content::parse_json(&plaintext) {
            Ok(json) => return content::read(json, client.app_id(), max_age),
            // By chance, a wrong key might decrypt the data to something that is not JSON.
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
