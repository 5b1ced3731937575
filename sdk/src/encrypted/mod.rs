//! What the mini program hands over encrypted or signed: the user's information, the phone number.
//!
//! # The user's information
//! 1. The front end calls `tt.login` and hands the code to the server, which exchanges it for the user's session:
//!    `app.login().code_to_session()`. The session key stays on the server.
//! 2. The front end calls `tt.getUserProfile` (or the older `tt.getUserInfo`) and hands over `encryptedData` and `iv`, or `rawData` and
//!    `signature`.
//! 3. [`Client::decrypt`](crate::Client::decrypt) with the session key opens the former and checks the latter.
//!
//! # The phone number
//! - From base library 3.51.0 on, the button with `open-type="getPhoneNumber"` gives a `code`, other than that of `tt.login`:
//!   `Client::phone_number` exchanges it (feature `login`). Prefer it: nothing passes through the front end but the code.
//! - Older front ends give `encryptedData` and `iv`: [`Decrypt::phone_number`].
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
//! // Needs ClientBuilder::private_key.
//! let phone = app.phone_number(phone_code).await?;
//! assert_eq!(phone.country_code, "86");
//! # Ok(()) }
//! ```
//!
//! # What is checked
//! The watermark in the data must name the client's application. Its age is checked where [`Decrypt::max_age`] says so: the platform
//! documents that the time is there to be checked, but no limit. The documents name no unit of the time either: of a number with more
//! digits than seconds have, the first ten count.
//!
//! AES-CBC keeps data secret, but does not prove that nobody has changed it: a user can garble parts of data of their own. What must be
//! proven comes from the platform itself, as `Client::phone_number` and the openid of the login do, or carries a signature, as `rawData`
//! does.
//!
//! # Errors
//! They are [`Error`](crate::Error)s of the kind [`ErrorKind::Decrypt`](crate::ErrorKind::Decrypt), and
//! [`Error::decrypt_error`](crate::Error::decrypt_error) tells which of them, for your logs. Answer the mini program the same for all of
//! them: who can tell wrong padding from wrong content can decrypt data without the key, by trying. The error's own text is safe in that
//! way: whatever depends on the decrypted data has one text; and the work done until then is the same.
//!
//! Nearly always the session key is not the one that the data was encrypted with ([`DecryptError::SessionKey`]): `tt.login` replaces it, so
//! the front end must call it before the data is asked for, not in between, and the server must keep the newest key of each user.
//!
//! # Tests
//! The sandbox platform answers `phone_number` and encrypts what you choose: `Sandbox::encrypted_data`.
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
