//! Tables that reach endpoints by their names, for the SDK's feature `dynamic`. Without the feature nothing of them is compiled.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Model};
use crate::names::ident;

use super::{chapter, endpoint};

/// The endpoints of a chapter, a line each.
pub(super) fn of_chapter(model: &Model, chapter: &Chapter) -> TokenStream {
    let methods = chapter.endpoints.iter().map(|listed| {
        let request = ident(&listed.type_name);
        let description = endpoint::path(model, chapter, listed);
        quote! { ::bytedance::dynamic::Operation::of::<#request>(&#description), }
    });
    quote! {
        #[cfg(feature = "dynamic")]
        pub(crate) static OPERATIONS_: &[::bytedance::dynamic::Operation] = &[#(#methods)*];
    }
}

/// The chapters that are compiled in.
pub(super) fn of_crate(chapters: &[&Chapter]) -> TokenStream {
    let tables = chapters.iter().map(|listed| {
        let (name, cfg) = (ident(&listed.rust), chapter::cfg(listed));
        quote! { #cfg #name::OPERATIONS_, }
    });
    quote! {
        #[cfg(feature = "dynamic")]
        pub(crate) static OPERATIONS_: &[&[::bytedance::dynamic::Operation]] = &[#(#tables)*];
    }
}
