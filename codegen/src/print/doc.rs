//! Converts `#[doc]` attributes to `///` comments.

use std::str::Chars;

use proc_macro2::{Group, TokenTree};

/// Returns the text of a `#[doc = "text"]` attribute if it can be written as a `///` comment. `brackets` is the part of
/// the attribute after the `#`.
pub(super) fn comment(brackets: &Group) -> Option<String> {
    let mut trees = brackets.stream().into_iter();
    match (trees.next(), trees.next(), trees.next(), trees.next()) {
        (
            Some(TokenTree::Ident(word)),
            Some(TokenTree::Punct(_)),
            Some(TokenTree::Literal(text)),
            None,
        ) if word == "doc" => unescape(&text.to_string()),
        _ => None,
    }
}

/// Returns the value of a string literal. Returns `None` if the literal contains escapes that documentation does not
/// need, or if a comment with this text would mean something different.
fn unescape(literal: &str) -> Option<String> {
    let text = if let Some(raw) = literal.strip_prefix('r') {
        raw.trim_matches('#')
            .strip_prefix('"')?
            .strip_suffix('"')?
            .to_owned()
    } else {
        let escaped = literal.strip_prefix('"')?.strip_suffix('"')?;
        let mut text = String::with_capacity(escaped.len());
        let mut letters = escaped.chars();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => escaped_letter(&mut letters)?,
                _ => letter,
            });
        }
        text
    };
    let is_line = !text.contains(['\n', '\r']);
    (is_line && (text.is_empty() || text.starts_with(' '))).then_some(text)
}

/// Reads the rest of an escape sequence. Returns `None` for letters that the compiler rejects in comments.
fn escaped_letter(letters: &mut Chars<'_>) -> Option<char> {
    match letters.next()? {
        letter @ ('\\' | '"' | '\'') => Some(letter),
        't' => Some('\t'),
        'u' => {
            let code = letters.as_str().strip_prefix('{')?.split_once('}')?.0;
            let letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
            letters.nth(code.len() + 1);
            let changes_direction =
                matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            (!letter.is_control() && !changes_direction).then_some(letter)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reads_the_same_becomes_a_comment() {
        let cases = [
            (
                r#"" A \"word\", a \\ and 字.""#,
                Some(r#" A "word", a \ and 字."#),
            ),
            (r#"r" Raw.""#, Some(" Raw.")),
            (r##"r#" "Raw"."#"##, Some(r#" "Raw"."#)),
            (r#""""#, Some("")),
            (r#""/ would be a slash more""#, None),
            (r#"" two\nlines""#, None),
            (r#"" \tone\u{200d}two""#, Some(" \tone\u{200d}two")),
            (r#"" \u{202e}""#, None),
            (r#"" \0""#, None),
        ];
        for (literal, expected) in cases {
            assert_eq!(unescape(literal).as_deref(), expected, "{literal}");
        }
    }
}
