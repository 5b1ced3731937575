//! Attributes that many generated items have.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Chapter;

use super::target::Target;

/// Returns the attribute that silences lints in generated code.
///
/// A crate need not call everything that its catalogue describes, fields without a description have no documentation,
/// and the remaining lints are meant for handwritten code.
pub(super) fn allow_lints() -> TokenStream {
    quote! { #[allow(dead_code, missing_docs, unused_qualifications, clippy::all, clippy::pedantic)] }
}

/// Returns an attribute such as `#[cfg(feature = "login")]`, or `None` if the chapter has no feature.
pub(super) fn chapter_feature(chapter: &Chapter) -> Option<TokenStream> {
    chapter.feature.as_deref().map(feature)
}

/// Returns an attribute such as `#[cfg(feature = "login")]`.
pub(super) fn feature(name: &str) -> TokenStream {
    quote! { #[cfg(feature = #name)] }
}

/// Returns the attribute for items that only events need: `#[cfg(feature = "callbacks")]` in the SDK, and `None` in
/// other crates.
pub(super) fn callbacks_feature(target: &Target) -> Option<TokenStream> {
    matches!(target, Target::Sdk).then(|| quote! { #[cfg(feature = "callbacks")] })
}
