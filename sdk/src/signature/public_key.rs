//! The platform's public key.

use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};

use super::private_key::der;

/// An RSA key of 2048 bits or more.
#[derive(Clone)]
pub(crate) struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// Reads a key. The error ends a sentence that begins with the setting.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let der = der(text)?;
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der)
            .map(Self)
            .map_err(|_| "is no RSA public key of 2048 bits or more".to_owned())
    }

    /// Whether this is the signature of the message: PKCS#1 v1.5 with SHA-256.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}
