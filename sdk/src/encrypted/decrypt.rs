//! With a user's session key: what `encryptedData` holds, and whether `rawData` is genuine.

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

/// Decrypts and checks what a mini program hands over, with the user's session key. [`Client::decrypt`] makes one.
#[derive(Debug, Clone)]
#[must_use]
pub struct Decrypt {
    client: Client,
    session_key: Secret,
    max_age: Option<Duration>,
}

impl Client {
    /// Decrypts and checks what a mini program hands over, with the session key of its user. See [`encrypted`](crate::encrypted).
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
    /// How old the data may be by the time in its watermark, in whole seconds; of any age unless set. Nor may its time be more than five
    /// minutes ahead of this server's clock.
    ///
    /// Allow for clocks that differ and for users who take their time: minutes, not seconds. Old data of the same user is refused so;
    /// whoever must take data once only has to remember it.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// The user's information: `encryptedData` and `iv` of `tt.getUserProfile` or `tt.getUserInfo`, as they are.
    ///
    /// AES-128-CBC with PKCS#7, all three in base64.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt), with the reason in [`Error::decrypt_error`]: it can't be decrypted, or is another
    /// application's, or too old.
    pub fn user_info(&self, encrypted_data: &str, iv: &str) -> Result<UserInfo, Error> {
        self.read(encrypted_data, iv)
    }

    /// The phone number: `encryptedData` and `iv` of a button with `open-type="getPhoneNumber"`, as they are. Front ends with base library
    /// 3.51.0 or later give a code as well, which goes to `Client::phone_number`.
    ///
    /// AES-128-CBC with PKCS#7, all three in base64.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/acquire-phone-number-acquire).
    ///
    /// # Errors
    /// Those of [`user_info`](Self::user_info).
    pub fn phone_number(&self, encrypted_data: &str, iv: &str) -> Result<PhoneNumber, Error> {
        self.read(encrypted_data, iv)
    }

    /// What is in `encryptedData`, as open JSON: for data that has no method of its own here, such as that of a share. Both texts
    /// are in base64, as the front end received them. Watermark and age are checked.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// Those of [`user_info`](Self::user_info).
    pub fn json(&self, encrypted_data: &str, iv: &str) -> Result<serde_json::Value, Error> {
        self.read(encrypted_data, iv)
    }

    /// What is in `encryptedData`, as a type of your own that implements [`Structure`](crate::wire::Structure). Both texts are in base64, as
    /// the front end received them. Watermark and age are checked.
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
    /// Those of [`user_info`](Self::user_info).
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
        // All of it is looked at whether the padding is valid or not, so that the time does not tell.
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

    /// Checks that `rawData` is what the platform gave to the mini program: `signature` is that of `tt.getUserProfile` or `tt.getUserInfo`.
    ///
    /// The signature is the lower-case hex SHA-1 of `rawData` and the session key as it is. `rawData` has no watermark; hand it over exactly
    /// as the front end received it, not serialized again.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process).
    ///
    /// # Errors
    /// It is not; the kind is [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt).
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

/// Decodes a key or an initialization vector.
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
