//! JSON as other programs would write it anew.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::value::RawValue;

use super::Cause;
use crate::wire::{Members, text_of};

/// How deep JSON may be nested to be written anew.
const DEEPEST: usize = 128;

/// A JSON value that keeps the order of its keys and the text of its numbers.
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
pub(super) enum Escapes {
    Few,
    Html,
    Ascii,
    Slashes,
    AsciiAndSlashes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    AsTheyAre,
    Integers,
    Floats,
    Rounded,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Style {
    layout: Layout,
    escapes: Escapes,
    sorted: bool,
    numbers: Numbers,
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
/// How numbers are written by programs that do not keep them as they are.
pub(super) const NUMBERS: [(Cause, Numbers); 3] = [
    (Cause::BodyFloatsAsIntegers, Numbers::Integers),
    (Cause::BodyFloatsShortened, Numbers::Floats),
    (Cause::BodyNumbersRounded, Numbers::Rounded),
];
/// How the texts inside JSON are written by programs that escape more than they must.
pub(super) const TEXTS: [(Cause, Escapes); 3] = [
    (Cause::BodyHtmlEscaped, Escapes::Html),
    (Cause::BodyAsciiEscaped, Escapes::Ascii),
    (Cause::BodySlashesEscaped, Escapes::Slashes),
];

/// The text as other programs would write it anew, each with what they change, those that change the least first. Nothing where it is no
/// JSON object or list.
pub(super) fn rewritten(json: &str) -> Vec<(Vec<Cause>, Box<dyn Fn() -> String + '_>)> {
    let Some(node) = serde_json::from_str(json)
        .ok()
        .and_then(|raw| Node::parse(raw, DEEPEST))
        .filter(|node| matches!(node, Node::List(_) | Node::Object(_)))
    else {
        return Vec::new();
    };
    let node = std::rc::Rc::new(node);
    let own = own_style(json, &node);
    let mut styles: Vec<(Vec<Cause>, Style)> = styles()
        .map(|style| (changes(own, style), style))
        .filter(|(causes, _)| !causes.is_empty())
        .collect();
    styles.sort_by_key(|(causes, _)| causes.len());
    styles
        .into_iter()
        .map(|(causes, style)| {
            let node = node.clone();
            let text: Box<dyn Fn() -> String + '_> = Box::new(move || node.written(style));
            (causes, text)
        })
        .collect()
}

fn styles() -> impl Iterator<Item = Style> {
    LAYOUTS.into_iter().flat_map(|layout| {
        ESCAPES.into_iter().flat_map(move |escapes| {
            [false, true].into_iter().flat_map(move |sorted| {
                let numbers = NUMBERS.into_iter().map(|(_, numbers)| numbers);
                [Numbers::AsTheyAre]
                    .into_iter()
                    .chain(numbers)
                    .map(move |numbers| Style {
                        layout,
                        escapes,
                        sorted,
                        numbers,
                    })
            })
        })
    })
}

/// Layout and escapes in which the text is written already; `None`: in its very own.
fn own_style(json: &str, node: &Node<'_>) -> Option<Style> {
    styles()
        .filter(|style| !style.sorted && style.numbers == Numbers::AsTheyAre)
        .find(|style| node.written(*style) == json)
}

/// What changes from the one style to the other.
fn changes(own: Option<Style>, style: Style) -> Vec<Cause> {
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
    let numbers = NUMBERS.into_iter();
    causes
        .extend(numbers.filter_map(|(cause, numbers)| (numbers == style.numbers).then_some(cause)));
    causes
}

impl<'a> Node<'a> {
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

    fn written(&self, style: Style) -> String {
        let mut text = String::new();
        self.write(&mut text, style, 0);
        text
    }

    fn write(&self, text: &mut String, style: Style, level: usize) {
        match self {
            Self::Text(value) => write_text(text, value, style.escapes),
            Self::Other(value) => text.push_str(&number(value, style.numbers)),
            Self::List(items) => {
                write_all(text, style, level, ['[', ']'], items, |text, item| {
                    item.write(text, style, level + 1);
                });
            }
            Self::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                if style.sorted {
                    members.sort_by(|(one, _), (other, _)| one.cmp(other));
                }
                write_all(
                    text,
                    style,
                    level,
                    ['{', '}'],
                    &members,
                    |text, (name, value)| {
                        write_text(text, name, style.escapes);
                        text.push_str(match style.layout {
                            Layout::Compact => ":",
                            _ => ": ",
                        });
                        value.write(text, style, level + 1);
                    },
                );
            }
        }
    }
}

fn write_all<T>(
    text: &mut String,
    style: Style,
    level: usize,
    [start, end]: [char; 2],
    items: &[T],
    write: impl Fn(&mut String, &T),
) {
    let new_line = |text: &mut String, level: usize| {
        if let Layout::Pretty(indent) = style.layout {
            text.push('\n');
            text.push_str(&" ".repeat(indent * level));
        }
    };
    text.push(start);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(if style.layout == Layout::Spaced {
                ", "
            } else {
                ","
            });
        }
        new_line(text, level + 1);
        write(text, item);
    }
    if !items.is_empty() {
        new_line(text, level);
    }
    text.push(end);
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
                escape(text, character);
            }
            character if character < ' ' || (ascii && !character.is_ascii()) => {
                escape(text, character);
            }
            character => text.push(character),
        }
    }
    text.push('"');
}

fn escape(text: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a text does not fail.
        let _ = write!(text, "\\u{unit:04x}");
    }
}

/// A text as it stands inside JSON, without quotes.
pub(super) fn text(value: &str, escapes: Escapes) -> String {
    let mut text = String::new();
    write_text(&mut text, value, escapes);
    let inside = text.get(1..text.len() - 1);
    inside.unwrap_or_default().to_owned()
}

/// A number as another program would write it; anything else as it is.
pub(super) fn number(value: &str, numbers: Numbers) -> Cow<'_, str> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let as_is = Cow::Borrowed(value);
    let Ok(float) = value.parse::<f64>() else {
        return as_is;
    };
    let is_whole = value
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    match numbers {
        Numbers::Integers if !is_whole && float.fract() == 0.0 && float.abs() < EXACT => {
            Cow::Owned(format!("{float:.0}"))
        }
        // As Python, Java and others write them: with a point.
        Numbers::Floats if !is_whole && float.abs() < EXACT => Cow::Owned(format!("{float:?}")),
        Numbers::Rounded if is_whole && float.abs() >= EXACT => Cow::Owned(format!("{float:.0}")),
        _ => as_is,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<(Vec<Cause>, String)> {
        let all = rewritten(json).into_iter();
        all.map(|(causes, text)| (causes, text())).collect()
    }

    fn first(json: &str, text: &str) -> Vec<Cause> {
        let found = texts(json).into_iter().find(|(_, other)| other == text);
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
            assert!(rewritten(text).is_empty());
        }
    }
}
