//! The phone number by code.

use std::time::Duration;

use super::data::PhoneNumber;
use super::private_key;
use crate::answer::Error;
use crate::client::{CallOptions, Client};
use crate::login::GET_PHONE_NUMBER;
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// A code on its way to become a phone number; awaited, it gives the number. [`Client::phone_number`] makes one.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited"]
pub struct PhoneNumberByCode {
    client: Client,
    code: Secret,
    options: CallOptions,
    max_age: Option<Duration>,
}

impl Client {
    /// Exchanges the code of a button with `open-type="getPhoneNumber"` for the user's phone number, and decrypts it with
    /// [`ClientBuilder::private_key`](crate::ClientBuilder::private_key), or else with one of the former keys.
    ///
    /// Calls `login().get_phone_number()`. The code is not the one of `tt.login`; it lives five minutes and works once. The platform takes
    /// the public key of the console (开发配置, 应用公钥), RSA with the padding of PKCS#1 v1.5: whoever replaces it there gives the new
    /// private key as `private_key` and the old one as `former_private_key`.
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
    /// There is no private key: [`ErrorKind::Configuration`](crate::ErrorKind::Configuration), and nothing was sent, so the code still works.
    /// The call fails, for instance with [`Error::is_code_invalid`]. The answer can't be decrypted, or is for another application:
    /// [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt), with the reason in [`Error::decrypt_error`].
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
    /// Token, timeout and so on, for this call only.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// How old the data may be by the time in its watermark, in whole seconds; of any age unless set. Nor may its time be more than five
    /// minutes ahead of this server's clock.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    async fn exchange(self) -> Result<PhoneNumber, Error> {
        // Before the code is used up.
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
