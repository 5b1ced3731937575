//! Emits the request type of an endpoint, its sending methods and its response type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Chapter, Endpoint, Model, Response, Type};
use crate::names::ident;

use super::{docs, endpoint, old_names, pages, paths, request, types};

/// Emits the request type and its implementations.
pub(super) fn items(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> Vec<TokenStream> {
    let name = ident(&endpoint.type_name);
    let doc = docs::request(endpoint);
    let fields: Vec<_> = endpoint
        .fields
        .iter()
        .map(|(place, field)| (Some(*place), field))
        .collect();
    let call = request::Call {
        methods: methods(endpoint),
        requirements: docs::Requirements::of(endpoint),
    };
    let mut items = request::structure(&name, &doc, &fields, Some(&call));
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
///     fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
///         raw.payload(::bytedance::wire::read::value)
///     }
///     fn take_call(&mut self) -> ::bytedance::Call { ::std::mem::take(&mut self.call) }
/// }
/// impl ::std::future::IntoFuture for CodeToSession {
///     type Output = Result<CodeToSessionResponse, ::bytedance::Error>;
///     type IntoFuture = ::bytedance::Sending<CodeToSessionResponse>;
///     fn into_future(self) -> Self::IntoFuture { self.send() }
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
                let levels = Literal::u8_unsuffixed(levels);
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
            fn take_call(&mut self) -> ::bytedance::Call { ::std::mem::take(&mut self.call) }
        }
        impl ::std::future::IntoFuture for #name {
            type Output = ::std::result::Result<#response, ::bytedance::Error>;
            type IntoFuture = ::bytedance::Sending<#response>;
            #[inline]
            fn into_future(self) -> Self::IntoFuture { self.send() }
        }
    }
}

/// Emits the type that a successful call returns.
fn response(endpoint: &Endpoint) -> TokenStream {
    match &endpoint.response {
        Response::Nothing => quote! { () },
        Response::Binary => quote! { ::bytedance::Binary },
        Response::Payload(ty) => types::rust(ty),
    }
}

/// Emits the methods that send a request.
fn methods(endpoint: &Endpoint) -> TokenStream {
    let response = response(endpoint);
    let of_pages = endpoint.pages.as_ref().map(|_| pages::methods());
    quote! {
        /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
        #[inline]
        pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
            self.call = self.call.with_options(options);
            self
        }
        /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
        #[inline]
        pub fn send(mut self) -> ::bytedance::Sending<#response> {
            ::std::mem::take(&mut self.call).send(self)
        }
        /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
        #[inline]
        pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<#response>> {
            ::std::mem::take(&mut self.call).send_for_answer(self)
        }
        #of_pages
    }
}
