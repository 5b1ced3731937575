//! Encrypted pushes in JSON and XML format.

use std::fmt::Write as _;
use std::time::Duration;

use aes::Aes256;
use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};
use base64::engine::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::protocol::{
    Protocol, SignedCallback, SigningContext, SigningKeys, sorted_sha1, to_text,
};

/// The text is padded to a multiple of this, even though the AES block size is 16 bytes.
const PADDED: usize = 32;

#[derive(Debug)]
pub(super) struct Push {
    pub(super) message: String,
    pub(super) format: PushFormat,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PushFormat {
    Json,
    Xml,
}

impl Protocol for Push {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let (timestamp, nonce) = (context.seconds().to_string(), context.nonce);
        let encrypted = encrypt(&self.message, context.keys, nonce);
        let token = &context.keys.push_token;
        let signature = sorted_sha1([token, &timestamp, nonce, &encrypted]);
        let members = json!({
            "Nonce": nonce, "TimeStamp": timestamp, "Encrypt": encrypted, "MsgSignature": signature,
        });
        match (self.format, &members) {
            (PushFormat::Xml, Value::Object(members)) => SignedCallback {
                headers: vec![("content-type", "text/xml".to_owned())],
                ..SignedCallback::json(to_xml(members))
            },
            _ => SignedCallback::json(members.to_string()),
        }
    }

    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        status == StatusCode::OK && matches!(body, "" | "success")
    }

    /// The documentation specifies three repetitions, a few seconds apart, for customer service messages.
    fn schedule(&self) -> &'static [u64] {
        &[5, 5, 5]
    }

    fn timeout(&self) -> Duration {
        Duration::from_secs(2)
    }

    /// According to the documentation of customer service messages, a wrong response counts as a failure, but the push is not repeated.
    fn stops_after_any_answer(&self) -> bool {
        true
    }
}

/// Encrypts a push with AES-256-CBC. The plaintext consists of 32 random bytes, the length of the message, the message, and the
/// application's id.
fn encrypt(message: &str, keys: &SigningKeys, nonce: &str) -> String {
    // The bytes look random to the receiver but are derived from the nonce, which makes callbacks reproducible.
    let mut plain = Sha256::digest(nonce).to_vec();
    let length = u32::try_from(message.len()).unwrap_or(u32::MAX);
    plain.extend(length.to_be_bytes());
    plain.extend(message.as_bytes());
    plain.extend(keys.app_id.as_bytes());
    let padding = PADDED - plain.len() % PADDED;
    plain.resize(plain.len() + padding, padding as u8);
    let key = keys.aes_key();
    let cipher = Aes256::new(&key.into());
    let mut before: [u8; 16] = Default::default();
    before.copy_from_slice(&key[..16]);
    let mut encrypted = Vec::with_capacity(plain.len());
    for block in plain.chunks_exact(16) {
        for (last, byte) in before.iter_mut().zip(block) {
            *last ^= byte;
        }
        let mut block = Array::from(before);
        cipher.encrypt_block(&mut block);
        before = block.into();
        encrypted.extend(before);
    }
    STANDARD.encode(encrypted)
}

/// Writes an `<xml>` element with one child element per member of an object.
pub(super) fn to_xml(members: &Map<String, Value>) -> String {
    let mut xml = "<xml>".to_owned();
    for (name, value) in members {
        // A CDATA section cannot contain its own end marker, so the marker is split across two sections.
        let value = to_text(value).replace("]]>", "]]]]><![CDATA[>");
        // Writing to a string never fails.
        let _ = write!(xml, "<{name}><![CDATA[{value}]]></{name}>");
    }
    xml + "</xml>"
}
