//! Parses JSON settings.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::document::{Content, Node, SourceText};
use super::section::Section;

/// The maximum nesting depth of settings: `retry`, for example, in the table of an application in `apps`. Values nested more deeply are not
/// read.
const DEPTH: usize = 4;

/// Parses a JSON document and returns the keys and values of a section.
pub(super) fn parse<'t>(
    source: &SourceText<'t>,
    section: &Section,
) -> Result<Vec<Node<'t>>, String> {
    let root: &RawValue = serde_json::from_str(source.text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // The parser's message ends with the position. Remove it there, because the position is already at the start of this message.
        let text = error.to_string();
        let place = format!(" at line {line} column {column}");
        let text = text.strip_suffix(&place).unwrap_or(&text);
        format!("{}:{line}:{column} is not JSON: {text}", source.name)
    })?;
    if !root.get().starts_with('{') {
        let origin = source.origin(offset(source, root.get()));
        return Err(format!(
            "{origin} must be an object that contains the settings"
        ));
    }
    read_object(source, enter(source, section, root)?, DEPTH)
}

/// Returns the object of the section. The rest of the document is not read any further.
fn enter<'t>(
    source: &SourceText<'t>,
    section: &Section,
    root: &'t RawValue,
) -> Result<&'t RawValue, String> {
    let mut object = root;
    for (depth, wanted) in section.keys().iter().enumerate() {
        let syntax_error = |part: &RawValue, error: serde_json::Error| {
            let at = source.origin(offset(source, part.get()));
            format!("{at} is not JSON: {error}")
        };
        let Pairs(pairs) = read_pairs(object).map_err(|error| syntax_error(object, error))?;
        let mut found = None;
        let mut names = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name: String =
                serde_json::from_str(key.get()).map_err(|error| syntax_error(key, error))?;
            let at = offset(source, key.get());
            if name == *wanted && found.replace((at, value)).is_some() {
                return Err(format!("{} repeats the key `{name}`", source.origin(at)));
            }
            names.push(name);
        }
        let Some((at, value)) = found else {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            return Err(section.missing(source, depth, &names));
        };
        if !value.get().starts_with('{') {
            return Err(section.not_a_table(source, depth, at));
        }
        object = value;
    }
    Ok(object)
}

/// Returns the byte offset of `part` in the source text. `part` must be a slice of that text.
fn offset(source: &SourceText<'_>, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize)
}

fn read_object<'t>(
    source: &SourceText<'t>,
    raw: &'t RawValue,
    depth: usize,
) -> Result<Vec<Node<'t>>, String> {
    if depth == 0 {
        return Ok(Vec::new());
    }
    let at = |part: &str| source.origin(offset(source, part));
    let syntax_error = |error: serde_json::Error| format!("{} is not JSON: {error}", at(raw.get()));
    let Pairs(pairs) = read_pairs(raw).map_err(syntax_error)?;
    let mut nodes: Vec<Node<'t>> = Vec::with_capacity(pairs.len());
    for (key, value) in pairs {
        let name: String = serde_json::from_str(key.get()).map_err(syntax_error)?;
        if nodes.iter().any(|node| node.key == name) {
            return Err(format!("{} repeats the key `{name}`", at(key.get())));
        }
        nodes.push(Node {
            key: name,
            at: offset(source, key.get()),
            content: read_content(source, value, depth - 1)?,
        });
    }
    Ok(nodes)
}

fn read_content<'t>(
    source: &SourceText<'t>,
    value: &'t RawValue,
    depth: usize,
) -> Result<Content<'t>, String> {
    let text = value.get();
    let syntax_error = |error: serde_json::Error| {
        let at = source.origin(offset(source, text));
        format!("{at} is not JSON: {error}")
    };
    Ok(match text.as_bytes().first() {
        Some(b'{') => Content::Table(read_object(source, value, depth)?),
        Some(b'[') if depth == 0 => Content::List(Vec::new()),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(syntax_error)?;
            let items = items
                .into_iter()
                .map(|item| read_content(source, item, depth - 1));
            Content::List(items.collect::<Result<_, _>>()?)
        }
        Some(b'"') => Content::Text(
            serde_json::from_str(text)
                .map(Cow::Owned)
                .map_err(syntax_error)?,
        ),
        Some(b't' | b'f') => Content::Switch(text == "true"),
        Some(b'n') => Content::Null,
        _ => Content::Number(Cow::Borrowed(text)),
    })
}

/// The unparsed keys and values of an object.
struct Pairs<'t>(Vec<(&'t RawValue, &'t RawValue)>);

fn read_pairs(raw: &RawValue) -> Result<Pairs<'_>, serde_json::Error> {
    struct ReadPairs;

    impl<'t> Visitor<'t> for ReadPairs {
        type Value = Pairs<'t>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                if pairs.len() >= 1000 {
                    return Err(M::Error::custom("too many keys"));
                }
                pairs.push(pair);
            }
            Ok(Pairs(pairs))
        }
    }

    serde_json::Deserializer::from_str(raw.get()).deserialize_map(ReadPairs)
}
