//! Keys in the settings: one or several of each kind, from files and from code.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bytedance::Secret;
use bytedance::settings::{Settings, SettingsBuilder};

fn required() -> SettingsBuilder {
    Settings::builder().app_id("tt1").app_secret("secret")
}

fn json(text: &str) -> Settings {
    required().json(text).build().unwrap()
}

fn wrong(text: &str) -> String {
    required().json(text).build().unwrap_err().to_string()
}

fn exposed(secrets: &[Secret]) -> Vec<&str> {
    secrets.iter().map(Secret::expose).collect()
}

fn public_keys(settings: &Settings) -> Vec<(&str, &str)> {
    settings.platform_public_keys().collect()
}

#[test]
fn texts_of_the_python_package_are_read() {
    let settings = json(
        r#"{"callback_token": "token", "platform_public_key": "key", "push_token": 123, "webhook_secret": "s"}"#,
    );
    assert_eq!(settings.callback_token().unwrap().expose(), "token");
    assert_eq!(settings.push_token().unwrap().expose(), "123");
    assert_eq!(settings.webhook_secret().unwrap().expose(), "s");
    assert_eq!(public_keys(&settings), [("1", "key")]);
    for nothing in ["null", "\"\""] {
        let settings = json(&format!(
            r#"{{"callback_token": {nothing}, "platform_public_key": {nothing}, "former_private_key": {nothing}, "encoding_aes_key": {nothing}}}"#
        ));
        assert!(settings.callback_token().is_none());
        assert!(public_keys(&settings).is_empty());
        assert!(
            settings.former_private_keys().is_empty() && settings.encoding_aes_keys().is_empty()
        );
    }
}

#[test]
fn several_keys_are_a_list_or_a_table() {
    let settings = json(
        r#"{"platform_public_key": {"1": "a", "2": "b", "3": null}, "former_private_key": ["p", null, "q, r"],
            "encoding_aes_key": "x, y,"}"#,
    );
    assert_eq!(public_keys(&settings), [("1", "a"), ("2", "b")]);
    assert_eq!(exposed(settings.former_private_keys()), ["p", "q", "r"]);
    assert_eq!(exposed(settings.encoding_aes_keys()), ["x", "y"]);
    let settings = json(
        r#"{"former_callback_token": ["a", "b"], "former_push_token": "c", "former_webhook_secret": "d,e"}"#,
    );
    assert_eq!(exposed(settings.former_callback_tokens()), ["a", "b"]);
    assert_eq!(exposed(settings.former_push_tokens()), ["c"]);
    assert_eq!(exposed(settings.former_webhook_secrets()), ["d", "e"]);
    for empty in ["[]", "[null]", "[\"\"]"] {
        let settings = json(&format!(r#"{{"encoding_aes_key": {empty}}}"#));
        assert!(settings.encoding_aes_keys().is_empty(), "{empty}");
    }
    let settings = json(r#"{"platform_public_key": {}}"#);
    assert!(public_keys(&settings).is_empty());
}

#[cfg(feature = "settings-toml")]
#[test]
fn toml_has_them_too() {
    let text = "former_private_key = ['p', 'q']\nplatform_public_key.1 = 'a'\nplatform_public_key.next = 'b'";
    let settings = required().toml(text).build().unwrap();
    assert_eq!(exposed(settings.former_private_keys()), ["p", "q"]);
    assert_eq!(public_keys(&settings), [("1", "a"), ("next", "b")]);
}

#[test]
fn what_is_no_key_is_named_with_its_place_and_not_shown() {
    for (text, what) in [
        (
            r#"{"former_private_key": {"marker": 1}}"#,
            "setting `former_private_key` (JSON text:1:2) must be a string or a list of strings, not a table",
        ),
        (
            r#"{"former_private_key": [["marker"]]}"#,
            "setting `former_private_key` (JSON text:1:2) must be a string or a list of strings, not a list",
        ),
        (
            r#"{"encoding_aes_key": true}"#,
            "setting `encoding_aes_key` (JSON text:1:2) must be a string or a list of strings, not true",
        ),
        (
            r#"{"platform_public_key": ["marker"]}"#,
            "setting `platform_public_key` (JSON text:1:2) must be a string or a table of versions and keys, not a list",
        ),
        (
            r#"{"platform_public_key": {"2": ["marker"]}}"#,
            "setting `platform_public_key` (JSON text:1:2) has a key of version 2 that must be a string, not a list",
        ),
        (
            r#"{"callback_token": ["marker"]}"#,
            "setting `callback_token` (JSON text:1:2) must be a string, not a list",
        ),
    ] {
        assert_eq!(wrong(text), what);
    }
}

#[test]
fn a_later_source_replaces_all_keys_of_a_kind() {
    let lower = r#"{"former_private_key": ["a", "b"], "platform_public_key": {"1": "a"}, "encoding_aes_key": "a"}"#;
    let settings = required()
        .json(lower)
        .former_private_key("x")
        .former_private_key("y")
        .platform_public_key("2", "x")
        .platform_public_key("3", "y")
        .encoding_aes_key("x")
        .encoding_aes_key("y")
        .callback_token("t1")
        .callback_token("t2")
        .push_token("p")
        .webhook_secret("w")
        .build()
        .unwrap();
    assert_eq!(exposed(settings.former_private_keys()), ["x", "y"]);
    assert_eq!(exposed(settings.encoding_aes_keys()), ["x", "y"]);
    assert_eq!(public_keys(&settings), [("2", "x"), ("3", "y")]);
    assert_eq!(settings.callback_token().unwrap().expose(), "t2");
}

#[test]
fn none_of_them_is_shown() {
    let settings = json(
        r#"{"former_private_key": ["marker"], "encoding_aes_key": "marker", "callback_token": "marker", "push_token": "marker",
            "webhook_secret": "marker", "platform_public_key": {"4": "a", "5": "b"}}"#,
    );
    let shown = format!("{settings:?} {settings:#?}");
    assert!(!shown.contains("marker"), "{shown}");
    assert!(shown.contains("versions 4, 5"), "{shown}");
    let builder = required().former_private_key("marker").push_token("marker");
    assert!(!format!("{builder:?}").contains("marker"));
}

#[cfg(feature = "crypto")]
#[test]
fn a_client_gets_all_of_them() {
    let text = serde_json::json!({
        "former_private_key": [bytedance_sandbox::PRIVATE_KEY],
        "platform_public_key": {"1": include_str!("keys/public.pem"), "2": include_str!("keys/public_pkcs1.pem")},
        "encoding_aes_key": ["jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"],
        "callback_token": "token", "push_token": "token", "webhook_secret": "secret"
    });
    let build = |text: &serde_json::Value| {
        let settings = json(&text.to_string());
        settings.client_builder().unwrap().build()
    };
    assert!(build(&text).is_ok());
    for (key, value) in [
        ("former_private_key", serde_json::json!(["x"])),
        ("platform_public_key", serde_json::json!({"2": "x"})),
        ("encoding_aes_key", serde_json::json!("x")),
        ("callback_token", serde_json::json!(" x")),
        ("push_token", serde_json::json!(" x")),
        ("webhook_secret", serde_json::json!(" x")),
    ] {
        let mut text = text.clone();
        text[key] = value;
        let error = build(&text).unwrap_err().to_string();
        assert!(error.contains(&format!("setting `{key}`")), "{error}");
    }
}
