//! A server-side SDK for ByteDance / Douyin (字节跳动 / 抖音 / 头条) mini programs. The endpoints of the platform are typed calls; the client takes
//! care of tokens, signatures, retries and callbacks.
//!
//! ```no_run
//! // features: default
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
//! (`code2Session`, `set_user_storage`). Each chapter of the platform's documentation corresponds to a module of this crate and to a method of
//! [`Client`].
//!
//! # Making calls
//! - Required fields are checked before anything is sent. The error lists every missing field. [`When`] sets optional values in a chain.
//! - `send()`, or awaiting the request itself, returns the response's payload. `send_for_answer()` returns an [`Answer`], which also gives access
//!   to the status, the headers, the log id and the raw body. Images are returned as [`Binary`].
//! - Request types are public, so you can create a request first and send it later with [`Client::send`].
//! - [`CallOptions`] set a token, a timeout, extra fields and headers, a different server or different [retry rules](retry) for a single call.
//! - Uploads accept bytes, a path or a [`File`]. A `File` can also be created from a stream.
//! - Requests with paginated responses (see [`pages`]) have two more methods: `items()` streams the entries, and `pages()` whole responses.
//! - [`Client::raw`] calls any other endpoint, with the same tokens, signatures, envelopes, errors and retries.
//!
//! # What the client does for you
//! - **Tokens** are fetched when a call first needs one, cached, and refreshed before they expire. If the platform rejects a token, it is replaced
//!   once for all callers. Multiple processes can share a token store; see [`guide::token_stores`]. If only you can supply a token, such as a
//!   user's, set it with [`CallOptions::token`] or [`ClientBuilder::token`].
//! - **Acting for others**: a third-party platform can make calls on behalf of the apps that have authorized it, and an application can make calls
//!   on behalf of its users. See [`authorization`].
//! - **Signatures** are added automatically to calls that need one. The signing key is the user's session key (a field of the request),
//!   [`ClientBuilder::payment_salt`] (for guaranteed payment) or [`ClientBuilder::private_key`] (for the trade system). If the key is missing,
//!   the call fails before anything is sent. A signature that you set yourself is sent unchanged. `Client::sign` signs orders for
//!   `tt.requestOrder`, and [`signature`] provides every algorithm as a function.
//! - **Callbacks** are verified, and repeated ones are recognized. See [`callback`] and [`guide::payments_and_callbacks`].
//! - **Encrypted data** from the mini program, such as phone numbers, is decrypted and checked. See [`encrypted`].
//! - **Responses** are read leniently, because the platform omits zeros, writes `null` for empty values and uses numbers and strings
//!   interchangeably. Missing values become zero or empty, ids keep every digit, unknown fields are ignored, and unknown enumeration values are
//!   preserved. If a response still cannot be read, the error contains the endpoint, the location of the value and the log id.
//! - **Errors** all have the type [`Error`]. It has predicates such as [`is_rate_limited`](Error::is_rate_limited),
//!   [`is_code_invalid`](Error::is_code_invalid) and [`is_retryable`](Error::is_retryable), and gives access to the code, message, log id, HTTP
//!   status and raw response. [`is_outcome_unknown`](Error::is_outcome_unknown) says that a failed call may have taken effect.
//! - **Retries**: a request that did not reach the platform, or was one of too many at a time, is retried, whatever the endpoint. A failed
//!   request that might have had an effect is retried only if the endpoint is safe to repeat. Queries are safe, for example, and so are the few
//!   payment endpoints for which the platform documents that it recognizes a repeated number of your own. See [`retry`].
//! - **Tracing**: each call and each attempt has a span, `bytedance.call` and `bytedance.attempt`. The result of a call is an event at debug, and
//!   each reply to a verified callback is one at info; see [`guide::production`]. No span, event, error or `Debug` output contains a secret.
//!
//! Configure a client with [`ClientBuilder`], or from files and environment variables with [`settings`]. For several applications in one program,
//! see [`guide::many_applications`]. If you come from the Python package `bytedance`, see [`guide::python_package`].
//!
//! # Features
//! | feature | default | what it adds | what it enables or depends on |
//! |---|---|---|---|
//! | `rustls` | yes | HTTPS with rustls and the system's root certificates | `reqwest` |
//! | `rustls-bundled-roots` | no | HTTPS with rustls and compiled-in root certificates; `rustls` takes precedence | `reqwest`, `webpki-root-certs` |
//! | `rustls-no-provider` | no | HTTPS with rustls, the system's root certificates, and the crypto provider that your program installs; all others take precedence | `reqwest`, `rustls` |
//! | `native-tls` | no | HTTPS with the system's TLS library; takes precedence over all others | `reqwest` |
//! | `reqwest` | yes, with `rustls` | the default transport; it supports only plain HTTP unless a TLS feature is enabled; if this feature is disabled, you must provide a [`transport::Transport`] | `reqwest` |
//! | `gzip` | yes | compressed responses, with the default transport | |
//! | `http2` | yes | HTTP/2, with the default transport | |
//! | `settings-toml` | yes | settings files in TOML format; JSON is always supported | `toml` |
//! | `callbacks` | yes | receiving callbacks, and each chapter's event types | `crypto`, `quick-xml` |
//! | `axum` | no | an axum extractor and a tower service for callbacks | `callbacks`, `axum-core`, `http-body`, `http-body-util`, `tower-service` |
//! | `encrypted` | yes | decryption of data from the mini program | `crypto` |
//! | `crypto` | yes, with `callbacks` | RSA, SHA-1, SHA-256 and AES; enabled automatically by every feature that needs it | `aws-lc-rs` |
//! | `redis` | no | storage of tokens and handled callbacks in redis | `redis` |
//! | `redis-rustls` | no | TLS connections to redis | `redis`, `rustls` |
//! | `redis-cluster` | no | support for redis clusters | `redis` |
//! | `redis-sentinel` | no | support for redis sentinels | `redis` |
//! | `dynamic` | no | `Client::call`, which calls endpoints by name with JSON requests and responses; a list of all endpoints | |
//! | `mini_program` | no | all mini program chapters | their features |
//! | `full` | no | all chapters | their features |
//! | one per chapter or family of chapters, named after it | `login`, `credential`, `user_storage`, `qr_code`, `schema`, `link`, `content_security`, `template_message`, `subscribe_notification` | the chapter's calls and events | `crypto` for `trade`, `recurring_payment`, `local_life_trade` and `webcast` |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// Generated code refers to this crate as `bytedance`, whichever crate it is compiled in.
extern crate self as bytedance;

// The layers, from top to bottom. A module may use the modules below it, but never those above it. A test enforces this.
pub mod guide;

// Modules that depend on the client.
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

// Modules that the client depends on.
pub mod signature;
pub mod tokens;

mod answer;

pub mod transport;
pub mod wire;

mod file;

// Leaves: modules that use no other module of this crate.
pub mod endpoint;

mod environment;
mod milliseconds;
mod secret;
mod suggest;
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
pub use signature::FrontEndData;
#[cfg(feature = "crypto")]
pub use signature::SignedData;
pub use wire::When;

// Generated from the catalogue: `platform` and one module for each chapter.
include!(concat!(env!("OUT_DIR"), "/bytedance.rs"));
