//! AES-128-CBC with PKCS#7.

use aws_lc_rs::cipher::{AES_128, DecryptingKey, DecryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use zeroize::Zeroizing;

/// The bytes of a block, a key and an initialisation vector.
pub(super) const BLOCK: usize = 16;

/// What came out of the decryption.
pub(super) struct Plain {
    /// Without padding; with whatever stands in its place if it is wrong.
    pub(super) bytes: Zeroizing<Vec<u8>>,
    pub(super) padding_is_right: bool,
}

/// Decrypts. `None`: it is empty or no multiple of a block.
pub(super) fn decrypt(key: &[u8; BLOCK], iv: [u8; BLOCK], data: Vec<u8>) -> Option<Plain> {
    let mut data = Zeroizing::new(data);
    let key = UnboundCipherKey::new(&AES_128, key).ok()?;
    let key = DecryptingKey::cbc(key).ok()?;
    let context = DecryptionContext::Iv128(FixedLength::from(iv));
    key.decrypt(&mut data[..], context).ok()?;
    let (padding, padding_is_right) = padding(data.last_chunk()?);
    let length = data.len().saturating_sub(padding);
    data.truncate(length);
    Some(Plain {
        bytes: data,
        padding_is_right,
    })
}

/// How many bytes of the last block are padding, none if it is wrong; and whether it is right. The time does not tell where it is wrong.
fn padding(block: &[u8; BLOCK]) -> (usize, bool) {
    let count = block[BLOCK - 1];
    let mut wrong = u8::from(count == 0) | u8::from(usize::from(count) > BLOCK);
    for (distance, byte) in block.iter().rev().enumerate() {
        let is_padding = u8::from(distance < usize::from(count)).wrapping_neg();
        wrong |= is_padding & (byte ^ count);
    }
    let right = u8::from(wrong == 0);
    (usize::from(count * right), right == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_right_only_where_all_of_its_bytes_are() {
        for count in 0..=255_u8 {
            let mut block = [0xa5; BLOCK];
            block[BLOCK - 1] = count;
            let start = BLOCK.saturating_sub(usize::from(count));
            block[start..].fill(count);
            block[BLOCK - 1] = count;
            let right = (1..=16).contains(&count);
            let length = if right { usize::from(count) } else { 0 };
            assert_eq!(padding(&block), (length, right), "{count}");
            if !right {
                continue;
            }
            for wrong in start..BLOCK - 1 {
                let mut block = block;
                block[wrong] ^= 1;
                assert_eq!(padding(&block), (0, false), "{count} {wrong}");
            }
        }
    }
}
