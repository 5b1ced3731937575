//! Emits types whose fields can remain unset until they are sent: requests and the structures nested in them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, Place};
use crate::names::ident;

use super::docs::{self, Requirements};
use super::{fields, types};

/// The parts of a request other than its fields.
pub(super) struct Call<'a> {
    /// The methods that send the request.
    pub(super) methods: TokenStream,
    pub(super) requirements: Requirements<'a>,
}

/// Emits a type with setters. `call` is `None` for a structure that is nested in a request.
///
/// ```text
/// #[derive(Clone, Default)]
/// #[must_use]
/// #[non_exhaustive]
/// pub struct GrantCoupon {
///     pub open_id: Option<String>,
///     call: ::bytedance::Call,
/// }
/// impl GrantCoupon {
///     pub fn new() -> Self { Self::default() }
///     pub fn open_id(mut self, value: impl Into<String>) -> Self { .. }
///     pub fn send(mut self) -> ::bytedance::Sending<GrantCouponResponse> { .. }
/// }
/// ```
pub(super) fn structure(
    name: &Ident,
    doc: &[TokenStream],
    listed: &[(Option<Place>, &Field)],
    call: Option<&Call<'_>>,
) -> Vec<TokenStream> {
    let requirements = call.map(|call| &call.requirements);
    let (members, setters): (Vec<_>, Vec<_>) = listed
        .iter()
        .map(|(place, field)| {
            let (name, ty) = (ident(&field.rust), types::rust(&field.ty));
            let doc = docs::request_field(field, *place, requirements);
            let member = quote! { #(#doc)* pub #name: ::std::option::Option<#ty>, };
            (member, setter(field, &doc))
        })
        .unzip();
    let bound = call.map(|_| quote! { call: ::bytedance::Call, });
    // A request is not compared: it is bound to a client, and can contain files.
    let equality = call.is_none().then(|| quote! { , PartialEq });
    let new_doc = call.map(|_| {
        quote! {
            /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
        }
    });
    let methods = call.map(|call| &call.methods);
    let mut items = vec![
        quote! {
            #(#doc)*
            #[derive(Clone, Default #equality)]
            #[must_use]
            #[non_exhaustive]
            pub struct #name { #(#members)* #bound }
        },
        quote! {
            impl #name {
                #new_doc
                #[inline]
                pub fn new() -> Self { Self::default() }
                #(#setters)*
                #methods
            }
        },
    ];
    let mut statements = fields::statements_for_sending(listed);
    let groups = requirements
        .into_iter()
        .flat_map(|requirements| &requirements.at_least_one);
    statements.extend(groups.map(|group| at_least_one_check(group)));
    items.extend(fields::implementations(name, &statements));
    items
}

/// Emits a setter. It has the same documentation as its field.
fn setter(field: &Field, doc: &[TokenStream]) -> TokenStream {
    let name = ident(&field.rust);
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

/// Emits the statement that checks a group of fields:
///
/// `fields.at_least_one(&[("code", self.code.is_some()), ("anonymous_code", self.anonymous_code.is_some())]);`
fn at_least_one_check(group: &[&Field]) -> TokenStream {
    let pairs = group.iter().map(|field| {
        let (wire, name) = (&field.wire, ident(&field.rust));
        quote! { (#wire, self.#name.is_some()) }
    });
    quote! { fields.at_least_one(&[#(#pairs),*]); }
}
