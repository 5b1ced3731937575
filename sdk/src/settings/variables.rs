//! Reads settings from environment variables.

use std::ffi::OsString;

use super::document::Layer;
use super::schema::{BASE_URLS, Kind, PUBLIC_KEYS, SETTINGS, kind};
use super::value::{Literal, Origin, SettingValue, check, parse};
use crate::suggest::suggest;

/// The default prefix for variable names.
pub(super) const PREFIX: &str = "BYTEDANCE";

/// The environment variables whose names begin with the prefix. Their names are stored without the prefix.
#[derive(Clone, Default)]
pub(super) struct Variables {
    prefix: String,
    found: Vec<(String, OsString)>,
}

impl Variables {
    /// Collects this process's environment variables that begin with the prefix.
    pub(super) fn of_process(prefix: &str) -> Self {
        Self::new(prefix, std::env::vars_os())
    }

    fn new(prefix: &str, variables: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let prefix = Self::with_underscore(prefix);
        let mut found: Vec<(String, OsString)> = variables
            .filter_map(|(name, value)| {
                let name = name.into_string().ok()?;
                // A compose file can set a variable to an empty value but cannot remove it, so an empty value is treated as unset.
                let rest = name.strip_prefix(&prefix).filter(|_| !value.is_empty())?;
                Some((rest.to_owned(), value))
            })
            .collect();
        found.sort();
        Self { prefix, found }
    }

    fn with_underscore(prefix: &str) -> String {
        match prefix.trim_end_matches('_') {
            "" => String::new(),
            prefix => format!("{prefix}_"),
        }
    }

    /// Returns the name of a setting's variable.
    pub(super) fn name(prefix: &str, key: &str) -> String {
        let name = key.to_ascii_uppercase().replace('.', "_");
        format!("{}{name}", Self::with_underscore(prefix))
    }

    /// Reads the settings from these variables. Adds any mistakes to `faults`.
    pub(super) fn read(&self, faults: &mut Vec<String>) -> Layer {
        let mut layer = Layer::new();
        for (rest, value) in &self.found {
            let variable = format!("{}{rest}", self.prefix);
            if let Some(version) = key_version(rest) {
                match value.to_str() {
                    Some(key) => add_key(&mut layer, version, key, variable),
                    None => faults.push(format!(
                        "setting `{PUBLIC_KEYS}` (variable {variable}) is not UTF-8"
                    )),
                }
                continue;
            }
            let Some((key, kind)) = find_setting(rest) else {
                self.warn_about_typo(rest, &variable);
                continue;
            };
            let parsed = match (kind, value.to_str()) {
                (_, Some(text)) => parse(kind, Literal::Text(text)),
                (Kind::Path, None) => {
                    let path = SettingValue::Path(value.into());
                    check(kind, &path).map(|()| Some(path))
                }
                (_, None) => Err("is not UTF-8".to_owned()),
            };
            match parsed {
                Ok(Some(value)) => {
                    layer.insert(key, (value, Origin::Variable(variable)));
                }
                Ok(None) => {}
                Err(what) => faults.push(format!("setting `{key}` (variable {variable}) {what}")),
            }
        }
        layer
    }

    /// Logs a warning if an unknown variable looks like a misspelled setting. This is not an error, because other programs may use the same
    /// prefix.
    fn warn_about_typo(&self, rest: &str, variable: &str) {
        let known: Vec<String> = SETTINGS
            .iter()
            .map(|setting| Self::name("", setting.key))
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        if !self.prefix.is_empty()
            && let Some(near) = suggest(rest, &known)
        {
            tracing::warn!(
                "the environment variable {variable} is not a setting; did you mean {}{near}?",
                self.prefix
            );
        }
    }
}

/// Returns the version from the name of a public key's variable. For `PLATFORM_PUBLIC_KEY_2`, for example, this is 2.
fn key_version(rest: &str) -> Option<&str> {
    rest.strip_prefix("PLATFORM_PUBLIC_KEY_")
}

/// Adds a public key to those already read from other variables.
fn add_key(layer: &mut Layer, version: &str, key: &str, variable: String) {
    let key = (version.to_owned(), key.to_owned());
    match layer.get_mut(PUBLIC_KEYS) {
        Some((SettingValue::Keys(keys), _)) => keys.push(key),
        _ => {
            let value = (SettingValue::Keys(vec![key]), Origin::Variable(variable));
            layer.insert(PUBLIC_KEYS.to_owned(), value);
        }
    }
}

/// Finds the setting that belongs to a variable. `rest` is the variable's name without the prefix.
fn find_setting(rest: &str) -> Option<(String, Kind)> {
    if let Some(host) = rest.strip_prefix("BASE_URLS_") {
        let key = format!("{BASE_URLS}.{}", host.to_ascii_lowercase());
        return kind(&key).map(|kind| (key, kind));
    }
    // As in a file, `redis` itself may be set to a complete address.
    if rest == "REDIS" {
        return Some(("redis.url".to_owned(), Kind::RedisUrl));
    }
    SETTINGS
        .iter()
        .find(|setting| Variables::name("", setting.key) == rest)
        .map(|setting| (setting.key.to_owned(), setting.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(prefix: &str, variables: &[(&str, &str)]) -> (Layer, Vec<String>) {
        let variables = variables
            .iter()
            .map(|(name, value)| (OsString::from(name), OsString::from(value)));
        let mut faults = Vec::new();
        let layer = Variables::new(prefix, variables).read(&mut faults);
        (layer, faults)
    }

    #[test]
    fn every_setting_has_a_variable_of_its_own() {
        let mut names: Vec<String> = SETTINGS
            .iter()
            .map(|setting| Variables::name("", setting.key))
            .collect();
        for (setting, name) in SETTINGS.iter().zip(&names) {
            let expected = (setting.key.to_owned(), setting.kind);
            assert_eq!(find_setting(name), Some(expected));
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), SETTINGS.len());
    }

    #[test]
    fn empty_and_foreign_variables_are_passed_over() {
        let variables = [
            ("BYTEDANCE_APP_ID", ""),
            ("BYTEDANCE_CODE", "x"),
            ("BYTEDANCE_BASE_URLS_", "http://x"),
            ("SHOP_APP_ID", "other"),
        ];
        let (layer, faults) = layer(PREFIX, &variables);
        assert!(layer.is_empty() && faults.is_empty());
    }

    #[test]
    fn a_prefix_may_end_with_its_underscore_or_be_empty() {
        for (prefix, name) in [
            ("SHOP", "SHOP_APP_ID"),
            ("SHOP_", "SHOP_APP_ID"),
            ("", "APP_ID"),
        ] {
            let (layer, _) = layer(prefix, &[(name, "tt1")]);
            let origin = Origin::Variable(name.to_owned());
            assert_eq!(
                layer.get("app_id"),
                Some(&(SettingValue::Text("tt1".into()), origin))
            );
        }
    }
}
