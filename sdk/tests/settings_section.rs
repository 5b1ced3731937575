//! Settings in one table of a file that a program also uses for its own settings.

#![cfg(feature = "settings-toml")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bytedance::settings::{Settings, SettingsBuilder};

/// Returns a builder that contains only the required settings.
fn required() -> SettingsBuilder {
    Settings::builder().app_id("tt1").app_secret("secret")
}

/// A file of a program with the SDK's settings in a nested table. The other tables have mistakes that would be reported if they were read.
const SHARED_TOML: &str = "\
app_id = 1.5
listen = '0.0.0.0:8000'
since = 2024-01-01

[redis]
color = 'red'

[server.bytedance]
app_id = 'tt1'
app_secret = 'secret'
[server.bytedance.redis]
host = 'r'
[server.bytedance.retry]
attempts = 5

[server.log]
level = 'info'
";

const SHARED_JSON: &str = r#"{
    "app_id": [[[{"a": 1, "a": 2}]]],
    "server": {
        "log": {"level": {"a": {"a": 1, "a": 2}}},
        "bytedance": {"app_id": "tt1", "app_secret": "secret", "redis": {"host": "r"}, "retry": {"attempts": 5}}
    }
}"#;

#[test]
fn only_the_section_of_a_file_is_read() {
    let section = || Settings::builder().section("server.bytedance");
    for builder in [section().toml(SHARED_TOML), section().json(SHARED_JSON)] {
        let settings = builder.build().unwrap();
        assert_eq!(settings.app_id(), "tt1");
        assert_eq!(settings.redis_host(), Some("r"));
        assert_eq!(settings.retry_attempts(), Some(5));
    }
    let one_level = Settings::builder()
        .toml("[bytedance]\napp_id = 'tt1'\napp_secret = 'secret'")
        .json(r#"{"bytedance": {"app_id": "tt2"}}"#)
        .section("bytedance");
    assert_eq!(one_level.build().unwrap().app_id(), "tt2");
}

#[test]
fn mistakes_in_a_section_have_their_place_in_the_file() {
    let wrong = |builder: SettingsBuilder| builder.build().unwrap_err().to_string();
    let section = || required().section("server.bytedance");
    assert_eq!(
        wrong(section().toml("[server.bytedance]\ngzipp = true")),
        "setting `gzipp` (TOML text:2:1) is unknown; did you mean `gzip`?"
    );
    assert_eq!(
        wrong(section().json("{\"server\": {\n\"bytedance\": {\"gzipp\": true}}}")),
        "setting `gzipp` (JSON text:2:15) is unknown; did you mean `gzip`?"
    );
}

#[test]
fn a_file_without_the_section_is_an_error_that_names_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("shop.toml", "[server.bytedence]"),
        ("shop.json", r#"{"server": {"bytedence": {}}}"#),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let section = |name: &str| required().section(name).optional_file(&path).build();
        let shown = path.display();
        for (section, expected) in [
            (
                section("server.bytedance"),
                format!(
                    "{shown} has no table `server.bytedance`, which is set with SettingsBuilder::section; did you mean `bytedence`?"
                ),
            ),
            (
                section("other.bytedance"),
                format!("{shown} has no table `other`, which is set with SettingsBuilder::section"),
            ),
        ] {
            assert_eq!(section.unwrap_err().to_string(), expected);
        }
    }

    // A file that may be missing needs no section if it is missing.
    let missing = required()
        .section("bytedance")
        .optional_file(folder.path().join("missing.toml"));
    assert_eq!(missing.build().unwrap().app_id(), "tt1");
}

#[test]
fn a_section_must_be_a_table_and_have_a_name() {
    let wrong = |builder: SettingsBuilder| builder.build().unwrap_err().to_string();
    let section = |name: &str| required().section(name);
    for text in [
        "\nbytedance = 'marker'",
        "\n[[bytedance]]",
        "\nbytedance = 1",
    ] {
        let error = wrong(section("bytedance").toml(text));
        assert!(error.starts_with("TOML text:2:"), "{error}");
        assert!(
            error.ends_with(
                ": `bytedance`, which is set with SettingsBuilder::section, must be a table"
            ),
            "{error}"
        );
    }
    for value in ["null", "[{}]", "\"marker\""] {
        assert_eq!(
            wrong(section("bytedance").json(format!("{{\"bytedance\": {value}}}"))),
            "JSON text:1:2: `bytedance`, which is set with SettingsBuilder::section, must be a table"
        );
    }
    let twice = r#"{"bytedance": {}, "bytedance": {}}"#;
    assert_eq!(
        wrong(section("bytedance").json(twice)),
        "JSON text:1:19 repeats the key `bytedance`"
    );
    for name in ["", "a..b", "a."] {
        assert_eq!(
            wrong(section(name).toml("")),
            format!(
                "the section `{name}` has an empty key: write its name as `bytedance` or `server.bytedance`"
            )
        );
    }
}
