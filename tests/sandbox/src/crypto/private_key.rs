//! RSA private-key operations, following RFC 8017. This code is vulnerable to timing attacks, which is harmless because the keys are public
//! anyway.

use base64::engine::Engine;
use base64::engine::general_purpose::STANDARD;
use num_bigint::BigUint;

use super::pkcs1::pad_digest;

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// Signs a message with a PEM-encoded key, using PKCS#1 v1.5 and SHA-256. Returns the signature in base64.
pub(crate) fn sign(private_key: &str, message: &[u8]) -> String {
    let Some(key) = Key::read(private_key) else {
        panic!("the sandbox platform's own key must be an RSA key in PKCS#8");
    };
    let padded = pad_digest(message, key.length);
    let padded = BigUint::parse_bytes(padded.as_bytes(), 16).unwrap_or_default();
    let signature = key.apply(&padded).to_bytes_be();
    let mut bytes = vec![0; key.length - signature.len()];
    bytes.extend(signature);
    STANDARD.encode(bytes)
}

/// A private key, stored as its two primes with one exponent for each. This makes signing about four times as fast as with a single
/// exponent.
struct Key {
    /// The length of a signature in bytes.
    length: usize,
    first: BigUint,
    second: BigUint,
    first_exponent: BigUint,
    second_exponent: BigUint,
    /// The inverse of the second prime modulo the first.
    inverse: BigUint,
}

impl Key {
    /// Reads a PEM file containing a PKCS#8-encoded key.
    fn read(pem: &str) -> Option<Self> {
        let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let der = STANDARD.decode(base64).ok()?;
        let (key, _) = read_element(&der, SEQUENCE)?;
        let (_version, rest) = read_element(key, INTEGER)?;
        let (_algorithm, rest) = read_element(rest, SEQUENCE)?;
        let (key, _) = read_element(rest, OCTETS)?;
        let (mut rest, _) = read_element(key, SEQUENCE)?;
        let mut next = || {
            let number;
            (number, rest) = read_element(rest, INTEGER)?;
            Some(BigUint::from_bytes_be(number))
        };
        let (_version, modulus) = (next()?, next()?);
        let (_public_exponent, _exponent) = (next()?, next()?);
        Some(Self {
            length: usize::try_from(modulus.bits().div_ceil(8)).ok()?,
            first: next()?,
            second: next()?,
            first_exponent: next()?,
            second_exponent: next()?,
            inverse: next()?,
        })
    }

    /// Raises a number to the private exponent.
    fn apply(&self, padded: &BigUint) -> BigUint {
        let first = padded.modpow(&self.first_exponent, &self.first);
        let second = padded.modpow(&self.second_exponent, &self.second);
        // Adding the first prime ensures that the difference is never negative.
        let difference = first + &self.first - &second % &self.first;
        second + (difference * &self.inverse % &self.first) * &self.second
    }
}

/// Reads the first DER element. Returns its content and the remaining bytes.
fn read_element(der: &[u8], kind: u8) -> Option<(&[u8], &[u8])> {
    let (&[tag, length], rest) = der.split_first_chunk()?;
    if tag != kind {
        return None;
    }
    // If the value is 128 or more, its lower bits specify how many of the following bytes contain the length.
    let (length, rest) = if length < 0x80 {
        (usize::from(length), rest)
    } else {
        let (bytes, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
        let length = bytes
            .iter()
            .fold(0, |length, byte| length << 8 | usize::from(*byte));
        (length, rest)
    };
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::PLATFORM_PRIVATE_KEY;

    #[test]
    fn the_signature_is_that_of_openssl() {
        // printf 'message' | openssl dgst -sha256 -sign platform_private_key.pem | base64 -w0
        let signature = "QNA8HUeW62yAy0JCK2kTOgEFj2GPlv8ZSOAcjbz0CHy9OklMkGjsir0kJ0+Rql8WqYgvOpG2VxWP5W54LdNbJa+NH12IW9Hjbh+0TjzopfI9mnXcZS1mv47fxT9ohykmkyO3QpKPWVHODNDyb3/Foh69QlOXpXoR/9ThpYh2ORnIma3pofqbkyE1ttfLxLPeb0cGqRtnUB5UaL83Pk+Q5KoPEsJaYeWW8wO0seDVtAuG4gNiNFrBOpA+/NI0sLzRNTNTYWS/Lq5g5huw8WAI2bpp4aXybjGTRKtqFC//N3dj597u7WZhz0XxsTftJSjHshXLSFt13ihxWT/Bq1+99g==";
        assert_eq!(sign(PLATFORM_PRIVATE_KEY, b"message"), signature);
    }
}
