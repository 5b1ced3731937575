//! AES-128 decryption in CBC mode with PKCS#7 padding.

use aws_lc_rs::cipher::{AES_128, DecryptingKey, DecryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use zeroize::Zeroizing;

/// The length of a block, in bytes. Keys and initialization vectors have the same length.
pub(super) const BLOCK: usize = 16;

pub(super) struct Plaintext {
    /// The decrypted data without its padding. If the padding is invalid, all of the data is kept.
    pub(super) bytes: Zeroizing<Vec<u8>>,
    pub(super) padding_is_valid: bool,
}

/// Decrypts the data. Returns `None` if the data is empty or its length is not a multiple of the block length.
pub(super) fn decrypt(key: &[u8; BLOCK], iv: [u8; BLOCK], data: Vec<u8>) -> Option<Plaintext> {
    let mut data = Zeroizing::new(data);
    let key = UnboundCipherKey::new(&AES_128, key).ok()?;
    let key = DecryptingKey::cbc(key).ok()?;
    let context = DecryptionContext::Iv128(FixedLength::from(iv));
    key.decrypt(&mut data[..], context).ok()?;
    let (padding, padding_is_valid) = check_padding(data.last_chunk()?);
    let length = data.len().saturating_sub(padding);
    data.truncate(length);
    Some(Plaintext {
        bytes: data,
        padding_is_valid,
    })
}

/// Returns the number of padding bytes in the last block, and whether the padding is valid. If it is not, the number is
/// zero. The time taken does not depend on which byte is wrong.
fn check_padding(block: &[u8; BLOCK]) -> (usize, bool) {
    let count = block[BLOCK - 1];
    let mut wrong = u8::from(count == 0) | u8::from(usize::from(count) > BLOCK);
    for (distance, byte) in block.iter().rev().enumerate() {
        let is_padding = u8::from(distance < usize::from(count)).wrapping_neg();
        wrong |= is_padding & (byte ^ count);
    }
    let is_valid = u8::from(wrong == 0);
    (usize::from(count * is_valid), is_valid == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_valid_only_where_all_of_its_bytes_are_right() {
        for count in 0..=255_u8 {
            let mut block = [0xa5; BLOCK];
            block[BLOCK - 1] = count;
            let start = BLOCK.saturating_sub(usize::from(count));
            block[start..].fill(count);
            block[BLOCK - 1] = count;
            let right = (1..=16).contains(&count);
            let length = if right { usize::from(count) } else { 0 };
            assert_eq!(check_padding(&block), (length, right), "{count}");
            if !right {
                continue;
            }
            for wrong in start..BLOCK - 1 {
                let mut block = block;
                block[wrong] ^= 1;
                assert_eq!(check_padding(&block), (0, false), "{count} {wrong}");
            }
        }
    }
}
