//! Decryption of `encryptedData` and verification of `rawData` with a user's session key.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::data::{PhoneNumber, UserInfo};
use super::error::{DecryptError, ENCRYPTED_DATA};
use super::{cipher, content};
use crate::answer::Error;
use crate::client::Client;
use crate::secret::Secret;
use crate::signature;
use crate::wire::WireValue;

/// Decrypts and verifies data from a mini program with the user's session key. Created by [`Client::decrypt`].
#[derive(Debug, Clone)]
#[must_use]
pub struct Decrypt {
    client: Client,
    session_key: Secret,
    max_age: Option<Duration>,
}

impl Client {
    /// Creates a [`Decrypt`] with a user's session key. Use it to decrypt or verify the data that the mini program
    /// sends.
    ///
    /// See [`encrypted`](crate::encrypted) for the whole procedure.
    ///
    /// ```
    /// # fn example(app: bytedance::Client, encrypted_data: &str, iv: &str) -> Result<(), bytedance::Error> {
    /// let user = app.decrypt("HyVFkGl5F5OQWJZZaNzBBg==").user_info(encrypted_data, iv)?;
    /// # Ok(()) }
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    #[doc(alias = "encryptedData")]
    #[doc(alias = "decrypt_user_data")]
    pub fn decrypt(&self, session_key: impl Into<Secret>) -> Decrypt {
        Decrypt {
            client: self.clone(),
            session_key: session_key.into(),
            max_age: None,
        }
    }
}

impl Decrypt {
    /// Sets the maximum age of the data.
    ///
    /// The age is the difference, in whole seconds, between the time in the watermark and this server's clock. Data is
    /// also rejected if its time is more than five minutes ahead of this server's clock. If you do not set a maximum,
    /// data of any age is accepted.
    ///
    /// Choose minutes rather than seconds, because clocks differ and users take their time. The limit rejects a user's
    /// old data, but it does not reject data that is sent twice within the limit. To accept data only once, keep a
    /// record of the data that you have already accepted.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// Decrypts a user's profile information. Pass the `encryptedData` and `iv` from `tt.getUserProfile` or
    /// `tt.getUserInfo` unchanged.
    ///
    /// The encryption is AES-128-CBC with PKCS#7 padding. The session key, `encrypted_data` and `iv` are encoded as
    /// base64.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt) if the data cannot be decrypted,
    /// belongs to a different application or is too old. [`Error::decrypt_error`] returns the reason.
    pub fn user_info(&self, encrypted_data: &str, iv: &str) -> Result<UserInfo, Error> {
        self.read(encrypted_data, iv)
    }

    /// Decrypts a user's phone number. Pass the `encryptedData` and `iv` from a button with
    /// `open-type="getPhoneNumber"` unchanged.
    ///
    /// In base library 3.51.0 or later, the button also returns a code. You can pass that code to
    /// `Client::phone_number` instead.
    ///
    /// The encryption is AES-128-CBC with PKCS#7 padding. The session key, `encrypted_data` and `iv` are encoded as
    /// base64.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/acquire-phone-number-acquire).
    ///
    /// # Errors
    /// Returns the same errors as [`user_info`](Self::user_info).
    pub fn phone_number(&self, encrypted_data: &str, iv: &str) -> Result<PhoneNumber, Error> {
        self.read(encrypted_data, iv)
    }

    /// Decrypts `encryptedData` into untyped JSON.
    ///
    /// Use this method for data that has no method of its own, for example data about a share. Pass both base64 strings
    /// exactly as the front end received them. The watermark is checked, and also its age if a maximum is set.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// Returns the same errors as [`user_info`](Self::user_info).
    pub fn json(&self, encrypted_data: &str, iv: &str) -> Result<serde_json::Value, Error> {
        self.read(encrypted_data, iv)
    }

    /// Decrypts `encryptedData` into your own type, which must implement [`Structure`](crate::wire::Structure) and
    /// `Default`.
    ///
    /// Pass both base64 strings exactly as the front end received them. The watermark is checked, and also its age if a
    /// maximum is set.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// ```
    /// use bytedance::wire::{Fields, Structure};
    ///
    /// #[derive(Default)]
    /// struct Nickname(String);
    ///
    /// impl Structure for Nickname {
    ///     fn fields(&mut self, fields: &mut Fields<'_, '_>) {
    ///         fields.field("nickName", &mut self.0);
    ///     }
    /// }
    ///
    /// # fn example(app: bytedance::Client, session_key: &str, encrypted_data: &str, iv: &str) -> Result<(), bytedance::Error> {
    /// let Nickname(name) = app.decrypt(session_key).read(encrypted_data, iv)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns the same errors as [`user_info`](Self::user_info).
    pub fn read<T: WireValue + Default>(&self, encrypted_data: &str, iv: &str) -> Result<T, Error> {
        Ok(self.decrypt(encrypted_data, iv)?)
    }

    fn decrypt<T: WireValue + Default>(
        &self,
        encrypted_data: &str,
        iv: &str,
    ) -> Result<T, DecryptError> {
        let key = decode_block("the session key", self.session_key.expose())?;
        let iv = *decode_block("iv", iv)?;
        let data = decode_base64(ENCRYPTED_DATA, encrypted_data)?;
        let length = data.len();
        let plaintext = cipher::decrypt(&key, iv, data).ok_or(DecryptError::Length {
            what: ENCRYPTED_DATA,
            bytes: length,
        })?;
        // The content is examined even if the padding is invalid, so the time taken does not reveal which of the two is
        // wrong.
        let begins_as_json = content::begins_as_json(&plaintext.bytes);
        let content = content::parse_json(&plaintext.bytes)
            .and_then(|json| content::read(json, self.client.app_id(), self.max_age));
        match content {
            Err(DecryptError::Json) if !begins_as_json => Err(DecryptError::SessionKey),
            _ if !plaintext.padding_is_valid && !begins_as_json => Err(DecryptError::SessionKey),
            _ if !plaintext.padding_is_valid => Err(DecryptError::Padding),
            content => content,
        }
    }

    /// Verifies that `rawData` has not been changed since the platform passed it to the mini program.
    ///
    /// `signature` is the signature that `tt.getUserProfile` or `tt.getUserInfo` returned. It is the SHA-1 hash, in
    /// lowercase hexadecimal, of `rawData` followed by the session key. The session key is hashed in its base64 form,
    /// without decoding it.
    ///
    /// Pass `rawData` exactly as the front end received it, without parsing and serializing it again. Unlike encrypted
    /// data, it has no watermark to check.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt) if the signature does not match.
    #[doc(alias = "rawData")]
    pub fn verify_raw_data(&self, raw_data: &str, signature: &str) -> Result<(), Error> {
        if signature::raw_data_is_genuine(raw_data, self.session_key.expose(), signature) {
            Ok(())
        } else {
            Err(DecryptError::RawData.into())
        }
    }
}

fn decode_base64(what: &'static str, text: &str) -> Result<Vec<u8>, DecryptError> {
    STANDARD
        .decode(text)
        .map_err(|_| DecryptError::Base64 { what })
}

/// Decodes a key or an initialization vector from base64.
fn decode_block(
    what: &'static str,
    text: &str,
) -> Result<Zeroizing<[u8; cipher::BLOCK]>, DecryptError> {
    let bytes = Zeroizing::new(decode_base64(what, text)?);
    let block = bytes.as_slice().try_into().map(Zeroizing::new);
    block.map_err(|_| DecryptError::Length {
        what,
        bytes: bytes.len(),
    })
}
