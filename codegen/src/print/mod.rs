//! Prints tokens as Rust source in the layout of rustfmt.
//!
//! The generated files are what an editor opens on "go to definition", what a debugger steps through and what rustdoc shows as source, so they
//! must be readable. Parsing them only to format them would take longer than generating them; the emitters use a small part of Rust, which can
//! be laid out from its tokens alone.

mod doc;
mod layout;
mod piece;
mod prelude;

use proc_macro2::TokenStream;

/// The source text of a file with these items.
pub(crate) fn print(items: Vec<TokenStream>) -> String {
    let defined = prelude::defined_types(&items);
    let mut text = String::from("// Generated from the catalogue.\n");
    for item in items {
        let pieces = piece::lower(item, &defined);
        text.push('\n');
        layout::print_statements(&mut text, &pieces);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens that are written in the layout that they are printed in.
    macro_rules! assert_unchanged {
        ($($text:literal)*) => {
            $(
                let text: &str = $text;
                let tokens: TokenStream = text.parse().unwrap();
                let expected = format!("// Generated from the catalogue.\n\n{}\n", text);
                assert_eq!(print(vec![tokens]), expected);
            )*
        };
    }
}
