//! Reads TOML tables and keeps track of the keys that were requested.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Error};

use crate::diagnostic::{At, Diagnostic, Location};
use crate::names::suggest;
use crate::syntax::Text;

/// The state of the parser: the current file and the diagnostics so far.
pub(super) struct Parser<'d> {
    pub(super) file: usize,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
}

impl Parser<'_> {
    pub(super) fn at(&self, span: &Range<usize>) -> Location {
        Location::new(self.file, span)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a syntax error unless one has already been reported for the same line. Further errors in a line are
    /// usually consequences of the first one.
    pub(super) fn report_syntax_error(
        &mut self,
        text: &str,
        error: &Error,
        lines: &mut BTreeSet<usize>,
    ) {
        let span = error.span().unwrap_or(0..0);
        if !lines.insert(text[..span.start].lines().count()) {
            return;
        }
        // The span of an unclosed value extends to the end of the file. Its first line is enough to show where it
        // starts.
        let first_line = text[span.start..].find('\n').unwrap_or(text.len());
        let span = span.start..span.end.min(span.start + first_line);
        self.report(Diagnostic::new(
            self.at(&span),
            "invalid TOML",
            error.message(),
            "fix the syntax; the rest of this file is not checked until then",
        ));
    }

    /// Reports a value of the wrong type. `help` says what to write instead.
    pub(super) fn report_wrong_kind(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        expected: &str,
        help: impl Into<String>,
    ) {
        self.report(Diagnostic::new(
            self.at(&value.span()),
            format!("`{key}` must be {expected}"),
            format!("this is {}", kind(value.get_ref())),
            help,
        ));
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A TOML table that records which keys have been requested. The remaining keys are later reported as unknown.
pub(super) struct Table<'a, 'i> {
    map: &'a DeTable<'i>,
    pub(super) location: Location,
    /// The description of the table used in diagnostics, such as "an endpoint".
    pub(super) what: &'static str,
    requested: Vec<&'static str>,
}

impl<'a, 'i> Table<'a, 'i> {
    pub(super) fn new(map: &'a DeTable<'i>, location: Location, what: &'static str) -> Self {
        Self {
            map,
            location,
            what,
            requested: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Returns all entries of a table whose keys are user-defined names, such as field names.
    pub(super) fn entries(
        self,
    ) -> impl Iterator<Item = (&'a Spanned<DeString<'i>>, &'a Spanned<DeValue<'i>>)> {
        self.map.iter()
    }

    pub(super) fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        if !self.requested.contains(&key) {
            self.requested.push(key);
        }
        self.map.get(key)
    }

    /// Returns the value of a key without recording the key as requested.
    pub(super) fn peek(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.map.get(key)
    }

    /// Returns `true` if the table contains a key that looks like a misspelling of `expected`.
    pub(super) fn has_key_like(&self, expected: &str) -> bool {
        let mut keys = self.map.keys();
        keys.any(|key| suggest(key.get_ref(), &[expected]).is_some())
    }

    pub(super) fn report_missing(
        &self,
        parser: &mut Parser<'_>,
        key: &str,
        help: impl Into<String>,
    ) {
        parser.report(Diagnostic::new(
            self.location,
            format!("{} needs `{key}`", self.what),
            format!("`{key}` is missing"),
            help,
        ));
    }

    pub(super) fn text(&mut self, parser: &mut Parser<'_>, key: &'static str) -> Option<Text> {
        self.text_with_example(parser, key, "\"...\"")
    }

    pub(super) fn text_with_example(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
        example: &str,
    ) -> Option<Text> {
        let value = self.get(key)?;
        let text = text(parser, value);
        match &text {
            None => {
                parser.report_wrong_kind(key, value, "a string", format!("write {key} = {example}"))
            }
            Some(text) if text.value.trim().is_empty() => parser.report(Diagnostic::new(
                text.location,
                format!("`{key}` is empty"),
                "expected a non-empty string",
                "write something, or remove the key",
            )),
            Some(_) => {}
        }
        text
    }

    /// Returns a required string. If it is missing or empty, or is not a string, reports an error and returns an empty
    /// string.
    pub(super) fn required_text(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
        example: &str,
    ) -> Text {
        let found = self.get(key).map(|value| (value, text(parser, value)));
        match found {
            None => self.report_missing(parser, key, format!("add {key} = {example}")),
            Some((value, None)) => {
                parser.report_wrong_kind(
                    key,
                    value,
                    "a string",
                    format!("write {key} = {example}"),
                );
            }
            Some((_, Some(text))) if text.value.trim().is_empty() => {
                parser.report(Diagnostic::new(
                    text.location,
                    format!("`{key}` is empty"),
                    "expected a non-empty string",
                    format!("write {key} = {example}"),
                ));
            }
            Some((_, Some(text))) => return text,
        }
        self.empty_text()
    }

    /// Returns an empty string to use in place of a missing value.
    pub(super) fn empty_text(&self) -> Text {
        At {
            value: String::new(),
            location: self.location,
        }
    }

    pub(super) fn flag(&mut self, parser: &mut Parser<'_>, key: &'static str) -> bool {
        let Some(value) = self.get(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            let help = format!("write {key} = true, or remove it, which means false");
            parser.report_wrong_kind(key, value, "true or false", help);
            false
        })
    }

    /// Returns an integer, and reports an error if it is less than 1.
    pub(super) fn count(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
    ) -> Option<At<usize>> {
        let value = self.get(key)?;
        let count = integer(value.get_ref())
            .and_then(|number| usize::try_from(number).ok())
            .filter(|count| *count > 0);
        if count.is_none() {
            let help = format!("write {key} = 100, or remove it if there is no limit");
            parser.report_wrong_kind(key, value, "an integer of at least 1", help);
        }
        Some(At {
            value: count?,
            location: parser.at(&value.span()),
        })
    }

    pub(super) fn integer(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
    ) -> Option<At<i64>> {
        let value = self.get(key)?;
        let number = integer(value.get_ref());
        if number.is_none() {
            let help = format!("write {key} = 1");
            parser.report_wrong_kind(key, value, "an integer", help);
        }
        Some(At {
            value: number?,
            location: parser.at(&value.span()),
        })
    }

    pub(super) fn integers(&mut self, parser: &mut Parser<'_>, key: &'static str) -> Vec<At<i64>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let expected = "a list of integers";
        let help = format!("write {key} = [28001003, 28001008]");
        let Some(items) = value.get_ref().as_array() else {
            parser.report_wrong_kind(key, value, expected, help);
            return Vec::new();
        };
        let mut integers = Vec::new();
        for item in items.iter() {
            match integer(item.get_ref()) {
                Some(value) => integers.push(At {
                    value,
                    location: parser.at(&item.span()),
                }),
                None => parser.report_wrong_kind(key, item, expected, &help),
            }
        }
        integers
    }

    /// Returns a list of strings. A single string is treated as a list with one entry.
    pub(super) fn texts(&mut self, parser: &mut Parser<'_>, key: &'static str) -> Vec<Text> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        texts(parser, key, value)
    }

    pub(super) fn optional_table(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
        what: &'static str,
    ) -> Option<Table<'a, 'i>> {
        let value = self.get(key)?;
        table(parser, key, value, what)
    }

    /// Returns all tables under a common prefix, such as `[host.open]` and `[host.toutiao]`, each with its name.
    pub(super) fn named_tables(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
        what: &'static str,
    ) -> Vec<(Text, Table<'a, 'i>)> {
        let Some(tables) = self.optional_table(parser, key, what) else {
            return Vec::new();
        };
        let mut named = Vec::new();
        for (name, value) in tables.entries() {
            let location = parser.at(&name.span());
            if let Some(table) = table(parser, name.get_ref(), value, what) {
                named.push((
                    At {
                        value: name.get_ref().to_string(),
                        location,
                    },
                    table,
                ));
            }
        }
        named
    }

    /// Returns a list of tables, such as all `[[endpoint]]` tables.
    pub(super) fn tables(
        &mut self,
        parser: &mut Parser<'_>,
        key: &'static str,
        what: &'static str,
    ) -> Vec<Table<'a, 'i>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            let help = format!("start each of them with [[{key}]], in double brackets");
            parser.report_wrong_kind(key, value, "a list of tables", help);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| table(parser, key, item, what))
            .collect()
    }

    /// Reports all keys that were not requested as unknown.
    ///
    /// `elsewhere` lists keys that are valid only in a different table, each with advice on where it belongs.
    pub(super) fn finish_with(self, parser: &mut Parser<'_>, elsewhere: &[(&str, &str)]) {
        for (key, _) in self
            .map
            .iter()
            .filter(|(key, _)| !self.requested.contains(&key.get_ref().as_ref()))
        {
            let name = key.get_ref().as_ref();
            let place = elsewhere.iter().find(|(key, _)| *key == name);
            let help = match (place, suggest(name, &self.requested)) {
                (Some((_, place)), _) => (*place).to_owned(),
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!(
                    "{} accepts the keys: {}",
                    self.what,
                    self.requested.join(", ")
                ),
            };
            parser.report(Diagnostic::new(
                parser.at(&key.span()),
                format!("unknown key `{name}`"),
                format!("{} has no such key", self.what),
                help,
            ));
        }
    }

    /// Reports all keys that were not requested as unknown.
    pub(super) fn finish(self, parser: &mut Parser<'_>) {
        self.finish_with(parser, &[]);
    }
}

pub(super) fn table<'a, 'i>(
    parser: &mut Parser<'_>,
    key: &str,
    value: &'a Spanned<DeValue<'i>>,
    what: &'static str,
) -> Option<Table<'a, 'i>> {
    let location = parser.at(&value.span());
    let table = value
        .get_ref()
        .as_table()
        .map(|map| Table::new(map, location, what));
    if table.is_none() {
        let is_list = value.get_ref().is_array();
        let help = if is_list {
            format!("write its header with single brackets, or write {key} = {{ ... }}")
        } else {
            format!(
                "write its name in brackets as a header, with a line for each key below it, or write {key} = {{ ... }}"
            )
        };
        parser.report_wrong_kind(key, value, "a table", help);
    }
    table
}

pub(super) fn text(parser: &Parser<'_>, value: &Spanned<DeValue<'_>>) -> Option<Text> {
    let text = value.get_ref().as_str()?;
    Some(At {
        value: text.to_owned(),
        location: parser.at(&value.span()),
    })
}

pub(super) fn texts(parser: &mut Parser<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Text> {
    if let Some(text) = text(parser, value) {
        return vec![text];
    }
    let expected = "a string or a list of strings";
    let help = format!("write {key} = [\"...\", \"...\"]");
    let Some(items) = value.get_ref().as_array() else {
        parser.report_wrong_kind(key, value, expected, help);
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in items.iter() {
        match text(parser, item) {
            Some(text) => found.push(text),
            None => parser.report_wrong_kind(key, item, expected, &help),
        }
    }
    found
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// Converts a TOML value to JSON text. Returns `None` if JSON cannot represent it.
pub(super) fn json(value: &DeValue<'_>) -> Option<String> {
    let json = match value {
        DeValue::String(text) => serde_json::Value::from(text.as_ref()).to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Integer(_) => integer(value)?.to_string(),
        DeValue::Float(number) => {
            serde_json::Number::from_f64(number.as_str().replace('_', "").parse().ok()?)?
                .to_string()
        }
        DeValue::Array(items) => {
            let items: Option<Vec<String>> =
                items.iter().map(|item| json(item.get_ref())).collect();
            format!("[{}]", items?.join(","))
        }
        DeValue::Table(table) => {
            let member = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
                let name = serde_json::Value::from(key.get_ref().as_ref());
                Some(format!("{name}:{}", json(value.get_ref())?))
            };
            let members: Option<Vec<String>> = table.iter().map(member).collect();
            format!("{{{}}}", members?.join(","))
        }
        DeValue::Datetime(_) => return None,
    };
    Some(json)
}
