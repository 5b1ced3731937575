//! The catalogue's enumerations preserve unknown values, even when they are serialized with serde, and can be used like the strings they stand
//! for.

#![cfg(feature = "subscribe_notification")]
#![allow(clippy::unwrap_used)]

use bytedance::subscribe_notification::{AppTemplate, HostApp};

#[test]
fn known_and_unknown_values_survive_serde() {
    for (json, value) in [
        (r#""douyin_lite""#, HostApp::DouyinLite),
        (r#""of_tomorrow""#, HostApp::Other("of_tomorrow".to_owned())),
    ] {
        assert_eq!(serde_json::from_str::<HostApp>(json).unwrap(), value);
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
}

#[test]
fn values_are_printed_parsed_and_compared_as_on_the_wire() {
    for (text, value) in [
        ("douyin_lite", HostApp::DouyinLite),
        ("of_tomorrow", HostApp::Other("of_tomorrow".to_owned())),
    ] {
        assert_eq!(format!("{value}"), text);
        assert_eq!(
            format!("{value:>12}|{value:<12}"),
            format!("{text:>12}|{text:<12}")
        );
        assert_eq!(text.parse::<HostApp>().unwrap(), value);
        assert_eq!(AsRef::<str>::as_ref(&value), text);
        assert!(value == text && value == *text);
        assert!(value != "douyin");
    }
}

#[test]
fn a_list_in_an_answer_is_compared_with_strings() {
    let mut template = AppTemplate::default();
    template.host_list = vec![HostApp::Douyin, "of_tomorrow".into()];
    assert_eq!(template.host_list, ["douyin", "of_tomorrow"]);
    assert!(template.host_list.iter().any(|host| host == "douyin"));
}
