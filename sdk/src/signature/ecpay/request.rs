//! The signatures of guaranteed-payment requests (担保支付): the MD5 digest of the parameter values and the payment SALT.
//!
//! The platform does not document the following details. This is how they are implemented here:
//! - Booleans are written as in JSON, that is, as `true` and `false`. The platform's own fields use 0 and 1 instead.
//! - Numbers are written exactly as they are sent.
//! - The platform requires objects and lists to be sent as strings of JSON, so [`ecpay_request`] rejects raw ones. Some
//!   endpoints, such as `create_merchant`, use raw ones nevertheless. In calls to such endpoints, objects and lists are
//!   written the way Go prints them: `map[k:v k:v]`, with sorted keys, and `[a b]`. The values inside them are written
//!   in the same way, and `null` is written as `<nil>`. The platform's Go demo does the same, and so does public code
//!   that signs raw values. Numbers inside objects and lists are written exactly as they are sent. In contrast, a Go
//!   program that parses them as `float64` prints numbers of a million or more in exponent notation, for example as
//!   `1e+06`. The Python package `bytedance` signs objects and lists as JSON.
//! - Quotes around a value are removed, as in the platform's demo, and `prod_id` is signed like any other parameter.
//!   The Python package does neither: it keeps the quotes, and does not sign `prod_id`.
//! - If there is a token among the parameters, it is signed like any other parameter. The Python package does the same.

use std::borrow::Cow;

use md5::{Digest, Md5};
use url::form_urlencoded;

use crate::answer::{Error, ErrorKind};
use crate::wire::{Members, text_of};

/// The request parameters that are not signed.
pub(crate) const ECPAY_REQUEST_UNSIGNED: [&str; 4] =
    ["app_id", "other_settle_params", "sign", "thirdparty_id"];

/// Returns the signature of a guaranteed-payment request (担保支付). The request's body contains the signature as `sign`.
///
/// The signature is the lowercase hex MD5 digest of the parameter values and the payment SALT, sorted bytewise and
/// joined with `&`. `parameters` is the request body, a JSON object. `salt` is the payment SALT (支付 SALT) from the
/// console.
///
/// - `app_id`, `thirdparty_id`, `other_settle_params` and `sign` are not signed. Values that are empty, `null` or the
///   string `"null"` are not signed either. A value of 0 is signed.
/// - Whitespace and one pair of quotes around a string are removed.
/// - Numbers are signed exactly as they are written. Booleans are signed as `true` and `false`. The platform does not
///   document how to sign booleans, because its own fields use 0 and 1 instead.
/// - Raw objects and lists are rejected, because the platform requires them to be sent as strings of JSON.
///
/// A [`Client`](crate::Client) signs its own calls automatically. It also signs raw objects and lists, for endpoints
/// that use them, in the way Go prints them: `map[k:v k:v]` and `[a b]`. The platform does not document this, but
/// public implementations do the same. Use this function for requests sent by other code.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// ```
/// let parameters = r#"{
///     "app_id": "ttcfdbb9xxxxxxxxxxx", "thirdparty_id": "tta4bad200000xxxxxx",
///     "out_order_no": "test-02167569xxxxxx", "total_amount": 2376,
///     "subject": "test-payment_subject-test-paym...",
///     "body": "强烈推荐！经典腊汁肉夹馍团购价仅需7.92元！",
///     "valid_time": 172800, "notify_url": "https://www.xxx.com", "disable_msg": 0,
///     "msg_page": "pages/user/orderDetail/orderDetail?id=997979879879879879",
///     "sign": "edc608b160a1be3de0xxxxxx"
/// }"#;
/// let signature = bytedance::signature::ecpay_request(parameters, "your_payment_salt")?;
/// assert_eq!(signature, "54f102e7115f8a6a3e6af4633dc33959");
/// # Ok::<(), bytedance::Error>(())
/// ```
///
/// # Errors
/// Returns an error of kind [`ErrorKind::Request`] if the parameters are not a JSON object, or if a signed parameter is
/// an object or a list.
#[doc(alias = "sign")]
pub fn ecpay_request(parameters: &str, salt: &str) -> Result<String, Error> {
    let error = |text: String| Error::new(ErrorKind::Request, text);
    let members = Members::parse(parameters)
        .ok_or_else(|| error("the parameters are not a JSON object".to_owned()))?;
    let values = members
        .distinct()
        .into_iter()
        .filter(|(name, _)| !ECPAY_REQUEST_UNSIGNED.contains(&name.as_ref()))
        .map(|(name, value)| {
            let what = match value.get().as_bytes() {
                [b'{', ..] => "an object",
                [b'[', ..] => "a list",
                _ => return Ok(text_of(value.get())),
            };
            Err(error(format!(
                "`{name}` is {what}: send its JSON as a string"
            )))
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(ecpay_values(values, salt))
}

/// Returns the signature of a guaranteed-payment request that has its parameters in a query or a form.
///
/// For example, bills (账单) are fetched with a GET request that has its parameters in the query. `query` is the query
/// without the `?`, or the body of the form. The values are decoded before they are signed: `%26` becomes `&`, and `+`
/// becomes a space. As in [`ecpay_request`], some parameters are not signed, and whitespace and quotes around values
/// are removed.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// ```
/// use bytedance::signature::{ecpay_query, ecpay_request};
///
/// let signature = ecpay_query("app_id=tt1&bill_date=20220101&bill_type=payment", "salt");
/// let same = ecpay_request(r#"{"bill_type": "payment", "bill_date": "20220101"}"#, "salt")?;
/// assert_eq!(signature, same);
/// # Ok::<(), bytedance::Error>(())
/// ```
pub fn ecpay_query(query: &str, salt: &str) -> String {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let signed = pairs.filter(|(name, _)| !ECPAY_REQUEST_UNSIGNED.contains(&name.as_ref()));
    ecpay_values(signed.map(|(_, value)| value), salt)
}

/// Returns the signature of parameter values: the lowercase hex MD5 digest of the values and the SALT, sorted bytewise
/// and joined with `&`.
pub(crate) fn ecpay_values<'a>(
    values: impl IntoIterator<Item = Cow<'a, str>>,
    salt: &str,
) -> String {
    let values: Vec<Cow<'_, str>> = values.into_iter().collect();
    let mut texts: Vec<&str> = values
        .iter()
        .filter_map(|value| normalize_value(value))
        .collect();
    texts.push(salt);
    texts.sort_unstable();
    // Hash the strings one by one to avoid copying the SALT.
    let mut digest = Md5::new();
    for (index, text) in texts.into_iter().enumerate() {
        if index > 0 {
            digest.update("&");
        }
        digest.update(text);
    }
    hex::encode(digest.finalize())
}

/// Removes whitespace and one pair of quotes around a value. Returns `None` if the value is empty or `null` and is
/// therefore not signed.
pub(super) fn normalize_value(value: &str) -> Option<&str> {
    let value = strip_quotes(value.trim()).trim();
    (!value.is_empty() && value != "null").then_some(value)
}

/// Removes one pair of quotes around a string, if there is one.
pub(super) fn strip_quotes(text: &str) -> &str {
    let inside = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::super::go::print_go;
    use super::*;

    /// The official demo's parameters, with their values as JSON.
    const DEMO: [(&str, &str); 11] = [
        ("app_id", r#""ttcfdbb9xxxxxxxxxxx""#),
        ("thirdparty_id", r#""tta4bad200000xxxxxx""#),
        ("out_order_no", r#""test-02167569xxxxxx""#),
        ("total_amount", "2376"),
        ("subject", r#""test-payment_subject-test-paym...""#),
        ("body", r#""强烈推荐！经典腊汁肉夹馍团购价仅需7.92元！""#),
        ("valid_time", "172800"),
        ("notify_url", r#""https://www.xxx.com""#),
        ("disable_msg", "0"),
        (
            "msg_page",
            r#""pages/user/orderDetail/orderDetail?id=997979879879879879""#,
        ),
        ("sign", r#""edc608b160a1be3de0xxxxxx""#),
    ];

    fn signed(parameters: &[(&str, &str)]) -> String {
        let signed = parameters
            .iter()
            .filter(|(name, _)| !ECPAY_REQUEST_UNSIGNED.contains(name))
            .map(|(_, json)| print_go(json).unwrap());
        ecpay_values(signed, "your_payment_salt")
    }

    #[test]
    fn the_signature_is_that_of_the_platform_s_example() {
        assert_eq!(signed(&DEMO), "54f102e7115f8a6a3e6af4633dc33959");
    }

    #[test]
    fn what_is_left_out_or_empty_changes_nothing_and_anything_else_does() {
        for (more, same) in [
            (("other_settle_params", r#""[]""#), true),
            (("cp_extra", r#""""#), true),
            (("cp_extra", r#"" null ""#), true),
            (("cp_extra", "null"), true),
            (("cp_extra", r#""\" \"""#), true),
            (("cp_extra", "0"), false),
            (("cp_extra", "false"), false),
            (("cp_extra", "{}"), false),
            (("prod_id", r#""1""#), false),
            (("access_token", r#""1""#), false),
        ] {
            let mut parameters = DEMO.to_vec();
            parameters.push(more);
            assert_eq!(signed(&parameters) == signed(&DEMO), same, "{more:?}");
        }
    }

    #[test]
    fn raw_objects_and_lists_are_refused_where_they_are_signed() {
        for (json, text) in [
            (
                r#"{"a":{"b":1}}"#,
                "`a` is an object: send its JSON as a string",
            ),
            (
                r#"{"b":1,"a": [ ]}"#,
                "`a` is a list: send its JSON as a string",
            ),
        ] {
            let error = ecpay_request(json, "salt").unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Request);
            assert!(error.to_string().contains(text), "{error}");
        }
        let left_out = ecpay_request(r#"{"other_settle_params":[{}],"a":1}"#, "salt").unwrap();
        assert_eq!(left_out, ecpay_request(r#"{"a":1}"#, "salt").unwrap());
    }

    #[test]
    fn one_pair_of_quotes_is_taken_off() {
        for (value, text) in [
            ("  a b ", Some("a b")),
            (r#"" a ""#, Some("a")),
            (r#"""a"""#, Some(r#""a""#)),
            (r#"""#, Some(r#"""#)),
            (r#""a"#, Some(r#""a"#)),
            (r#""""#, None),
            ("0", Some("0")),
        ] {
            assert_eq!(normalize_value(value), text, "{value}");
        }
    }
}
