//! The documentation names every setting.

use super::schema::{IGNORED_OF_REDIS, SETTINGS};
use super::variables::{PREFIX, Variables};

const EXAMPLE: &str = include_str!("../../docs/settings.toml");
const PAGE: &str = include_str!("mod.rs");

#[test]
fn every_setting_is_in_the_example_and_every_variable_on_the_page() {
    for (key, _) in SETTINGS {
        let name = key.rsplit('.').next().unwrap_or(key);
        let line = EXAMPLE.lines().any(|line| {
            let line = line.trim_start_matches("# ");
            line.split_whitespace().next() == Some(name) || line.contains(&format!(" {name} = "))
        });
        assert!(line, "docs/settings.toml lacks {key}");
        let variable = format!("`{}`", Variables::name(PREFIX, key));
        assert!(PAGE.contains(&variable), "the page lacks {variable}");
    }
    for key in IGNORED_OF_REDIS {
        assert!(PAGE.contains(&format!("`{key}`")), "the page lacks {key}");
    }
}

#[cfg(not(feature = "settings-toml"))]
#[test]
fn toml_without_its_feature_is_an_error_that_names_the_feature() {
    let outcome = super::Settings::from_toml("app_id = 'tt1'");
    assert_eq!(
        outcome.map(|_| ()).map_err(|error| error.to_string()),
        Err("TOML text is TOML, which needs the feature `settings-toml` of bytedance-sdk: switch it on, or write JSON".to_owned())
    );
}
