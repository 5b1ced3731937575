//! User storage: key-value pairs of a user, kept in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use serde_json::Value;

use crate::answer::Answer;
use crate::call::{Call, Given};
use crate::credential::Caller;
use crate::lock;
use crate::platform::Platform;
use crate::refusal::Refusal;

/// The documented limits. The codes are those of the pages of 2020, which draw the limits tighter; newer pages list none.
const MOST_BYTES: usize = 1023;
const KEY_TOO_LONG: i64 = 40009;
const VALUE_TOO_LONG: i64 = 40010;
const MOST_PAIRS: usize = 128;
const TOO_MANY_PAIRS: i64 = 60001;

/// What users have stored.
#[derive(Debug, Default)]
pub(crate) struct UserStorage(Mutex<HashMap<String, BTreeMap<String, String>>>);

impl UserStorage {
    /// What a user has stored.
    pub(crate) fn of(&self, openid: &str) -> BTreeMap<String, String> {
        lock(&self.0).get(openid).cloned().unwrap_or_default()
    }
}

/// Stores the pairs of `kv_list`, all of them or none.
pub(super) fn set(platform: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    let openid = openid(call)?;
    let mut pairs = Vec::new();
    for item in list(call, "kv_list") {
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let (Some(key), Some(value)) = (text("key"), text("value")) else {
            return Err(Refusal::parameter(
                "an entry of kv_list must have a key and a value, both strings",
            ));
        };
        for (text, code, what) in [(key, KEY_TOO_LONG, "key"), (value, VALUE_TOO_LONG, "value")] {
            if text.len() > MOST_BYTES {
                let message = format!("a {what} has more than {MOST_BYTES} bytes");
                return Err(Refusal::code(code, message));
            }
        }
        pairs.push((key.to_owned(), value.to_owned()));
    }
    let mut storage = lock(&platform.user_storage.0);
    let stored = storage.entry(openid.to_owned()).or_default();
    let mut changed = stored.clone();
    changed.extend(pairs);
    if changed.len() > MOST_PAIRS {
        return Err(Refusal::code(
            TOO_MANY_PAIRS,
            format!("the user would have more than {MOST_PAIRS} pairs"),
        ));
    }
    *stored = changed;
    Ok(Answer::Nothing)
}

/// Removes the keys of `key`; those that are not there make no difference.
pub(super) fn remove(platform: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    let openid = openid(call)?;
    let keys = list(call, "key");
    let mut storage = lock(&platform.user_storage.0);
    if let Some(stored) = storage.get_mut(openid) {
        for key in keys.iter().filter_map(Value::as_str) {
            stored.remove(key);
        }
    }
    Ok(Answer::Nothing)
}

fn openid<'a>(call: &'a Call<'_>) -> Result<&'a str, Refusal> {
    call.first_text(&["openid", "open_id"])
        .ok_or_else(|| Refusal::parameter("the openid of the user is missing"))
}

fn list(call: &Call<'_>, name: &str) -> Vec<Value> {
    match call.field(name).map(Given::value) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}
