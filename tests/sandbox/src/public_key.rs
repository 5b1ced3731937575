//! The public key that belongs to [`PRIVATE_KEY`](crate::PRIVATE_KEY), and what RSA does with it as RFC 8017 writes it down.

use num_bigint::BigUint;

const MODULUS: &str = include_str!("public_key.hex");
const EXPONENT: u32 = 65_537;

/// Bytes of the modulus.
pub(crate) const LENGTH: usize = 256;

/// Raises a number to the public exponent: opens a signature, or encrypts. `None`: it has more bytes than the key.
pub(crate) fn apply(number: &[u8]) -> Option<Vec<u8>> {
    let modulus = BigUint::parse_bytes(MODULUS.trim().as_bytes(), 16)?;
    let result = BigUint::from_bytes_be(number)
        .modpow(&EXPONENT.into(), &modulus)
        .to_bytes_be();
    let mut bytes = vec![0; LENGTH.checked_sub(result.len())?];
    bytes.extend(result);
    Some(bytes)
}

/// Encrypts a message with the padding of PKCS#1 v1.5. `padding` is repeated as often as needed, its zeros made ones. `None`: the message
/// is too long.
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
