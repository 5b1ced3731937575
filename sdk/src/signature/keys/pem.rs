//! From PEM, or bare base64, to DER.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::der::SEQUENCE;
use super::faults::TRUNCATED;

/// Keys are copied by hand, and the padding may be lost on the way.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The kind of key that is looked for.
pub(super) struct KeyKind {
    /// Whether a block of PEM with this label and these lines may be one, or what it is instead.
    pub(super) judge: fn(&str, &str) -> Result<(), &'static str>,
    /// What is said of anything else.
    pub(super) unknown: &'static str,
    /// What is said of blocks that may stand beside a key: it tells less than what is said of the key.
    pub(super) beside: &'static [&'static str],
}

impl KeyKind {
    /// The bytes of a key in PEM or bare base64. They are overwritten once they have been used.
    pub(super) fn read(&self, text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        const BEGIN: &str = "-----BEGIN ";
        let text = text.trim();
        if text.is_empty() {
            return Err("is empty");
        }
        let Some((_, mut rest)) = text.split_once(BEGIN) else {
            return self.read_base64(text);
        };
        // Of several blocks the first that fits: parameters and certificates may stand before it or behind it.
        let mut refused = None;
        loop {
            let (label, after) = rest.split_once("-----").ok_or(TRUNCATED)?;
            let end = format!("-----END {label}-----");
            let (inside, after) = after.split_once(&end).ok_or(TRUNCATED)?;
            // One that fits is the key, even if it can't be read.
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
            return Err("looks like the path of a file: give what stands in the file");
        }
        self.decode(text)
    }

    fn decode(&self, text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        let mut text = Zeroizing::new(strip_line_breaks(text));
        if let Ok(der) = BASE64.decode(text.as_slice()) {
            return Ok(Zeroizing::new(der));
        }
        // Cut off inside a group of four characters.
        text.pop();
        match BASE64.decode(text.as_slice()).map(Zeroizing::new) {
            Ok(der) if der.first() == Some(&SEQUENCE) => Err(TRUNCATED),
            _ => Err(self.unknown),
        }
    }
}

/// Strips line breaks, which in an environment variable may be written as `\n`.
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
