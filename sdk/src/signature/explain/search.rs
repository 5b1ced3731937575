//! The search for the text behind a signature.

use aws_lc_rs::{digest as sha, hmac};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

use super::super::PublicKey;
use super::Cause;

/// How a signature is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Md5,
    Sha1,
    Sha256,
    HmacSha256,
    Rsa,
}

impl Algorithm {
    /// The digest whose result has this many bytes.
    fn of_length(length: usize) -> Option<Self> {
        match length {
            16 => Some(Self::Md5),
            20 => Some(Self::Sha1),
            32 => Some(Self::Sha256),
            _ => None,
        }
    }

    fn length(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 | Self::HmacSha256 => 32,
            Self::Rsa => 256,
        }
    }

    fn digest(self, text: &[u8]) -> Vec<u8> {
        match self {
            Self::Md5 => Md5::digest(text).to_vec(),
            Self::Sha1 => sha::digest(&sha::SHA1_FOR_LEGACY_USE_ONLY, text)
                .as_ref()
                .to_vec(),
            _ => sha::digest(&sha::SHA256, text).as_ref().to_vec(),
        }
    }
}

/// Looks for a text behind a signature. Once one is found, nothing more is tried.
pub(super) struct Search {
    algorithm: Algorithm,
    /// The signature's bytes, and what is wrong with how it is written; `None`: it can't be read.
    given: Option<(Vec<u8>, Vec<Cause>)>,
    found: Option<Vec<Cause>>,
}

impl Search {
    pub(super) fn new(algorithm: Algorithm, signature: &str) -> Self {
        Self {
            algorithm,
            given: read(algorithm, signature),
            found: None,
        }
    }

    /// The slips that lead to the signature; none if it is right.
    pub(super) fn into_causes(self) -> Option<Vec<Cause>> {
        let (_, mut causes) = self.given?;
        causes.extend(self.found?);
        Some(causes)
    }

    /// Tries the digest of a text.
    pub(super) fn digest(&mut self, causes: &[Cause], text: &[u8]) {
        let Some(algorithm) = self.length().and_then(Algorithm::of_length) else {
            return;
        };
        let mut causes = causes.to_vec();
        if algorithm != self.algorithm {
            causes.push(match (algorithm, self.algorithm) {
                (Algorithm::Sha256, Algorithm::HmacSha256) => Cause::NoHmac,
                (Algorithm::Md5, _) => Cause::OtherDigest { used: "MD5" },
                (Algorithm::Sha1, _) => Cause::OtherDigest { used: "SHA-1" },
                _ => Cause::OtherDigest { used: "SHA-256" },
            });
        }
        self.attempt(&causes, || algorithm.digest(text));
    }

    /// Tries the HMAC of a text.
    pub(super) fn hmac(&mut self, causes: &[Cause], key: &[u8], text: &[u8]) {
        let (algorithm, name) = match self.length() {
            Some(20) => (hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, "HMAC-SHA1"),
            Some(32) => (hmac::HMAC_SHA256, "HMAC-SHA256"),
            _ => return,
        };
        let mut causes = causes.to_vec();
        match self.algorithm {
            Algorithm::HmacSha256 if name == "HMAC-SHA256" => {}
            Algorithm::HmacSha256 => causes.push(Cause::OtherDigest { used: name }),
            _ => causes.push(Cause::Hmac),
        }
        let key = hmac::Key::new(algorithm, key);
        self.attempt(&causes, || hmac::sign(&key, text).as_ref().to_vec());
    }

    /// Tries a text that a key has signed.
    pub(super) fn rsa(&mut self, causes: &[Cause], key: &PublicKey, text: &[u8]) {
        if let (None, Some((given, _))) = (&self.found, &self.given)
            && key.verifies(text, given)
        {
            self.found = Some(causes.to_vec());
        }
    }

    fn length(&self) -> Option<usize> {
        match (&self.found, &self.given) {
            (None, Some((given, _))) => Some(given.len()),
            _ => None,
        }
    }

    fn attempt(&mut self, causes: &[Cause], signature: impl FnOnce() -> Vec<u8>) {
        if let Some((given, _)) = &self.given
            && signature() == *given
        {
            self.found = Some(causes.to_vec());
        }
    }
}

/// The bytes of a signature however it is written, with what is wrong about that.
fn read(algorithm: Algorithm, signature: &str) -> Option<(Vec<u8>, Vec<Cause>)> {
    let mut causes = Vec::new();
    let text: String = signature.split_whitespace().collect();
    if text != signature {
        causes.push(Cause::SignatureWhiteSpace);
    }
    let wants_hex = algorithm != Algorithm::Rsa;
    // Hex is base64 as well, so the length decides where it is not wanted.
    let bytes = match hex::decode(&text) {
        Ok(bytes) if wants_hex || bytes.len() >= algorithm.length() => {
            if !wants_hex {
                causes.push(Cause::SignatureInHex);
            } else if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                causes.push(Cause::SignatureUpperCase);
            }
            bytes
        }
        _ => {
            if wants_hex {
                causes.push(Cause::SignatureInBase64);
            }
            base64(&text, &mut causes)?
        }
    };
    Some((bytes, causes))
}

fn base64(text: &str, causes: &mut Vec<Cause>) -> Option<Vec<u8>> {
    let mut standard = text.replace('-', "+").replace('_', "/");
    if standard != text {
        causes.push(Cause::SignatureUrlSafe);
    }
    if standard.len() % 4 != 0 && !standard.ends_with('=') {
        causes.push(Cause::SignatureUnpadded);
        standard.push_str(&"=".repeat(4 - standard.len() % 4));
    }
    STANDARD.decode(standard).ok()
}
