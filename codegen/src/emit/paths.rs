//! Emits paths to the statics and values that generated code refers to.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, Named, Place};
use crate::names::ident;

/// Emits the path to an endpoint's static, relative to the module of its chapter.
pub(super) fn endpoint(chapter: &Chapter, endpoint: &Endpoint) -> TokenStream {
    let name = ident(&endpoint.static_name);
    if endpoint.issues_token {
        let module = ident(&chapter.rust);
        quote! { super::platform::endpoints::#module::#name }
    } else {
        quote! { #name }
    }
}

/// Emits the path to a definition's static.
pub(super) fn definition<T>(
    named: Option<&Named<T>>,
    module: &str,
    platform: &TokenStream,
) -> TokenStream {
    let module = ident(module);
    // The checks have already rejected unknown names.
    let (name, generated) = named.map_or(("UNKNOWN", true), |named| {
        (named.rust.as_str(), named.generated)
    });
    let name = ident(name);
    if generated {
        quote! { #platform::#module::#name }
    } else {
        quote! { ::bytedance::platform::#module::#name }
    }
}

pub(super) fn place(place: Place) -> TokenStream {
    let place = match place {
        Place::Path => quote! { Path },
        Place::Query => quote! { Query },
        Place::Header => quote! { Header },
        Place::Body => quote! { Body },
        Place::Local => quote! { Local },
    };
    quote! { ::bytedance::endpoint::Place::#place }
}
