//! Reads settings from environment variables.

use std::ffi::OsString;

use super::document::{Layer, SHARED};
use super::key_files;
use super::schema::{BASE_URLS, Kind, PUBLIC_KEY_FILES, PUBLIC_KEYS, SETTINGS, is_shared, kind};
use super::value::{Literal, Origin, SettingValue, check, parse};
use crate::suggest::suggest;

/// The default prefix for variable names.
pub(super) const PREFIX: &str = "BYTEDANCE";

/// The start of the names of variables that belong to one of several applications.
const APPS_: &str = "APPS_";

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

    pub(super) fn with_underscore(prefix: &str) -> String {
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

    /// Returns the variables of one of several applications. `names` are the names of all applications.
    pub(super) fn of_app(&self, name: &str, names: &[&str]) -> Self {
        let own = Self::app_prefix(name);
        let others: Vec<String> = names
            .iter()
            .map(|name| Self::app_prefix(name))
            .filter(|other| other.len() > own.len() && other.starts_with(&own))
            .collect();
        let found = self.found.iter().filter_map(|(rest, value)| {
            let is_of_another = others.iter().any(|other| rest.starts_with(other));
            let rest = rest.strip_prefix(&own).filter(|_| !is_of_another)?;
            Some((rest.to_owned(), value.clone()))
        });
        Self {
            found: found.collect(),
            prefix: format!("{}{own}", self.prefix),
        }
    }

    /// Returns the start of the names of an application's variables, without the prefix of all variables. Names of applications that differ
    /// only in case, or in `-` and `_`, have the same variables.
    pub(super) fn app_prefix(name: &str) -> String {
        let name = name.to_ascii_uppercase().replace('-', "_");
        format!("{APPS_}{name}_")
    }

    /// Reads the settings from these variables. `table` precedes each key in messages. Adds any mistakes to `faults`.
    pub(super) fn read(&self, table: &str, faults: &mut Vec<String>) -> Layer {
        let mut layer = Layer::new();
        for (rest, value) in &self.found {
            if table.is_empty() && rest.starts_with(APPS_) {
                continue;
            }
            let variable = format!("{}{rest}", self.prefix);
            let Some((key, kind, version)) = find_setting(rest) else {
                self.warn_about_typo(rest, &variable);
                continue;
            };
            let parsed = match (kind, value.to_str()) {
                _ if !table.is_empty() && is_shared(&key) => Err(SHARED.to_owned()),
                (_, Some(text)) => parse(kind, Literal::Text(text)),
                (Kind::Path | Kind::KeyFile, None) => {
                    let path = SettingValue::Path(value.into());
                    check(kind, &path).map(|()| Some(path))
                }
                (_, None) => Err("is not UTF-8".to_owned()),
            };
            match parsed {
                Ok(Some(value)) => match version {
                    None => {
                        layer.insert(key, (value, Origin::Variable(variable)));
                    }
                    Some(version) => add_version(&mut layer, key, version, value, variable),
                },
                Ok(None) => {}
                Err(what) => faults.push(format!(
                    "setting `{table}{key}` (variable {variable}) {what}"
                )),
            }
        }
        key_files::check(&layer, table, faults);
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

/// Adds a public key, or the file of one, to those already read from other variables.
fn add_version(
    layer: &mut Layer,
    key: String,
    version: &str,
    mut value: SettingValue,
    variable: String,
) {
    if let SettingValue::Keys(keys) = &mut value {
        keys.iter_mut().for_each(|(of, _)| version.clone_into(of));
    }
    if let SettingValue::Files(files) = &mut value {
        files.iter_mut().for_each(|(of, _)| version.clone_into(of));
    }
    match (layer.get_mut(&key).map(|(value, _)| value), value) {
        (Some(SettingValue::Keys(keys)), SettingValue::Keys(more)) => keys.extend(more),
        (Some(SettingValue::Files(files)), SettingValue::Files(more)) => files.extend(more),
        (_, value) => {
            layer.insert(key, (value, Origin::Variable(variable)));
        }
    }
}

/// Finds the setting that belongs to a variable. `rest` is the variable's name without the prefix. The last item is the version of a public
/// key, if the name ends with it: for `PLATFORM_PUBLIC_KEY_2`, for example, this is 2.
fn find_setting(rest: &str) -> Option<(String, Kind, Option<&str>)> {
    if let Some(host) = rest.strip_prefix("BASE_URLS_") {
        let key = format!("{BASE_URLS}.{}", host.to_ascii_lowercase());
        return kind(&key).map(|kind| (key, kind, None));
    }
    // As in a file, `redis` itself may be set to a complete address.
    if rest == "REDIS" {
        return Some(("redis.url".to_owned(), Kind::RedisUrl, None));
    }
    let exact = SETTINGS
        .iter()
        .find(|setting| Variables::name("", setting.key) == rest);
    if let Some(setting) = exact {
        return Some((setting.key.to_owned(), setting.kind, None));
    }
    // The longer name comes first, because it begins with the shorter one.
    [PUBLIC_KEY_FILES, PUBLIC_KEYS].into_iter().find_map(|key| {
        let version = rest.strip_prefix(&format!("{}_", Variables::name("", key)))?;
        Some((key.to_owned(), kind(key)?, Some(version)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(prefix: &str, variables: &[(&str, &str)]) -> (Layer, Vec<String>) {
        let variables = variables
            .iter()
            .map(|(name, value)| (OsString::from(name), OsString::from(value)));
        let mut faults = Vec::new();
        let layer = Variables::new(prefix, variables).read("", &mut faults);
        (layer, faults)
    }

    #[test]
    fn every_setting_has_a_variable_of_its_own() {
        let mut names: Vec<String> = SETTINGS
            .iter()
            .map(|setting| Variables::name("", setting.key))
            .collect();
        for (setting, name) in SETTINGS.iter().zip(&names) {
            let expected = (setting.key.to_owned(), setting.kind, None);
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
