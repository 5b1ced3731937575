//! Decryption and verification of user data that a mini program sends: the user's information and phone number.
//!
//! # The user's information
//! 1. The front end calls `tt.login` and sends the code to the server. The server exchanges it for the user's session
//!    with `app.login().code_to_session()`. The session key must stay on the server.
//! 2. The front end calls `tt.getUserProfile` (or the older `tt.getUserInfo`) and sends either `encryptedData` and
//!    `iv`, or `rawData` and `signature`.
//! 3. The server calls [`Client::decrypt`](crate::Client::decrypt) with the session key, and decrypts `encryptedData`
//!    or verifies `rawData`.
//!
//! # The phone number
//! - Since base library 3.51.0, the button with `open-type="getPhoneNumber"` returns a `code`, which is not the code of
//!   `tt.login`. `Client::phone_number` (feature `login`) exchanges it for the phone number. Prefer this way, because
//!   only the code passes through the front end.
//! - Older front ends return `encryptedData` and `iv`, which [`Decrypt::phone_number`] decrypts.
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
//! The watermark in the data must name the client's application. Its age is checked only if you set a maximum
//! with [`Decrypt::max_age`], because the platform documents that the time is meant to be checked, but sets no limit.
//! Nor does it document the unit of the time. If the number has more than ten digits, only the first ten are used, as
//! seconds since 1970.
//!
//! AES-CBC keeps data secret, but it does not prove that the data is unchanged: users can corrupt parts of their own
//! data. If you need proof, use data that comes directly from the platform, such as the result of
//! `Client::phone_number` or the openid of the login, or data with a signature, such as `rawData`.
//!
//! # Errors
//! A failure is an [`Error`](crate::Error) of kind [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt).
//! [`Error::decrypt_error`](crate::Error::decrypt_error) returns the exact reason, which is meant for your logs only.
//! Send the mini program the same response for every failure: an attacker who can distinguish wrong padding from wrong
//! content can decrypt data without the key, by trial and error. The message of the error is safe to send, because all
//! failures that depend on the decrypted data share one message. The content is examined even if the padding is wrong,
//! so the time taken does not reveal which of them it was.
//!
//! The most common cause is a session key other than the one the data was encrypted with
//! ([`DecryptError::SessionKey`]). `tt.login` replaces the key, so the front end must call it before it requests the
//! data, not in between, and the server must store the newest key of each user.
//!
//! # Tests
//! The sandbox platform supports `phone_number`, and `Sandbox::encrypted_data` encrypts any data you choose.
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
