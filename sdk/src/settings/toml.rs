//! Parses TOML settings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::document::{Content, Node, SourceText};
use super::section::Section;

/// Parses a TOML document and returns the keys and values of a section. If there are syntax errors, returns one for each affected line.
pub(super) fn parse<'t>(
    source: &SourceText<'t>,
    section: &Section,
) -> Result<Vec<Node<'t>>, Vec<String>> {
    let (table, errors) = DeTable::parse_recoverable(source.text);
    if errors.is_empty() {
        let nodes = read_table(table.into_inner());
        return enter(source, section, nodes).map_err(|fault| vec![fault]);
    }
    // Report only one error for each line, because additional errors in a line usually result from the first. The lines themselves are not
    // shown, because they may contain secrets.
    let mut lines = BTreeSet::new();
    Err(errors
        .iter()
        .filter_map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let before = source.text.get(..at).unwrap_or_default();
            lines
                .insert(before.matches('\n').count())
                .then(|| format!("{} is not TOML: {}", source.origin(at), error.message()))
        })
        .collect())
}

/// Returns the content of the section, given the content of the document.
fn enter<'t>(
    source: &SourceText<'t>,
    section: &Section,
    mut nodes: Vec<Node<'t>>,
) -> Result<Vec<Node<'t>>, String> {
    for (depth, key) in section.keys().iter().enumerate() {
        let Some(index) = nodes.iter().position(|node| node.key == *key) else {
            let keys: Vec<&str> = nodes.iter().map(|node| node.key.as_str()).collect();
            return Err(section.missing(source, depth, &keys));
        };
        let node = nodes.swap_remove(index);
        let Content::Table(inside) = node.content else {
            return Err(section.not_a_table(source, depth, node.at));
        };
        nodes = inside;
    }
    Ok(nodes)
}

fn read_table<'t>(table: DeTable<'t>) -> Vec<Node<'t>> {
    let mut nodes: Vec<Node<'t>> = table
        .into_iter()
        .map(|(key, value)| Node {
            at: key.span().start,
            key: key.into_inner().into_owned(),
            content: read_content(value.into_inner()),
        })
        .collect();
    // Sort the keys by position, so that mistakes are reported in order.
    nodes.sort_by_key(|node| node.at);
    nodes
}

fn read_content(value: DeValue<'_>) -> Content<'_> {
    match value {
        DeValue::String(text) => Content::Text(text),
        DeValue::Integer(number) => Content::Number(Cow::Owned(if number.radix() == 10 {
            number.as_str().to_owned()
        } else {
            format!("{number}")
        })),
        DeValue::Float(number) => Content::Number(Cow::Owned(number.as_str().to_owned())),
        DeValue::Boolean(switch) => Content::Switch(switch),
        DeValue::Datetime(_) => Content::Date,
        DeValue::Array(items) => {
            let items = items
                .into_iter()
                .map(|item| read_content(item.into_inner()));
            Content::List(items.collect())
        }
        DeValue::Table(table) => Content::Table(read_table(table)),
    }
}
