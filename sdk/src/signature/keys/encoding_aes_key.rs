//! The key for encrypted pushes (EncodingAESKey).

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// A base64 decoder that accepts any value for the two unused bits in the last of the 43 characters.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// A 32-byte key for AES-256. Its first 16 bytes are also used as the initialization vector. The key's memory is
/// overwritten on drop.
#[derive(Clone)]
pub(crate) struct EncodingAesKey(
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    Zeroizing<[u8; 32]>,
);

impl EncodingAesKey {
    /// Parses a key. The error is worded to follow the name of the setting, as in "has 42 characters". It does not
    /// reveal the key.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let length = text.chars().count();
        if length != 43 {
            return Err(format!("has {length} characters, but must have 43"));
        }
        let mut key = Zeroizing::new([0; 32]);
        match BASE64.decode_slice(text, key.as_mut_slice()) {
            Ok(32) => Ok(Self(key)),
            _ => Err("is not base64: it may contain only letters, digits, + and /".to_owned()),
        }
    }

    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
