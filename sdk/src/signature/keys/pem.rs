//! Decodes PEM or bare base64 to DER.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::der::SEQUENCE;
use super::faults::TRUNCATED;

/// A base64 decoder that does not require padding, because the padding may be lost when a key is copied by hand.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A kind of key to read.
pub(super) struct KeyKind {
    /// Checks whether a PEM block could be a key of this kind, given its label and content. The error says what the
    /// block is instead.
    pub(super) judge: fn(&str, &str) -> Result<(), &'static str>,
    /// The error for text that is not a key.
    pub(super) unknown: &'static str,
    /// Errors for blocks that often accompany a key. They are less useful than an error about the key itself, so they
    /// are returned only if there is no other error.
    pub(super) beside: &'static [&'static str],
}

impl KeyKind {
    /// Decodes a key from PEM or bare base64 to DER. The decoded key's memory is overwritten on drop.
    pub(super) fn read(&self, text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        const BEGIN: &str = "-----BEGIN ";
        let text = text.trim();
        if text.is_empty() {
            return Err("is empty");
        }
        let Some((_, mut rest)) = text.split_once(BEGIN) else {
            return self.read_base64(text);
        };
        // Use the first block of the right kind, because parameters and certificates may come before or after the key.
        let mut refused = None;
        loop {
            let (label, after) = rest.split_once("-----").ok_or(TRUNCATED)?;
            let end = format!("-----END {label}-----");
            let (inside, after) = after.split_once(&end).ok_or(TRUNCATED)?;
            // A block of the right kind is the key, even if it cannot be decoded.
            let Err(what) = (self.judge)(label, inside) else {
                return self.decode(inside);
            };
            if !self.beside.contains(&what) {
                refused.get_or_insert(what);
            }
            match after.split_once(BEGIN) {
                Some((_, next)) => rest = next,
                None => return Err(refused.unwrap_or(what)),
            }
        }
    }

    fn read_base64(&self, text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        let looks_like_a_path = text.len() < 300
            && [".pem", ".key", ".der", ".crt", ".cer", ".txt"]
                .iter()
                .any(|ending| text.ends_with(ending));
        if looks_like_a_path {
            return Err("looks like the path of a file: provide the content of the file");
        }
        self.decode(text)
    }

    fn decode(&self, text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        let mut text = Zeroizing::new(strip_line_breaks(text));
        if let Ok(der) = BASE64.decode(text.as_slice()) {
            return Ok(Zeroizing::new(der));
        }
        // The text may be cut off inside a group of four characters, so try once more without the last character.
        text.pop();
        match BASE64.decode(text.as_slice()).map(Zeroizing::new) {
            Ok(der) if der.first() == Some(&SEQUENCE) => Err(TRUNCATED),
            _ => Err(self.unknown),
        }
    }
}

/// Strips whitespace, including line breaks written as a literal `\n`, as is common in environment variables.
fn strip_line_breaks(text: &str) -> Vec<u8> {
    let mut compact = Vec::with_capacity(text.len());
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let is_escape = byte == b'\\' && matches!(bytes.peek(), Some(b'n' | b'r'));
        if is_escape {
            bytes.next();
        } else if !byte.is_ascii_whitespace() {
            compact.push(byte);
        }
    }
    compact
}
