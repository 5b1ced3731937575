//! Emits one chapter: its `Calls` struct, requests, types and events.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, LeftOut, Model};
use crate::names::ident;

use super::target::Target;
use super::{attributes, docs, endpoint_request, enumeration, event, old_names, structure};

/// Emits the module declaration that includes the chapter's file.
pub(super) fn module(model: &Model, chapter: &Chapter, file: &str, target: &Target) -> TokenStream {
    let (name, cfg) = (ident(&chapter.rust), attributes::chapter_feature(chapter));
    let doc = docs::chapter_module(model, chapter, target);
    let events = event::events_doc(chapter, target);
    let file = format!("/{file}");
    let lints = attributes::allow_lints();
    quote! { #(#doc)* #events #cfg #lints pub mod #name { include!(concat!(env!("OUT_DIR"), #file)); } }
}

/// Emits the empty module of a chapter whose feature is disabled. The compiler removes it, but if a program uses the
/// chapter, the compiler's error message names the feature.
///
/// ```text
/// #[cfg(feature = "ecpay")]
/// pub mod ecpay {}
/// ```
pub(super) fn left_out(chapter: &LeftOut) -> TokenStream {
    let (name, cfg) = (ident(&chapter.rust), attributes::feature(&chapter.feature));
    quote! { #cfg pub mod #name {} }
}

/// Emits all items of the chapter's file.
pub(super) fn items(model: &Model, chapter: &Chapter, target: &Target) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if has_calls(chapter) {
        items.extend(calls(model, chapter, target));
    }
    for endpoint in &chapter.endpoints {
        items.extend(endpoint_request::items(model, chapter, endpoint));
    }
    let callbacks = attributes::callbacks_feature(target);
    let event_only = event::event_only_types(chapter);
    let feature_of = |rust: &str| callbacks.as_ref().filter(|_| event_only.contains(rust));
    for listed in &chapter.structures {
        let cfg = feature_of(&listed.rust);
        let structure = structure::items(listed).into_iter();
        items.extend(structure.map(|item| quote! { #cfg #item }));
    }
    for listed in &chapter.enumerations {
        let cfg = feature_of(&listed.rust);
        let enumeration = enumeration::items(listed).into_iter();
        items.extend(enumeration.map(|item| quote! { #cfg #item }));
    }
    let events = event::items(chapter).into_iter();
    items.extend(events.map(|item| quote! { #callbacks #item }));
    items
}

/// Returns `true` if the chapter has endpoints, and therefore a method on the client. A chapter that contains only
/// events has none.
pub(super) fn has_calls(chapter: &Chapter) -> bool {
    !chapter.endpoints.is_empty()
}

/// Emits `Calls`, the type that the client's method for the chapter returns.
///
/// ```text
/// #[derive(Debug, Clone)]
/// pub struct Calls { client: ::bytedance::Client }
/// impl Calls {
///     pub(crate) fn new(client: ::bytedance::Client) -> Self { Self { client } }
///     pub fn code_to_session(&self) -> CodeToSession { .. }
/// }
/// ```
fn calls(model: &Model, chapter: &Chapter, target: &Target) -> [TokenStream; 2] {
    let methods = chapter
        .endpoints
        .iter()
        .map(|endpoint| method(model, chapter, endpoint, target));
    let doc = docs::chapter(chapter);
    [
        quote! {
            #(#doc)*
            #[derive(Debug, Clone)]
            pub struct Calls { client: ::bytedance::Client }
        },
        quote! {
            impl Calls {
                #[inline]
                pub(crate) fn new(client: ::bytedance::Client) -> Self { Self { client } }
                #(#methods)*
            }
        },
    ]
}

/// Emits the method that creates a request, as in `client.login().code_to_session()`.
///
/// ```text
/// #[deprecated(note = "superseded by `login().code_to_session()`")]
/// pub fn code_to_session(&self) -> CodeToSession {
///     CodeToSession { call: ::bytedance::Call::new(self.client.clone()), ..Default::default() }
/// }
/// ```
fn method(model: &Model, chapter: &Chapter, endpoint: &Endpoint, target: &Target) -> TokenStream {
    let name = ident(&endpoint.method_name);
    let request = ident(&endpoint.type_name);
    let doc = docs::endpoint(model, chapter, endpoint, target);
    let old_methods = old_names::methods(chapter, endpoint);
    let deprecated = endpoint.legacy.then(|| {
        let note = match &endpoint.replaced_by {
            Some(replacement) => format!("superseded by `{}`", docs::call_path(replacement)),
            None => "the platform no longer documents it".to_owned(),
        };
        quote! { #[deprecated(note = #note)] }
    });
    quote! {
        #(#doc)*
        #deprecated
        #[inline]
        pub fn #name(&self) -> #request {
            #request { call: ::bytedance::Call::new(self.client.clone()), ..::std::default::Default::default() }
        }
        #old_methods
    }
}
