//! Prints tokens as Rust source in the layout of rustfmt.
//!
//! The generated files must be readable: editors open them on "go to definition", debuggers step through them, and
//! rustdoc shows them as source. Parsing them just to format them would take longer than generating them. The emitters
//! use only a small subset of Rust, and the tokens alone are enough to lay it out.

mod doc;
mod layout;
mod piece;
mod prelude;
mod shape;

use proc_macro2::TokenStream;

/// Returns the source text of a file that contains these items.
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
    #![allow(clippy::unwrap_used)]

    use proc_macro2::TokenTree;

    use super::*;

    fn print_text(text: &str) -> String {
        print(vec![text.parse().unwrap()])
    }

    fn tokens_without_commas(stream: TokenStream) -> Vec<String> {
        let of_tree = |tree| match tree {
            TokenTree::Group(group) => {
                let inner = tokens_without_commas(group.stream());
                [vec![format!("{:?}", group.delimiter())], inner].concat()
            }
            tree => vec![tree.to_string()],
        };
        let tokens = stream.into_iter().flat_map(of_tree);
        tokens.filter(|token| token != ",").collect()
    }

    #[test]
    fn a_name_in_scope_is_printed_without_its_path_unless_the_file_defines_it() {
        let field = "pub list: ::std::vec::Vec<::std::option::Option<::std::string::String>>,";
        let plain = print_text(&format!("pub struct Order {{ {field} }}"));
        assert!(
            plain.contains("    pub list: Vec<Option<String>>,\n"),
            "{plain}"
        );
        let defined = print_text(&format!("pub struct Option {{ {field} }}"));
        assert!(
            defined.contains("    pub list: Vec<::std::option::Option<String>>,\n"),
            "{defined}"
        );
        let variant = "fn f() { ::std::option::Option::Some(::std::fmt::Result::Ok(())) }";
        assert!(print_text(variant).contains("    Some(::std::fmt::Result::Ok(()))\n"));
    }

    /// The golden files cover the layout. This test shows that no token is lost, even in code that is difficult to
    /// print.
    #[test]
    fn printed_code_is_printed_again_without_change() {
        let text = r#"
            #[doc = " A \"word\" and a \\."] #[derive(Debug)] pub(crate) static X: &'static [u8] = &[1, 2,];
            impl<'de> ::a::B<'de> for C { fn f<T: D<'de>>(&self, g: impl Fn(&T) -> u8) -> Result<T::E, F> { match g { H::I | H::J => self.k.l?, _ => -1 } } }
            fn m(a: u8) { a += 1; let b = a / 2 <= 3; let n = o.p(|q, r| &q.s != *r).t::<U>(v, (w,)); x! { y } }
        "#;
        let printed = print_text(text);
        assert_eq!(print_text(&printed), printed);
        let tokens = |text: &str| tokens_without_commas(text.parse().unwrap());
        assert_eq!(tokens(&printed), tokens(text));
    }
}
