//! SDK for the servers of ByteDance / Douyin (字节跳动 / 抖音 / 头条) mini programs: every endpoint of the platform as a typed call.
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
//! Search for an endpoint by the name you know: its Chinese title (`文本内容检测`), its path (`/api/apps/qrcode`), or its name in another SDK
//! (`code2Session`, `set_user_storage`). [`guide`] leads from the Python package `bytedance` to this crate.
//!
//! # Calls
//! - Every endpoint is a method of its chapter, `app.login().code_to_session()`, followed by setters and `.send().await`. Required fields
//!   are checked before anything is sent; the error names all that are missing.
//! - The request types behind them are public: fill one, keep it, send it later with [`Client::send`].
//! - `send()` gives the payload; `send_for_answer()` gives an [`Answer`] with status, headers, log id and the whole body besides. Images
//!   come as [`Binary`].
//! - Files to be uploaded are [`File`]s: bytes, a path or a stream. Setters take bytes and paths as they are.
//! - [`CallOptions`] hold for one call: token, timeout, extra fields and headers, another server, other rules for repeating.
//! - [`Client::raw`] reaches endpoints that the catalogue does not have, with credential, signature, envelope, errors and repetition.
//!
//! # Pages
//! Endpoints that answer in pages have `items()` beside `send()`, which asks for page after page as entries are taken, and `pages()` for
//! the answers as they are. Both are streams and have a `next` of their own: `while let Some(item) = items.next().await`. See [`pages`].
//!
//! # Tokens
//! A token is fetched when a call first needs one, stored in a [`tokens::TokenStore`], refreshed before it expires, and replaced when the
//! platform refuses it, once for all callers. Tokens that only the caller knows, such as a user's, are given with [`CallOptions::token`] or
//! [`ClientBuilder::token`]. [`guide::token_stores`] helps to choose a store for many processes.
//!
//! # Acting for others
//! A third-party platform acts for the apps that have authorized it, `component.on_behalf_of(app_id)`, and an application for its users,
//! `app.for_user(open_id)`: clients for all endpoints, whose tokens are fetched with a code once, then stored and refreshed. See
//! [`authorization`].
//!
//! # Signatures
//! Calls that the platform wants signed are signed by the client: with the user's session key, which such a request takes, with
//! [`ClientBuilder::payment_salt`] (guaranteed payment) or with [`ClientBuilder::private_key`] (trade system). A call whose key is missing
//! is an error that names the setting, and nothing is sent. A signature that the caller gives as a field or header of the call is
//! sent as it is. `Client::sign_order` signs what the front end hands to `tt.requestOrder`.
//!
//! # Encrypted data
//! What the mini program hands over encrypted is decrypted, checked and typed: the user's information with `Client::decrypt`, the phone number
//! with `Client::phone_number`. See the module `encrypted`.
//!
//! # Callbacks
//! [`Client::callbacks`](crate::Client) receives what the platform pushes, whatever its protocol: it verifies, hands every event once to the
//! handler of its type and answers. See the module `callback` (feature `callbacks`, default) and the guide
//! `guide::payments_and_callbacks`. [`signature`] makes and compares every signature by itself.
//!
//! # Settings
//! They are given to the [`ClientBuilder`], or come from a file and from environment variables: see [`settings`].
//!
//! # Answers
//! The platform leaves out what is zero, writes `null` for empty, and mixes numbers and strings. What is missing is zero here, ids keep
//! every digit, unknown fields are ignored and unknown values of enumerations are kept. What truly does not fit is an error that names the
//! endpoint, the place in the answer and the log id.
//!
//! # Errors
//! There is one [`Error`] with predicates: [`is_rate_limited`](Error::is_rate_limited), [`is_code_invalid`](Error::is_code_invalid),
//! [`is_retryable`](Error::is_retryable) and so on; besides code, message, log id, HTTP status and the raw answer.
//!
//! # Repetition
//! What certainly did not happen is repeated for every endpoint; what may have happened only for endpoints that are safe to repeat:
//! queries, and what carries the caller's own number, such as an order's; never for sends. See [`retry`].
//!
//! # Logs
//! Spans of `tracing`: `bytedance.call` (endpoint, host) and in it `bytedance.attempt` (attempt, status, code, log_id, duration_ms) for each
//! attempt. Secrets appear in no span, error or `Debug` text.
//!
//! # Features
//! Every chapter of the catalogue has a feature, its own or that of its family; the default are the chapters with the Python package's own
//! functions, `mini_program` those of mini programs, `full` all of them. `rustls` (default; the platform's certificates), `rustls-bundled-roots` (certificates compiled in) and `native-tls` choose how the
//! default transport makes its connections: native-tls where it is on, else the platform's certificates where `rustls` is on. Without any
//! of them the client needs a [`transport::Transport`]. `settings-toml` (default) reads settings files in TOML. `redis` keeps tokens in redis;
//! `redis-rustls`, `redis-cluster` and `redis-sentinel` add TLS, clusters and sentinels to it. `callbacks` (default) receives what the platform
//! pushes, `axum` does so in axum, `encrypted` (default) decrypts what mini programs hand over. `crypto` holds the cryptography of these and signs for
//! the trade system; whatever needs it switches it on. `dynamic` calls endpoints by their names, from JSON and to JSON, and
//! lists them: `Client::call` and the module `dynamic`.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// Generated code names this crate `bytedance` wherever it is compiled.
extern crate self as bytedance;

// The storeys, from top to bottom: a module uses those below it, never one above. A test holds this.
pub mod guide;

// What a program builds on.
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

// One request on its way out.
mod outgoing;

// What they stand on.
pub mod signature;
pub mod tokens;

mod answer;

pub mod transport;
pub mod wire;

mod file;

// Leaves: they use nothing of the crate.
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

// What the catalogue becomes: `platform` and one module for each chapter.
include!(concat!(env!("OUT_DIR"), "/bytedance.rs"));
