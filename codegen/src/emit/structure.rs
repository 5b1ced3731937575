//! Types that are not requests: what answers consist of, and what is nested in requests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Structure};
use crate::names::ident;

use super::{docs, request, types};

pub(super) fn items(structure: &Structure) -> Vec<TokenStream> {
    let name = ident(&structure.rust);
    let doc = docs::structure(structure);
    if structure.in_request {
        let fields: Vec<_> = structure.fields.iter().map(|field| (None, field)).collect();
        return request::structure(&name, &doc, &fields, &[], None);
    }
    received(&name, &doc, &structure.fields)
}

/// A type that is read: every field is there, zero where the platform leaves it out.
pub(super) fn received(name: &Ident, doc: &[TokenStream], listed: &[Field]) -> Vec<TokenStream> {
    let fields = listed.iter().map(|field| {
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
    let named = listed.iter().map(|field| {
        let (name, wire, shape) = (ident(&field.rust), &field.wire, types::shape(&field.ty));
        let secret = field.secret.then(|| quote! { .secret() });
        let also = (!field.also.is_empty()).then(|| {
            let also = &field.also;
            quote! { .also(&[#(#also),*]) }
        });
        quote! { fields #secret #shape #also .field(#wire, &mut self.#name); }
    });
    let mut items = vec![quote! {
        #(#doc)*
        #[derive(Clone, Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }];
    items.extend(implementations(name, named.collect()));
    items
}

/// What every type has: the function that names its fields, and what follows from it.
///
/// All of it is `#[inline]`: it is compiled where it is used, not once for every type of the platform.
pub(super) fn implementations(name: &Ident, named: TokenStream) -> Vec<TokenStream> {
    let shown = name.to_string();
    let fields = if named.is_empty() {
        quote! { _fields }
    } else {
        quote! { fields }
    };
    vec![
        quote! {
            impl ::bytedance::wire::Structure for #name {
                #[inline]
                fn fields(&mut self, #fields: &mut ::bytedance::wire::Fields<'_, '_>) { #named }
            }
        },
        quote! {
            impl ::std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    ::bytedance::wire::debug(#shown, &mut self.clone(), formatter)
                }
            }
        },
        quote! {
            impl ::bytedance::wire::serde::Serialize for #name {
                #[inline]
                fn serialize<S: ::bytedance::wire::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    ::bytedance::wire::serialize(&mut self.clone(), serializer)
                }
            }
        },
        quote! {
            impl<'de> ::bytedance::wire::serde::Deserialize<'de> for #name {
                #[inline]
                fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    ::bytedance::wire::deserialize(deserializer)
                }
            }
        },
    ]
}
