//! Names in Rust for names on the wire.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Words that a Rust identifier can't be, not even as `r#word`.
const NEVER: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Words that must be written `r#word`.
const KEYWORDS: [&str; 47] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while",
];

/// Methods that every request or call has: a field's setter can't be called so.
const METHODS: [&str; 4] = ["new", "send", "send_for_answer", "with_options"];

/// The name of a field or method: `ISVClientKey` is `isv_client_key`, `type` is `r#type`, `2d` is `_2d`.
/// `None`: nothing of the name can stand in Rust.
pub(crate) fn snake(wire: &str) -> Option<String> {
    let name = identifier(wire.to_snake_case())?;
    let name = if METHODS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    };
    Some(if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    })
}

/// The name of a type: `code_to_session` is `CodeToSession`.
pub(crate) fn camel(name: &str) -> Option<String> {
    identifier(name.to_upper_camel_case())
}

/// The name of a static: `err_no` is `ERR_NO`.
pub(crate) fn shouting(name: &str) -> Option<String> {
    identifier(name.to_shouty_snake_case())
}

fn identifier(mut name: String) -> Option<String> {
    name.retain(|letter| letter == '_' || unicode_ident::is_xid_continue(letter));
    let first = name.chars().next()?;
    if first != '_' && !unicode_ident::is_xid_start(first) {
        name.insert(0, '_');
    }
    if NEVER.contains(&name.as_str()) {
        name.push('_');
    }
    (name != "__").then_some(name)
}

/// A name made by this module as a token.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The known name that is most like this one, if any is.
pub(crate) fn suggest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let score = |known: &&'a str| strsim::jaro_winkler(name, known);
    let best = known
        .iter()
        .copied()
        .max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(&best) > 0.8).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_wire_become_rust_names() {
        let cases = [
            ("openid", "openid"),
            ("ISVClientKey", "isv_client_key"),
            ("msg-page", "msg_page"),
            ("type", "r#type"),
            ("self", "self_"),
            ("send", "send_"),
            ("2d", "_2d"),
            ("中文名", "中文名"),
            ("data.error_code", "data_error_code"),
        ];
        for (wire, rust) in cases {
            assert_eq!(snake(wire).as_deref(), Some(rust));
            ident(rust);
        }
        assert_eq!(snake("%$"), None);
        assert_eq!(camel("self").as_deref(), Some("Self_"));
        assert_eq!(camel("2_factor").as_deref(), Some("_2Factor"));
    }
}
