//! Emits deprecated aliases for the former names of endpoints. Code that uses them still compiles, with a warning that
//! gives the new name.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{About, Chapter, Endpoint};
use crate::names::{compound_type_name, ident, without_raw_mark};

use super::docs;

/// Emits a deprecated method for each old name.
///
/// ```text
/// #[deprecated(note = "renamed to `login().code_to_session()`")]
/// pub fn log_in(&self) -> CodeToSession { self.code_to_session() }
/// ```
pub(super) fn methods(chapter: &Chapter, endpoint: &Endpoint) -> TokenStream {
    let (method, request) = (ident(&endpoint.method_name), ident(&endpoint.type_name));
    let call = docs::call_path(&format!("{}.{}", chapter.name, endpoint.name));
    let methods = endpoint.renamed_from.iter().map(|old| {
        let name = ident(&old.method_name);
        let doc = docs::doc_attributes(&format!(
            "The old name of [`{0}`](Self::{0}).",
            without_raw_mark(&endpoint.method_name)
        ));
        let note = format!("renamed to `{call}`");
        quote! {
            #(#doc)*
            #[deprecated(note = #note)]
            // The renamed endpoint may itself be deprecated.
            #[allow(deprecated)]
            #[inline]
            pub fn #name(&self) -> #request { self.#method() }
        }
    });
    methods.collect()
}

/// Emits a deprecated alias of the request type for each old name, and one of the response type if the endpoint has its
/// own.
pub(super) fn types(chapter: &Chapter, endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut types = vec![];
    let response = compound_type_name(&endpoint.type_name, "Response");
    // Another structure may have this name by coincidence, so the name alone does not show that it is the response
    // type.
    let is_answer =
        |about: &About| matches!(about, About::AnswerTo(request) if *request == endpoint.type_name);
    let has_response = chapter
        .structures
        .iter()
        .any(|known| is_answer(&known.about));
    for old in &endpoint.renamed_from {
        types.push(alias(&old.type_name, &endpoint.type_name));
        if has_response {
            types.push(alias(
                &compound_type_name(&old.type_name, "Response"),
                &response,
            ));
        }
    }
    types
}

fn alias(old: &str, new: &str) -> TokenStream {
    let doc = docs::doc_attributes(&format!("The old name of [`{new}`]."));
    let note = format!("renamed to `{new}`");
    let (old, new) = (ident(old), ident(new));
    quote! {
        #(#doc)*
        #[deprecated(note = #note)]
        pub type #old = #new;
    }
}
