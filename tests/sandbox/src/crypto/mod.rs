//! What the sandbox platform encrypts, signs and derives.

pub(crate) mod derive;
pub(crate) mod encrypted_data;
mod pkcs1;
pub(crate) mod private_key;
pub(crate) mod public_key;
