#![doc = include_str!("../README.md")]
#![warn(clippy::expect_used, clippy::unwrap_used)]

mod answer;
mod applications;
mod behaviours;
mod builder;
mod call;
mod catalogue;
mod clock;
mod connection;
mod credential;
mod encrypted_data;
mod fault;
mod metadata;
mod multipart;
mod parameters;
mod platform;
mod public_key;
mod record;
mod refusal;
mod routes;
mod sample;
mod sandbox;
mod server;
mod signature;
mod tokens;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use applications::{APP_ID, APP_SECRET, PAYMENT_SALT, PRIVATE_KEY};
pub use behaviours::{SentMessage, Session};
pub use builder::{SandboxBuilder, StartError};
pub use fault::Fault;
pub use multipart::Upload;
pub use record::RecordedRequest;
pub use sandbox::Sandbox;

/// Locks what no panic can leave half changed: every change under a lock is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
