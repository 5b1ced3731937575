//! Decrypts and verifies the user data that a mini program sends: profile information and phone numbers.
//!
//! # The user's information
//! 1. The front end calls `tt.login` and sends the resulting code to the server. The server exchanges the code for the
//!    user's session with `app.login().code_to_session()`. The session key must never leave the server.
//! 2. The front end calls `tt.getUserProfile` (or the older `tt.getUserInfo`). It sends the server either
//!    `encryptedData` and `iv`, or `rawData` and `signature`.
//! 3. The server passes the session key to [`Client::decrypt`](crate::Client::decrypt), and then decrypts
//!    `encryptedData` or verifies `rawData`.
//!
//! # The phone number
//! - Since base library 3.51.0, the button with `open-type="getPhoneNumber"` returns a `code` that is different from
//!   the code of `tt.login`. `Client::phone_number` (feature `login`) exchanges it for the phone number. Prefer this
//!   method, because only the code passes through the front end, not the phone number.
//! - Older front ends return `encryptedData` and `iv`. Decrypt these with [`Decrypt::phone_number`].
//!
//! ```
//! use std::time::Duration;
//! use bytedance::Client;
//!
//! # #[cfg(feature = "login")]
//! # async fn example(app: Client, code: &str, phone_code: &str, encrypted_data: &str, iv: &str) -> Result<(), bytedance::Error> {
//! let session = app.login().code_to_session().code(code).send().await?;
//!
//! let user = app
//!     .decrypt(session.session_key.as_str())
//!     .max_age(Duration::from_secs(600))
//!     .user_info(encrypted_data, iv)?;
//! println!("{} is {}", session.openid, user.nick_name);
//!
//! // This requires ClientBuilder::private_key.
//! let phone = app.phone_number(phone_code).await?;
//! assert_eq!(phone.country_code, "86");
//! # Ok(()) }
//! ```
//!
//! # Checks
//! The watermark in the data must name the client's application. Its age is checked only if you set a maximum with
//! [`Decrypt::max_age`], because the platform's documentation says that the time should be checked, but specifies no
//! limit. The unit of the time is not documented either. Only the first ten digits of the number are used, as seconds
//! since 1970.
//!
//! AES-CBC keeps data secret, but it does not protect data from being changed: users can corrupt parts of their own
//! data. If you need proof that data is authentic, use data that comes directly from the platform, such as the result
//! of `Client::phone_number` or the openid from the login. Data with a signature, such as `rawData`, is also suitable.
//!
//! # Errors
//! Every failure is reported as an [`Error`](crate::Error) of kind [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt).
//! [`Error::decrypt_error`](crate::Error::decrypt_error) returns the exact reason. The reason is meant only for your
//! logs.
//!
//! Send the mini program the same response for every failure. Otherwise, an attacker who can distinguish invalid
//! padding from invalid content can decrypt data by trial and error, without the key. The error's message is safe to
//! send, because all failures that depend on the decrypted data share one message. The content is examined even if the
//! padding is invalid, so the time taken does not reveal which of the two is wrong.
//!
//! The most common cause of a failure is a session key other than the one used to encrypt the data
//! ([`DecryptError::SessionKey`]). Each call of `tt.login` replaces the session key. The front end must therefore call
//! it before requesting the data, and must not call it again until the data has been decrypted. The server must store
//! each user's newest key.
//!
//! # Tests
//! The sandbox platform supports `Client::phone_number`, and `Sandbox::encrypt_data` encrypts any data you choose.
//!
//! Sources: [敏感数据处理](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/sensitive-data-process),
//! [获取手机号](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/acquire-phone-number-acquire),
//! [获取手机号（新方式）](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/new-phone-method).

mod cipher;
mod content;
mod data;
mod decrypt;
mod error;
#[cfg(feature = "login")]
mod phone_number;
mod private_key;

pub use data::{PhoneNumber, UserInfo, Watermark};
pub use decrypt::Decrypt;
pub use error::DecryptError;
#[cfg(feature = "login")]
#[cfg_attr(docsrs, doc(cfg(all(feature = "encrypted", feature = "login"))))]
pub use phone_number::PhoneNumberByCode;
pub use private_key::DecryptAnswer;
