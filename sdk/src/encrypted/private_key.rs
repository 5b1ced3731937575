//! What the platform encrypts with the application's public key.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::content;
use super::data::PhoneNumber;
use super::error::DecryptError;
use crate::answer::{Error, ErrorKind};
use crate::client::Client;
use crate::wire::WireValue;

/// Decrypts and checks what the platform has encrypted with the application's public key. [`Client::decrypt_answer`] makes one.
#[derive(Debug, Clone)]
#[must_use]
pub struct DecryptAnswer {
    client: Client,
    max_age: Option<Duration>,
}

impl Client {
    /// Decrypts and checks what the platform has encrypted with the application's public key, where it does not come from `phone_number`. See
    /// [`encrypted`](crate::encrypted).
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

    /// Short for [`decrypt_answer().phone_number(answer)`](DecryptAnswer::phone_number), of any age. As there, `answer` must come from the
    /// platform, never from a front end.
    ///
    /// # Errors
    /// Those of [`DecryptAnswer::phone_number`].
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_phone_number(&self, answer: &str) -> Result<PhoneNumber, Error> {
        self.decrypt_answer().phone_number(answer)
    }
}

impl DecryptAnswer {
    /// How old the data may be by the time in its watermark, in whole seconds; of any age unless set. Nor may its time be more than five
    /// minutes ahead of this server's clock.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// The phone number in the answer of `login().get_phone_number()`, where it does not come from `phone_number`: by a
    /// third-party platform or a call by name, for instance.
    ///
    /// The answer is the base64 of one block of RSA with the padding of PKCS#1 v1.5, made with the application's public key; it is
    /// decrypted with [`ClientBuilder::private_key`](crate::ClientBuilder::private_key), or else with one of the former keys.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/log-in/get-phone-number).
    ///
    /// Give it only what your own server received from the platform, never what a front end hands over: who may choose what is decrypted, and
    /// learns how it went or how long it took, can decrypt other answers without the key, by trying (the attack of Bleichenbacher).
    ///
    /// # Errors
    /// There is no private key: [`ErrorKind::Configuration`]. It can't be decrypted, is for another application or too old:
    /// [`ErrorKind::Decrypt`], with the reason in [`Error::decrypt_error`].
    pub fn phone_number(&self, answer: &str) -> Result<PhoneNumber, Error> {
        require_private_key(&self.client)?;
        Ok(decrypt(&self.client, answer, self.max_age)?)
    }
}

/// Checks that the client has a private key.
pub(super) fn require_private_key(client: &Client) -> Result<(), Error> {
    let keys = &client.inner.application.keys.parsed;
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
pub(super) fn decrypt<T: WireValue + Default>(
    client: &Client,
    answer: &str,
    max_age: Option<Duration>,
) -> Result<T, DecryptError> {
    let ciphertext = STANDARD
        .decode(answer)
        .map_err(|_| DecryptError::Base64 { what: "the answer" })?;
    let keys = &client.inner.application.keys.parsed;
    let mut refused = DecryptError::PrivateKey;
    for key in keys.private_key.iter().chain(&keys.former_private_keys) {
        let Some(plaintext) = key.decrypt(&ciphertext) else {
            continue;
        };
        match content::parse_json(&plaintext) {
            Ok(json) => return content::read(json, client.app_id(), max_age),
            // A wrong key may decrypt to something by chance.
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
