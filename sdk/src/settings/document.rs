//! A settings file, whatever it is written in: keys, values and where they stand.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{BASE_URLS, GROUPS, IGNORED_OF_REDIS, Kind, keys_of, kind, suggest};
use super::value::{Origin, Value, Written, read};

/// The values that one source gives.
pub(super) type Layer = BTreeMap<String, (Value, Origin)>;

/// A value in a file.
pub(super) struct Node<'t> {
    pub(super) key: String,
    /// Where the key stands, in bytes.
    pub(super) at: usize,
    pub(super) content: Content<'t>,
}

/// What a key has.
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
    fn read(&self, kind: Kind) -> Result<Option<Value>, String> {
        match (kind, self) {
            (Kind::Secrets, Self::List(items)) => {
                let items = items.iter().map(|item| read(kind, item.written()));
                let mut secrets = Vec::new();
                for item in items {
                    if let Some(Value::Secrets(item)) = item? {
                        secrets.extend(item);
                    }
                }
                Ok((!secrets.is_empty()).then_some(Value::Secrets(secrets)))
            }
            (Kind::Keys, Self::Table(nodes)) => {
                let mut keys = Vec::new();
                for node in nodes {
                    let version = &node.key;
                    let key = read(Kind::Password, node.content.written())
                        .map_err(|what| format!("has a key of version {version} that {what}"))?;
                    if let Some(key) = key.as_ref().and_then(Value::text) {
                        keys.push((version.clone(), key.to_owned()));
                    }
                }
                Ok((!keys.is_empty()).then_some(Value::Keys(keys)))
            }
            _ => read(kind, self.written()),
        }
    }

    fn written(&self) -> Written<'_> {
        match self {
            Self::Null => Written::Null,
            Self::Text(text) => Written::Text(text),
            Self::Number(text) => Written::Number(text),
            Self::Switch(switch) => Written::Switch(*switch),
            #[cfg(feature = "settings-toml")]
            Self::Date => Written::Date,
            Self::List(_) => Written::List,
            Self::Table(_) => Written::Table,
        }
    }
}

/// A text with its name, which turns places into lines and columns.
pub(super) struct Source<'t> {
    pub(super) name: Arc<str>,
    pub(super) text: &'t str,
}

impl Source<'_> {
    pub(super) fn origin(&self, at: usize) -> Origin {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Origin::File {
            name: self.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// Reads the settings of a file; what is wrong is added to the faults.
    pub(super) fn read(&self, nodes: &[Node<'_>], faults: &mut Vec<String>) -> Layer {
        let mut reader = Reader {
            source: self,
            layer: Layer::new(),
            faults,
            ignored: Vec::new(),
        };
        reader.table("", nodes);
        if !reader.ignored.is_empty() {
            tracing::debug!(file = %self.name, keys = %reader.ignored.join(", "), "settings that only the Python package uses are passed over");
        }
        reader.layer
    }
}

struct Reader<'s, 't> {
    source: &'s Source<'t>,
    layer: Layer,
    faults: &'s mut Vec<String>,
    ignored: Vec<String>,
}

impl Reader<'_, '_> {
    fn fault(&mut self, key: &str, at: usize, what: &str) {
        let origin = self.source.origin(at);
        self.faults
            .push(format!("setting `{key}` ({origin}) {what}"));
    }

    fn table(&mut self, group: &str, nodes: &[Node<'_>]) {
        for node in nodes {
            let key = match group {
                "" => node.key.clone(),
                _ => format!("{group}.{}", node.key),
            };
            match (&node.content, key.as_str()) {
                (Content::Null, group) if GROUPS.contains(&group) => {}
                (Content::Table(inside), group) if GROUPS.contains(&group) => {
                    self.table(group, inside);
                }
                // The whole address may stand in place of the group.
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
        match content.read(kind) {
            Ok(Some(value)) => {
                if self.layer.contains_key(key) {
                    self.fault(key, at, "is given twice");
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
        if group == "redis" && IGNORED_OF_REDIS.contains(&name) {
            return self.ignored.push(key.to_owned());
        }
        if key == "api_domains" {
            if !matches!(content, Content::Null)
                && !matches!(content, Content::Table(nodes) if nodes.is_empty())
            {
                let what = format!(
                    "is the Python package's: write `{BASE_URLS}` instead, with the names of hosts, as in {BASE_URLS} = {{ toutiao = \"https://gateway\" }}"
                );
                self.fault(key, at, &what);
            }
            return;
        }
        if group == "redis" && name.starts_with("ssl_") {
            tracing::warn!(
                setting = key,
                "redis is reached with the store's own rules for certificates, so this setting changes nothing"
            );
            return self.ignored.push(key.to_owned());
        }
        let known = keys_of(group);
        let advice = match suggest(name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", known.join(", ")),
        };
        self.fault(key, at, &format!("is unknown; {advice}"));
    }
}
