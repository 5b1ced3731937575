//! Emits the `fields` function of a structure and the trait implementations that are based on it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{Field, Place};
use crate::names::ident;

use super::{paths, types};

/// Emits the statements that declare the fields of a request, each with its place in the request. The place is `None`
/// if the field is nested inside another field.
///
/// ```text
/// fields.place(::bytedance::endpoint::Place::Query);
/// fields.required().max_bytes(32usize).field("order_id", &mut self.order_id);
/// ```
pub(super) fn statements_for_sending<'a>(
    fields: impl IntoIterator<Item = &'a (Option<Place>, &'a Field)>,
) -> TokenStream {
    let mut statements = TokenStream::new();
    let mut current = Place::Body;
    for (place, field) in fields {
        let place = place.unwrap_or(Place::Body);
        if place != current {
            let path = paths::place(place);
            statements.extend(quote! { fields.place(#path); });
            current = place;
        }
        statements.extend(sent_field(field));
    }
    statements
}

fn sent_field(field: &Field) -> TokenStream {
    let (name, wire, shape) = (ident(&field.rust), &field.wire, types::shape(&field.ty));
    let mut rules = TokenStream::new();
    if field.is_required() {
        rules.extend(quote! { .required() });
    }
    if field.secret {
        rules.extend(quote! { .secret() });
    }
    if let Some(bytes) = field.max_bytes {
        let bytes = Literal::usize_unsuffixed(bytes);
        rules.extend(quote! { .max_bytes(#bytes) });
    }
    if let Some(items) = field.max_items {
        let items = Literal::usize_unsuffixed(items);
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

/// Emits the statements that declare the fields of a response or event.
///
/// ```text
/// fields.secret().also(&["sessionKey"]).field("session_key", &mut self.session_key);
/// ```
pub(super) fn statements_for_reading(fields: &[Field]) -> TokenStream {
    fields
        .iter()
        .map(|field| {
            let (name, wire, shape) = (ident(&field.rust), &field.wire, types::shape(&field.ty));
            let secret = field.secret.then(|| quote! { .secret() });
            let also = (!field.also.is_empty()).then(|| {
                let also = &field.also;
                quote! { .also(&[#(#also),*]) }
            });
            quote! { fields #secret #shape #also .field(#wire, &mut self.#name); }
        })
        .collect()
}

/// Emits what every generated structure has: a `fields` function containing these statements, and the trait
/// implementations that are based on it.
///
/// All functions are `#[inline]`, so a crate compiles only those that it uses instead of one set for every type of the
/// platform.
///
/// ```text
/// impl ::bytedance::wire::Structure for Order {
///     #[inline]
///     fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
///         fields.required().field("order_id", &mut self.order_id);
///     }
/// }
/// impl ::std::fmt::Debug for Order { .. }
/// impl ::bytedance::wire::serde::Serialize for Order { .. }
/// impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Order { .. }
/// ```
pub(super) fn implementations(name: &Ident, statements: &TokenStream) -> Vec<TokenStream> {
    let shown = name.to_string();
    let fields = if statements.is_empty() {
        quote! { _fields }
    } else {
        quote! { fields }
    };
    vec![
        quote! {
            impl ::bytedance::wire::Structure for #name {
                #[inline]
                fn fields(&mut self, #fields: &mut ::bytedance::wire::Fields<'_, '_>) { #statements }
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
