//! Reads settings from environment variables.

use std::ffi::OsString;

use super::document::{Layer, SHARED};
use super::key_files;
use super::schema::{
    APPS, BASE_URLS, Kind, PUBLIC_KEY_FILES, PUBLIC_KEYS, SETTINGS, is_shared, kind,
};
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

    /// Logs a warning about each variable that belongs to one of several applications, but to none of these tables. This is not an error, because
    /// the same variables may be set for several programs that do not all serve the same applications.
    pub(super) fn warn_about_unread(&self, tables: &[&str]) {
        for what in self.describe_unread(tables) {
            tracing::warn!("{what}");
        }
    }

    fn describe_unread(&self, tables: &[&str]) -> impl Iterator<Item = String> {
        let prefixes: Vec<String> = tables.iter().map(|name| Self::app_prefix(name)).collect();
        // Without a prefix, the variables are those of all programs.
        let found = self.found.iter().filter(|_| !self.prefix.is_empty());
        found.filter_map(move |(rest, _)| {
            let own = rest.strip_prefix(APPS_)?;
            if prefixes.iter().any(|prefix| rest.starts_with(prefix)) {
                return None;
            }
            let near = split_app_name(own).and_then(|(name, setting)| {
                let table = Self::app_prefix(suggest(name, tables)?);
                Some(format!("did you mean {}{table}{setting}?", self.prefix))
            });
            let advice = near.unwrap_or_else(|| {
                "add its table, which may be empty, and read the settings with SettingsBuilder::build_applications"
                    .to_owned()
            });
            Some(format!(
                "the environment variable {}{rest} is not read, because no table `[{APPS}.NAME]` has its name; {advice}",
                self.prefix
            ))
        })
    }

    /// Returns a variable that could belong to either of two applications, and the key of the setting of `shorter` that it would set. Returns
    /// `None` if there is no such variable.
    pub(super) fn find_ambiguity(&self, shorter: &str, longer: &str) -> Option<(String, String)> {
        let longer = Self::app_prefix(longer);
        let between = longer.strip_prefix(&Self::app_prefix(shorter))?;
        // Names with the same variables are reported elsewhere, and a name is not ambiguous by itself.
        if between.is_empty() {
            return None;
        }
        SETTINGS.iter().find_map(|setting| {
            let name = Self::name("", setting.key);
            let (key, ..) = find_setting(&format!("{between}{name}"))?;
            Some((format!("{}{longer}{name}", self.prefix), key))
        })
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

/// Splits the name of a variable of one of several applications, given without what precedes the application's name, into the application's
/// name and the rest. Returns `None` if the name does not end with that of a setting.
fn split_app_name(own: &str) -> Option<(&str, &str)> {
    own.match_indices('_').find_map(|(at, _)| {
        let (name, setting) = (own.get(..at)?, own.get(at + 1..)?);
        find_setting(setting).map(|_| (name, setting))
    })
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
    fn variables_of_applications_without_a_table_are_reported() {
        let variables = [
            ("BYTEDANCE_APPS_SHOP_PRIVATE_KEY", "marker"),
            ("BYTEDANCE_APPS_SHOPS_PRIVATE_KEY", "marker"),
            ("BYTEDANCE_APPS_NEW_APP_ID", "marker"),
            ("BYTEDANCE_APPS_DIR", "marker"),
            ("BYTEDANCE_APP_ID", "marker"),
        ];
        let variables = |prefix: &str| {
            let variables = variables.map(|(name, value)| (name.into(), value.into()));
            Variables::new(prefix, variables.into_iter())
        };
        let unread = |tables: &[&str]| -> Vec<String> {
            variables(PREFIX).describe_unread(tables).collect()
        };
        let add = "add its table, which may be empty, and read the settings with SettingsBuilder::build_applications";
        let text = |name: &str, advice: &str| {
            format!(
                "the environment variable BYTEDANCE_APPS_{name} is not read, because no table `[apps.NAME]` has its name; {advice}"
            )
        };
        let near = "did you mean BYTEDANCE_APPS_SHOP_PRIVATE_KEY?";
        assert_eq!(
            unread(&["game", "shop"]),
            [
                text("DIR", add),
                text("NEW_APP_ID", add),
                text("SHOPS_PRIVATE_KEY", near)
            ]
        );
        assert_eq!(unread(&[]).len(), 4);
        assert_eq!(variables("").describe_unread(&[]).count(), 0);
    }

    #[test]
    fn names_of_applications_may_make_variables_ambiguous() {
        let variables = Variables::new("SHOP", std::iter::empty());
        let ambiguous = |longer: &str| variables.find_ambiguity("a", longer);
        let variable = |name: &str, key: &str| Some((name.to_owned(), key.to_owned()));
        assert_eq!(
            ambiguous("a-former"),
            variable("SHOP_APPS_A_FORMER_PRIVATE_KEY", "former_private_key")
        );
        assert_eq!(
            ambiguous("a_mch"),
            variable("SHOP_APPS_A_MCH_APP_ID", "mch_app_id")
        );
        assert_eq!(
            ambiguous("A_base_urls"),
            variable("SHOP_APPS_A_BASE_URLS_APP_ID", "base_urls.app_id")
        );
        assert_eq!(ambiguous("a_b"), None);
        assert_eq!(ambiguous("ab_former"), None);
        assert_eq!(ambiguous("a"), None);
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
