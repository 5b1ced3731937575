//! Phone numbers: exchanges a single-use code for a phone number encrypted with the application's public key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::checks::Caller;
use crate::crypto::derive::derive;
use crate::crypto::encrypted_data::watermark;
use crate::crypto::public_key;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// The default phone number. It is a mobile operator's service number, so a text message sent to it by mistake never reaches a private
/// person.
const SAMPLE: &str = "13800138000";

pub(super) fn get_phone_number(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let code = call.text("code").unwrap_or_default();
    let chosen = platform
        .sessions
        .redeem_codes(&[code])
        .map_err(|_| Refusal::code_invalid("the code is wrong or was already used"))?;
    let chosen = chosen.into_iter().flatten().next();
    let number = chosen.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let number = number.as_deref().unwrap_or(SAMPLE);
    let text = json!({
        "phoneNumber": number,
        "purePhoneNumber": number,
        "countryCode": "86",
        "watermark": watermark(caller.app()),
    })
    .to_string();
    let padding = derive("padding", &[&text, code]);
    let encrypted = public_key::encrypt(text.as_bytes(), &padding)
        .ok_or_else(|| Refusal::parameter("the phone number is too long for the key"))?;
    Ok(Answer::Payload(STANDARD.encode(encrypted).into()))
}
