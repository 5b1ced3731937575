//! Types whose fields may be left out until they are sent: requests, and what is nested in them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Place};
use crate::names::ident;

use super::{docs, fields, types};

/// A type with setters. `checks` are further statements about its fields, such as rules that concern several of them; `call` are the
/// methods of a request, which can be bound to a client.
///
/// ```text
/// #[derive(Clone, Default)]
/// #[must_use]
/// #[non_exhaustive]
/// pub struct GrantCoupon {
///     pub open_id: ::std::option::Option<::std::string::String>,
///     call_: ::bytedance::Call,
/// }
/// impl GrantCoupon {
///     pub fn new() -> Self { Self::default() }
///     pub fn open_id(mut self, value: impl ::std::convert::Into<::std::string::String>) -> Self { .. }
///     pub fn send(mut self) -> ::bytedance::Sending<GrantCouponResponse> { .. }
/// }
/// ```
pub(super) fn structure(
    name: &Ident,
    doc: &[TokenStream],
    listed: &[(Option<Place>, &Field)],
    checks: &[TokenStream],
    call: Option<TokenStream>,
) -> Vec<TokenStream> {
    let members = listed.iter().map(|(place, field)| {
        let (name, doc, ty) = (
            ident(&field.rust),
            docs::request_field(field, *place),
            types::rust(&field.ty),
        );
        quote! { #(#doc)* pub #name: ::std::option::Option<#ty>, }
    });
    let setters = listed.iter().map(|(_, field)| setter(field));
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
    let mut statements = fields::statements_for_sending(listed);
    statements.extend(checks.iter().cloned());
    items.extend(fields::implementations(name, &statements));
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
