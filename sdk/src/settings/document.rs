//! A parsed settings file, in a form that does not depend on the file's format: keys, their values and positions.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::key_files;
use super::schema::{APPS, BASE_URLS, GROUPS, Kind, is_shared, keys_in_group, kind};
use super::value::{Literal, Origin, SettingValue, parse};
use crate::suggest::suggest;

/// The settings from one source, by key.
pub(super) type Layer = BTreeMap<String, (SettingValue, Origin)>;

/// The settings from one file.
#[derive(Default)]
pub(super) struct Document {
    pub(super) common: Layer,
    /// The settings of each of several applications.
    pub(super) applications: Vec<ApplicationTable>,
}

/// A table with the settings of one of several applications.
pub(super) struct ApplicationTable {
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) layer: Layer,
}

impl Document {
    pub(super) fn layers(&self) -> impl Iterator<Item = &Layer> {
        let tables = self.applications.iter().map(|table| &table.layer);
        std::iter::once(&self.common).chain(tables)
    }

    pub(super) fn layers_mut(&mut self) -> impl Iterator<Item = &mut Layer> {
        let tables = self.applications.iter_mut().map(|table| &mut table.layer);
        std::iter::once(&mut self.common).chain(tables)
    }
}

/// A key in a settings file, with its position and value.
pub(super) struct Node<'t> {
    pub(super) key: String,
    /// The key's position in the file, in bytes.
    pub(super) at: usize,
    pub(super) content: Content<'t>,
}

/// The value of a key in a settings file.
pub(super) enum Content<'t> {
    Null,
    Text(Cow<'t, str>),
    Number(Cow<'t, str>),
    Switch(bool),
    #[cfg(feature = "settings-toml")]
    Date,
    List(Vec<Content<'t>>),
    Table(Vec<Node<'t>>),
}

impl Content<'_> {
    fn parse(&self, kind: Kind) -> Result<Option<SettingValue>, String> {
        match (kind, self) {
            (Kind::Secrets, Self::List(items)) => {
                let items = items.iter().map(|item| parse(kind, item.as_literal()));
                let mut secrets = Vec::new();
                for item in items {
                    if let Some(SettingValue::Secrets(item)) = item? {
                        secrets.extend(item);
                    }
                }
                Ok((!secrets.is_empty()).then_some(SettingValue::Secrets(secrets)))
            }
            (Kind::Keys, Self::Table(nodes)) => {
                let mut keys = Vec::new();
                for node in nodes {
                    let version = &node.key;
                    let key = parse(Kind::Password, node.content.as_literal())
                        .map_err(|what| format!("has a key of version {version} that {what}"))?;
                    if let Some(key) = key.as_ref().and_then(SettingValue::text) {
                        keys.push((version.clone(), key.to_owned()));
                    }
                }
                Ok((!keys.is_empty()).then_some(SettingValue::Keys(keys)))
            }
            (Kind::KeyFiles, Self::Table(nodes)) => {
                let mut files = Vec::new();
                for node in nodes {
                    let version = &node.key;
                    let file = parse(Kind::KeyFile, node.content.as_literal())
                        .map_err(|what| format!("has a file of version {version} that {what}"))?;
                    if let Some(SettingValue::Path(path)) = file {
                        files.push((version.clone(), path));
                    }
                }
                Ok((!files.is_empty()).then_some(SettingValue::Files(files)))
            }
            _ => parse(kind, self.as_literal()),
        }
    }

    fn as_literal(&self) -> Literal<'_> {
        match self {
            Self::Null => Literal::Null,
            Self::Text(text) => Literal::Text(text),
            Self::Number(text) => Literal::Number(text),
            Self::Switch(switch) => Literal::Switch(*switch),
            #[cfg(feature = "settings-toml")]
            Self::Date => Literal::Date,
            Self::List(_) => Literal::List,
            Self::Table(_) => Literal::Table,
        }
    }
}

/// The name and text of a settings file. Also converts byte offsets in the text to lines and columns.
pub(super) struct SourceText<'t> {
    pub(super) name: Arc<str>,
    pub(super) text: &'t str,
}

impl SourceText<'_> {
    pub(super) fn origin(&self, at: usize) -> Origin {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Origin::File {
            name: self.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// Reads the settings from the keys of a parsed file. Adds any mistakes to `faults`.
    pub(super) fn read(&self, nodes: &[Node<'_>], faults: &mut Vec<String>) -> Document {
        let common = self.read_table("", nodes, faults);
        let mut applications = Vec::new();
        for node in nodes.iter().filter(|node| node.key == APPS) {
            match &node.content {
                Content::Null => {}
                Content::Table(tables) => {
                    let tables = tables.iter();
                    applications.extend(tables.filter_map(|table| self.read_app(table, faults)));
                }
                _ => faults.push(format!(
                    "setting `{APPS}` ({}) must be a table that contains a table for each application",
                    self.origin(node.at)
                )),
            }
        }
        Document {
            common,
            applications,
        }
    }

    /// Reads the settings of one of several applications.
    fn read_app(&self, node: &Node<'_>, faults: &mut Vec<String>) -> Option<ApplicationTable> {
        let (name, origin) = (&node.key, self.origin(node.at));
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.bytes().all(allowed) {
            faults.push(format!(
                "setting `{APPS}.{name}` ({origin}) must have a name of letters, digits, `-` and `_`"
            ));
            return None;
        }
        let Content::Table(nodes) = &node.content else {
            faults.push(format!(
                "setting `{APPS}.{name}` ({origin}) must be a table with the settings of one application"
            ));
            return None;
        };
        let layer = self.read_table(&app_prefix(name), nodes, faults);
        Some(ApplicationTable {
            name: name.clone(),
            origin,
            layer,
        })
    }

    fn read_table(&self, prefix: &str, nodes: &[Node<'_>], faults: &mut Vec<String>) -> Layer {
        let mut reader = LayerReader {
            source: self,
            prefix,
            layer: Layer::new(),
            faults,
            ignored: Vec::new(),
        };
        reader.table("", nodes);
        if !reader.ignored.is_empty() {
            tracing::debug!(file = %self.name, keys = %reader.ignored.join(", "), "ignoring settings that only the Python package uses");
        }
        key_files::check(&reader.layer, prefix, reader.faults);
        reader.layer
    }
}

/// Returns what precedes the keys of one of several applications.
pub(super) fn app_prefix(name: &str) -> String {
    format!("{APPS}.{name}.")
}

struct LayerReader<'s, 't> {
    source: &'s SourceText<'t>,
    /// The prefix of each key in messages: the name of the application's table and a dot, or nothing.
    prefix: &'s str,
    layer: Layer,
    faults: &'s mut Vec<String>,
    ignored: Vec<String>,
}

/// Options of the Python package's redis client that do not affect how tokens are stored.
pub(super) const IGNORED_REDIS_OPTIONS: [&str; 18] = [
    "auto_close_connection_pool",
    "charset",
    "client_name",
    "decode_responses",
    "encoding",
    "encoding_errors",
    "errors",
    "health_check_interval",
    "lib_name",
    "lib_version",
    "max_connections",
    "protocol",
    "retry_on_error",
    "retry_on_timeout",
    "single_connection_client",
    "socket_keepalive",
    "socket_keepalive_options",
    "socket_read_size",
];

/// The error for a shared setting in the table of a single application.
pub(super) const SHARED: &str =
    "is shared by all applications: set it outside of the application's table";

impl LayerReader<'_, '_> {
    fn fault(&mut self, key: &str, at: usize, what: &str) {
        let origin = self.source.origin(at);
        self.faults
            .push(format!("setting `{}{key}` ({origin}) {what}", self.prefix));
    }

    fn table(&mut self, group: &str, nodes: &[Node<'_>]) {
        for node in nodes {
            let key = match group {
                "" => node.key.clone(),
                _ => format!("{group}.{}", node.key),
            };
            match (&node.content, key.as_str()) {
                // Read by `SourceText::read`.
                (_, APPS) if self.prefix.is_empty() => {}
                (Content::Null, group) if GROUPS.contains(&group) => {}
                (Content::Table(inside), group) if GROUPS.contains(&group) => {
                    self.table(group, inside);
                }
                // A complete address may be given instead of a table.
                (content @ Content::Text(_), "redis") => self.value("redis.url", node.at, content),
                (_, group) if GROUPS.contains(&group) => {
                    let also = if group == "redis" { " or a URL" } else { "" };
                    let what = format!("must be a table{also}");
                    self.fault(group, node.at, &what);
                }
                (content, key) => self.value(key, node.at, content),
            }
        }
    }

    fn value(&mut self, key: &str, at: usize, content: &Content<'_>) {
        let Some(kind) = kind(key) else {
            return self.unknown(key, at, content);
        };
        if !self.prefix.is_empty() && is_shared(key) {
            return self.fault(key, at, SHARED);
        }
        match content.parse(kind) {
            Ok(Some(value)) => {
                if self.layer.contains_key(key) {
                    self.fault(key, at, "is set twice");
                }
                self.layer
                    .insert(key.to_owned(), (value, self.source.origin(at)));
            }
            Ok(None) => {}
            Err(what) => self.fault(key, at, &what),
        }
    }

    fn unknown(&mut self, key: &str, at: usize, content: &Content<'_>) {
        let (group, name) = key.split_once('.').unwrap_or(("", key));
        if group == "redis" && IGNORED_REDIS_OPTIONS.contains(&name) {
            return self.ignored.push(key.to_owned());
        }
        if key == "api_domains" {
            if !matches!(content, Content::Null)
                && !matches!(content, Content::Table(nodes) if nodes.is_empty())
            {
                let what = format!(
                    "is a setting of the Python package: use `{BASE_URLS}` with host names instead, such as {BASE_URLS} = {{ toutiao = \"https://gateway\" }}"
                );
                self.fault(key, at, &what);
            }
            return;
        }
        if group == "redis" && name.starts_with("ssl_") {
            tracing::warn!(
                setting = key,
                "ignoring a TLS option of the Python package; the redis token store has its own certificate rules"
            );
            return self.ignored.push(key.to_owned());
        }
        let mut known = keys_in_group(group);
        if group.is_empty() && self.prefix.is_empty() {
            known.push(APPS);
        }
        let advice = match suggest(name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the known keys are {}", known.join(", ")),
        };
        self.fault(key, at, &format!("is unknown; {advice}"));
    }
}
