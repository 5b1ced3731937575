//! Searches for the text from which a signature was made.

use std::ops::ControlFlow;

use aws_lc_rs::{digest as sha, hmac};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

use super::cause::Cause;
use crate::signature::keys::PublicKey;

/// The total number of bytes to try before a search gives up. This is enough to try every mistake on a large body, and
/// takes only a moment.
const MOST: usize = 256 << 20;
/// The minimum number of bytes to count for each text that is tried, even if the text is shorter.
const LEAST: usize = 4 << 10;

/// Whether a search continues. It stops once the text is found or the limit is reached.
pub(crate) type Flow = ControlFlow<()>;

/// A signature algorithm.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Md5,
    Sha1,
    Sha256,
    HmacSha256,
    Rsa,
}

impl Algorithm {
    /// Returns the digest algorithm that outputs this many bytes.
    fn with_length(length: usize) -> Option<Self> {
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

/// A search for the text from which a signature was made.
pub(crate) struct Search {
    algorithm: Algorithm,
    /// The given signature's bytes and the mistakes in its encoding, or `None` if the signature cannot be decoded.
    given: Option<(Vec<u8>, Vec<Cause>)>,
    found: Option<Vec<Cause>>,
    /// The number of bytes that may still be tried.
    left: usize,
}

impl Search {
    pub(crate) fn new(algorithm: Algorithm, signature: &str) -> Self {
        Self {
            algorithm,
            given: decode_signature(algorithm, signature),
            found: None,
            left: MOST,
        }
    }

    /// Returns the mistakes that explain the signature, or `None` if the signed text was not found. The list is empty
    /// if the signature is correct.
    pub(crate) fn into_causes(self) -> Option<Vec<Cause>> {
        let (_, mut causes) = self.given?;
        causes.extend(self.found?);
        Some(causes)
    }

    /// Tries a text by comparing its digest with the signature.
    pub(crate) fn try_digest(&mut self, causes: &[Cause], text: &[u8]) -> Flow {
        let Some(algorithm) = self.length().and_then(Algorithm::with_length) else {
            return Flow::Break(());
        };
        let other = match (algorithm, self.algorithm) {
            (used, expected) if used == expected => None,
            (Algorithm::Sha256, Algorithm::HmacSha256) => Some(Cause::NoHmac),
            (Algorithm::Md5, _) => Some(Cause::OtherDigest { used: "MD5" }),
            (Algorithm::Sha1, _) => Some(Cause::OtherDigest { used: "SHA-1" }),
            _ => Some(Cause::OtherDigest { used: "SHA-256" }),
        };
        self.attempt(causes, other, text.len(), |given| {
            algorithm.digest(text) == given
        })
    }

    /// Tries a text by comparing its HMAC with the signature.
    pub(crate) fn try_hmac(&mut self, causes: &[Cause], key: &[u8], text: &[u8]) -> Flow {
        let (algorithm, name) = match self.length() {
            Some(20) => (hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, "HMAC-SHA1"),
            Some(32) => (hmac::HMAC_SHA256, "HMAC-SHA256"),
            // The signature may still be a plain digest.
            Some(16) => return Flow::Continue(()),
            _ => return Flow::Break(()),
        };
        let other = match self.algorithm {
            Algorithm::HmacSha256 if name == "HMAC-SHA256" => None,
            Algorithm::HmacSha256 => Some(Cause::OtherDigest { used: name }),
            _ => Some(Cause::Hmac),
        };
        self.attempt(causes, other, text.len(), |given| {
            hmac::sign(&hmac::Key::new(algorithm, key), text).as_ref() == given
        })
    }

    /// Tries a text by verifying the signature with a public key.
    pub(crate) fn try_rsa(&mut self, causes: &[Cause], key: &PublicKey, text: &[u8]) -> Flow {
        self.attempt(causes, None, text.len(), |given| key.verifies(text, given))
    }

    /// Returns the number of bytes that have been tried so far.
    #[cfg(test)]
    pub(crate) fn tried_bytes(&self) -> usize {
        MOST - self.left
    }

    fn length(&self) -> Option<usize> {
        self.given.as_ref().map(|(given, _)| given.len())
    }

    /// Tries a text of the given length. If `is_found` says that the signature matches the text, records `causes` and
    /// `other`.
    fn attempt(
        &mut self,
        causes: &[Cause],
        other: Option<Cause>,
        length: usize,
        is_found: impl FnOnce(&[u8]) -> bool,
    ) -> Flow {
        let Some((given, _)) = &self.given else {
            return Flow::Break(());
        };
        if is_found(given) {
            self.found = Some(causes.iter().cloned().chain(other).collect());
            return Flow::Break(());
        }
        let Some(left) = self.left.checked_sub(length.max(LEAST)) else {
            return Flow::Break(());
        };
        self.left = left;
        Flow::Continue(())
    }
}

/// Decodes a signature from hex or base64, and lists the mistakes in its encoding.
fn decode_signature(algorithm: Algorithm, signature: &str) -> Option<(Vec<u8>, Vec<Cause>)> {
    let mut causes = Vec::new();
    let text: String = signature.split_whitespace().collect();
    if text != signature {
        causes.push(Cause::SignatureWhiteSpace);
    }
    let wants_hex = algorithm != Algorithm::Rsa;
    // Hex is also valid base64, so if base64 is expected, the length decides which of the two it is.
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
            decode_base64(&text, &mut causes)?
        }
    };
    Some((bytes, causes))
}

fn decode_base64(text: &str, causes: &mut Vec<Cause>) -> Option<Vec<u8>> {
    let mut standard = text.replace('-', "+").replace('_', "/");
    if standard != text {
        causes.push(Cause::SignatureUrlSafe);
    }
    if !standard.len().is_multiple_of(4) && !standard.ends_with('=') {
        causes.push(Cause::SignatureUnpadded);
        standard.push_str(&"=".repeat(4 - standard.len() % 4));
    }
    STANDARD.decode(standard).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_ends_with_what_is_found_and_with_too_much_work() {
        let signature = hex::encode(Algorithm::Sha256.digest(b"text"));
        let mut search = Search::new(Algorithm::Sha256, &signature);
        assert!(search.try_digest(&[], b"other").is_continue());
        assert!(search.try_digest(&[Cause::Hmac], b"text").is_break());
        assert_eq!(search.into_causes(), Some(vec![Cause::Hmac]));

        let large = vec![0; 32 << 20];
        let mut search = Search::new(Algorithm::Sha256, &signature);
        let tried = (1..).find(|_| search.try_digest(&[], &large).is_break());
        assert_eq!(tried, Some(1 + MOST / large.len()));
        assert_eq!(search.into_causes(), None);
        // Nothing is tried if no algorithm produces signatures of this length.
        let mut search = Search::new(Algorithm::Sha256, "abcd");
        assert!(search.try_digest(&[], b"text").is_break());
    }
}
