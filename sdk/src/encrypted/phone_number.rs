//! Exchanges a code for a phone number.

use std::time::Duration;

use super::data::PhoneNumber;
use super::private_key;
use crate::answer::Error;
use crate::client::{CallOptions, Client};
use crate::login::GET_PHONE_NUMBER;
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// A request that exchanges a code for a phone number when it is awaited. Created by [`Client::phone_number`].
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited"]
pub struct PhoneNumberByCode {
    client: Client,
    code: Secret,
    options: CallOptions,
    max_age: Option<Duration>,
}

impl Client {
    /// Exchanges the code from a button with `open-type="getPhoneNumber"` for the user's phone number.
    ///
    /// Calls `login().get_phone_number()` and decrypts the response with
    /// [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) or, if that fails, with one of the former
    /// private keys.
    ///
    /// The code is different from the code of `tt.login`. It is valid for five minutes and can be used only once.
    ///
    /// The platform encrypts the response with the public key that is set in the console (开发配置, 应用公钥), using RSA with
    /// PKCS#1 v1.5 padding. If you replace the public key there, set the new private key as `private_key` and the old
    /// one as `former_private_key`.
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/basic-abilities/log-in/get-phone-number).
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use bytedance::CallOptions;
    ///
    /// # async fn example(app: bytedance::Client, code: &str, other: &str) -> Result<(), bytedance::Error> {
    /// let phone = app.phone_number(code).await?;
    /// println!("{}", phone.pure_phone_number);
    ///
    /// let phone = app
    ///     .phone_number(other)
    ///     .with_options(CallOptions::new().timeout(Duration::from_secs(3)))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// - [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if no private key is set. In that case, nothing
    ///   is sent, so the code can still be used.
    /// - The call's own error if the call fails. Check for an invalid code with [`Error::is_code_invalid`].
    /// - [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt) if the response cannot be decrypted, is for a different
    ///   application or is too old. [`Error::decrypt_error`] returns the reason.
    #[cfg_attr(docsrs, doc(cfg(all(feature = "encrypted", feature = "login"))))]
    #[doc(alias = "getPhoneNumber")]
    #[doc(alias = "获取手机号")]
    pub fn phone_number(&self, code: impl Into<Secret>) -> PhoneNumberByCode {
        PhoneNumberByCode {
            client: self.clone(),
            code: code.into(),
            options: CallOptions::new(),
            max_age: None,
        }
    }
}

impl PhoneNumberByCode {
    /// Sets the token, the timeout and other options for this call only.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the maximum age of the data.
    ///
    /// The age is the difference, in whole seconds, between the time in the watermark and this server's clock. Data is
    /// also rejected if its time is more than five minutes ahead of this server's clock. If you do not set a maximum,
    /// data of any age is accepted.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    async fn exchange(self) -> Result<PhoneNumber, Error> {
        // Check the key first, because the call uses up the code.
        private_key::require_private_key(&self.client)
            .map_err(|error| error.at(&GET_PHONE_NUMBER))?;
        let request = self.client.login().get_phone_number();
        let answer = request
            .code(self.code.expose())
            .with_options(self.options)
            .send_for_answer()
            .await?;
        private_key::decrypt(&self.client, &answer, self.max_age)
            .map_err(|error| Error::from(error).about(&answer.raw))
    }
}

impl IntoFuture for PhoneNumberByCode {
    type Output = Result<PhoneNumber, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.exchange())
    }
}
