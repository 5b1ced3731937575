//! The builder that collects settings from their sources.

use std::fmt;
use std::path::PathBuf;

use super::document::Layer;
use super::file::{Format, read_file, read_text};
use super::schema::{BASE_URLS, kind};
use super::value::{Origin, SettingValue, check};
use super::variables::{PREFIX, Variables};
use super::{Settings, redis};
use crate::answer::{Error, ErrorKind};

/// A builder that collects settings from files, environment variables and the program.
///
/// The order of the calls does not matter, except that a later file takes precedence over an earlier one. The setters below take precedence
/// over environment variables, which take precedence over files, and all of them over the defaults. Nothing is read or checked before
/// [`build`](Self::build), which reports all mistakes.
#[derive(Clone, Default)]
#[must_use]
pub struct SettingsBuilder {
    files: Vec<FileSource>,
    prefix: Option<String>,
    program: Vec<(String, SettingValue)>,
}

/// A file, or a document in its place.
#[derive(Clone)]
enum FileSource {
    Path { path: PathBuf, may_be_missing: bool },
    Text { text: String, format: Format },
}

impl SettingsBuilder {
    /// Adds a file. The extension `.toml` or `.json` selects the format.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(FileSource::Path {
            path: path.into(),
            may_be_missing: false,
        });
        self
    }

    /// Adds a file like [`file`](Self::file), but ignores it if it does not exist.
    pub fn optional_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(FileSource::Path {
            path: path.into(),
            may_be_missing: true,
        });
        self
    }

    /// Adds a TOML document, which is treated like a file.
    pub fn toml(mut self, text: impl Into<String>) -> Self {
        self.files.push(FileSource::Text {
            text: text.into(),
            format: Format::Toml,
        });
        self
    }

    /// Adds a JSON document, which is treated like a file.
    pub fn json(mut self, text: impl Into<String>) -> Self {
        self.files.push(FileSource::Text {
            text: text.into(),
            format: Format::Json,
        });
        self
    }

    /// Adds the environment variables of this process that begin with `BYTEDANCE_`.
    pub fn variables(self) -> Self {
        self.variables_with_prefix(PREFIX)
    }

    /// Adds the environment variables that begin with another prefix. If it is `SHOP`, the application's id is `SHOP_APP_ID`.
    pub fn variables_with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Sets the value of a setting.
    pub(super) fn set(mut self, key: &str, value: SettingValue) -> Self {
        self.program.push((key.to_owned(), value));
        self
    }

    /// Adds items to a setting whose value is a list.
    pub(super) fn add(mut self, key: &str, items: SettingValue) -> Self {
        let list = self.program.iter_mut().find(|(name, _)| name == key);
        match (list.map(|(_, list)| list), items) {
            (Some(SettingValue::Secrets(list)), SettingValue::Secrets(items)) => list.extend(items),
            (Some(SettingValue::Keys(list)), SettingValue::Keys(items)) => list.extend(items),
            (_, items) => return self.set(key, items),
        }
        self
    }

    /// Sets the address to which the requests for a host are sent. See [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    ///
    /// In a file, the key is the name of the host in the group `base_urls`.
    pub fn base_url(self, host: impl AsRef<str>, url: impl Into<String>) -> Self {
        let key = format!("{BASE_URLS}.{}", host.as_ref());
        self.set(&key, SettingValue::Text(url.into()))
    }

    /// Reads and checks the settings of all sources.
    ///
    /// # Errors
    /// Returns a configuration error that reports all mistakes, each with its source. The error contains no secret.
    pub fn build(self) -> Result<Settings, Error> {
        let mut faults = Vec::new();
        let mut layers: Vec<Layer> = self
            .files
            .iter()
            .map(|file| file.read(&mut faults))
            .collect();
        let unread = faults.iter().any(|fault| !fault.starts_with("setting `"));
        if let Some(prefix) = &self.prefix {
            layers.push(Variables::of_process(prefix).read(&mut faults));
        }
        layers.push(check_program(self.program, &mut faults));
        let redis = redis::merge(&layers, &mut faults);
        let values: Layer = layers.into_iter().flatten().collect();
        let settings = Settings { values, redis };
        if !unread {
            let prefix = self.prefix.as_deref().unwrap_or(PREFIX);
            settings.check(prefix, &mut faults);
        }
        if faults.is_empty() {
            return Ok(settings);
        }
        Err(Error::new(ErrorKind::Configuration, faults.join("; ")))
    }
}

impl FileSource {
    fn read(&self, faults: &mut Vec<String>) -> Layer {
        match self {
            Self::Path {
                path,
                may_be_missing,
            } => read_file(path, *may_be_missing, faults),
            Self::Text { text, format } => {
                let name = match format {
                    Format::Toml => "TOML text",
                    Format::Json => "JSON text",
                };
                read_text(name, text, *format, faults)
            }
        }
    }
}

/// Checks the values that the program has set. A later value of a setting replaces an earlier one.
fn check_program(values: Vec<(String, SettingValue)>, faults: &mut Vec<String>) -> Layer {
    let mut layer = Layer::new();
    for (key, value) in values {
        layer.insert(key, (value, Origin::Program));
    }
    layer.retain(|key, (value, origin)| {
        let what = match kind(key) {
            Some(kind) => check(kind, value).err(),
            None => Some("does not name a host".to_owned()),
        };
        faults.extend(
            what.iter()
                .map(|what| format!("setting `{key}` ({origin}) {what}")),
        );
        what.is_none()
    });
    layer
}

impl fmt::Debug for SettingsBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files: Vec<String> = self
            .files
            .iter()
            .map(|file| match file {
                FileSource::Path { path, .. } => path.display().to_string(),
                FileSource::Text { format, .. } => format!("{format:?} text"),
            })
            .collect();
        let given: Vec<&str> = self.program.iter().map(|(key, _)| key.as_str()).collect();
        formatter
            .debug_struct("SettingsBuilder")
            .field("files", &files)
            .field("prefix", &self.prefix)
            .field("given", &given)
            .finish()
    }
}
