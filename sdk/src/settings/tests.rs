//! Tests that the documentation describes exactly the settings in the table.

use std::collections::BTreeSet;

use super::document::IGNORED_REDIS_OPTIONS;
use super::schema::{BASE_URL, SETTINGS, Setting};
use super::variables::{PREFIX, Variables};

const EXAMPLE: &str = include_str!("../../docs/settings.toml");
const PAGE: &str = include_str!("mod.rs");
const BUILDER: [&str; 2] = [
    include_str!("../client/builder/mod.rs"),
    include_str!("../client/builder/keys.rs"),
];
const PAYMENTS: [(&str, &str); 2] = [
    (
        include_str!("../../docs/payments_and_callbacks.md"),
        "\n# Keys\n",
    ),
    (
        include_str!("../../docs/payments_and_callbacks.zh-CN.md"),
        "\n# 密钥\n",
    ),
];
const READMES: [(&str, &str, &str); 2] = [
    (
        "README.md",
        include_str!("../../../README.md"),
        "\n### Settings\n",
    ),
    (
        "README.zh-CN.md",
        include_str!("../../../README.zh-CN.md"),
        "\n### 设置\n",
    ),
];

fn all_settings() -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().chain([&BASE_URL])
}

/// Returns the part of `text` between `start` and `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start}"));
    rest.split(end).next().unwrap_or_default()
}

/// Returns the parts of a text that are enclosed in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Returns the parts enclosed in backticks in the first column of a text's first table.
fn first_column(text: &str) -> Vec<&str> {
    let rows = text.lines().skip_while(|line| !line.starts_with("|---"));
    let rows = rows.skip(1).take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| row.split('|').nth(1))
        .flat_map(quoted)
        .collect()
}

/// Returns the names of the client builder's setters in a source file.
fn setters(source: &str) -> impl Iterator<Item = &str> {
    let functions = source.split("\n    pub fn ").skip(1);
    functions.filter_map(|function| {
        let (signature, _) = function.split_once('{')?;
        let is_setter = signature.trim_end().ends_with("-> Self");
        let end = signature.find(['(', '<'])?;
        is_setter.then_some(&signature[..end])
    })
}

/// Fails with the first entry of a document that is not the one of the table of settings in the same place.
fn assert_same_order(document: &str, entries: Vec<String>, table: Vec<String>) {
    let count = entries.len().max(table.len());
    let differs = |&index: &usize| entries.get(index) != table.get(index);
    if let Some(index) = (0..count).find(differs) {
        let show = |list: &[String]| match list.get(index) {
            Some(entry) => format!("`{entry}`"),
            None => "nothing more".to_owned(),
        };
        panic!(
            "{document} has {}, where sdk/src/settings/schema.rs has {}; the order must be the same",
            show(&entries),
            show(&table)
        );
    }
}

#[test]
fn the_example_has_the_lines_of_the_table() {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let example = EXAMPLE.lines().map(words).filter(|line| !line.is_empty());
    let table = all_settings().flat_map(|setting| setting.toml);
    assert_same_order(
        "sdk/docs/settings.toml",
        example.collect(),
        table.map(|line| (*line).to_owned()).collect(),
    );
    for setting in all_settings() {
        let name = setting.key.rsplit('.').next().unwrap_or_default();
        let is_named = setting.toml.iter().any(|line| {
            line.trim_start_matches("# ")
                .starts_with(&format!("{name} = "))
                || line.contains(&format!(" {name} = "))
        });
        assert!(is_named, "{} has a line of another setting", setting.key);
    }
}

#[test]
fn the_page_has_the_variables_of_the_table() {
    let section = between(PAGE, "//! # Environment variables\n", "//! # ");
    let page = quoted(section).filter(|name| name.len() > PREFIX.len() + 1);
    let page = page.filter(|name| name.starts_with(PREFIX));
    let table = all_settings().map(|setting| Variables::name(PREFIX, setting.key));
    assert_same_order(
        "the section \"Environment variables\" of sdk/src/settings/mod.rs",
        page.map(str::to_owned).collect(),
        table.collect(),
    );
}

#[test]
fn the_page_has_the_ignored_options() {
    let list = between(PAGE, "//! - Read and ignored,", "of the redis client");
    assert_eq!(quoted(list).collect::<Vec<_>>(), IGNORED_REDIS_OPTIONS);
}

/// The builder's setters include all recipients of settings, because the table of settings would not compile if a recipient did not exist.
#[test]
fn the_readmes_have_the_setters_of_the_builder() {
    let builder: BTreeSet<&str> = BUILDER.into_iter().flat_map(setters).collect();
    for (name, readme, heading) in READMES {
        let rows = first_column(between(readme, heading, "\n### "));
        let unique: BTreeSet<&str> = rows.iter().copied().collect();
        assert_eq!(unique.len(), rows.len(), "{name}: a row stands twice");
        let missing: Vec<_> = builder.difference(&unique).collect();
        assert!(
            missing.is_empty(),
            "{name} has no row for the setters {missing:?}"
        );
        let unknown: Vec<_> = unique.difference(&builder).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?} are no setters");
    }
}

#[test]
fn the_keys_of_the_payment_pages_are_settings() {
    for (page, heading) in PAYMENTS {
        let rows = first_column(between(page, heading, "\n# "));
        assert!(!rows.is_empty());
        for row in rows {
            let is_setting = all_settings().any(|setting| setting.key == row);
            assert!(is_setting, "{row} is no setting");
        }
    }
}

#[cfg(not(feature = "settings-toml"))]
#[test]
fn toml_without_its_feature_is_an_error_that_names_the_feature() {
    let outcome = super::Settings::from_toml("app_id = 'tt1'");
    assert_eq!(
        outcome.map(|_| ()).map_err(|error| error.to_string()),
        Err("TOML text is TOML, which requires the feature `settings-toml` of bytedance-sdk: enable it, or use JSON".to_owned())
    );
}
