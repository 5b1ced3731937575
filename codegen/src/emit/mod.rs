//! From [`model`](crate::model) to Rust: one file a chapter, and one that holds them together.

mod chapter;
mod docs;
mod dynamic;
mod endpoint;
mod enumeration;
mod event;
mod example;
mod metadata;
mod old_names;
mod pages;
mod platform;
mod request;
mod structure;
mod types;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Model};
use crate::names::ident;
pub(crate) use metadata::metadata;

/// The file that a crate includes; it includes the others.
pub(crate) const ROOT: &str = "bytedance.rs";

/// The file with the events of the whole SDK, which its module `callback` includes; a chapter can't be called so there.
pub(crate) const EVENTS: &str = "events";

/// How the calls are reached from the client.
#[derive(Debug, Clone)]
pub(crate) enum Reach {
    /// Methods of the client itself: the SDK.
    Inherent,
    /// Methods of a trait with this name: every other crate.
    Trait(String),
}

/// The generated files by name, as lists of items.
pub(crate) fn emit(model: &Model, reach: &Reach) -> BTreeMap<String, Vec<TokenStream>> {
    let mut files = BTreeMap::new();
    let mut root = vec![platform::module(model)];
    let own: Vec<&Chapter> = model
        .chapters
        .iter()
        .filter(|chapter| chapter.own)
        .collect();
    for chapter in &own {
        let file = format!("{}.rs", chapter.name);
        root.push(chapter::module(model, chapter, &file, reach));
        let mut items = chapter::items(model, chapter, reach);
        if matches!(reach, Reach::Inherent) && chapter::has_calls(chapter) {
            items.push(dynamic::of_chapter(model, chapter));
        }
        files.insert(file, items);
    }
    let called: Vec<&Chapter> = own
        .iter()
        .copied()
        .filter(|chapter| chapter::has_calls(chapter))
        .collect();
    root.push(accessors(&called, reach));
    if matches!(reach, Reach::Inherent) {
        root.push(dynamic::of_crate(&called));
        files.insert(format!("{EVENTS}.rs"), event::of_crate(&own));
    }
    files.insert(ROOT.to_owned(), root);
    files
}

/// The methods of the client that lead to the chapters.
fn accessors(chapters: &[&Chapter], reach: &Reach) -> TokenStream {
    let parts = chapters.iter().map(|chapter| {
        let (name, doc) = (ident(&chapter.rust), docs::chapter(chapter));
        let signature = quote! { fn #name(&self) -> #name::Calls };
        let body = quote! { #name::Calls::new(self.clone()) };
        (doc, chapter::cfg(chapter), signature, body)
    });
    match reach {
        Reach::Inherent => {
            let methods = parts.map(
                |(doc, cfg, signature, body)| quote! { #(#doc)* #cfg pub #signature { #body } },
            );
            quote! {
                /// The chapters of the catalogue.
                impl ::bytedance::Client { #(#methods)* }
            }
        }
        Reach::Trait(name) => {
            let name = ident(name);
            let (declared, defined): (Vec<_>, Vec<_>) = parts
                .map(|(doc, cfg, signature, body)| {
                    (
                        quote! { #(#doc)* #cfg #signature; },
                        quote! { #cfg #signature { #body } },
                    )
                })
                .unzip();
            let lints = chapter::lints();
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
