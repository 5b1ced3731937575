//! Converts `#[doc]` attributes to `///` comments.

use proc_macro2::{Delimiter, TokenTree};

/// Returns the text of a `#[doc = "text"]` attribute if it can be written as a `///` comment. `brackets` is the part of
/// the attribute after the `#`.
pub(super) fn comment(brackets: &TokenTree) -> Option<String> {
    let TokenTree::Group(group) = brackets else {
        return None;
    };
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let mut trees = group.stream().into_iter();
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
                '\\' => letters.next().filter(|next| "\\\"'".contains(*next))?,
                _ => letter,
            });
        }
        text
    };
    let is_line = !text.contains(['\n', '\r']);
    (is_line && (text.is_empty() || text.starts_with(' '))).then_some(text)
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
            (r#"" \u{200b}""#, None),
        ];
        for (literal, expected) in cases {
            assert_eq!(unescape(literal).as_deref(), expected, "{literal}");
        }
    }
}
