//! The request of an endpoint: its type, how it is sent and what its answer is.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, Model, Response, Type};
use crate::names::ident;

use super::{docs, endpoint, old_names, pages, paths, request, types};

/// The request, which can be kept and sent later.
pub(super) fn items(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> Vec<TokenStream> {
    let name = ident(&endpoint.type_name);
    let doc = docs::request(endpoint);
    let checks: Vec<TokenStream> = endpoint
        .at_least_one
        .iter()
        .map(|names| at_least_one(endpoint, names))
        .collect();
    let fields: Vec<_> = endpoint
        .fields
        .iter()
        .map(|(place, field)| (Some(*place), field))
        .collect();
    let mut items = request::structure(&name, &doc, &fields, &checks, Some(methods(endpoint)));
    items.push(implementation(chapter, endpoint));
    items.extend(pages::implementation(chapter, endpoint));
    items.extend(old_names::types(chapter, endpoint));
    if !endpoint.issues_token {
        let platform = quote! { super::platform };
        items.push(endpoint::description(model, chapter, endpoint, &platform));
    }
    items
}

/// ```text
/// impl ::bytedance::Request for CodeToSession {
///     type Response = CodeToSessionResponse;
///     fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint { &CODE_TO_SESSION }
///     fn response(raw: &::bytedance::Raw) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
///         raw.payload(::bytedance::wire::read::value)
///     }
///     fn take_call(&mut self) -> ::bytedance::Call { ::std::mem::take(&mut self.call_) }
/// }
/// ```
fn implementation(chapter: &Chapter, endpoint: &Endpoint) -> TokenStream {
    let name = ident(&endpoint.type_name);
    let description = paths::endpoint(chapter, endpoint);
    let response = response(endpoint);
    let read = match &endpoint.response {
        Response::Nothing => quote! { ::std::result::Result::Ok(()) },
        Response::Binary => quote! { raw.binary() },
        Response::Payload(Type::Flag) => quote! { raw.payload(::bytedance::wire::read::bool) },
        Response::Payload(ty) => match types::json_strings(ty) {
            0 => quote! { raw.payload(::bytedance::wire::read::value) },
            levels => {
                quote! { raw.payload(|reader| ::bytedance::wire::read::json_strings(reader, #levels)) }
            }
        },
    };
    let raw = match &endpoint.response {
        Response::Nothing => quote! { _raw },
        _ => quote! { raw },
    };
    quote! {
        impl ::bytedance::Request for #name {
            type Response = #response;
            #[inline]
            fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint { &#description }
            #[inline]
            fn response(#raw: &::bytedance::Raw) -> ::std::result::Result<Self::Response, ::bytedance::Error> { #read }
            #[inline]
            fn take_call(&mut self) -> ::bytedance::Call { ::std::mem::take(&mut self.call_) }
        }
    }
}

/// The type that a success gives.
fn response(endpoint: &Endpoint) -> TokenStream {
    match &endpoint.response {
        Response::Nothing => quote! { () },
        Response::Binary => quote! { ::bytedance::Binary },
        Response::Payload(ty) => types::rust(ty),
    }
}

/// The methods with which a request is sent.
fn methods(endpoint: &Endpoint) -> TokenStream {
    let response = response(endpoint);
    let of_pages = endpoint.pages.as_ref().map(|_| pages::methods());
    quote! {
        /// Token, timeout, further fields and headers, base URL: for this call only.
        #[inline]
        pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
            self.call_ = self.call_.with_options(options);
            self
        }
        /// Sends the request and gives the payload of the answer.
        #[inline]
        pub fn send(mut self) -> ::bytedance::Sending<#response> {
            ::std::mem::take(&mut self.call_).send(self)
        }
        /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
        #[inline]
        pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<#response>> {
            ::std::mem::take(&mut self.call_).send_for_answer(self)
        }
        #of_pages
    }
}

/// `fields.at_least_one(&[("code", self.code.is_some()), ("anonymous_code", self.anonymous_code.is_some())]);`
fn at_least_one(endpoint: &Endpoint, names: &[String]) -> TokenStream {
    let pairs = names.iter().filter_map(|wire| {
        let (_, field) = endpoint
            .fields
            .iter()
            .find(|(_, field)| field.wire == *wire)?;
        let name = ident(&field.rust);
        Some(quote! { (#wire, self.#name.is_some()) })
    });
    quote! { fields.at_least_one(&[#(#pairs),*]); }
}
