//! The application's private key: read from what the platform's console and OpenSSL give, or refused with what it is instead.

use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, Pkcs1PrivateDecryptingKey, PrivateDecryptingKey};
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Keys are copied by hand, and the padding may be lost on the way.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

const PUBLIC: &str = "is a public key, but the application's private key is needed";
const CERTIFICATE: &str = "is a certificate, but the application's private key is needed";
const NOT_RSA: &str = "is not an RSA key, as SHA256-RSA2048 needs";
const ENCRYPTED: &str =
    "is encrypted with a passphrase: give it decrypted, as `openssl pkey -in key.pem` writes it";
const TRUNCATED: &str = "is truncated: its end is missing";
const DAMAGED: &str = "is damaged: it has the form of an RSA key, but can't be used as one";
const UNKNOWN: &str = "is no private key: give PEM, or DER in base64 (PKCS#1 or PKCS#8)";

/// An RSA key of 2048 bits or more.
#[derive(Clone)]
pub(crate) struct PrivateKey {
    signing: KeyPair,
    decrypting: Arc<Pkcs1PrivateDecryptingKey>,
}

impl PrivateKey {
    /// Reads a key. The error ends a sentence that begins with the setting, and shows nothing of the key.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let der = der(text)?;
        let form = Form::of(&der)?;
        if !(2048..=8192).contains(&form.bits) {
            return Err(format!(
                "is an RSA key of {} bits, but it must have from 2048 to 8192",
                form.bits
            ));
        }
        let pair = if form.wrapped {
            KeyPair::from_pkcs8(&der)
        } else {
            KeyPair::from_der(&der)
        };
        let signing = pair.map_err(|_| DAMAGED)?;
        let decrypting = decrypting(&signing).ok_or(DAMAGED)?;
        let key = Self {
            signing,
            decrypting: Arc::new(decrypting),
        };
        // Numbers that do not belong together show only here.
        match key.sign(b"") {
            Some(_) => Ok(key),
            None => Err(DAMAGED.to_owned()),
        }
    }

    /// The signature of a message, in base64: PKCS#1 v1.5 with SHA-256.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<String> {
        let mut signature = vec![0; self.signing.public_modulus_len()];
        self.signing
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .ok()?;
        Some(BASE64.encode(signature))
    }

    /// What was encrypted with the public key, PKCS#1 v1.5. `None`: it was encrypted with another key, or is damaged.
    pub(crate) fn decrypt(&self, ciphertext: &[u8]) -> Option<Vec<u8>> {
        let mut plain = vec![0; self.decrypting.min_output_size()];
        let length = self.decrypting.decrypt(ciphertext, &mut plain).ok()?.len();
        plain.truncate(length);
        Some(plain)
    }
}

/// The same key for decryption, which takes no form but PKCS#8.
fn decrypting(key: &KeyPair) -> Option<Pkcs1PrivateDecryptingKey> {
    let der: Pkcs8V1Der<'_> = key.as_der().ok()?;
    let key = PrivateDecryptingKey::from_pkcs8(der.as_ref()).ok()?;
    Pkcs1PrivateDecryptingKey::new(key).ok()
}

/// The bytes of a key in PEM or bare base64.
pub(super) fn der(text: &str) -> Result<Vec<u8>, String> {
    const BEGIN: &str = "-----BEGIN ";
    let text = text.trim();
    if text.is_empty() {
        return Err("is empty".to_owned());
    }
    let Some((_, mut rest)) = text.split_once(BEGIN) else {
        return bare(text);
    };
    // Of several blocks the first private key: parameters and certificates may stand before it.
    loop {
        let (label, after) = rest.split_once("-----").ok_or(TRUNCATED)?;
        let end = format!("-----END {label}-----");
        let (inside, after) = after.split_once(&end).ok_or(TRUNCATED)?;
        match (pem(label, inside), after.split_once(BEGIN)) {
            (Err(_), Some((_, next))) => rest = next,
            (key, _) => return key,
        }
    }
}

fn pem(label: &str, inside: &str) -> Result<Vec<u8>, String> {
    let error = match label {
        "RSA PRIVATE KEY" if inside.contains("ENCRYPTED") => ENCRYPTED,
        "PRIVATE KEY" | "RSA PRIVATE KEY" => return decode(inside),
        "ENCRYPTED PRIVATE KEY" => ENCRYPTED,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => PUBLIC,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => CERTIFICATE,
        "EC PRIVATE KEY" | "DSA PRIVATE KEY" => NOT_RSA,
        "OPENSSH PRIVATE KEY" => {
            "is in the format of OpenSSH: convert it with `ssh-keygen -p -m PEM -f key`"
        }
        _ => UNKNOWN,
    };
    Err(error.to_owned())
}

fn bare(text: &str) -> Result<Vec<u8>, String> {
    let looks_like_a_path = text.len() < 300
        && [".pem", ".key", ".der", ".txt"]
            .iter()
            .any(|ending| text.ends_with(ending));
    if looks_like_a_path {
        return Err("looks like the path of a file: give what stands in the file".to_owned());
    }
    decode(text)
}

fn decode(text: &str) -> Result<Vec<u8>, String> {
    // A key in an environment variable may have its line breaks written as \n.
    let text = text.replace("\\r", "").replace("\\n", "");
    let mut text = text.into_bytes();
    text.retain(|byte| !byte.is_ascii_whitespace());
    let decoded = BASE64.decode(&text);
    decoded.map_err(|_| {
        // Cut off inside a group of four characters.
        text.pop();
        let what = match BASE64.decode(&text) {
            Ok(der) if der.first() == Some(&SEQUENCE) => TRUNCATED,
            _ => UNKNOWN,
        };
        what.to_owned()
    })
}

/// What kind of RSA key a DER structure is.
struct Form {
    /// PKCS#8, which wraps PKCS#1.
    wrapped: bool,
    bits: usize,
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
/// 1.2.840.113549.1.1.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

impl Form {
    fn of(der: &[u8]) -> Result<Self, &'static str> {
        let elements = sequence(der)?;
        match elements.as_slice() {
            [(INTEGER, _), (INTEGER, _)] => Err(PUBLIC),
            [(INTEGER, [0]), (INTEGER, modulus), (INTEGER, _), ..] => Ok(Self {
                wrapped: false,
                bits: bits(modulus),
            }),
            [(INTEGER, _), (SEQUENCE, algorithm), (OCTET_STRING, key), ..] => {
                if !is_rsa(algorithm) {
                    return Err(NOT_RSA);
                }
                match sequence(key)?.as_slice() {
                    [(INTEGER, [0]), (INTEGER, modulus), ..] => Ok(Self {
                        wrapped: true,
                        bits: bits(modulus),
                    }),
                    _ => Err(DAMAGED),
                }
            }
            // An elliptic curve's.
            [(INTEGER, [1]), (OCTET_STRING, _), ..] => Err(NOT_RSA),
            [(SEQUENCE, _), (BIT_STRING, _)] => Err(PUBLIC),
            [(SEQUENCE, _), (SEQUENCE, _), (BIT_STRING, _)] => Err(CERTIFICATE),
            [(SEQUENCE, _), (OCTET_STRING, _)] => Err(ENCRYPTED),
            _ => Err(UNKNOWN),
        }
    }
}

fn is_rsa(algorithm: &[u8]) -> bool {
    matches!(element(algorithm), Ok((OBJECT_IDENTIFIER, oid, _)) if oid == RSA_ENCRYPTION)
}

/// The bits of a number, without the zeros before it.
fn bits(number: &[u8]) -> usize {
    let start = number.iter().position(|byte| *byte != 0);
    let number = start.and_then(|start| number.get(start..)).unwrap_or(&[]);
    let unused = number.first().map_or(0, |byte| byte.leading_zeros());
    8 * number.len() - unused as usize
}

/// The elements of a sequence that is all there is.
fn sequence(der: &[u8]) -> Result<Vec<(u8, &[u8])>, &'static str> {
    let (tag, mut inside, after) = element(der)?;
    if tag != SEQUENCE || !after.is_empty() {
        return Err(UNKNOWN);
    }
    let mut elements = Vec::with_capacity(9);
    while !inside.is_empty() {
        let (tag, content, rest) = element(inside)?;
        elements.push((tag, content));
        inside = rest;
    }
    Ok(elements)
}

/// The first element: its tag, its content, and what comes after it.
fn element(der: &[u8]) -> Result<(u8, &[u8], &[u8]), &'static str> {
    let (tag, rest) = der.split_first().ok_or(TRUNCATED)?;
    let (first, rest) = rest.split_first().ok_or(TRUNCATED)?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        // Four gigabytes are more than any key has.
        0x81..=0x84 => {
            let bytes = usize::from(first & 0x7f);
            let (length, rest) = rest.split_at_checked(bytes).ok_or(TRUNCATED)?;
            let length = length
                .iter()
                .fold(0_usize, |length, byte| (length << 8) | usize::from(*byte));
            (length, rest)
        }
        _ => return Err(UNKNOWN),
    };
    let (content, rest) = rest.split_at_checked(length).ok_or(TRUNCATED)?;
    Ok((*tag, content, rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    /// What `openssl pkeyutl -encrypt` makes of `text 文` with the key of the tests.
    const CIPHERTEXT: &str = "GXwj/AcH/8q6kLFUjLOfcWo9FnopaIg9DFCBmJGA+bBR3DNbZbyqyrIbQyUSz4Etm7vx1D/V5OfTbnzuZk00uSbhSiNaWahqZ9e4xt83qVlneIcaFZif5kJDnOAN/UealSMHTP7C9IMVQxBAKJVrwg0NEMVrYL5wfOyXuaGuMIErI3NuNg4eVna5/phg9cyd0xhnDQSPT7EydclioEHt5lOtcWTIYqRe0M31nfiqcV2U/ZSs1loGgWehUyfvGnDl3NCWsmBGYxVspuP1OYB4xPNszO0L6EHcr/WqKt6V39qM1fFhQ5wibOfAEeiJwjwdzE2L7ktXiaRWNXjAn8Jq4g==";

    #[test]
    fn what_openssl_encrypts_is_decrypted() {
        let pkcs1 = include_str!("../../tests/keys/pkcs1.pem");
        let key = PrivateKey::parse(pkcs1).unwrap();
        let mut ciphertext = BASE64.decode(CIPHERTEXT).unwrap();
        assert_eq!(key.decrypt(&ciphertext).unwrap(), "text 文".as_bytes());
        assert_eq!(key.decrypt(&ciphertext[1..]), None);
        assert_eq!(key.decrypt(&[]), None);
        ciphertext[0] ^= 1;
        assert_ne!(
            key.decrypt(&ciphertext).unwrap_or_default(),
            "text 文".as_bytes()
        );
    }
}
