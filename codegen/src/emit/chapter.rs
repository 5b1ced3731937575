//! One chapter: its types, its requests and the calls that lead to them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, Model, Response};
use crate::names::{compound, ident, shown};

use super::{docs, endpoint, enumeration, platform, request, structure, types};

/// The module that includes the chapter's file.
pub(super) fn module(chapter: &Chapter, file: &str) -> TokenStream {
    let (name, doc, cfg) = (ident(&chapter.rust), docs::chapter(chapter), cfg(chapter));
    let file = format!("/{file}");
    let lints = lints();
    quote! { #(#doc)* #cfg #lints pub mod #name { include!(concat!(env!("OUT_DIR"), #file)); } }
}

/// A crate does not call everything that its catalogue describes, and its lints are about code that people write.
pub(super) fn lints() -> TokenStream {
    quote! { #[allow(dead_code, unused_qualifications, clippy::all, clippy::pedantic)] }
}

pub(super) fn cfg(chapter: &Chapter) -> Option<TokenStream> {
    chapter
        .feature
        .as_ref()
        .map(|feature| quote! { #[cfg(feature = #feature)] })
}

/// Everything in the chapter's file.
pub(super) fn items(model: &Model, chapter: &Chapter) -> Vec<TokenStream> {
    let methods = chapter
        .endpoints
        .iter()
        .map(|endpoint| method(model, chapter, endpoint));
    let doc = docs::chapter(chapter);
    let mut items = vec![
        quote! {
            #(#doc)*
            #[derive(Debug, Clone)]
            pub struct Calls { client: ::bytedance::Client }
        },
        quote! {
            impl Calls {
                pub(crate) fn new(client: ::bytedance::Client) -> Self { Self { client } }
                #(#methods)*
            }
        },
    ];
    for endpoint in &chapter.endpoints {
        items.extend(request_items(model, chapter, endpoint));
        items.extend(call_items(endpoint));
    }
    items.extend(chapter.structures.iter().flat_map(structure::items));
    items.extend(chapter.enumerations.iter().flat_map(enumeration::items));
    items
}

/// `client.login().code_to_session()`.
fn method(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> TokenStream {
    let name = ident(&endpoint.method_name);
    let call = call_name(endpoint);
    let doc = docs::endpoint(model, chapter, endpoint);
    let deprecated = endpoint.legacy.then(|| {
        let note = match &endpoint.replaced_by {
            Some(replacement) => format!("superseded by `{}`", docs::call(replacement)),
            None => "the platform no longer describes it".to_owned(),
        };
        quote! { #[deprecated(note = #note)] }
    });
    quote! {
        #(#doc)*
        #deprecated
        pub fn #name(&self) -> #call {
            #call { call: ::bytedance::Call::new(self.client.clone()), request: ::std::default::Default::default() }
        }
    }
}

/// The request, which can be kept and sent later.
fn request_items(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> Vec<TokenStream> {
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
    let mut items = request::structure(&name, &doc, &fields, &checks);
    let in_platform = platform::is_always_compiled(model, endpoint);
    let description = ident(&endpoint.static_name);
    let description = if in_platform {
        let module = ident(&chapter.rust);
        quote! { super::platform::endpoints::#module::#description }
    } else {
        quote! { #description }
    };
    let response = response(endpoint);
    let read = match &endpoint.response {
        Response::Nothing => quote! { raw.payload(::bytedance::wire::read::nothing) },
        Response::Binary => quote! { raw.binary() },
        Response::Payload(ty) => {
            let reader = types::reader(ty);
            quote! { raw.payload(#reader) }
        }
    };
    items.push(quote! {
        impl ::bytedance::Request for #name {
            type Response = #response;
            fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint { &#description }
            fn response(raw: &::bytedance::Raw) -> ::std::result::Result<Self::Response, ::bytedance::Error> { #read }
        }
    });
    if !in_platform {
        items.push(endpoint::description(
            model,
            chapter,
            endpoint,
            &quote! { super::platform },
        ));
    }
    items
}

/// What a success gives.
fn response(endpoint: &Endpoint) -> TokenStream {
    match &endpoint.response {
        Response::Nothing => quote! { () },
        Response::Binary => quote! { ::bytedance::Binary },
        Response::Payload(ty) => types::rust(ty),
    }
}

/// The request on its way: bound to a client, with options of its own.
fn call_items(endpoint: &Endpoint) -> Vec<TokenStream> {
    let (name, request, response) = (
        call_name(endpoint),
        ident(&endpoint.type_name),
        response(endpoint),
    );
    let doc = docs::lines(&format!(
        "A call of [`Calls::{}`], to be sent.",
        shown(&endpoint.method_name)
    ));
    let target = quote! { self.request };
    let setters = endpoint
        .fields
        .iter()
        .map(|(place, field)| request::setter(field, Some(*place), &target));
    vec![
        quote! {
            #(#doc)*
            #[derive(Debug, Clone)]
            #[must_use = "a call does nothing until it is sent"]
            pub struct #name { call: ::bytedance::Call, request: #request }
        },
        quote! {
            impl #name {
                #(#setters)*
                /// Token, timeout, further fields and headers, base URL: for this call only.
                #[inline]
                pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
                    self.call = self.call.with_options(options);
                    self
                }
                /// Sends the request and gives the payload of the answer.
                #[inline]
                pub async fn send(self) -> ::std::result::Result<#response, ::bytedance::Error> {
                    self.call.send(self.request).await
                }
                /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
                #[inline]
                pub async fn send_for_answer(self) -> ::std::result::Result<::bytedance::Answer<#response>, ::bytedance::Error> {
                    self.call.send_for_answer(self.request).await
                }
            }
        },
    ]
}

fn call_name(endpoint: &Endpoint) -> proc_macro2::Ident {
    ident(&compound(&endpoint.type_name, "Call"))
}

fn at_least_one(endpoint: &Endpoint, names: &[String]) -> TokenStream {
    let pairs = names.iter().filter_map(|wire| {
        let (_, field) = endpoint
            .fields
            .iter()
            .find(|(_, field)| field.wire == *wire)?;
        let name = ident(&field.rust);
        Some(quote! { (#wire, self.#name.is_some()) })
    });
    quote! { writer.at_least_one(&[#(#pairs),*]); }
}
