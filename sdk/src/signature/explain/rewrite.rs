//! Serializes JSON the way other programs do.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::value::RawValue;

use super::cause::Cause;
use super::numbers::{BODY_NUMBERS, NumberStyle, write_number};
use crate::wire::{Members, text_of};

/// The maximum length of JSON to rewrite. Rewriting JSON in all styles takes hundreds of times as long as parsing it.
pub(crate) const LONGEST: usize = 64 << 10;

/// The maximum nesting depth of JSON to rewrite.
const DEEPEST: usize = 128;

/// A JSON value that preserves the order of its keys and the spelling of its numbers.
enum Node<'a> {
    Text(Cow<'a, str>),
    /// A number, a boolean or null.
    Other(&'a str),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Compact,
    Spaced,
    Pretty(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    Few,
    Html,
    Ascii,
    Slashes,
    AsciiAndSlashes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Style {
    layout: Layout,
    escapes: Escapes,
    sorted: bool,
    numbers: NumberStyle,
}

const LAYOUTS: [Layout; 5] = [
    Layout::Compact,
    Layout::Spaced,
    Layout::Pretty(2),
    Layout::Pretty(4),
    Layout::Pretty(1),
];
const ESCAPES: [Escapes; 5] = [
    Escapes::Few,
    Escapes::Html,
    Escapes::Ascii,
    Escapes::Slashes,
    Escapes::AsciiAndSlashes,
];
/// The styles that escape more characters than JSON requires, each with the resulting cause.
pub(crate) const TEXT_ESCAPES: [(Cause, Escapes); 3] = [
    (Cause::BodyHtmlEscaped, Escapes::Html),
    (Cause::BodyAsciiEscaped, Escapes::Ascii),
    (Cause::BodySlashesEscaped, Escapes::Slashes),
];

/// Rewrites JSON the way other programs would serialize it. Yields each rewritten text along with the causes of its
/// changes, beginning with the texts that have the fewest causes. Yields nothing if the original is not a JSON object
/// or list, or is longer than [`LONGEST`].
pub(crate) fn rewrite_json(json: &str) -> impl Iterator<Item = (Vec<Cause>, String)> {
    let node = Node::of(json);
    let mut all = node
        .as_ref()
        .map(|node| list_styles(json, node))
        .unwrap_or_default();
    all.sort_by_key(|(causes, _)| causes.len());
    let limit = limit_of(json);
    // Write one text at a time, because all of them together may be hundreds of times as long as the original.
    all.into_iter().filter_map(move |(causes, style)| {
        let text = node.as_ref()?.write(style, limit)?;
        Some((causes, text))
    })
}

/// Returns the maximum length of a rewritten text. A limit is needed because line breaks and indentation can make
/// deeply nested lists many times longer.
fn limit_of(json: &str) -> usize {
    const A_FEW_LINES: usize = 1024;
    4 * json.len().max(A_FEW_LINES)
}

/// Lists the styles that change the original text, each with the causes of its changes.
fn list_styles(json: &str, node: &Node<'_>) -> Vec<(Vec<Cause>, Style)> {
    let changes_texts = |escapes| {
        node.has(&|node| match node {
            Node::Text(value) => is_escaped(value, escapes),
            Node::Object(members) => members.iter().any(|(name, _)| is_escaped(name, escapes)),
            _ => false,
        })
    };
    let escapes = ESCAPES.into_iter().filter(|escapes| match escapes {
        Escapes::Few => true,
        Escapes::AsciiAndSlashes => {
            changes_texts(Escapes::Ascii) && changes_texts(Escapes::Slashes)
        }
        escapes => changes_texts(*escapes),
    });
    let numbers = BODY_NUMBERS.into_iter().filter(|(_, numbers)| {
        node.has(
            &|node| matches!(node, Node::Other(value) if write_number(value, *numbers) != *value),
        )
    });
    let numbers = [NumberStyle::AsTheyAre]
        .into_iter()
        .chain(numbers.map(|(_, numbers)| numbers));
    let is_sorted = !node.has(&|node| {
        matches!(node, Node::Object(members) if !members.is_sorted_by_key(|(name, _)| name))
    });
    let orders: &[bool] = if is_sorted { &[false] } else { &[false, true] };

    let mut styles = Vec::new();
    let (escapes, numbers): (Vec<_>, Vec<_>) = (escapes.collect(), numbers.collect());
    for layout in LAYOUTS {
        for &escapes in &escapes {
            for &sorted in orders {
                styles.extend(numbers.iter().map(|&numbers| Style {
                    layout,
                    escapes,
                    sorted,
                    numbers,
                }));
            }
        }
    }
    // The style of the original text, or `None` if it matches none of these styles.
    let own = styles
        .iter()
        .filter(|style| !style.sorted && style.numbers == NumberStyle::AsTheyAre)
        .find(|style| node.write(**style, json.len()).as_deref() == Some(json));
    let own = own.copied();
    let styles = styles
        .into_iter()
        .map(|style| (list_changes(own, style), style));
    styles.filter(|(causes, _)| !causes.is_empty()).collect()
}

/// Lists the causes that explain a change from the original style, `own`, to `style`. If the original style is unknown,
/// `own` is `None`.
fn list_changes(own: Option<Style>, style: Style) -> Vec<Cause> {
    let mut causes = Vec::new();
    if own.is_none_or(|own| own.layout != style.layout) {
        causes.push(match style.layout {
            Layout::Compact => Cause::BodyCompact,
            Layout::Spaced => Cause::BodySpaced,
            Layout::Pretty(_) => Cause::BodyPretty,
        });
    }
    if own.map_or(style.escapes != Escapes::Few, |own| {
        own.escapes != style.escapes
    }) {
        causes.extend_from_slice(match style.escapes {
            Escapes::Few => &[Cause::BodyUnescaped],
            Escapes::Html => &[Cause::BodyHtmlEscaped],
            Escapes::Ascii => &[Cause::BodyAsciiEscaped],
            Escapes::Slashes => &[Cause::BodySlashesEscaped],
            Escapes::AsciiAndSlashes => &[Cause::BodyAsciiEscaped, Cause::BodySlashesEscaped],
        });
    }
    if style.sorted {
        causes.push(Cause::BodyKeysSorted);
    }
    let numbers = BODY_NUMBERS.into_iter();
    causes
        .extend(numbers.filter_map(|(cause, numbers)| (numbers == style.numbers).then_some(cause)));
    causes
}

impl<'a> Node<'a> {
    /// Parses an object or a list. Returns `None` for anything else, and for JSON that is too long or too deeply
    /// nested.
    fn of(json: &'a str) -> Option<Self> {
        if json.len() > LONGEST {
            return None;
        }
        let node = Self::parse(serde_json::from_str(json).ok()?, DEEPEST)?;
        matches!(node, Self::List(_) | Self::Object(_)).then_some(node)
    }

    /// Returns whether the test succeeds for this value or for any value inside it.
    fn has(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self)
            || match self {
                Self::List(items) => items.iter().any(|item| item.has(test)),
                Self::Object(members) => members.iter().any(|(_, value)| value.has(test)),
                Self::Text(_) | Self::Other(_) => false,
            }
    }

    fn parse(raw: &'a RawValue, deeper: usize) -> Option<Self> {
        let deeper = deeper.checked_sub(1)?;
        let json = raw.get();
        Some(match json.as_bytes().first()? {
            b'"' => Self::Text(text_of(json)),
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
                let items = items.into_iter().map(|item| Self::parse(item, deeper));
                Self::List(items.collect::<Option<_>>()?)
            }
            b'{' => {
                let members = Members::parse(json)?.0.into_iter();
                let members =
                    members.map(|(name, value)| Some((name, Self::parse(value, deeper)?)));
                Self::Object(members.collect::<Option<_>>()?)
            }
            _ => Self::Other(json),
        })
    }

    /// Writes the value in the given style. Returns `None` if the resulting text exceeds the limit.
    fn write(&self, style: Style, limit: usize) -> Option<String> {
        let mut writer = StyledWriter {
            text: String::new(),
            style,
            limit,
        };
        writer.write(self, 0)?;
        (writer.text.len() <= limit).then_some(writer.text)
    }
}

struct StyledWriter {
    text: String,
    style: Style,
    limit: usize,
}

impl StyledWriter {
    /// Writes a value. Returns `None` once the text exceeds the limit.
    fn write(&mut self, node: &Node<'_>, level: usize) -> Option<()> {
        if self.text.len() > self.limit {
            return None;
        }
        let style = self.style;
        match node {
            Node::Text(value) => write_text(&mut self.text, value, style.escapes),
            Node::Other(value) => self.text.push_str(&write_number(value, style.numbers)),
            Node::List(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.separate(index, level);
                    self.write(item, level + 1)?;
                }
                self.end(']', items.is_empty(), level);
            }
            Node::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                if style.sorted {
                    members.sort_by(|(one, _), (other, _)| one.cmp(other));
                }
                self.text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    self.separate(index, level);
                    write_text(&mut self.text, name, style.escapes);
                    self.text.push_str(match style.layout {
                        Layout::Compact => ":",
                        _ => ": ",
                    });
                    self.write(value, level + 1)?;
                }
                self.end('}', members.is_empty(), level);
            }
        }
        Some(())
    }

    /// Writes the comma, space or line break that precedes an item.
    fn separate(&mut self, index: usize, level: usize) {
        if index > 0 {
            self.text.push_str(match self.style.layout {
                Layout::Spaced => ", ",
                _ => ",",
            });
        }
        self.new_line(level + 1);
    }

    fn end(&mut self, end: char, is_empty: bool, level: usize) {
        if !is_empty {
            self.new_line(level);
        }
        self.text.push(end);
    }

    fn new_line(&mut self, level: usize) {
        if let Layout::Pretty(indent) = self.style.layout {
            self.text.push('\n');
            self.text.push_str(&" ".repeat(indent * level));
        }
    }
}

fn write_text(text: &mut String, value: &str, escapes: Escapes) {
    let ascii = matches!(escapes, Escapes::Ascii | Escapes::AsciiAndSlashes);
    let slashes = matches!(escapes, Escapes::Slashes | Escapes::AsciiAndSlashes);
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '/' if slashes => text.push_str("\\/"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' if escapes == Escapes::Html => {
                push_escape(text, character);
            }
            character if character < ' ' || (ascii && !character.is_ascii()) => {
                push_escape(text, character);
            }
            character => text.push(character),
        }
    }
    text.push('"');
}

/// Returns whether a text is written differently with these escapes.
fn is_escaped(value: &str, escapes: Escapes) -> bool {
    escape_text(value, escapes) != escape_text(value, Escapes::Few)
}

fn push_escape(text: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a `String` never fails.
        let _ = write!(text, "\\u{unit:04x}");
    }
}

/// Escapes a text for use in a JSON string. The surrounding quotes are not included.
pub(crate) fn escape_text(value: &str, escapes: Escapes) -> String {
    let mut text = String::new();
    write_text(&mut text, value, escapes);
    let inside = text.get(1..text.len() - 1);
    inside.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(json: &str, text: &str) -> Vec<Cause> {
        let found = rewrite_json(json).find(|(_, other)| other == text);
        found.map(|(causes, _)| causes).unwrap_or_default()
    }

    #[test]
    fn every_program_s_style_is_found_with_what_it_changes() {
        let json = r#"{"b":"<文/>","a":[1.00,{}],"n":9007199254740993}"#;
        for (text, causes) in [
            (
                r#"{"b": "<文/>", "a": [1.00, {}], "n": 9007199254740993}"#,
                vec![Cause::BodySpaced],
            ),
            (
                r#"{"a":[1.00,{}],"b":"<文/>","n":9007199254740993}"#,
                vec![Cause::BodyKeysSorted],
            ),
            (
                r#"{"b":"\u003c文/\u003e","a":[1.00,{}],"n":9007199254740993}"#,
                vec![Cause::BodyHtmlEscaped],
            ),
            (
                r#"{"b":"<\u6587/>","a":[1.00,{}],"n":9007199254740993}"#,
                vec![Cause::BodyAsciiEscaped],
            ),
            (
                r#"{"b":"<文\/>","a":[1.00,{}],"n":9007199254740993}"#,
                vec![Cause::BodySlashesEscaped],
            ),
            (
                r#"{"b":"<文/>","a":[1,{}],"n":9007199254740993}"#,
                vec![Cause::BodyFloatsAsIntegers],
            ),
            (
                r#"{"b":"<文/>","a":[1.0,{}],"n":9007199254740993}"#,
                vec![Cause::BodyFloatsShortened],
            ),
            (
                r#"{"b":"<文/>","a":[1.00,{}],"n":9007199254740992}"#,
                vec![Cause::BodyNumbersRounded],
            ),
            (
                "{\n  \"b\": \"<文/>\",\n  \"a\": [\n    1.00,\n    {}\n  ],\n  \"n\": 9007199254740993\n}",
                vec![Cause::BodyPretty],
            ),
            (
                r#"{"a": [1.0, {}], "b": "<\u6587/>", "n": 9007199254740993}"#,
                vec![
                    Cause::BodySpaced,
                    Cause::BodyAsciiEscaped,
                    Cause::BodyKeysSorted,
                    Cause::BodyFloatsShortened,
                ],
            ),
        ] {
            assert_eq!(first(json, text), causes, "{text}");
        }
        assert_eq!(first(r#"{"a": 1}"#, r#"{"a":1}"#), [Cause::BodyCompact]);
        assert_eq!(
            first(r#"{"a":"\u6587"}"#, r#"{"a":"文"}"#),
            [Cause::BodyUnescaped]
        );
        assert_eq!(first("{ \"a\":1 }", r#"{"a":1}"#), [Cause::BodyCompact]);
    }

    #[test]
    fn what_is_no_json_is_left_alone() {
        let deep = "[".repeat(1000) + &"]".repeat(1000);
        for text in ["", "1", "\"a\"", "{", "{}{}", &deep] {
            assert_eq!(rewrite_json(text).count(), 0);
        }
    }

    #[test]
    fn what_grows_many_times_is_given_up() {
        // 64 KB of nested lists. They take 1 MB with line breaks, and 8 MB with the widest indentation.
        let nested = "[".repeat(120) + &"]".repeat(120);
        let list = format!("[{}]", [nested.as_str(); 270].join(","));
        assert!(list.len() <= LONGEST);
        let texts: Vec<_> = rewrite_json(&list).collect();
        assert!(!texts.is_empty());
        for (causes, text) in texts {
            assert!(!causes.contains(&Cause::BodyPretty));
            assert!(text.len() <= 4 * list.len());
        }
        // Short texts may grow by a larger factor.
        assert_eq!(
            first(
                "[[[1]]]",
                "[\n    [\n        [\n            1\n        ]\n    ]\n]"
            ),
            [Cause::BodyPretty]
        );
        let long = format!("[\"{}\"]", "a".repeat(LONGEST));
        assert_eq!(rewrite_json(&long).count(), 0);
    }
}
