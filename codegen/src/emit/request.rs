//! Types whose fields may be left out until they are sent: requests, and what is nested in them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Place};
use crate::names::ident;

use super::{docs, endpoint, structure, types};

/// A type with setters. `rest` are further statements about its fields, such as checks that concern several of them; `call` are the
/// methods of a request, which can be bound to a client.
pub(super) fn structure(
    name: &Ident,
    doc: &[TokenStream],
    fields: &[(Option<Place>, &Field)],
    rest: &[TokenStream],
    call: Option<TokenStream>,
) -> Vec<TokenStream> {
    let members = fields.iter().map(|(place, field)| {
        let (name, doc, ty) = (
            ident(&field.rust),
            docs::request_field(field, *place),
            types::rust(&field.ty),
        );
        quote! { #(#doc)* pub #name: ::std::option::Option<#ty>, }
    });
    let setters = fields.iter().map(|(_, field)| setter(field));
    let bound = call.is_some().then(|| quote! { call_: ::bytedance::Call, });
    let mut items = vec![
        quote! {
            #(#doc)*
            #[derive(Clone, Default)]
            #[must_use]
            #[non_exhaustive]
            pub struct #name { #(#members)* #bound }
        },
        quote! {
            impl #name {
                /// Nothing is given yet.
                #[inline]
                pub fn new() -> Self { Self::default() }
                #(#setters)*
                #call
            }
        },
    ];
    let mut named = TokenStream::new();
    let mut current = Place::Body;
    for (place, field) in fields {
        let place = place.unwrap_or(Place::Body);
        if place != current {
            let path = endpoint::place(place);
            named.extend(quote! { fields.place(#path); });
            current = place;
        }
        named.extend(self::named(field));
    }
    named.extend(rest.iter().cloned());
    items.extend(structure::implementations(name, named));
    items
}

/// A setter. What it sets is described at the field, and here named.
fn setter(field: &Field) -> TokenStream {
    let (name, doc) = (ident(&field.rust), docs::setter(field));
    let (argument, value) = types::setter(&field.ty);
    quote! {
        #(#doc)*
        #[inline]
        pub fn #name(mut self, value: #argument) -> Self {
            self.#name = ::std::option::Option::Some(#value);
            self
        }
    }
}

fn named(field: &Field) -> TokenStream {
    let (name, wire, shape) = (ident(&field.rust), &field.wire, types::shape(&field.ty));
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
    if let Some(separator) = &field.join {
        rules.extend(quote! { .join(#separator) });
    }
    if let Some(default) = &field.default {
        rules.extend(quote! { .default(#default) });
    }
    if field.is_whole_body() {
        return quote! { fields #rules .whole_body(&mut self.#name); };
    }
    quote! { fields #rules #shape .field(#wire, &mut self.#name); }
}
