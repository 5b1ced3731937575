//! RSA operations with the public key that matches [`PRIVATE_KEY`](crate::PRIVATE_KEY), following RFC 8017.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use num_bigint::BigUint;

use super::pkcs1::pad_digest;
use crate::keys::PUBLIC_KEY_MODULUS;

const EXPONENT: u32 = 65_537;

/// The length of the modulus in bytes.
const LENGTH: usize = 256;

/// Raises a number to the public exponent, which is how a message is encrypted and a signature verified. Returns `None` if the result is
/// longer than the key.
fn apply(number: &[u8]) -> Option<Vec<u8>> {
    let modulus = BigUint::parse_bytes(PUBLIC_KEY_MODULUS.trim().as_bytes(), 16)?;
    let result = BigUint::from_bytes_be(number)
        .modpow(&EXPONENT.into(), &modulus)
        .to_bytes_be();
    let mut bytes = vec![0; LENGTH.checked_sub(result.len())?];
    bytes.extend(result);
    Some(bytes)
}

/// Encrypts a message with PKCS#1 v1.5 padding. `padding` is repeated as often as necessary, and its zero bytes are replaced by ones.
/// Returns `None` if the message is too long.
pub(crate) fn encrypt(message: &[u8], padding: &[u8]) -> Option<Vec<u8>> {
    let length = LENGTH
        .checked_sub(message.len() + 3)
        .filter(|length| *length >= 8)?;
    let mut block = vec![0, 2];
    block.extend(
        padding
            .iter()
            .map(|byte| (*byte).max(1))
            .cycle()
            .take(length),
    );
    block.push(0);
    block.extend_from_slice(message);
    apply(&block)
}

/// Verifies a base64-encoded signature made with PKCS#1 v1.5 and SHA-256.
pub(crate) fn verify(signature: &str, message: &[u8]) -> bool {
    let Ok(signature) = STANDARD.decode(signature) else {
        return false;
    };
    signature.len() == LENGTH
        && apply(&signature).map(hex::encode) == Some(pad_digest(message, LENGTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_of_openssl_is_taken() {
        // printf 'message' | openssl dgst -sha256 -sign private_key.pem | base64 -w0
        let signature = "YgcqRDtJW52A6jPJ9KcYck7qdIFrDO5SmPaDtS+lFWPuuRf48GPBqmAep+6nGhiIG0kKXvkcn4cU12YeHH/KzuOzAd8rvR8EyXYPtwwi8YFFmGL7+OIwgSciFfZwEXOgoIZbsPilrmHPYwxkrmLBlUm01BeemP3uIbIul1zgzyryVQpepYx+ceqMCOjDuyG5EUU/KnNcmX02vv5l5g2AG+Z7eMHwXOSTSle3p4TLSu+UwSOe6IzvMEK8E3uDCp3Jecc6WbGlvR85L2lezIKLAWYMujkozeKhA8KQ4bjrKTzkjToMGENf+9PIHMhzr5tMfNV3eDbepQnX5BCcLPddsA==";
        assert!(verify(signature, b"message"));
        assert!(!verify(signature, b"massage"));
        assert!(!verify("", b"message"));
    }
}
