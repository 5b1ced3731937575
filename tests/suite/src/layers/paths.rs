//! Finds the paths in Rust code by reading its tokens. Reading tokens also finds the paths in macro arguments.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};

/// A path that consists of one or more names.
#[derive(Debug, Clone)]
pub(super) struct NamedPath {
    /// The names. The last one is `*` if a `use` imports everything.
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    /// Whether the path starts with `::`.
    pub(super) is_absolute: bool,
    /// The name that a `use` binds to the path, if any.
    pub(super) binds: Option<String>,
}

/// Macros whose content is code for a different crate.
const CODE_OF_OTHERS: [&str; 3] = ["quote", "quote_spanned", "parse_quote"];

/// Keywords that start an item whose end is not marked by a comma.
const ITEMS: [&str; 10] = [
    "fn", "impl", "struct", "enum", "trait", "use", "mod", "const", "static", "type",
];

/// Returns all paths except those in code marked with `#[cfg(test)]`.
pub(super) fn paths(tokens: TokenStream) -> Vec<NamedPath> {
    let mut found = Vec::new();
    scan(tokens, &mut found);
    found
}

/// Returns whether an attribute restricts an item to tests. `attribute` is the attribute's content.
pub(super) fn is_for_tests(attribute: &TokenStream) -> bool {
    let text = attribute.to_string().replace(' ', "");
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

fn is_visibility(range: &TokenStream) -> bool {
    let range = range.to_string();
    matches!(range.as_str(), "crate" | "self" | "super") || range.starts_with("in ")
}

fn scan(tokens: TokenStream, found: &mut Vec<NamedPath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let next = tokens.get(at + 1);
        at = match (&tokens[at], next) {
            (TokenTree::Punct(mark), Some(TokenTree::Group(attribute)))
                if mark.as_char() == '#' && is_for_tests(&attribute.stream()) =>
            {
                end_of_item(&tokens, at + 2)
            }
            // A path in a visibility, such as `pub(in path)`, does not count as a use.
            (TokenTree::Ident(word), Some(TokenTree::Group(range)))
                if word == "pub" && is_visibility(&range.stream()) =>
            {
                at + 2
            }
            (TokenTree::Ident(word), Some(_)) if word == "use" => {
                let is_absolute = is_separator(&tokens, at + 1);
                let start = if is_absolute { at + 3 } else { at + 1 };
                match tokens.get(start) {
                    Some(TokenTree::Ident(_)) => use_tree(&tokens, start, &[], is_absolute, found),
                    _ => start,
                }
            }
            (TokenTree::Ident(name), _) => path(&tokens, at, name, found),
            (TokenTree::Group(group), _) => {
                scan(group.stream(), found);
                at + 1
            }
            _ => at + 1,
        };
    }
}

/// Reads the path that starts at a name. Returns the index of the token after the path.
fn path(tokens: &[TokenTree], start: usize, name: &Ident, found: &mut Vec<NamedPath>) -> usize {
    let (segments, mut end) = segments(tokens, start);
    let is_of_others = segments
        .last()
        .is_some_and(|last| CODE_OF_OTHERS.contains(&last.as_str()));
    if is_of_others && is_mark(tokens, end, '!') {
        end += 2;
    }
    let follows_separator = start >= 2 && is_separator(tokens, start - 2);
    // Segments that follow a type in angle brackets belong to the type. A `>` that is part of an arrow is not a bracket.
    let is_of_type = follows_separator
        && is_mark(tokens, start.wrapping_sub(3), '>')
        && !is_mark(tokens, start.wrapping_sub(4), '-')
        && !is_mark(tokens, start.wrapping_sub(4), '=');
    if !is_of_type {
        found.push(NamedPath {
            segments,
            line: name.span().start().line,
            is_absolute: follows_separator,
            binds: None,
        });
    }
    end
}

/// Reads a `use` tree, starting at a name. Returns the index of the token after the tree.
fn use_tree(
    tokens: &[TokenTree],
    start: usize,
    prefix: &[String],
    is_absolute: bool,
    found: &mut Vec<NamedPath>,
) -> usize {
    let (names, mut end) = segments(tokens, start);
    let mut segments = [prefix, &names].concat();
    if is_separator(tokens, end) {
        match tokens.get(end + 2) {
            Some(TokenTree::Group(group)) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut at = 0;
                while at < inside.len() {
                    at = match &inside[at] {
                        TokenTree::Ident(_) => use_tree(&inside, at, &segments, is_absolute, found),
                        TokenTree::Punct(mark) if mark.as_char() == '*' => {
                            let mut segments = segments.clone();
                            segments.push("*".to_owned());
                            found.push(NamedPath {
                                segments,
                                line: mark.span().start().line,
                                is_absolute,
                                binds: None,
                            });
                            at + 1
                        }
                        _ => at + 1,
                    };
                }
                return end + 3;
            }
            _ => {
                segments.push("*".to_owned());
                end += 3;
            }
        }
    }
    // `{self}` refers to the path before the braces.
    if segments.len() > 1 {
        segments.pop_if(|last| last == "self");
    }
    let mut binds = segments.last().filter(|last| *last != "*").cloned();
    if let (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(name))) =
        (tokens.get(end), tokens.get(end + 1))
        && word == "as"
    {
        binds = Some(plain(name));
        end += 2;
    }
    found.push(NamedPath {
        segments,
        line: tokens[start].span().start().line,
        is_absolute,
        binds,
    });
    end
}

/// Returns the names that start here and are joined by `::`, and the index of the token after them.
fn segments(tokens: &[TokenTree], start: usize) -> (Vec<String>, usize) {
    let mut segments = Vec::new();
    let mut at = start;
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        segments.push(plain(name));
        at += 1;
        if !is_separator(tokens, at) || !matches!(tokens.get(at + 2), Some(TokenTree::Ident(_))) {
            break;
        }
        at += 2;
    }
    (segments, at)
}

/// Returns a name without the `r#` prefix of raw identifiers.
fn plain(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// Returns whether there is a `::` at this index.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let is_joint =
        matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.spacing() == Spacing::Joint);
    is_joint && is_mark(tokens, at, ':') && is_mark(tokens, at + 1, ':')
}

fn is_mark(tokens: &[TokenTree], at: usize, letter: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == letter)
}

/// Returns the index of the token after the item, statement, field or variant that starts here.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let mut is_item = false;
    // The keyword that starts an item precedes all punctuation except that of attributes. A keyword that comes later, as in `f: fn(u8)`,
    // belongs to a type.
    let mut is_begun = false;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match token {
            TokenTree::Ident(word) => {
                is_item |= !is_begun && ITEMS.iter().any(|item| word == item);
            }
            TokenTree::Punct(mark) => {
                let letter = mark.as_char();
                is_begun |= letter != '#';
                if letter == ';' || letter == ',' && !is_item {
                    return index + 1;
                }
            }
            TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
                return index + 1;
            }
            _ => {}
        }
    }
    tokens.len()
}
