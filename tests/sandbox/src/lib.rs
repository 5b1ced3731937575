#![doc = include_str!("../README.md")]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// The layers from top to bottom: each module uses only the modules below it.

// The handle of a running sandbox platform, and its settings.
mod sandbox;

// The HTTP server.
mod server;

// The effect of each endpoint on a valid call.
mod behaviors;

// The checks of a call: credential, parameters and signature.
mod checks;

// The callbacks that the platform sends.
mod callback;

// The state that requests and tests read and change.
mod state;

// Responses and refusals in the envelopes of the endpoints.
mod response;

// Requests as received and as parsed by the catalogue.
mod request;

// The endpoints.
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
pub use sandbox::{Sandbox, SandboxBuilder, StartError};
pub use state::{Fault, SentMessage, Session};
