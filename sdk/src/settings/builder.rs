//! The builder that collects settings from several sources.

use std::fmt;
use std::path::PathBuf;

use super::Settings;
use super::document::{ApplicationTable, Document, Layer};
use super::file::{Format, read_file, read_text};
use super::key_files;
use super::schema::{APPS, BASE_URLS, kind};
use super::section::Section;
use super::value::{Origin, SettingValue, check};
use super::variables::{PREFIX, Variables};
use crate::answer::{Error, ErrorKind};

/// A builder that collects settings from files, environment variables and the program.
///
/// Precedence, highest first: the setters below, environment variables, files, defaults. If you add several files, a later one takes
/// precedence over an earlier one. Otherwise, the order in which you call these methods does not matter. Nothing is read or validated until
/// [`build`](Self::build), which reports all mistakes at once.
#[derive(Clone, Default)]
#[must_use]
pub struct SettingsBuilder {
    files: Vec<FileSource>,
    section: Section,
    prefix: Option<String>,
    program: Vec<(String, SettingValue)>,
}

/// A settings file, or a document that is given as text instead.
#[derive(Clone)]
enum FileSource {
    Path { path: PathBuf, may_be_missing: bool },
    Text { text: String, format: Format },
}

impl SettingsBuilder {
    /// Adds a settings file. The file extension, `.toml` or `.json`, determines the format.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(FileSource::Path {
            path: path.into(),
            may_be_missing: false,
        });
        self
    }

    /// Adds a settings file like [`file`](Self::file), but ignores the file if it does not exist.
    pub fn optional_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(FileSource::Path {
            path: path.into(),
            may_be_missing: true,
        });
        self
    }

    /// Adds a TOML document that is treated like a settings file.
    pub fn toml(mut self, text: impl Into<String>) -> Self {
        self.files.push(FileSource::Text {
            text: text.into(),
            format: Format::Toml,
        });
        self
    }

    /// Adds a JSON document that is treated like a settings file.
    pub fn json(mut self, text: impl Into<String>) -> Self {
        self.files.push(FileSource::Text {
            text: text.into(),
            format: Format::Json,
        });
        self
    }

    /// Reads the settings only from this table of each file and document, so that the file can also contain the program's own settings. By
    /// default, the settings are at the top level.
    ///
    /// A dot in the name leads to a nested table. For example, `server.bytedance` is the table `[server.bytedance]` of a TOML file, or the
    /// object `bytedance` in the object `server` of a JSON file. Everything outside of the table is ignored. A file without the table is an
    /// error. Environment variables do not have sections.
    ///
    /// ```no_run
    /// use bytedance::settings::Settings;
    ///
    /// # fn main() -> Result<(), bytedance::Error> {
    /// let settings = Settings::builder().section("bytedance").file("shop.toml").variables().build()?;
    /// # Ok(()) }
    /// ```
    pub fn section(mut self, name: impl AsRef<str>) -> Self {
        self.section = Section::new(name.as_ref());
        self
    }

    /// Adds the environment variables whose names begin with `BYTEDANCE_`.
    pub fn variables(self) -> Self {
        self.variables_with_prefix(PREFIX)
    }

    /// Adds the environment variables whose names begin with a custom prefix. For example, if the prefix is `SHOP`, the application's id is
    /// read from `SHOP_APP_ID`.
    pub fn variables_with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

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
            (Some(SettingValue::Files(list)), SettingValue::Files(items)) => list.extend(items),
            (_, items) => return self.set(key, items),
        }
        self
    }

    /// Sets the base URL to which requests for a host are sent. See [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    ///
    /// In a settings file, use the host's name as a key in the table `base_urls`. A name that no host has is an error of
    /// [`ClientBuilder::build`](crate::ClientBuilder::build). Declare hosts of your own catalogue with
    /// [`ClientBuilder::own_hosts`](crate::ClientBuilder::own_hosts).
    pub fn base_url(self, host: impl AsRef<str>, url: impl Into<String>) -> Self {
        let key = format!("{BASE_URLS}.{}", host.as_ref());
        self.set(&key, SettingValue::Text(url.into()))
    }

    /// Reads, merges and validates the settings from all sources.
    ///
    /// # Errors
    /// Returns a configuration error if there are any mistakes. The error lists all of them, each with its source, and contains no secret.
    pub fn build(self) -> Result<Settings, Error> {
        let mut faults = Vec::new();
        let sources = self.read(&mut faults);
        if let Some(table) = sources
            .files
            .iter()
            .flat_map(|file| &file.applications)
            .next()
        {
            let ApplicationTable { name, origin, .. } = table;
            faults.push(format!(
                "setting `{APPS}.{name}` ({origin}) is for one of several applications: build these settings with SettingsBuilder::build_applications"
            ));
        }
        let settings = Settings::merge(sources.common_layers(), &mut faults);
        if !sources.unread {
            settings.check_required("", &sources.prefix, &mut faults);
            settings.check_store(&mut faults);
            if let Some(variables) = &sources.variables {
                variables.warn_about_unread(&[]);
            }
        }
        finish(settings, faults)
    }

    /// Reads all sources. Adds any mistakes to `faults`.
    pub(super) fn read(self, faults: &mut Vec<String>) -> Sources {
        let files: Vec<Document> = match self.section.check() {
            Ok(()) => self
                .files
                .iter()
                .map(|file| file.read(&self.section, faults))
                .collect(),
            Err(fault) => {
                faults.push(fault);
                Vec::new()
            }
        };
        let unread = faults.iter().any(|fault| !fault.starts_with("setting `"));
        let variables = self.prefix.as_deref().map(Variables::of_process);
        Sources {
            files,
            unread,
            common_variables: variables
                .as_ref()
                .map(|variables| variables.read("", faults))
                .unwrap_or_default(),
            variables,
            prefix: self.prefix.unwrap_or_else(|| PREFIX.to_owned()),
            program: check_program(self.program, faults),
        }
    }
}

/// The settings from all sources, before they are merged.
pub(super) struct Sources {
    pub(super) files: Vec<Document>,
    /// Whether there is a file that could not be read, so that settings may be missing for this reason.
    pub(super) unread: bool,
    pub(super) variables: Option<Variables>,
    pub(super) common_variables: Layer,
    /// The prefix of variable names, for messages.
    pub(super) prefix: String,
    pub(super) program: Layer,
}

impl Sources {
    /// Returns the layers outside of the tables of several applications, in order of increasing precedence.
    pub(super) fn common_layers(&self) -> Vec<Layer> {
        let files = self.files.iter().map(|file| &file.common);
        files
            .chain([&self.common_variables, &self.program])
            .cloned()
            .collect()
    }
}

/// Returns the settings, or one error that lists all mistakes.
pub(super) fn finish<T>(settings: T, faults: Vec<String>) -> Result<T, Error> {
    if faults.is_empty() {
        return Ok(settings);
    }
    Err(Error::new(ErrorKind::Configuration, faults.join("; ")))
}

impl FileSource {
    fn read(&self, section: &Section, faults: &mut Vec<String>) -> Document {
        match self {
            Self::Path {
                path,
                may_be_missing,
            } => read_file(path, *may_be_missing, section, faults),
            Self::Text { text, format } => {
                let name = match format {
                    Format::Toml => "TOML text",
                    Format::Json => "JSON text",
                };
                read_text(name, text, *format, section, faults)
            }
        }
    }
}

/// Checks the values that the program has set. If a setting was set more than once, the last value is used.
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
    key_files::check(&layer, "", faults);
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
            .field("section", &self.section.keys().join("."))
            .field("prefix", &self.prefix)
            .field("given", &given)
            .finish()
    }
}
