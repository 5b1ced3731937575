//! Emits structures other than requests: response payloads, event messages, the objects nested in requests, responses
//! and events, and what is signed for the front end.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Structure};
use crate::names::ident;

use super::{docs, fields, request, types};

pub(super) fn items(structure: &Structure) -> Vec<TokenStream> {
    let name = ident(&structure.rust);
    let doc = docs::structure(structure);
    if structure.in_request {
        let fields: Vec<_> = structure.fields.iter().map(|field| (None, field)).collect();
        let mut items = request::structure(&name, &doc, &fields, None);
        items.extend(
            structure
                .signed_uri
                .as_deref()
                .map(|uri| front_end_data(&name, uri)),
        );
        return items;
    }
    read_type(&name, &doc, &structure.fields)
}

/// Emits the implementation with which a client signs the structure for the front end.
///
/// ```text
/// impl ::bytedance::FrontEndData for Order {
///     const URI: &'static str = "/requestOrder";
/// }
/// ```
fn front_end_data(name: &Ident, uri: &str) -> TokenStream {
    quote! {
        impl ::bytedance::FrontEndData for #name {
            const URI: &'static str = #uri;
        }
    }
}

/// Emits a type that is only read, never sent. A field without `?` in the catalogue has its zero value if the platform
/// omits it.
///
/// ```text
/// #[derive(Clone, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct CodeToSessionResponse {
///     pub session_key: String,
///     pub unionid: Option<String>,
/// }
/// ```
pub(super) fn read_type(name: &Ident, doc: &[TokenStream], listed: &[Field]) -> Vec<TokenStream> {
    let members = listed.iter().map(|field| {
        let (name, doc, ty) = (
            ident(&field.rust),
            docs::response_field(field),
            types::rust(&field.ty),
        );
        let ty = if field.optional {
            quote! { ::std::option::Option<#ty> }
        } else {
            ty
        };
        quote! { #(#doc)* pub #name: #ty }
    });
    let mut items = vec![quote! {
        #(#doc)*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#members),* }
    }];
    items.extend(fields::implementations(
        name,
        &fields::statements_for_reading(listed),
    ));
    items
}
