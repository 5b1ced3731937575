//! Types that are not requests: what answers consist of, and what is nested in requests.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, Structure};
use crate::names::ident;

use super::{docs, request, types};

pub(super) fn items(structure: &Structure) -> Vec<TokenStream> {
    let name = ident(&structure.rust);
    let doc = docs::structure(structure);
    if structure.in_request {
        let fields: Vec<_> = structure.fields.iter().map(|field| (None, field)).collect();
        return request::structure(&name, &doc, &fields, &[]);
    }
    let fields = structure.fields.iter().map(|field| {
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
    let writes = structure.fields.iter().map(|field| {
        let (name, wire, writer) = (ident(&field.rust), &field.wire, types::writer(&field.ty));
        let secret = field.secret.then(|| quote! { .secret() });
        let value = if field.optional {
            quote! { self.#name.as_ref() }
        } else {
            quote! { ::std::option::Option::Some(&self.#name) }
        };
        quote! { writer #secret .field(#wire, #value, #writer); }
    });
    let reads = structure.fields.iter().map(read);
    let mut items = vec![quote! {
        #(#doc)*
        #[derive(Clone, Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }];
    items.extend(implementations(&name, writes.collect(), reads.collect()));
    items
}

/// `name: object.string("name")`.
fn read(field: &Field) -> TokenStream {
    let (name, wire, reader) = (ident(&field.rust), &field.wire, types::reader(&field.ty));
    let also = (!field.also.is_empty()).then(|| {
        let also = &field.also;
        quote! { .also(&[#(#also),*]) }
    });
    let read = if field.optional {
        quote! { optional }
    } else {
        quote! { field }
    };
    quote! { #name: object #also .#read(#wire, #reader) }
}

/// What every type has: the two functions that write and read it, and what follows from them.
pub(super) fn implementations(
    name: &proc_macro2::Ident,
    writes: TokenStream,
    reads: Vec<TokenStream>,
) -> Vec<TokenStream> {
    let shown = name.to_string();
    let (object, reads) = if reads.is_empty() {
        (quote! { _object }, quote! { Self {} })
    } else {
        (quote! { object }, quote! { Self { #(#reads),* } })
    };
    let writer = if writes.is_empty() {
        quote! { _writer }
    } else {
        quote! { writer }
    };
    vec![
        quote! {
            impl ::bytedance::wire::Structure for #name {
                fn write(&self, #writer: &mut ::bytedance::wire::Writer) { #writes }
                fn read(#object: &mut ::bytedance::wire::Object<'_, '_>) -> Self { #reads }
            }
        },
        quote! {
            impl ::std::fmt::Debug for #name {
                fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    ::bytedance::wire::debug(#shown, self, formatter)
                }
            }
        },
        quote! {
            impl ::bytedance::wire::serde::Serialize for #name {
                fn serialize<S: ::bytedance::wire::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    ::bytedance::wire::serialize(self, serializer)
                }
            }
        },
        quote! {
            impl<'de> ::bytedance::wire::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    ::bytedance::wire::deserialize(deserializer)
                }
            }
        },
    ]
}
