//! Encrypted pushes, in JSON or XML: customer service messages, and tickets and events for third-party platforms.

use aws_lc_rs::cipher::{AES_256, DecryptingKey, DecryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::incoming::Incoming;
use super::{members, xml};
use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::callback::refusal::{Refusal, RefusalKind};
use crate::secret::Secret;
use crate::signature::{self, Application, EncodingAesKey};
use crate::wire::Members;

/// The block size used for the PKCS#7 padding. It is 32 bytes, even though the AES block size is 16 bytes.
const BLOCK: usize = 32;
/// The number of random bytes that precede the length of the message.
const RANDOM: usize = 32;

pub(super) fn verify(
    application: &Application,
    incoming: Incoming<'_>,
) -> Result<Message, Refusal> {
    let keys = &application.keys;
    if keys.push_tokens.is_empty() {
        return Err(Refusal::not_configured("push_token"));
    }
    if keys.parsed.encoding_aes_keys.is_empty() {
        return Err(Refusal::not_configured("encoding_aes_key"));
    }
    let envelope = to_json(incoming.text()?)?;
    let members = members::parse_members(&envelope)?;
    let part = |name| members::required_member(&members, name);
    let (timestamp, nonce) = (part("TimeStamp")?, part("Nonce")?);
    let (encrypted, signature) = (part("Encrypt")?, part("MsgSignature")?);
    let is_genuine = |token: &Secret| {
        let token = token.expose();
        signature::push_is_genuine(token, &timestamp, &nonce, &encrypted, &signature)
    };
    if !keys.push_tokens.iter().any(is_genuine) {
        return Err(Refusal::forged("push_token"));
    }
    let time = members::parse_time("TimeStamp", &timestamp)?;
    let text = decrypt(&keys.parsed.encoding_aes_keys, &encrypted, &application.id)?;
    let content = to_json(&text)?;
    let members = members::parse_members(&content)?;
    let name = event_name(&members)
        .ok_or_else(|| Refusal::malformed("the message has neither Event nor MsgType"))?;
    Ok(Message {
        protocol: Protocol::Push,
        name,
        envelope: content.clone(),
        content,
        id: None,
        time: Some(time),
        key_version: None,
        signature: signature.into_owned(),
        // A redelivery might have a new signature. The content still identifies the event, because it includes the event's time.
        identified_by_content: true,
    })
}

/// Returns the name of the message: its `Event`, or its `MsgType` if it has no `Event`. Some sources prefix the name
/// `AUTHORIZED` with the kind of message, as in `EVENT.AUTHORIZED`, or add it to `PUSH`, as in `PUSH.Ticket`. Only `AUTHORIZED` or `PUSH` is returned.
fn event_name(members: &Members<'_>) -> Option<String> {
    let names = ["Event", "MsgType"].map(|name| members::optional_member(members, name));
    let name = names.iter().find(|name| !name.is_empty())?;
    let name = name.strip_prefix("EVENT.").unwrap_or(name);
    Some(name.strip_suffix(".Ticket").unwrap_or(name).to_owned())
}

/// Converts XML to JSON. A text that is already JSON is returned without surrounding whitespace.
fn to_json(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.starts_with('<') {
        return xml::to_json(text);
    }
    match Members::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(Refusal::malformed("it is neither a JSON object nor XML")),
    }
}

/// Decrypts the message. The caller has already verified the signature, so an attacker cannot probe the decryption with modified bytes.
fn decrypt(keys: &[EncodingAesKey], encrypted: &str, app_id: &str) -> Result<String, Refusal> {
    let bytes = STANDARD
        .decode(encrypted)
        .map_err(|_| Refusal::malformed("Encrypt is not base64"))?;
    if bytes.is_empty() || bytes.len() % 16 != 0 {
        return Err(Refusal::malformed(
            "Encrypt does not consist of whole AES blocks",
        ));
    }
    let plain = keys
        .iter()
        .find_map(|key| decrypt_with(key, bytes.clone()))
        .ok_or_else(|| {
            Refusal::new(
                RefusalKind::Malformed,
                "it can't be decrypted: encoding_aes_key is wrong, or the old key was removed too early after a change",
            )
        })?;
    let Plaintext {
        message,
        app_id: of,
    } = plain;
    if of == app_id {
        Ok(message)
    } else {
        Err(Refusal::new(
            RefusalKind::Foreign,
            format!("it is for application {of:?}, not for {app_id}"),
        ))
    }
}

struct Plaintext {
    message: String,
    app_id: String,
}

/// Decrypts the bytes with a single key. Returns `None` if they were encrypted with a different key.
fn decrypt_with(key: &EncodingAesKey, mut bytes: Vec<u8>) -> Option<Plaintext> {
    let (iv, _) = key.bytes().split_first_chunk::<16>()?;
    let iv = DecryptionContext::Iv128(FixedLength::from(iv));
    let key = UnboundCipherKey::new(&AES_256, key.bytes()).ok()?;
    let plain = DecryptingKey::cbc(key).ok()?.decrypt(&mut bytes, iv).ok()?;
    let padding = usize::from(*plain.last()?);
    if !(1..=BLOCK).contains(&padding) {
        return None;
    }
    let (plain, padding_bytes) = plain.split_at_checked(plain.len().checked_sub(padding)?)?;
    if padding_bytes
        .iter()
        .any(|byte| usize::from(*byte) != padding)
    {
        return None;
    }
    let (length, rest) = plain.get(RANDOM..)?.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (message, app_id) = rest.split_at_checked(length)?;
    Some(Plaintext {
        message: String::from_utf8(message.to_vec()).ok()?,
        app_id: String::from_utf8(app_id.to_vec()).ok()?,
    })
}
