//! A server-side SDK for ByteDance / Douyin (字节跳动 / 抖音 / 头条) mini programs. Every endpoint of the platform is a typed call; the client takes
//! care of tokens, signatures, retries and callbacks.
//!
//! ```no_run
//! use bytedance::Client;
//!
//! # #[cfg(feature = "login")]
//! # async fn example(code: &str) -> Result<(), bytedance::Error> {
//! let app = Client::builder("tt_app_id", "secret").build()?;
//! let session = app.login().code_to_session().code(code).send().await?;
//! println!("{}", session.openid);
//! # Ok(()) }
//! ```
//!
//! To find an endpoint, search these docs for its Chinese title (`文本内容检测`), its path (`/api/apps/qrcode`) or its name in another SDK
//! (`code2Session`, `set_user_storage`). Each chapter of the platform's documentation is a module here and a method of [`Client`].
//!
//! # Making calls
//! - Required fields are checked before anything is sent. The error names every field that is missing.
//! - `send()` returns the payload of the response. `send_for_answer()` returns an [`Answer`], which also has the status, the headers, the log id
//!   and the whole body. Images are returned as [`Binary`].
//! - Request types are public: create a request, and send it later with [`Client::send`].
//! - [`CallOptions`] apply to one call: a token, a timeout, extra fields and headers, another server, other [retry rules](retry).
//! - Uploads take bytes, a path or a [`File`], which can also be a stream.
//! - Requests whose responses come in [`pages`] have `items()`, a stream of entries that fetches the next page when it is needed, and `pages()`,
//!   a stream of whole responses.
//! - [`Client::raw`] calls endpoints that the catalogue does not have, with the same tokens, signatures, envelopes, errors and retries.
//!
//! # What the client does for you
//! - **Tokens** are fetched when a call first needs one, cached, and refreshed before they expire. A token that the platform rejects is replaced
//!   once for all callers. Many processes can share a store; see [`guide::token_stores`]. A token that only you have, such as a user's, is
//!   set with [`CallOptions::token`] or [`ClientBuilder::token`].
//! - **Acting for others**: a third-party platform calls endpoints for the apps that have authorized it, and an application for its users. See
//!   [`authorization`].
//! - **Signatures** are added to the calls that need one, made with the user's session key (a field of such a request),
//!   [`ClientBuilder::payment_salt`] (guaranteed payment) or [`ClientBuilder::private_key`] (trade system). If the key is missing, the call fails
//!   with an error that names the setting, and nothing is sent. A signature that you set as a field or header is sent unchanged.
//!   `Client::sign_order` signs orders for `tt.requestOrder`, and [`signature`] has every algorithm as a function.
//! - **Callbacks** are verified, and each event is handled once, whichever protocol it comes in. See [`callback`] and
//!   [`guide::payments_and_callbacks`].
//! - **Encrypted data** from the mini program, such as phone numbers, is decrypted and checked. See [`encrypted`].
//! - **Responses** are read leniently, because the platform omits zeros, writes `null` for empty values and mixes numbers with strings. Missing
//!   values become zero or empty, ids keep every digit, unknown fields are ignored, and unknown enumeration values are preserved. A response
//!   that still does not fit is an error that names the endpoint, the place in the response and the log id.
//! - **Errors** are of one type, [`Error`], with predicates such as [`is_rate_limited`](Error::is_rate_limited),
//!   [`is_code_invalid`](Error::is_code_invalid) and [`is_retryable`](Error::is_retryable), and with the code, message, log id, HTTP status and
//!   raw response.
//! - **Retries**: a request that certainly had no effect is retried for every endpoint. One that may have had an effect is retried only if the
//!   endpoint is safe to repeat: a query, or a request with your own number, such as an order number, but never the sending of a message.
//! - **Tracing**: each call has a span `bytedance.call` (endpoint, host) and in it a span `bytedance.attempt` for each attempt (attempt, status,
//!   code, log_id, duration_ms). No span, error or `Debug` output contains a secret.
//!
//! Configure a client with [`ClientBuilder`], or from files and environment variables with [`settings`]. [`guide::python_package`] is for users
//! of the Python package `bytedance`.
//!
//! # Features
//! | feature | default | what it adds | what it enables or depends on |
//! |---|---|---|---|
//! | `rustls` | yes | HTTPS with rustls and the system's root certificates | `reqwest` |
//! | `rustls-bundled-roots` | no | HTTPS with rustls and compiled-in root certificates; `rustls` takes precedence | `reqwest`, `webpki-root-certs` |
//! | `native-tls` | no | HTTPS with the system's TLS library; takes precedence over both | `reqwest` |
//! | `reqwest` | yes, with `rustls` | the default transport, which is limited to plain HTTP without a TLS feature; if disabled, provide a [`transport::Transport`] | `reqwest` |
//! | `settings-toml` | yes | settings files in TOML; JSON is always supported | `toml` |
//! | `callbacks` | yes | receiving callbacks; the events of each chapter | `crypto`, `quick-xml` |
//! | `axum` | no | callbacks as an axum extractor and a tower service | `callbacks`, `axum-core`, `http-body`, `http-body-util`, `tower-service` |
//! | `encrypted` | yes | decrypting data from the mini program | `crypto` |
//! | `crypto` | yes, with `callbacks` | RSA, SHA-1, SHA-256 and AES; enabled by every feature that needs it | `aws-lc-rs` |
//! | `redis` | no | tokens and handled callbacks in redis | `redis` |
//! | `redis-rustls` | no | TLS to redis | `redis`, `rustls` |
//! | `redis-cluster` | no | redis clusters | `redis` |
//! | `redis-sentinel` | no | redis sentinels | `redis` |
//! | `dynamic` | no | `Client::call`: calls by name, from and to JSON; a list of all endpoints | |
//! | `mini_program` | no | all chapters of mini programs | their features |
//! | `full` | no | all chapters | their features |
//! | one for each chapter, or family of chapters, with its name | `login`, `credential`, `user_storage`, `qr_code`, `schema`, `link`, `content_security`, `template_message`, `subscribe_notification` | its calls and events | `crypto` for `trade`, `local_life_trade` and `webcast` |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// Generated code refers to this crate as `bytedance`, whichever crate it is compiled in.
extern crate self as bytedance;

// The layers, from top to bottom: a module uses those below it, never one above. A test enforces this.
pub mod guide;

// Modules that use the client.
#[cfg(feature = "callbacks")]
#[cfg_attr(docsrs, doc(cfg(feature = "callbacks")))]
pub mod callback;

pub mod authorization;

#[cfg(feature = "encrypted")]
#[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
pub mod encrypted;

#[cfg(feature = "dynamic")]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub mod dynamic;

pub mod settings;

// The client.
mod client;

// Building and signing a request.
mod outgoing;

// Modules that the client uses.
pub mod signature;
pub mod tokens;

mod answer;

pub mod transport;
pub mod wire;

mod file;

// Leaves: modules that use nothing else of this crate.
pub mod endpoint;

mod environment;
mod secret;
#[cfg(any(feature = "callbacks", feature = "redis"))]
mod unique;

pub use answer::{Answer, Binary, Error, ErrorClass, ErrorCode, ErrorKind, Raw};
pub use client::{
    Call, CallOptions, Client, ClientBuilder, Items, Paged, Pages, RawCall, Request, Sending,
};
pub use client::{pages, retry};
#[cfg(feature = "dynamic")]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub use dynamic::catalogue;
pub use endpoint::{
    Auth, Credential, Encoding, Endpoint, Envelope, Fill, FillSource, Host, Issuer, Place, Scheme,
    Signature,
};
pub use environment::Environment;
pub use file::File;
pub use http::Method;
pub use secret::Secret;
pub use settings::Settings;
#[cfg(feature = "crypto")]
pub use signature::SignedOrder;

// Generated from the catalogue: `platform` and one module for each chapter.
include!(concat!(env!("OUT_DIR"), "/bytedance.rs"));
