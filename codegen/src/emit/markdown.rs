//! Converts texts of the catalogue to Markdown.

/// Formats text as inline code, even if it contains backticks or line breaks.
pub(super) fn inline_code(text: &str) -> String {
    let text: String = text
        .chars()
        .flat_map(|letter| {
            let escaped = letter.is_control().then(|| letter.escape_default());
            let plain = escaped.is_none().then_some(letter);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect();
    let longest = text.split(|letter| letter != '`').map(str::len).max();
    let ticks = "`".repeat(longest.unwrap_or_default() + 1);
    if text.starts_with('`') || text.ends_with('`') || ticks.len() > 1 {
        format!("{ticks} {text} {ticks}")
    } else {
        format!("{ticks}{text}{ticks}")
    }
}

/// Formats a link to an official page.
pub(super) fn official_page(address: &str) -> String {
    // Angle brackets allow the address to contain parentheses.
    format!("[official page](<{}>)", address.replace(['<', '>'], ""))
}

/// Escapes all Markdown in a text.
pub(super) fn escape_text(text: &str) -> String {
    let mut escaped = String::new();
    let mut rest = text.trim();
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        push_escaped(&mut escaped, letter, rest);
    }
    escape_line_starts(&escaped)
}

/// Converts prose to Markdown. Text in backticks is code, web addresses become links, and everything else is escaped.
pub(super) fn escape_prose(text: &str) -> String {
    let mut prose = String::new();
    let mut rest = text.trim();
    while let Some(letter) = rest.chars().next() {
        let length = if letter == '`' {
            push_code(&mut prose, rest)
        } else if rest.starts_with("https://") || rest.starts_with("http://") {
            push_address(&mut prose, rest)
        } else {
            push_escaped(&mut prose, letter, &rest[letter.len_utf8()..]);
            letter.len_utf8()
        };
        rest = &rest[length..];
    }
    escape_line_starts(&prose)
}

/// Adds the code at the start of a text, or its backticks if nothing closes them. Returns the length of what was added.
fn push_code(prose: &mut String, text: &str) -> usize {
    let after = text.trim_start_matches('`');
    let ticks = text.len() - after.len();
    match after.split_once(&text[..ticks]) {
        Some((code, rest)) if !code.trim().is_empty() && !rest.starts_with('`') => {
            prose.push_str(&inline_code(code));
            code.len() + 2 * ticks
        }
        _ => {
            prose.push_str(&"\\`".repeat(ticks));
            ticks
        }
    }
}

/// Adds the web address at the start of a text as a link. Returns the length of the address.
fn push_address(prose: &mut String, text: &str) -> usize {
    let is_part = |letter: char| letter.is_ascii_graphic() && !"<>()[]\"".contains(letter);
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    prose.push_str(&format!("<{address}>"));
    address.len()
}

fn push_escaped(escaped: &mut String, letter: char, rest: &str) {
    // Markdown treats an underscore inside a word as literal.
    let in_word =
        escaped.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    if "\\`*<>[]&~".contains(letter) || letter == '_' && !in_word {
        escaped.push('\\');
    }
    escaped.push(letter);
}

/// Escapes what starts a heading, a list or a rule, and removes the indentation that would start a code block.
fn escape_line_starts(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let digits = line.len()
            - line
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len();
        if line.starts_with(['#', '+', '-', '=']) {
            format!("\\{line}")
        } else if digits > 0 && line[digits..].starts_with(['.', ')']) {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_code_and_nothing_else_of_markdown() {
        let cases = [
            ("A `Vec<T>` of [x].", "A `Vec<T>` of \\[x\\]."),
            ("One ` alone, a <b>.", "One \\` alone, a \\<b\\>."),
            ("``a`b`` ```", "`` a`b `` \\`\\`\\`"),
            ("See https://a.b/c_d?e=f&g.", "See <https://a.b/c_d?e=f&g>."),
            ("参见https://a.b/c。", "参见<https://a.b/c>。"),
            ("  one\n    two", "one\ntwo"),
            (
                "*a* _b_ c_d &lt; C:\\*",
                "\\*a\\* \\_b\\_ c_d \\&lt; C:\\\\\\*",
            ),
            (
                "# a\n- b\n1. c\n-1\n2.5",
                "\\# a\n\\- b\n1\\. c\n\\-1\n2\\.5",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(escape_prose(text), expected);
        }
    }

    #[test]
    fn a_text_has_no_markdown() {
        assert_eq!(
            escape_text("a<b>_[c] d_e `f`"),
            "a\\<b\\>\\_\\[c\\] d_e \\`f\\`"
        );
    }

    #[test]
    fn anything_can_be_code() {
        let cases = [
            ("a", "`a`"),
            ("a`b", "`` a`b ``"),
            ("``", "``` `` ```"),
            ("a\n# b", "`a\\n# b`"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline_code(text), expected);
        }
    }
}
