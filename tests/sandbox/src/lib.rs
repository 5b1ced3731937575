#![doc = include_str!("../README.md")]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// The layers from top to bottom. Each module uses only modules listed below it.

// The handle of a running sandbox platform, and its settings.
mod sandbox;

// The HTTP server.
mod server;

// What each endpoint does with a valid call.
mod behaviors;

// The checks performed on a call: credential, parameters and signature.
mod checks;

// The callbacks that the platform sends.
mod callback;

// The state that requests and tests read and change.
mod state;

// Responses and refusals, wrapped in the endpoints' envelopes.
mod response;

// Requests as they are received, and as they are parsed according to the catalogue.
mod request;

// The catalogue of endpoints.
mod catalogue;

// Signing, encryption and key derivation.
mod crypto;

// The public ids, secrets and keys.
mod keys;

// Locking.
mod sync;

pub use callback::{Callback, Delivery, Notifier};
pub use keys::{
    APP_ID, APP_SECRET, CALLBACK_TOKEN, ENCODING_AES_KEY, PAYMENT_SALT, PLATFORM_PUBLIC_KEY,
    PRIVATE_KEY, PUSH_TOKEN,
};
pub use request::{RecordedRequest, Upload};
pub use sandbox::{
    RequestOrderError, RequestedItem, RequestedOrder, Sandbox, SandboxBuilder, StartError,
};
pub use state::{Fault, SentMessage, Session};
