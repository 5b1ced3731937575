//! Tests that reading is lenient and that writing is strict.

use std::collections::BTreeMap;

use super::*;
use crate::endpoint::Place;

fn whole<T>(text: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
    Reader::read(text, read).unwrap_or_else(|misfit| panic!("{text}: {misfit}"))
}

fn misfit<T>(text: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> String {
    match Reader::read(text, read) {
        Ok(_) => panic!("{text} was read"),
        Err(misfit) => misfit.to_string(),
    }
}

#[test]
fn strings_keep_every_digit() {
    let cases = [
        (r#""a\u6587\n""#, "a文\n"),
        ("18446744073709551616", "18446744073709551616"),
        ("1.10", "1.10"),
        ("-7e2", "-7e2"),
        ("true", "true"),
        ("null", ""),
        (r#" "spaced" "#, "spaced"),
    ];
    for (text, expected) in cases {
        assert_eq!(whole(text, read::string), expected);
    }
    assert_eq!(
        misfit("{}", read::string),
        "the payload: expected a string, found an object"
    );
    assert_eq!(
        misfit("[1]", read::string),
        "the payload: expected a string, found a list"
    );
}

#[test]
fn whole_numbers_come_in_many_forms() {
    let cases = [
        ("9223372036854775807", i64::MAX),
        (r#""-9223372036854775808""#, i64::MIN),
        (r#"" 5 ""#, 5),
        (r#""""#, 0),
        ("null", 0),
        ("true", 1),
        ("5.0", 5),
        ("1e3", 1000),
    ];
    for (text, expected) in cases {
        assert_eq!(whole(text, read::i64), expected, "{text}");
    }
    for text in ["1.5", "9223372036854775808", r#""five""#, "{}", "1e300"] {
        misfit(text, read::i64);
    }
    assert_eq!(
        misfit("2147483648", read::i32),
        "the payload: expected a 32-bit integer, found a number"
    );
}

#[test]
fn decimals_and_truth_values_come_in_many_forms() {
    for (text, expected) in [
        ("1.5", 1.5),
        (r#""1.5""#, 1.5),
        (r#""""#, 0.0),
        ("null", 0.0),
        ("3", 3.0),
    ] {
        assert_eq!(whole(text, read::f64), expected, "{text}");
    }
    misfit(r#""NaN""#, read::f64);
    for text in ["true", "1", r#""1""#, r#""true""#, r#""True""#] {
        assert!(whole(text, read::bool), "{text}");
    }
    for text in ["false", "0", r#""0""#, r#""""#, "null", r#""false""#] {
        assert!(!whole(text, read::bool), "{text}");
    }
    misfit("2", read::bool);
}

#[test]
fn empty_lists_objects_and_maps_come_in_many_forms() {
    for text in ["[]", "{}", "{ }", r#""""#, "null"] {
        assert!(whole(text, read::value::<Vec<i64>>).is_empty(), "{text}");
        assert!(
            whole(text, read::value::<BTreeMap<String, i64>>).is_empty(),
            "{text}"
        );
        assert_eq!(whole(text, read::value::<Item>), Item::default(), "{text}");
    }
    assert_eq!(whole(r#"[1,"2",null]"#, read::value::<Vec<i64>>), [1, 2, 0]);
    let map = whole(r#"{"a":1,"b":"2"}"#, read::value::<BTreeMap<String, i64>>);
    assert_eq!(
        map.into_iter().collect::<Vec<_>>(),
        [("a".to_owned(), 1), ("b".to_owned(), 2)]
    );
    misfit("[1]", read::value::<Item>);
    misfit("5", read::value::<Vec<i64>>);
}

fn in_string(reader: &mut Reader<'_>) -> Item {
    read::json_strings(reader, 1)
}

#[test]
fn json_inside_a_string_is_read_and_so_is_bare_json() {
    for text in [
        r#""{\"key\":\"k\"}""#,
        r#"{"key":"k"}"#,
        r#"" {\"key\":\"k\"} ""#,
    ] {
        assert_eq!(whole(text, in_string).key.as_deref(), Some("k"));
    }
    for text in [r#""""#, "null", r#"" ""#] {
        assert_eq!(whole(text, in_string), Item::default());
    }
    assert_eq!(
        misfit(r#""{""#, in_string),
        "the payload: expected JSON inside a string, found a string"
    );
    assert_eq!(
        misfit(r#""{\"key\":[1]}""#, in_string),
        "key: expected a string, found a list"
    );
}

#[test]
fn the_first_misfit_is_reported_with_its_place() {
    let items = read::value::<Vec<Item>>;
    let text = r#"[{"key":"a"},{"children":[{"key":"b"},{"key":{}}],"vault":5}]"#;
    assert_eq!(
        misfit(text, items),
        "[1].children[1].key: expected a string, found an object"
    );
    misfit("[1", items);
}

#[test]
fn other_names_unknown_fields_and_repeated_names() {
    let item = whole(
        r#"{"Key":"other","unknown":{"a":[1]},"secret":"1","secret":"2"}"#,
        read::value::<Item>,
    );
    assert_eq!(
        (item.key.as_deref(), item.secret.as_deref()),
        (Some("other"), Some("2"))
    );
    let item = whole(r#"{"key":null,"Key":"other"}"#, read::value::<Item>);
    assert_eq!(item.key.as_deref(), Some("other"));
}

#[test]
fn deep_nesting_does_no_harm() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let wrapped = format!(r#"{{"unknown":{deep},"key":"k"}}"#);
    assert_eq!(
        whole(&wrapped, read::value::<Item>).key.as_deref(),
        Some("k")
    );
    misfit(&deep, read::json);
}

/// A structure that uses every rule.
#[derive(Debug, Clone, Default, PartialEq)]
struct Item {
    key: Option<String>,
    secret: Option<String>,
    number: Option<i64>,
    children: Option<Vec<Item>>,
    vault: Option<Vault>,
    flags: Option<Vec<bool>>,
    texts: Option<Vec<Vec<i64>>>,
    joined: Option<Vec<i64>>,
}

/// An item that contains items of its own type.
#[derive(Debug, Clone, Default, PartialEq)]
struct Vault(Box<Option<Item>>);

impl WireValue for Vault {
    fn write(&mut self, writer: &mut Writer) {
        self.0.write(writer);
    }

    fn read(&mut self, reader: &mut Reader<'_>) {
        self.0.read(reader);
    }
}

impl Structure for Item {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields
            .required()
            .max_bytes(4)
            .also(&["Key"])
            .field("key", &mut self.key);
        fields.secret().field("secret", &mut self.secret);
        fields.secret().field("number", &mut self.number);
        fields.max_items(1).field("children", &mut self.children);
        fields.secret().field("vault", &mut self.vault);
        fields.flag().field("flags", &mut self.flags);
        fields.json_string(0b10).field("texts", &mut self.texts);
        fields.join(",").field("joined", &mut self.joined);
        fields.place(Place::Query);
        let mut none: Option<String> = None;
        fields.default(r#"["ad"]"#).field("targets", &mut none);
    }
}

fn item(key: &str) -> Item {
    Item {
        key: (!key.is_empty()).then(|| key.to_owned()),
        ..Item::default()
    }
}

#[test]
fn parts_stand_in_their_order_and_place() {
    let mut request = Item {
        children: Some(vec![item("b")]),
        secret: Some("s\"1".into()),
        ..item("a")
    };
    let (parts, secrets) = Writer::parts(&mut request).unwrap();
    let written: Vec<_> = parts
        .iter()
        .map(|part| (part.place, part.name.as_ref(), part.json.as_str()))
        .collect();
    assert_eq!(
        written,
        [
            (Place::Body, "key", r#""a""#),
            (Place::Body, "secret", r#""s\"1""#),
            (Place::Body, "children", r#"[{"key":"b","targets":["ad"]}]"#),
            (Place::Query, "targets", r#"["ad"]"#),
        ]
    );
    assert_eq!(secrets, ["s\"1"]);
    assert_eq!(parts[1].text(), "s\"1");
    assert_eq!(parts[2].text(), r#"[{"key":"b","targets":["ad"]}]"#);
}

#[test]
fn all_that_is_wrong_is_reported_at_once_and_without_values() {
    let mut request = Item {
        children: Some(vec![item(""), item("too long")]),
        ..Item::default()
    };
    let faults = Writer::parts(&mut request).unwrap_err();
    assert_eq!(faults.missing, ["key", "children[0].key"]);
    assert_eq!(
        faults.to_string(),
        "missing required fields: key, children[0].key; children has 2 entries, at most 1 are allowed; children[1].key has 8 bytes, at most 4 are allowed"
    );
}

#[test]
fn secrets_are_masked_and_noted_however_deep_they_stand() {
    let vault = Item {
        number: Some(424_242),
        ..item("deep")
    };
    let mut request = Item {
        number: Some(131_313),
        vault: Some(Vault(Box::new(Some(vault)))),
        ..item("a")
    };
    assert_eq!(
        Writer::masked(&mut request),
        r#"{"key":"a","number":"***","vault":"***"}"#
    );
    let secrets = Writer::parts(&mut request).unwrap().1;
    assert_eq!(secrets, ["131313", "deep", "424242"]);
    let clear = Writer::json(&mut request);
    assert_eq!(
        clear,
        r#"{"key":"a","number":131313,"vault":{"key":"deep","number":424242}}"#
    );
    assert_eq!(whole(&clear, read::value::<Item>), request);
}

#[test]
fn decimals_are_written_short() {
    let mut numbers = Numbers(vec![5.0, -0.0, 1.25, 1e300, 9_007_199_254_740_991.0]);
    assert_eq!(
        Writer::json(&mut numbers),
        r#"{"numbers":[5,0,1.25,1e+300,9007199254740991]}"#
    );
}

struct Numbers(Vec<f64>);

impl Structure for Numbers {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("numbers", &mut self.0);
    }
}

#[test]
fn unusual_forms_are_written_and_read() {
    let mut request = Item {
        flags: Some(vec![true, false]),
        texts: Some(vec![vec![1, 2], Vec::new()]),
        joined: Some(vec![7, 8]),
        ..Item::default()
    };
    let json = r#"{"flags":[1,0],"texts":["[1,2]","[]"],"joined":"7,8"}"#;
    assert_eq!(Writer::json(&mut request), json);
    assert_eq!(whole(json, read::value::<Item>), request);
    let bare = r#"{"flags":["1",false],"texts":[[1,2],"[]"],"joined":[7,"8"]}"#;
    assert_eq!(whole(bare, read::value::<Item>), request);
    assert_eq!(
        misfit(r#"{"joined":"7,x"}"#, read::value::<Item>),
        "joined[1]: expected an integer, found a string"
    );
}
