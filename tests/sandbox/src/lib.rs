#![doc = include_str!("../README.md")]
#![warn(clippy::expect_used, clippy::unwrap_used)]

// The storeys, from top to bottom: a module uses only those below it.

// The running sandbox platform that a test holds, and its settings.
mod sandbox;

// The way of a request through the server.
mod server;

// What each endpoint does with a call that is in order.
mod behaviors;

// What must be right about a call: credential, parameters, signature.
mod checks;

// The callbacks that the platform sends.
mod callback;

// What requests and tests read and change.
mod state;

// Answers and refusals, in the envelopes of the endpoints.
mod response;

// Requests as they came in, and as the catalogue reads them.
mod request;

// The endpoints.
mod catalogue;

// Signing, encrypting and deriving.
mod crypto;

// The ids, secrets and keys that everybody knows.
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
