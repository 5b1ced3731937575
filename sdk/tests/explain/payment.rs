//! Guaranteed-payment signatures.

use bytedance::signature::explain::{self, Cause};

use crate::{SECRET, check, md5, sha1};

#[test]
fn ecpay_request() {
    let parameters = r#"{"out_order_no": "\"n 1\"", "app_id": "tt1", "total_amount": 0, "price": 1.00, "paid": true,
        "nothing": "", "null": null, "goods": {"id": 1}, "extra": "{\"a\":\"文\"}", "sign": "x"}"#;
    let explanation = explain::ecpay_request(parameters, SECRET).unwrap();
    // The values in the form in which they are signed, in the order of their names.
    let right = ["{\"a\":\"文\"}", "map[id:1]", "n 1", "true", "1.00", "0"];
    let over = |values: &[&str]| {
        let mut values = values.to_vec();
        values.push(SECRET);
        values.sort_unstable();
        md5(&values.join("&"))
    };
    assert_eq!(explanation.signature(), Some(over(&right).as_str()));
    assert_eq!(
        explanation.text(),
        "0&1.00&map[id:1]&***&n 1&true&{\"a\":\"文\"}"
    );
    let without =
        |value: &str| -> Vec<&str> { right.into_iter().filter(|other| *other != value).collect() };
    let instead = |value: &str, other: &'static str| {
        let mut values = without(value);
        values.push(other);
        over(&values)
    };
    let with = |more: &[&'static str]| over(&[right.as_slice(), more].concat());
    let left_out = |name: &str| Cause::ParameterLeftOut {
        name: name.to_owned(),
    };
    let signed = |name: &str| Cause::ParameterSigned {
        name: name.to_owned(),
    };
    let by_name = right.join("&");
    let as_given = ["n 1", "0", "1.00", "true", "map[id:1]", "{\"a\":\"文\"}"].join("&");
    check(
        &explanation,
        &[
            (instead("n 1", "\"n 1\""), &[Cause::QuotesKept]),
            (over(&without("0")), &[Cause::ZeroDropped]),
            (over(&without("n 1")), &[left_out("out_order_no")]),
            (with(&["tt1"]), &[signed("app_id")]),
            (with(&["x"]), &[signed("sign")]),
            (with(&[""]), &[Cause::EmptyKept]),
            (with(&["null"]), &[Cause::EmptyKept]),
            (with(&["", "null"]), &[Cause::EmptyKept]),
            (instead("map[id:1]", r#"{"id": 1}"#), &[Cause::NestedAsJson]),
            (instead("true", "True"), &[Cause::BooleansOfPython]),
            (instead("true", "1"), &[Cause::BooleansAsNumbers]),
            (instead("1.00", "1"), &[Cause::BodyFloatsAsIntegers]),
            (instead("1.00", "1.0"), &[Cause::BodyFloatsShortened]),
            (
                instead("{\"a\":\"文\"}", r#"{"a": "文"}"#),
                &[Cause::BodySpaced],
            ),
            (
                instead("{\"a\":\"文\"}", r#"{"a": "\u6587"}"#),
                &[Cause::BodySpaced, Cause::BodyAsciiEscaped],
            ),
            (md5(&format!("{by_name}&{SECRET}")), &[Cause::SortedByName]),
            (md5(&format!("{as_given}&{SECRET}")), &[Cause::NotSorted]),
            (over(&right).to_uppercase(), &[Cause::SignatureUpperCase]),
        ],
    );
    let untrimmed = explain::ecpay_request(r#"{"a": "b"}"#, "marker\n").unwrap();
    check(&untrimmed, &[(md5("b&marker"), &[Cause::SecretUntrimmed])]);
    let quoted = explain::ecpay_request(r#"{"a": "\"\"b\"\""}"#, SECRET).unwrap();
    check(
        &quoted,
        &[(md5(&format!("b&{SECRET}")), &[Cause::QuotesStripped])],
    );
    assert!(explain::ecpay_request("[]", SECRET).is_err());
}

#[test]
fn ecpay_request_with_white_space_and_other_numbers() {
    let found = |parameters: &str, cases: &[(&str, &[Cause])]| {
        let explanation = explain::ecpay_request(parameters, "salt").unwrap();
        let cases: Vec<_> = cases
            .iter()
            .map(|(signature, causes)| ((*signature).to_owned(), *causes))
            .collect();
        check(&explanation, &cases);
        explanation.signature().unwrap_or_default().to_owned()
    };
    let spaced = found(
        r#"{"subject":" a ","total_amount":1}"#,
        &[("67f610303c24ca536e3e8092327b61f2", &[Cause::WhiteSpaceKept])],
    );
    assert_eq!(spaced, "e456e37dd53abc485f8c73c7e898ffa1");
    let over = md5;
    found(
        r#"{"a": "\" b \"", "c": " d "}"#,
        &[
            (&over(" b & d &salt"), &[Cause::WhiteSpaceKept]),
            (
                &over(" d &\" b \"&salt"),
                &[Cause::QuotesKept, Cause::WhiteSpaceKept],
            ),
            (&over("\" b \"&d&salt"), &[Cause::QuotesKept]),
        ],
    );
    found(
        r#"{"total_amount":2376}"#,
        &[
            (
                "eecaf51642f1aeb1f1ee1a363aef6953",
                &[Cause::IntegersAsFloats],
            ),
            (
                "c1d2035b871fee734882dcebb3bb5d98",
                &[Cause::IntegersAsFloats],
            ),
        ],
    );
    found(
        r#"{"total_amount":1000000,"valid_time":600}"#,
        &[
            (&over("1e+06&600&salt"), &[Cause::IntegersAsFloats]),
            (&over("1000000.0&600.0&salt"), &[Cause::IntegersAsFloats]),
            // Only one of the integers was signed as a float.
            (&over("1000000.0&600&salt"), &[Cause::IntegersAsFloats]),
        ],
    );
}

#[test]
fn ecpay_request_joined_otherwise() {
    let explanation = explain::ecpay_query("b=2&a=3&sign=x", SECRET);
    check(
        &explanation,
        &[
            (md5(&format!("23{SECRET}")), &[Cause::JoinedOtherwise]),
            (md5(&format!("3&2&{SECRET}")), &[Cause::SortedByName]),
            (md5(&format!("{SECRET}&2&3")), &[Cause::NotSorted]),
            (md5(&format!("a=3&b=2&{SECRET}")), &[Cause::NamesSigned]),
            (md5(&format!("a=3&b=2&key={SECRET}")), &[Cause::NamesSigned]),
            (md5("2&3"), &[Cause::SecretMissing]),
        ],
    );
}

#[test]
fn ecpay_callback() {
    let body = r#"{"timestamp":"1700000000","nonce":"9999","msg":"{\"a\":\"文\",\"n\":0}","type":"payment","msg_signature":"x","n":0}"#;
    let explanation = explain::ecpay_callback(SECRET, body).unwrap();
    let over = |values: &[&str]| {
        let mut values = values.to_vec();
        values.push(SECRET);
        values.sort_unstable();
        sha1(&values.concat())
    };
    let msg = r#"{"a":"文","n":0}"#;
    check(
        &explanation,
        &[
            (over(&["1700000000", "9999", msg]), &[Cause::ZeroDropped]),
            (
                over(&["1700000000", "9999", msg, "0", "payment"]),
                &[Cause::ParameterSigned {
                    name: "type".to_owned(),
                }],
            ),
            (
                over(&["1700000000", "9999", "0"]),
                &[Cause::ParameterLeftOut {
                    name: "msg".to_owned(),
                }],
            ),
            (
                over(&["1700000000", "9999", "0", r#"{"a": "文", "n": 0}"#]),
                &[Cause::BodySpaced],
            ),
            (
                over(&["1700000000000", "9999", "0", msg]),
                &[Cause::TimestampInMilliseconds],
            ),
            (
                over(&["1700000060", "9999", "0", msg]),
                &[Cause::TimestampOff { seconds: 60 }],
            ),
            (
                over(&[
                    "\"1700000000\"",
                    "\"9999\"",
                    "0",
                    r#""{\"a\":\"文\",\"n\":0}""#,
                ]),
                &[Cause::QuotesKept],
            ),
            (
                over(&["1700000000", "9999", "0", msg]).to_uppercase(),
                &[Cause::SignatureUpperCase],
            ),
        ],
    );
}

#[test]
fn values_whose_names_sound_secret_are_not_shown() {
    let parameters = r#"{"access_token":"marker","z":1,"merchant":{"id_number":"marker","name":"n"},"json":"{\"phone\":\"marker\"}","a":"b"}"#;
    let request = explain::ecpay_request(parameters, SECRET).unwrap();
    check(&request, &[]);
    assert_eq!(
        request.text(),
        r#"1&b&map[id_number:*** name:n]&***&***&{"phone":"***"}"#
    );
    check(
        &explain::ecpay_query("access_token=marker&a=b", SECRET),
        &[],
    );
    let callback = explain::ecpay_callback(SECRET, parameters).unwrap();
    check(&callback, &[]);
}
