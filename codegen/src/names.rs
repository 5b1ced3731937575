//! Converts names in the catalogue and on the wire to Rust names.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Words that cannot be a Rust identifier, not even as `r#word`.
const IMPOSSIBLE: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Words that can be a Rust identifier only in the form `r#word`.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The methods that every request has, including that of the trait `When`, and its private field `call`. No setter can have one of these names.
const REQUEST_METHODS: [&str; 8] = [
    "call",
    "clone",
    "default",
    "new",
    "send",
    "send_for_answer",
    "when",
    "with_options",
];

/// Additional methods of paginated requests.
const PAGED_REQUEST_METHODS: [&str; 2] = ["items", "pages"];

/// Methods of every chapter's `Calls`. No endpoint's method can have one of these names.
const CHAPTER_METHODS: [&str; 2] = ["clone", "new"];

/// Methods that every type has and that consume it. They take precedence over methods that borrow.
const CONVERSIONS: [&str; 2] = ["into", "try_into"];

/// Methods that a client has regardless of the enabled features. Each would shadow a chapter's method with the same
/// name.
///
/// A test in the workspace compares this list with the SDK's source code.
const CLIENT_METHODS: [&str; 32] = [
    "app_id",
    "authorize_app",
    "authorize_user",
    "builder",
    "call",
    "call_for_answer",
    "call_with",
    "callbacks",
    "check",
    "check_with",
    "clone",
    "decrypt",
    "decrypt_answer",
    "decrypt_phone_number",
    "environment",
    "for_business",
    "for_user",
    "from_environment",
    "from_file",
    "invalidate_token",
    "on_behalf_of",
    "phone_number",
    "raw",
    "refresh_authorization",
    "send",
    "send_with",
    "sign",
    "sign_agreement",
    "sign_order",
    "sign_page",
    "store_component_ticket",
    "token",
];

/// Converts a name on the wire to the name of a field. For example, `ISVClientKey` becomes `isv_client_key`, `type`
/// becomes `r#type`, and `2d` becomes `_2d`.
///
/// Returns `None` if the name contains no letter or digit.
pub(crate) fn field_name(wire: &str) -> Option<String> {
    snake_case(wire, &[])
}

/// Converts a name on the wire to the name of a field with a setter.
pub(crate) fn setter_name(wire: &str) -> Option<String> {
    snake_case(wire, &REQUEST_METHODS)
}

/// Converts a name on the wire to the name of a field with a setter in a paginated request.
pub(crate) fn paged_setter_name(wire: &str) -> Option<String> {
    snake_case(
        wire,
        &[&REQUEST_METHODS[..], &PAGED_REQUEST_METHODS].concat(),
    )
}

/// Converts the name of an endpoint to the name of its method.
pub(crate) fn method_name(endpoint: &str) -> Option<String> {
    snake_case(endpoint, &[CHAPTER_METHODS, CONVERSIONS].concat())
}

/// Converts the name of a chapter to the name of its module, which is also the name of the client's method for the
/// chapter.
pub(crate) fn module_name(chapter: &str) -> Option<String> {
    snake_case(chapter, &[&CLIENT_METHODS[..], &CONVERSIONS].concat())
}

fn snake_case(wire: &str, taken: &[&str]) -> Option<String> {
    let name = identifier(wire.to_snake_case())?;
    Some(if taken.contains(&name.as_str()) {
        name + "_"
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    })
}

/// Converts a name to the name of a type. For example, `code_to_session` becomes `CodeToSession`.
pub(crate) fn upper_camel_case(name: &str) -> Option<String> {
    identifier(name.to_upper_camel_case())
}

/// Returns the name of a type derived from another type. For example, `Self_` and `Call` become `SelfCall`.
pub(crate) fn compound_type_name(ty: &str, rest: &str) -> String {
    ty.trim_end_matches('_').to_owned() + rest
}

/// Converts a name to the name of a static. For example, `err_no` becomes `ERR_NO`.
pub(crate) fn screaming_snake_case(name: &str) -> Option<String> {
    identifier(name.to_shouty_snake_case())
}

fn identifier(mut name: String) -> Option<String> {
    name.retain(|letter| letter == '_' || unicode_ident::is_xid_continue(letter));
    let first = name.chars().next()?;
    if first != '_' && !unicode_ident::is_xid_start(first) {
        name.insert(0, '_');
    }
    if IMPOSSIBLE.contains(&name.as_str()) {
        name.push('_');
    }
    (name != "__").then_some(name)
}

/// Converts a name created by this module to an identifier token.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Removes the `r#` prefix of a raw identifier, for use in documentation.
pub(crate) fn without_raw_mark(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Returns `true` if the name can be used unchanged as a type name.
pub(crate) fn is_type_name(name: &str) -> bool {
    identifier(name.to_owned()).as_deref() == Some(name) && !KEYWORDS.contains(&name)
}

/// Returns the known name most similar to `name`, or `None` if no known name is similar enough.
pub(crate) fn suggest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase();
    let score = |known: &str| match (name.rsplit_once('.'), known.rsplit_once('.')) {
        // If both names are in the same chapter, only the names of the endpoints are compared.
        (Some((chapter, name)), Some((other, known))) if chapter == other => {
            strsim::jaro_winkler(name, known)
        }
        _ => strsim::jaro_winkler(&name, &known.to_lowercase()),
    };
    let best = known
        .iter()
        .copied()
        .max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(best) > 0.8).then_some(best)
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
            ("send", "send"),
            ("yield", "r#yield"),
            ("2d", "_2d"),
            ("中文名", "中文名"),
            ("data.error_code", "data_error_code"),
        ];
        for (wire, rust) in cases {
            assert_eq!(field_name(wire).as_deref(), Some(rust));
            ident(rust);
        }
        assert_eq!(field_name("%$"), None);
        assert_eq!(setter_name("send").as_deref(), Some("send_"));
        assert_eq!(setter_name("items").as_deref(), Some("items"));
        assert_eq!(paged_setter_name("items").as_deref(), Some("items_"));
        assert_eq!(paged_setter_name("send").as_deref(), Some("send_"));
        assert_eq!(method_name("send").as_deref(), Some("send"));
        assert_eq!(method_name("new").as_deref(), Some("new_"));
        assert_eq!(module_name("send").as_deref(), Some("send_"));
        assert_eq!(module_name("callbacks").as_deref(), Some("callbacks_"));
        assert_eq!(upper_camel_case("self").as_deref(), Some("Self_"));
        assert_eq!(upper_camel_case("2_factor").as_deref(), Some("_2Factor"));
    }

    #[test]
    fn a_type_can_have_a_name_that_is_one_identifier() {
        for name in ["Endpoints", "_2D", "端点"] {
            assert!(is_type_name(name), "{name}");
        }
        for name in ["", "my trait", "2d", "type", "Self", "a-b"] {
            assert!(!is_type_name(name), "{name}");
        }
    }
}
