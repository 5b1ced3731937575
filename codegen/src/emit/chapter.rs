//! One chapter: its types, its requests and the calls that lead to them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, Model, Response, Type};
use crate::names::ident;

use super::{
    Reach, docs, endpoint, enumeration, event, old_names, pages, platform, request, structure,
    types,
};

/// The module that includes the chapter's file.
pub(super) fn module(model: &Model, chapter: &Chapter, file: &str, reach: &Reach) -> TokenStream {
    let (name, cfg) = (ident(&chapter.rust), cfg(chapter));
    let doc = docs::chapter_module(model, chapter, reach);
    let events = event::list(chapter, reach);
    let file = format!("/{file}");
    let lints = lints();
    quote! { #(#doc)* #events #cfg #lints pub mod #name { include!(concat!(env!("OUT_DIR"), #file)); } }
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
pub(super) fn items(model: &Model, chapter: &Chapter, reach: &Reach) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if has_calls(chapter) {
        items.extend(calls(model, chapter, reach));
    }
    for endpoint in &chapter.endpoints {
        items.extend(request_items(model, chapter, endpoint));
    }
    let cfg = event::cfg(reach);
    let of_events = event::own_types(chapter);
    for listed in &chapter.structures {
        let cfg = cfg
            .as_ref()
            .filter(|_| of_events.contains(listed.rust.as_str()));
        items.extend(
            structure::items(listed)
                .into_iter()
                .map(|item| quote! { #cfg #item }),
        );
    }
    for listed in &chapter.enumerations {
        let cfg = cfg
            .as_ref()
            .filter(|_| of_events.contains(listed.rust.as_str()));
        items.extend(
            enumeration::items(listed)
                .into_iter()
                .map(|item| quote! { #cfg #item }),
        );
    }
    items.extend(
        event::items(chapter)
            .into_iter()
            .map(|item| quote! { #cfg #item }),
    );
    items
}

/// Whether something leads from the client to the chapter: one that has nothing but events is only pushed.
pub(super) fn has_calls(chapter: &Chapter) -> bool {
    !chapter.endpoints.is_empty()
}

/// What the client gives for the chapter.
fn calls(model: &Model, chapter: &Chapter, reach: &Reach) -> [TokenStream; 2] {
    let methods = chapter
        .endpoints
        .iter()
        .map(|endpoint| method(model, chapter, endpoint, reach));
    let doc = docs::chapter(chapter);
    [
        quote! {
            #(#doc)*
            #[derive(Debug, Clone)]
            pub struct Calls { client: ::bytedance::Client }
        },
        quote! {
            impl Calls {
                #[inline]
                pub(crate) fn new(client: ::bytedance::Client) -> Self { Self { client } }
                #(#methods)*
            }
        },
    ]
}

/// `client.login().code_to_session()`.
fn method(model: &Model, chapter: &Chapter, endpoint: &Endpoint, reach: &Reach) -> TokenStream {
    let name = ident(&endpoint.method_name);
    let request = ident(&endpoint.type_name);
    let doc = docs::endpoint(model, chapter, endpoint, reach);
    let old_methods = old_names::methods(chapter, endpoint);
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
        #[inline]
        pub fn #name(&self) -> #request {
            #request { call_: ::bytedance::Call::new(self.client.clone()), ..::std::default::Default::default() }
        }
        #old_methods
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
    let mut items = request::structure(&name, &doc, &fields, &checks, Some(call(endpoint)));
    let in_platform = platform::is_always_compiled(model, endpoint);
    let description = endpoint::path(model, chapter, endpoint);
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
    items.push(quote! {
        impl ::bytedance::Request for #name {
            type Response = #response;
            #[inline]
            fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint { &#description }
            #[inline]
            fn response(#raw: &::bytedance::Raw) -> ::std::result::Result<Self::Response, ::bytedance::Error> { #read }
            #[inline]
            fn take_call(&mut self) -> ::bytedance::Call { ::std::mem::take(&mut self.call_) }
        }
    });
    items.extend(pages::implementation(chapter, endpoint));
    items.extend(old_names::types(chapter, endpoint));
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

/// The methods with which a request is sent.
fn call(endpoint: &Endpoint) -> TokenStream {
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
