//! Parses the platform's public key, in the formats that its console produces.

use std::fmt;

use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};

use super::der::{
    BIT_STRING, CONTEXT_0, Element, Fault, INTEGER, OCTET_STRING, SEQUENCE, bits, elements, is_rsa,
    sequence,
};
use super::faults::{DAMAGED, NOT_RSA, check_size};
use super::pem::KeyKind;
use crate::answer::{Error, ErrorKind};

const PRIVATE: &str =
    "is a private key, but the platform's public key is required: keep the private key secret";
const UNKNOWN: &str =
    "is not a public key: provide SPKI, PKCS#1 or a certificate, as PEM or as DER in base64";

const KIND: KeyKind = KeyKind {
    judge,
    unknown: UNKNOWN,
    beside: &[UNKNOWN],
};

/// One of the platform's public keys (平台公钥), used to verify signatures from the trade system. It is an RSA key of 2048
/// to 8192 bits.
///
/// Use this type with the functions in [`signature`](crate::signature). To give a [`Client`](crate::Client) its keys,
/// use [`ClientBuilder::platform_public_key`](crate::ClientBuilder::platform_public_key) instead.
#[derive(Clone)]
pub struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// Parses a public key.
    ///
    /// The key must be in SPKI or PKCS#1 format or in a certificate, either as PEM or as base64-encoded DER, on one or
    /// more lines. From a certificate, only the key is used. The certificate's signature and validity dates are not
    /// checked.
    ///
    /// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Configuration`] that says what is wrong with the key (not RSA, fewer than
    /// 2048 or more than 8192 bits, truncated or damaged), or what the text is instead of a public key (a private key
    /// or a file path).
    pub fn new(text: &str) -> Result<Self, Error> {
        Self::parse(text)
            .map_err(|what| Error::new(ErrorKind::Configuration, format!("the public key {what}")))
    }

    /// Parses a key. The error is worded to follow the name of the setting, as in "is truncated".
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        // The buffer is overwritten on drop, in case a private key was passed by mistake.
        let der = KIND.read(text)?;
        let key = extract_pkcs1(&der)?;
        let modulus = match sequence(key)
            .map_err(|fault| fault.describe(DAMAGED))?
            .as_slice()
        {
            [(INTEGER, modulus), (INTEGER, _)] => *modulus,
            _ => return Err(DAMAGED.to_owned()),
        };
        check_size(bits(modulus))?;
        Self::from_pkcs1(key).ok_or_else(|| DAMAGED.to_owned())
    }

    /// Creates a key from PKCS#1.
    pub(super) fn from_pkcs1(pkcs1: &[u8]) -> Option<Self> {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pkcs1);
        key.map(Self).ok()
    }

    /// Returns whether `signature` is this key's RSA signature (PKCS#1 v1.5, SHA-256) of the message. The signature
    /// must already be decoded from base64.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PublicKey").finish_non_exhaustive()
    }
}

fn judge(label: &str, _: &str) -> Result<(), &'static str> {
    Err(match label {
        "PUBLIC KEY" | "RSA PUBLIC KEY" | "CERTIFICATE" | "X509 CERTIFICATE" => return Ok(()),
        label if label.ends_with("PRIVATE KEY") => PRIVATE,
        _ => UNKNOWN,
    })
}

/// Extracts a key in PKCS#1 form. All other supported forms contain it.
fn extract_pkcs1(der: &[u8]) -> Result<&[u8], &'static str> {
    let unknown = |fault: Fault| fault.describe(UNKNOWN);
    let found = sequence(der).map_err(unknown)?;
    match found.as_slice() {
        [(INTEGER, _), (INTEGER, _)] => Ok(der),
        [(SEQUENCE, algorithm), (BIT_STRING, key)] => unwrap_spki(algorithm, key),
        [(SEQUENCE, certificate), (SEQUENCE, _), (BIT_STRING, _)] => {
            let parts = elements(certificate).map_err(unknown)?;
            let [algorithm, key] = certificate_key(&parts).ok_or(UNKNOWN)?;
            unwrap_spki(algorithm, key)
        }
        [(INTEGER, _), (INTEGER, _), (INTEGER, _), ..]
        | [(INTEGER, _), (SEQUENCE, _), (OCTET_STRING, _), ..]
        | [(INTEGER, _), (OCTET_STRING, _), ..]
        | [(SEQUENCE, _), (OCTET_STRING, _)] => Err(PRIVATE),
        _ => Err(UNKNOWN),
    }
}

/// Extracts a key in PKCS#1 form from SPKI.
fn unwrap_spki<'a>(algorithm: &[u8], key: &'a [u8]) -> Result<&'a [u8], &'static str> {
    match key.split_first() {
        _ if !is_rsa(algorithm) => Err(NOT_RSA),
        // The leading zero means that the last byte has no unused bits.
        Some((0, key)) => Ok(key),
        _ => Err(DAMAGED),
    }
}

/// Returns the algorithm and the key from a certificate's public key field. That field comes after the version, serial
/// number, signature algorithm, issuer, validity and subject.
fn certificate_key<'a>(parts: &[Element<'a>]) -> Option<[&'a [u8]; 2]> {
    let parts = match parts {
        [(CONTEXT_0, _), rest @ ..] => rest,
        parts => parts,
    };
    let [_, _, _, _, _, (SEQUENCE, key), ..] = parts else {
        return None;
    };
    match elements(key).ok()?.as_slice() {
        [(SEQUENCE, algorithm), (BIT_STRING, key)] => Some([algorithm, key]),
        _ => None,
    }
}
