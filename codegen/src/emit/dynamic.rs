//! Emits the tables that the SDK's feature `dynamic` uses to look up endpoints by name. They are compiled only if the
//! feature is enabled.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Chapter;
use crate::names::ident;

use super::{attributes, paths};

/// Emits the table of a chapter's endpoints.
///
/// ```text
/// #[cfg(feature = "dynamic")]
/// impl Calls {
///     pub(crate) const OPERATIONS: &'static [::bytedance::dynamic::Operation] =
///         &[::bytedance::dynamic::Operation::of::<CodeToSession>(&CODE_TO_SESSION)];
/// }
/// ```
pub(super) fn chapter_operations(chapter: &Chapter) -> TokenStream {
    let operations = chapter.endpoints.iter().map(|listed| {
        let request = ident(&listed.type_name);
        let description = paths::endpoint(chapter, listed);
        quote! { ::bytedance::dynamic::Operation::of::<#request>(&#description), }
    });
    quote! {
        #[cfg(feature = "dynamic")]
        impl Calls {
            pub(crate) const OPERATIONS: &'static [::bytedance::dynamic::Operation] = &[#(#operations)*];
        }
    }
}

/// Emits the table of all operations for the module `platform`. It contains only chapters whose feature is enabled.
pub(super) fn crate_operations(chapters: &[&Chapter]) -> TokenStream {
    let tables = chapters.iter().map(|listed| {
        let (name, cfg) = (ident(&listed.rust), attributes::chapter_feature(listed));
        quote! { #cfg super::#name::Calls::OPERATIONS, }
    });
    quote! {
        #[cfg(feature = "dynamic")]
        pub(crate) static OPERATIONS: &[&[::bytedance::dynamic::Operation]] = &[#(#tables)*];
    }
}
