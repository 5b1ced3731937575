//! Settings in environment variables.

use std::ffi::OsString;

use super::document::Layer;
use super::schema::{BASE_URLS, Kind, PUBLIC_KEYS, SETTINGS, kind, suggest};
use super::value::{Origin, Value, Written, check, read};

/// The beginning of the variables' names unless another one is given.
pub(super) const PREFIX: &str = "BYTEDANCE";

/// The variables of a process that begin as ours do, without that beginning.
#[derive(Clone, Default)]
pub(super) struct Variables {
    prefix: String,
    found: Vec<(String, OsString)>,
}

impl Variables {
    /// Looks at the variables of this process.
    pub(super) fn of_process(prefix: &str) -> Self {
        Self::new(prefix, std::env::vars_os())
    }

    fn new(prefix: &str, variables: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let prefix = Self::beginning(prefix);
        let mut found: Vec<(String, OsString)> = variables
            .filter_map(|(name, value)| {
                let name = name.into_string().ok()?;
                // A variable can't be taken away in a compose file, only emptied: empty is as good as none.
                let rest = name.strip_prefix(&prefix).filter(|_| !value.is_empty())?;
                Some((rest.to_owned(), value))
            })
            .collect();
        found.sort();
        Self { prefix, found }
    }

    fn beginning(prefix: &str) -> String {
        match prefix.trim_end_matches('_') {
            "" => String::new(),
            prefix => format!("{prefix}_"),
        }
    }

    /// The name of the variable for a setting.
    pub(super) fn name(prefix: &str, key: &str) -> String {
        let name = key.to_ascii_uppercase().replace('.', "_");
        format!("{}{name}", Self::beginning(prefix))
    }

    /// Reads the settings; what is wrong is added to the faults.
    pub(super) fn read(&self, faults: &mut Vec<String>) -> Layer {
        let mut layer = Layer::new();
        for (rest, value) in &self.found {
            let variable = format!("{}{rest}", self.prefix);
            if let Some(version) = version_of_key(rest) {
                match value.to_str() {
                    Some(key) => add_key(&mut layer, version, key, variable),
                    None => faults.push(format!(
                        "setting `{PUBLIC_KEYS}` (variable {variable}) is not UTF-8"
                    )),
                }
                continue;
            }
            let Some((key, kind)) = setting(rest) else {
                self.warn_of_slip(rest, &variable);
                continue;
            };
            let read = match (kind, value.to_str()) {
                (_, Some(text)) => read(kind, Written::Text(text)),
                (Kind::Path, None) => {
                    let path = Value::Path(value.into());
                    check(kind, &path).map(|()| Some(path))
                }
                (_, None) => Err("is not UTF-8".to_owned()),
            };
            match read {
                Ok(Some(value)) => {
                    layer.insert(key, (value, Origin::Variable(variable)));
                }
                Ok(None) => {}
                Err(what) => faults.push(format!("setting `{key}` (variable {variable}) {what}")),
            }
        }
        layer
    }

    /// Other programs may use the same beginning, so a name that nobody knows is no error; one that looks like a slip is worth a word.
    fn warn_of_slip(&self, rest: &str, variable: &str) {
        let known: Vec<String> = SETTINGS
            .iter()
            .map(|(key, _)| Self::name("", key))
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        if !self.prefix.is_empty()
            && let Some(near) = suggest(rest, &known)
        {
            tracing::warn!(
                "the environment variable {variable} is no setting; did you mean {}{near}?",
                self.prefix
            );
        }
    }
}

/// The version in the name of a variable with a public key: `PLATFORM_PUBLIC_KEY_2` has that of version 2.
fn version_of_key(rest: &str) -> Option<&str> {
    rest.strip_prefix("PLATFORM_PUBLIC_KEY_")
}

/// Adds a public key to those of other variables.
fn add_key(layer: &mut Layer, version: &str, key: &str, variable: String) {
    let key = (version.to_owned(), key.to_owned());
    match layer.get_mut(PUBLIC_KEYS) {
        Some((Value::Keys(keys), _)) => keys.push(key),
        _ => {
            let value = (Value::Keys(vec![key]), Origin::Variable(variable));
            layer.insert(PUBLIC_KEYS.to_owned(), value);
        }
    }
}

/// The setting that a variable's name, without its beginning, stands for.
fn setting(rest: &str) -> Option<(String, Kind)> {
    if let Some(host) = rest.strip_prefix("BASE_URLS_") {
        let key = format!("{BASE_URLS}.{}", host.to_ascii_lowercase());
        return kind(&key).map(|kind| (key, kind));
    }
    // The whole address may stand in place of the group, as in a file.
    if rest == "REDIS" {
        return Some(("redis.url".to_owned(), Kind::RedisUrl));
    }
    SETTINGS
        .iter()
        .find(|(key, _)| Variables::name("", key) == rest)
        .map(|(key, kind)| ((*key).to_owned(), *kind))
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
            .map(|(key, _)| Variables::name("", key))
            .collect();
        for ((key, kind), name) in SETTINGS.iter().zip(&names) {
            assert_eq!(setting(name), Some(((*key).to_owned(), *kind)));
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
                Some(&(Value::Text("tt1".into()), origin))
            );
        }
    }
}
