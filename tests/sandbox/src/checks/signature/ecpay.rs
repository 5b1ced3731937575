//! The guaranteed-payment signature: an MD5 digest of the parameter values and the payment SALT.

use std::collections::BTreeMap;

use md5::{Digest, Md5};
use serde_json::Value;

use crate::catalogue::Place;
use crate::keys::PAYMENT_SALT;
use crate::request::{Call, ParsedBody};
use crate::response::Refusal;
use crate::state::Platform;

/// The parameters that are excluded from the signature.
const UNSIGNED: [&str; 4] = ["sign", "app_id", "thirdparty_id", "other_settle_params"];

pub(super) fn check(_: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let place = call.endpoint.signature.as_ref().map(|it| it.place);
    let pairs = |pairs: &[(String, String)]| -> Vec<(String, String)> { pairs.to_vec() };
    let parameters = match (place, &call.body) {
        (Some(Place::Query), _) => pairs(call.query()),
        (_, ParsedBody::Form(form)) => pairs(form),
        (_, ParsedBody::Json(Value::Object(members))) => members
            .iter()
            .map(|(name, value)| (name.clone(), print_go(value)))
            .collect(),
        _ => Vec::new(),
    };
    if given == sign(parameters, PAYMENT_SALT) {
        return Ok(());
    }
    Err(Refusal::signature(
        "sign is not the lowercase hex MD5 of the received values and the payment SALT, sorted and joined by &",
    ))
}

fn sign(parameters: Vec<(String, String)>, salt: &str) -> String {
    let mut values: Vec<String> = parameters
        .into_iter()
        .filter(|(name, _)| !UNSIGNED.contains(&name.as_str()))
        .map(|(_, value)| {
            let mut value = value.trim();
            if value.len() > 1 && value.starts_with('"') && value.ends_with('"') {
                value = value[1..value.len() - 1].trim();
            }
            value.to_owned()
        })
        .filter(|value| !value.is_empty() && value != "null")
        .collect();
    values.push(salt.to_owned());
    values.sort();
    hex::encode(Md5::digest(values.join("&")))
}

/// Formats a value the way Go prints it.
fn print_go(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", join(items.iter().map(print_nested))),
        Value::Object(members) => {
            let sorted: BTreeMap<&String, &Value> = members.iter().collect();
            let members = sorted
                .iter()
                .map(|(name, value)| format!("{name}:{}", print_nested(value)));
            format!("map[{}]", join(members))
        }
        other => other.to_string(),
    }
}

fn print_nested(value: &Value) -> String {
    match value {
        Value::Null => "<nil>".to_owned(),
        other => print_go(other),
    }
}

fn join(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_published_vector_comes_out() {
        let parameters = [
            ("app_id", "ttcfdbb9xxxxxxxxxxx"),
            ("thirdparty_id", "tta4bad200000xxxxxx"),
            ("out_order_no", "test-02167569xxxxxx"),
            ("total_amount", "2376"),
            ("subject", "test-payment_subject-test-paym..."),
            ("body", "强烈推荐！经典腊汁肉夹馍团购价仅需7.92元！"),
            ("valid_time", "172800"),
            ("notify_url", "https://www.xxx.com"),
            ("disable_msg", "0"),
            (
                "msg_page",
                "pages/user/orderDetail/orderDetail?id=997979879879879879",
            ),
            ("sign", "edc608b160a1be3de0xxxxxx"),
        ];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            sign(parameters.into(), "your_payment_salt"),
            "54f102e7115f8a6a3e6af4633dc33959"
        );
    }

    #[test]
    fn nested_values_are_printed_as_by_go() {
        let value = json!({ "b": [1, "x", null], "a": { "c": true } });
        assert_eq!(print_go(&value), "map[a:map[c:true] b:[1 x <nil>]]");
    }
}
