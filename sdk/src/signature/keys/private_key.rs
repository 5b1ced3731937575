//! Parses the application's private key, in the formats that the platform's console and OpenSSL produce.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, Pkcs1PrivateDecryptingKey, PrivateDecryptingKey};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::der::{BIT_STRING, Fault, INTEGER, OCTET_STRING, SEQUENCE, bits, is_rsa, sequence};
use super::faults::{DAMAGED, NOT_RSA, check_size};
use super::pem::KeyKind;
use super::public_key::PublicKey;
use crate::answer::{Error, ErrorKind};
use crate::secret::MASK;

const PUBLIC: &str = "is a public key, but the application's private key is required";
const CERTIFICATE: &str = "is a certificate, but the application's private key is required";
const ENCRYPTED: &str = "is encrypted with a passphrase: decrypt it first, for instance with `openssl pkey -in key.pem`";
const UNKNOWN: &str = "is not a private key: provide PKCS#1 or PKCS#8, as PEM or as DER in base64";

const KIND: KeyKind = KeyKind {
    judge,
    unknown: UNKNOWN,
    beside: &[UNKNOWN, CERTIFICATE],
};

/// An application's private key (应用私钥), used to sign requests and orders for the trade system. It is an RSA key of 2048
/// to 8192 bits.
///
/// Use this type with the functions in [`signature`](crate::signature). To give a [`Client`](crate::Client) its key,
/// use [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) instead. The `Debug` output does not contain
/// the key.
#[derive(Clone)]
pub struct PrivateKey {
    signing: KeyPair,
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "for encrypted data")
    )]
    decrypting: Arc<Pkcs1PrivateDecryptingKey>,
    public: PublicKey,
}

impl PrivateKey {
    /// Parses a private key.
    ///
    /// The key must be in PKCS#1 or PKCS#8 format, either as PEM or as base64-encoded DER, on one or more lines. If the
    /// text contains several PEM blocks, as in a PKCS#12 export, the private key among them is used.
    ///
    /// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Configuration`] that says what is wrong with the key (not RSA, fewer than
    /// 2048 or more than 8192 bits, encrypted, truncated or damaged), or what the text is instead of a private key (a
    /// public key, a certificate or a file path). The error does not reveal the key.
    pub fn new(text: &str) -> Result<Self, Error> {
        Self::parse(text)
            .map_err(|what| Error::new(ErrorKind::Configuration, format!("the private key {what}")))
    }

    /// Parses a key. The error is worded to follow the name of the setting, as in "is truncated". It does not reveal
    /// the key.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let der = KIND.read(text)?;
        let form = KeyForm::of(&der)?;
        check_size(form.bits)?;
        let pair = if form.wrapped {
            KeyPair::from_pkcs8(&der)
        } else {
            KeyPair::from_der(&der)
        };
        let signing = pair.map_err(|_| DAMAGED)?;
        let decrypting = decryption_key(&signing).ok_or(DAMAGED)?;
        let public = PublicKey::from_pkcs1(signing.public_key().as_ref()).ok_or(DAMAGED)?;
        let key = Self {
            public,
            signing,
            decrypting: Arc::new(decrypting),
        };
        // Numbers that do not form a valid key together are detected only by signing.
        match key.sign(b"") {
            Some(_) => Ok(key),
            None => Err(DAMAGED.to_owned()),
        }
    }

    /// Signs a message using RSA (PKCS#1 v1.5, SHA-256), and returns the signature in base64.
    ///
    /// Returns `None` if the signature cannot be created.
    pub fn sign(&self, message: &[u8]) -> Option<String> {
        let mut signature = vec![0; self.signing.public_modulus_len()];
        self.signing
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .ok()?;
        Some(STANDARD.encode(signature))
    }

    /// Returns the public key (应用公钥) that belongs to this private key. The platform uses it to verify signatures.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Decrypts data that was encrypted with the public key and PKCS#1 v1.5 padding. Returns `None` if the data is
    /// damaged or was encrypted with a different key.
    #[cfg_attr(
        not(feature = "encrypted"),
        allow(dead_code, reason = "for encrypted data")
    )]
    pub(crate) fn decrypt(&self, ciphertext: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut plain = Zeroizing::new(vec![0; self.decrypting.min_output_size()]);
        let length = self.decrypting.decrypt(ciphertext, &mut plain).ok()?.len();
        plain.truncate(length);
        Some(plain)
    }
}

/// Converts the key to the type used for decryption. That type can be created only from PKCS#8.
fn decryption_key(key: &KeyPair) -> Option<Pkcs1PrivateDecryptingKey> {
    let der: Pkcs8V1Der<'_> = key.as_der().ok()?;
    let key = PrivateDecryptingKey::from_pkcs8(der.as_ref()).ok()?;
    Pkcs1PrivateDecryptingKey::new(key).ok()
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PrivateKey({MASK})")
    }
}

fn judge(label: &str, inside: &str) -> Result<(), &'static str> {
    Err(match label {
        "RSA PRIVATE KEY" if inside.contains("ENCRYPTED") => ENCRYPTED,
        "PRIVATE KEY" | "RSA PRIVATE KEY" => return Ok(()),
        "ENCRYPTED PRIVATE KEY" => ENCRYPTED,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => PUBLIC,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => CERTIFICATE,
        "EC PRIVATE KEY" | "DSA PRIVATE KEY" => NOT_RSA,
        "OPENSSH PRIVATE KEY" => {
            "is in the OpenSSH format: convert it with `ssh-keygen -p -m PEM -f key`"
        }
        _ => UNKNOWN,
    })
}

/// The form of a DER-encoded RSA key.
struct KeyForm {
    /// Whether the key is PKCS#8-encoded (a wrapper around PKCS#1) rather than plain PKCS#1.
    wrapped: bool,
    bits: usize,
}

impl KeyForm {
    fn of(der: &[u8]) -> Result<Self, &'static str> {
        let unknown = |fault: Fault| fault.describe(UNKNOWN);
        let elements = sequence(der).map_err(unknown)?;
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
                match sequence(key).map_err(unknown)?.as_slice() {
                    [(INTEGER, [0]), (INTEGER, modulus), ..] => Ok(Self {
                        wrapped: true,
                        bits: bits(modulus),
                    }),
                    _ => Err(DAMAGED),
                }
            }
            // An elliptic-curve key.
            [(INTEGER, [1]), (OCTET_STRING, _), ..] => Err(NOT_RSA),
            [(SEQUENCE, _), (BIT_STRING, _)] => Err(PUBLIC),
            [(SEQUENCE, _), (SEQUENCE, _), (BIT_STRING, _)] => Err(CERTIFICATE),
            [(SEQUENCE, _), (OCTET_STRING, _)] => Err(ENCRYPTED),
            _ => Err(UNKNOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    /// The output of `openssl pkeyutl -encrypt` for `text 文` with the test key.
    const CIPHERTEXT: &str = "GXwj/AcH/8q6kLFUjLOfcWo9FnopaIg9DFCBmJGA+bBR3DNbZbyqyrIbQyUSz4Etm7vx1D/V5OfTbnzuZk00uSbhSiNaWahqZ9e4xt83qVlneIcaFZif5kJDnOAN/UealSMHTP7C9IMVQxBAKJVrwg0NEMVrYL5wfOyXuaGuMIErI3NuNg4eVna5/phg9cyd0xhnDQSPT7EydclioEHt5lOtcWTIYqRe0M31nfiqcV2U/ZSs1loGgWehUyfvGnDl3NCWsmBGYxVspuP1OYB4xPNszO0L6EHcr/WqKt6V39qM1fFhQ5wibOfAEeiJwjwdzE2L7ktXiaRWNXjAn8Jq4g==";

    #[test]
    fn what_openssl_encrypts_is_decrypted() {
        let pkcs1 = include_str!("../../../tests/keys/pkcs1.pem");
        let key = PrivateKey::parse(pkcs1).unwrap();
        let mut ciphertext = STANDARD.decode(CIPHERTEXT).unwrap();
        assert_eq!(*key.decrypt(&ciphertext).unwrap(), "text 文".as_bytes());
        assert_eq!(key.decrypt(&ciphertext[1..]), None);
        assert_eq!(key.decrypt(&[]), None);
        ciphertext[0] ^= 1;
        assert_ne!(
            key.decrypt(&ciphertext).as_deref().map(Vec::as_slice),
            Some("text 文".as_bytes())
        );
    }
}
