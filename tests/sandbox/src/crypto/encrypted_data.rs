//! Encrypted data that the front end passes on to the server. It is encrypted with AES-128-CBC and PKCS#7 padding, and all parts are
//! base64-encoded.

use std::time::{SystemTime, UNIX_EPOCH};

use aes::Aes128;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use serde_json::{Value, json};

use super::derive::derive;
use crate::keys::APP_ID;

/// Returns a watermark containing the application's id and the current time.
pub(crate) fn watermark(app_id: &str) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    json!({ "appid": app_id, "timestamp": now.map_or(0, |since| since.as_secs()) })
}

/// Encrypts data and returns `encryptedData` and `iv`. Returns `None` if the session key does not consist of 16 base64-encoded bytes.
pub(crate) fn encrypt(session_key: &str, data: &Value) -> Option<(String, String)> {
    let mut data = data.clone();
    if let Value::Object(members) = &mut data {
        members
            .entry("watermark")
            .or_insert_with(|| watermark(APP_ID));
    }
    let text = data.to_string();
    let key: [u8; 16] = STANDARD.decode(session_key).ok()?.try_into().ok()?;
    let derived = derive("iv", &[session_key, &text]);
    let iv: &[u8; 16] = derived.first_chunk()?;
    let encrypted = Encryptor::<Aes128>::new(&key.into(), &(*iv).into())
        .encrypt_padded_vec::<Pkcs7>(text.as_bytes());
    Some((STANDARD.encode(encrypted), STANDARD.encode(iv)))
}
