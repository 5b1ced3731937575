//! Tables that reach endpoints by their names, for the SDK's feature `dynamic`. Without the feature nothing of them is compiled.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Chapter;
use crate::names::ident;

use super::{attributes, paths};

/// The endpoints of a chapter.
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

/// The operations of the chapters that are compiled in, in the module `platform`.
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
