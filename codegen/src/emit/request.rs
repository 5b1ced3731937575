//! Types whose fields may be left out until they are sent: requests, and what is nested in them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Place};
use crate::names::ident;

use super::{docs, endpoint, structure, types};

/// A type with setters. `rest` are further statements for writing, such as checks that concern several fields.
pub(super) fn structure(
    name: &Ident,
    doc: &[TokenStream],
    fields: &[(Option<Place>, &Field)],
    rest: &[TokenStream],
) -> Vec<TokenStream> {
    let members = fields.iter().map(|(place, field)| {
        let (name, doc, ty) = (
            ident(&field.rust),
            docs::request_field(field, *place),
            types::rust(&field.ty),
        );
        quote! { #(#doc)* pub #name: ::std::option::Option<#ty> }
    });
    let setters = fields
        .iter()
        .map(|(place, field)| setter(field, *place, &quote! { self }));
    let mut items = vec![
        quote! {
            #(#doc)*
            #[derive(Clone, Default)]
            #[must_use]
            #[non_exhaustive]
            pub struct #name { #(#members),* }
        },
        quote! {
            impl #name {
                /// Nothing is given yet.
                pub fn new() -> Self { Self::default() }
                #(#setters)*
            }
        },
    ];
    let mut writes = TokenStream::new();
    let mut current = Place::Body;
    for (place, field) in fields {
        let place = place.unwrap_or(Place::Body);
        if place != current {
            let path = endpoint::place(place);
            writes.extend(quote! { writer.place(#path); });
            current = place;
        }
        writes.extend(write(field));
    }
    writes.extend(rest.iter().cloned());
    let reads = fields.iter().map(|(_, field)| {
        let (name, wire, reader) = (
            ident(&field.rust),
            field.wire_or_body(),
            types::reader(&field.ty),
        );
        quote! { #name: object.optional(#wire, #reader) }
    });
    items.extend(structure::implementations(name, writes, reads.collect()));
    items
}

/// A setter; `target` is what holds the field.
pub(super) fn setter(field: &Field, place: Option<Place>, target: &TokenStream) -> TokenStream {
    let (name, doc) = (ident(&field.rust), docs::request_field(field, place));
    let (argument, value) = types::setter(&field.ty);
    quote! {
        #(#doc)*
        #[inline]
        pub fn #name(mut self, value: #argument) -> Self {
            #target.#name = ::std::option::Option::Some(#value);
            self
        }
    }
}

fn write(field: &Field) -> TokenStream {
    let (name, wire, writer) = (ident(&field.rust), &field.wire, types::writer(&field.ty));
    let mut rules = TokenStream::new();
    if field.required() {
        rules.extend(quote! { .required() });
    }
    if field.secret {
        rules.extend(quote! { .secret() });
    }
    if let Some(bytes) = field.max_bytes {
        rules.extend(quote! { .max_bytes(#bytes) });
    }
    if let Some(items) = field.max_items {
        rules.extend(quote! { .max_items(#items) });
    }
    if let Some(default) = &field.default {
        rules.extend(quote! { .default(#default) });
    }
    if field.is_whole_body() {
        return quote! { writer #rules .whole_body(self.#name.as_ref()); };
    }
    quote! { writer #rules .field(#wire, self.#name.as_ref(), #writer); }
}
