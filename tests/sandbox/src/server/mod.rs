//! The HTTP server of the sandbox platform.

mod connection;
mod faults;
mod service;

pub(crate) use connection::Listener;
pub(crate) use service::serve;
