//! Emits Rust code from the [`model`](crate::model): one file for each chapter, and a root file that includes them.

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
mod markdown;
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

/// The root file. A crate includes it, and it includes the other files.
pub(crate) const ROOT: &str = "bytedance.rs";

/// The name of the file that contains the events of the whole SDK, without `.rs`. The SDK's module `callback` includes
/// it, so no chapter of the SDK can have this name.
pub(crate) const EVENTS: &str = "events";

/// Returns the items of each generated file, keyed by file name.
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
    root.extend(model.left_out.iter().map(chapter::left_out));
    root.push(accessors(&called, target));
    if is_sdk {
        files.insert(format!("{EVENTS}.rs"), event::crate_events(&generated));
    }
    files.insert(ROOT.to_owned(), root);
    files
}

/// Emits the client's methods for the chapters.
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
