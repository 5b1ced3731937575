//! User storage: stores and removes a user's key-value pairs.

use serde_json::Value;

use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// The limits are the documented ones. The error codes are from the documentation of 2020, which specifies lower limits. The current
/// documentation lists no codes.
const MAX_BYTES: usize = 1023;
const KEY_TOO_LONG: i64 = 40009;
const VALUE_TOO_LONG: i64 = 40010;
const MAX_PAIRS: usize = 128;
const TOO_MANY_PAIRS: i64 = 60001;

/// Stores either all pairs in `kv_list` or none.
pub(super) fn set(platform: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    let openid = read_openid(call)?;
    let mut pairs = Vec::new();
    for item in read_list(call, "kv_list") {
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let (Some(key), Some(value)) = (text("key"), text("value")) else {
            return Err(Refusal::parameter(
                "each entry of kv_list must have a key and a value, both strings",
            ));
        };
        for (text, code, what) in [(key, KEY_TOO_LONG, "key"), (value, VALUE_TOO_LONG, "value")] {
            if text.len() > MAX_BYTES {
                let message = format!("a {what} is longer than {MAX_BYTES} bytes");
                return Err(Refusal::code(code, message));
            }
        }
        pairs.push((key.to_owned(), value.to_owned()));
    }
    if !platform.user_storage.insert(openid, pairs, MAX_PAIRS) {
        return Err(Refusal::code(
            TOO_MANY_PAIRS,
            format!("the user would have more than {MAX_PAIRS} pairs"),
        ));
    }
    Ok(Answer::Nothing)
}

/// Removes the keys listed in the field `key`. Unknown keys are ignored.
pub(super) fn remove(platform: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    let openid = read_openid(call)?;
    let keys = read_list(call, "key");
    let keys = keys.iter().filter_map(Value::as_str);
    platform.user_storage.remove(openid, keys);
    Ok(Answer::Nothing)
}

fn read_openid<'a>(call: &'a Call<'_>) -> Result<&'a str, Refusal> {
    call.first_text(&["openid", "open_id"])
        .ok_or_else(|| Refusal::parameter("the openid of the user is missing"))
}

fn read_list(call: &Call<'_>, name: &str) -> Vec<Value> {
    match call.field(name).map(FieldValue::to_json) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}
