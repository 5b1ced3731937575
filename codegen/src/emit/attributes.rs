//! Attributes that many generated items have.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Chapter;

use super::target::Target;

/// A crate may not call everything that its catalogue describes, a field without a description has no documentation, and other lints are
/// about handwritten code.
pub(super) fn allow_lints() -> TokenStream {
    quote! { #[allow(dead_code, missing_docs, unused_qualifications, clippy::all, clippy::pedantic)] }
}

/// `#[cfg(feature = "login")]`, or nothing where the chapter has no feature.
pub(super) fn chapter_feature(chapter: &Chapter) -> Option<TokenStream> {
    chapter
        .feature
        .as_ref()
        .map(|feature| quote! { #[cfg(feature = #feature)] })
}

/// The attributes before everything that is about events.
pub(super) fn callbacks_feature(target: &Target) -> Option<TokenStream> {
    matches!(target, Target::Sdk).then(|| quote! { #[cfg(feature = "callbacks")] })
}
