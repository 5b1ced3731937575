//! From [`model`](crate::model) to Rust: one file a chapter, and one that holds them together.

mod attributes;
mod chapter;
mod docs;
mod dynamic;
mod endpoint;
mod endpoint_request;
mod enumeration;
mod event;
mod example;
mod fields;
mod metadata;
mod old_names;
mod pages;
mod paths;
mod platform;
mod request;
mod structure;
mod target;
mod types;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Model};
use crate::names::ident;
pub(crate) use metadata::metadata;
pub(crate) use target::Target;

/// The file that a crate includes; it includes the others.
pub(crate) const ROOT: &str = "bytedance.rs";

/// The file with the events of the whole SDK, which its module `callback` includes; a chapter can't be called so there.
pub(crate) const EVENTS: &str = "events";

/// The generated files by name, as lists of items.
pub(crate) fn emit(model: &Model, target: &Target) -> BTreeMap<String, Vec<TokenStream>> {
    let mut files = BTreeMap::new();
    let generated: Vec<&Chapter> = model
        .chapters
        .iter()
        .filter(|chapter| chapter.generated)
        .collect();
    let called: Vec<&Chapter> = generated
        .iter()
        .copied()
        .filter(|chapter| chapter::has_calls(chapter))
        .collect();
    let is_sdk = matches!(target, Target::Sdk);
    let operations = is_sdk.then(|| dynamic::crate_operations(&called));
    let mut root = vec![platform::module(model, operations)];
    for chapter in &generated {
        let file = format!("{}.rs", chapter.name);
        root.push(chapter::module(model, chapter, &file, target));
        let mut items = chapter::items(model, chapter, target);
        if is_sdk && chapter::has_calls(chapter) {
            items.push(dynamic::chapter_operations(chapter));
        }
        files.insert(file, items);
    }
    root.push(accessors(&called, target));
    if is_sdk {
        files.insert(format!("{EVENTS}.rs"), event::crate_events(&generated));
    }
    files.insert(ROOT.to_owned(), root);
    files
}

/// The methods of the client that lead to the chapters.
///
/// ```text
/// impl ::bytedance::Client {
///     #[cfg(feature = "login")]
///     pub fn login(&self) -> login::Calls { login::Calls::new(self.clone()) }
/// }
/// ```
fn accessors(chapters: &[&Chapter], target: &Target) -> TokenStream {
    let parts = chapters.iter().map(|chapter| {
        let (name, doc) = (ident(&chapter.rust), docs::chapter(chapter));
        let signature = quote! { fn #name(&self) -> #name::Calls };
        let body = quote! { #name::Calls::new(self.clone()) };
        (doc, attributes::chapter_feature(chapter), signature, body)
    });
    match target {
        Target::Sdk => {
            let methods = parts.map(
                |(doc, cfg, signature, body)| quote! { #(#doc)* #cfg pub #signature { #body } },
            );
            quote! {
                /// The chapters of the catalogue.
                impl ::bytedance::Client { #(#methods)* }
            }
        }
        Target::Dependent(name) => {
            let name = ident(name);
            let (declared, defined): (Vec<_>, Vec<_>) = parts
                .map(|(doc, cfg, signature, body)| {
                    (
                        quote! { #(#doc)* #cfg #signature; },
                        quote! { #cfg #signature { #body } },
                    )
                })
                .unzip();
            let lints = attributes::allow_lints();
            quote! {
                /// The chapters of this crate's catalogue, as methods of the client.
                #lints
                pub trait #name { #(#declared)* }
                #lints
                impl #name for ::bytedance::Client { #(#defined)* }
            }
        }
    }
}
