//! Shortens the paths of names that every Rust program has in scope.
//!
//! Emitters write the full path of such a name, because a chapter might define a type with the same name. If the file
//! defines no such type, only the name is printed.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Names in scope, each preceded by the module of `std` that defines it.
const NAMES: [(&str, &str); 11] = [
    ("borrow", "ToOwned"),
    ("boxed", "Box"),
    ("convert", "From"),
    ("convert", "Into"),
    ("default", "Default"),
    ("iter", "IntoIterator"),
    ("ops", "FnMut"),
    ("option", "Option"),
    ("result", "Result"),
    ("string", "String"),
    ("vec", "Vec"),
];

/// Variants that are in scope without the name of their enum.
const VARIANTS: [&str; 4] = ["Err", "None", "Ok", "Some"];

/// The number of tokens in `::std::module::`.
const PREFIX: usize = 8;

/// The number of tokens in the `Name::` before a variant.
const ENUM_NAME: usize = 3;

/// Returns the names of the types and traits that a file or its modules define.
pub(super) fn defined_types(items: &[TokenStream]) -> BTreeSet<String> {
    let mut defined = BTreeSet::new();
    for item in items {
        collect_types(item.clone(), &mut defined);
    }
    defined
}

fn collect_types(items: TokenStream, defined: &mut BTreeSet<String>) {
    let mut is_definition = false;
    let mut is_module = false;
    for tree in items {
        match tree {
            TokenTree::Ident(word) => {
                if is_definition {
                    defined.insert(word.to_string());
                }
                is_module |= word == "mod";
                is_definition = ["enum", "struct", "trait", "type"]
                    .iter()
                    .any(|keyword| word == keyword);
            }
            TokenTree::Group(body) if is_module && body.delimiter() == Delimiter::Brace => {
                collect_types(body.stream(), defined);
                is_module = false;
            }
            _ => is_definition = false,
        }
    }
}

/// Returns the number of leading tokens that can be omitted because the rest is a name in scope. Returns 0 if `trees`
/// does not start with the path of such a name.
pub(super) fn redundant_path(trees: &[TokenTree], defined: &BTreeSet<String>) -> usize {
    let [
        _,
        _,
        TokenTree::Ident(root),
        _,
        _,
        TokenTree::Ident(module),
        _,
        _,
        TokenTree::Ident(name),
        rest @ ..,
    ] = trees
    else {
        return 0;
    };
    if root != "std" {
        return 0;
    }
    let is_in_scope = |known: &&(&str, &str)| module == known.0 && name == known.1;
    let Some((_, known)) = NAMES.iter().find(is_in_scope) else {
        return 0;
    };
    if let [
        TokenTree::Punct(_),
        TokenTree::Punct(_),
        TokenTree::Ident(variant),
        ..,
    ] = rest
        && VARIANTS.iter().any(|known| variant == known)
        && !VARIANTS.iter().any(|variant| defined.contains(*variant))
    {
        return PREFIX + ENUM_NAME;
    }
    if defined.contains(*known) { 0 } else { PREFIX }
}
