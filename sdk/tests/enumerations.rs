//! The catalogue's enumerations preserve unknown values, even when they are serialized with serde.

#![cfg(feature = "subscribe_notification")]
#![allow(clippy::unwrap_used)]

use bytedance::subscribe_notification::HostApp;

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
