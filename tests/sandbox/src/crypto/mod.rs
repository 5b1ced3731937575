//! The sandbox platform's cryptography: signing, encryption and key derivation.

pub(crate) mod derive;
pub(crate) mod encrypted_data;
mod pkcs1;
pub(crate) mod private_key;
pub(crate) mod public_key;
