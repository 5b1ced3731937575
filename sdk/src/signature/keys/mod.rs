//! Keys: what is taken as one, and what is said of the rest.

mod der;
mod encoding_aes_key;
mod pem;
mod private_key;
mod public_key;

pub(crate) use self::encoding_aes_key::EncodingAesKey;
pub use self::private_key::PrivateKey;
pub use self::public_key::PublicKey;

const NOT_RSA: &str = "is not an RSA key, as SHA256-RSA2048 needs";
const TRUNCATED: &str = "is truncated: its end is missing";
const DAMAGED: &str = "is damaged: it has the form of an RSA key, but can't be used as one";

/// Refuses what is too small to be safe, or too large to be a key.
fn check_size(bits: usize) -> Result<(), String> {
    if (2048..=8192).contains(&bits) {
        return Ok(());
    }
    Err(format!(
        "is an RSA key of {bits} bits, but it must have from 2048 to 8192"
    ))
}
