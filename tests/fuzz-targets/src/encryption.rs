//! Encryption as the platform does it before sending.

use aws_lc_rs::cipher::{
    AES_128, AES_256, Algorithm, EncryptingKey, EncryptionContext, UnboundCipherKey,
};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::iv::FixedLength;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::party::{AES_KEY_BYTES, APP_ID, PUSH_TOKEN, TIME};

/// Returns the body of an encrypted push with this plain text, padded to whole blocks.
pub(crate) fn push_body(mut plain: Vec<u8>) -> String {
    plain.resize(plain.len().next_multiple_of(16), 0);
    let mut iv = [0; 16];
    iv.copy_from_slice(&AES_KEY_BYTES[..16]);
    let encrypted = encrypt(&AES_256, &AES_KEY_BYTES, iv, plain);
    let signature = bytedance::signature::push(PUSH_TOKEN, TIME, "nonce", &encrypted);
    serde_json::json!({ "TimeStamp": TIME, "Nonce": "nonce", "Encrypt": encrypted, "MsgSignature": signature }).to_string()
}

/// Returns the plain text of a push with this message.
pub(crate) fn push_plain_text(message: &[u8]) -> Vec<u8> {
    let mut plain = vec![7; 32];
    plain.extend(
        u32::try_from(message.len())
            .unwrap_or(u32::MAX)
            .to_be_bytes(),
    );
    plain.extend(message);
    plain.extend(APP_ID.as_bytes());
    fill(&mut plain, 32);
    plain
}

/// Returns `encryptedData` that contains these bytes.
pub(crate) fn encrypted_data(key: &[u8; 16], iv: [u8; 16], content: &[u8]) -> String {
    let mut plain = content.to_vec();
    fill(&mut plain, 16);
    encrypt(&AES_128, key, iv, plain)
}

/// Adds PKCS#7 padding.
fn fill(plain: &mut Vec<u8>, block: u8) {
    let size = usize::from(block);
    let filling = size - plain.len() % size;
    plain.resize(
        plain.len() + filling,
        u8::try_from(filling).unwrap_or(block),
    );
}

fn encrypt(algorithm: &'static Algorithm, key: &[u8], iv: [u8; 16], plain: Vec<u8>) -> String {
    match cbc(algorithm, key, iv, plain) {
        Ok(encrypted) => STANDARD.encode(encrypted),
        Err(error) => panic!("whole blocks are encrypted: {error}"),
    }
}

fn cbc(
    algorithm: &'static Algorithm,
    key: &[u8],
    iv: [u8; 16],
    mut plain: Vec<u8>,
) -> Result<Vec<u8>, Unspecified> {
    let key = EncryptingKey::cbc(UnboundCipherKey::new(algorithm, key)?)?;
    key.less_safe_encrypt(&mut plain, EncryptionContext::Iv128(FixedLength::from(&iv)))?;
    Ok(plain)
}
