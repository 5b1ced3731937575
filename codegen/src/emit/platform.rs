//! Emits the module `platform`. It contains the definitions that endpoints refer to, and is compiled regardless of the
//! enabled features.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{
    Chapter, Credential, Envelope, ErrorCodes, Host, Issuer, Model, Named, Signature,
};
use crate::names::{ident, upper_camel_case};

use super::paths::{definition, place};
use super::{attributes, docs, endpoint, markdown};

/// ```text
/// pub mod platform {
///     pub mod hosts { pub static OPEN: ::bytedance::endpoint::Host = ::bytedance::endpoint::Host::new(..); }
///     pub mod envelopes { .. }
///     pub mod signatures { .. }
///     pub mod issuers { .. }
///     pub mod credentials { .. }
///     pub(crate) mod endpoints { pub(crate) mod credential { pub(crate) static GET_CLIENT_TOKEN: .. } }
///     pub static HOSTS: &[&::bytedance::endpoint::Host] = &[&hosts::OPEN];
///     pub static ERROR_CODES: &[::bytedance::ErrorCode] = &[..];
/// }
/// ```
pub(super) fn module(model: &Model, operations: Option<TokenStream>) -> TokenStream {
    let hosts = only_generated(model.hosts.values()).map(host);
    let all_hosts = only_generated(model.hosts.values()).map(|named| {
        let name = ident(&named.rust);
        quote! { &hosts::#name }
    });
    let envelopes = only_generated(model.envelopes.values()).map(envelope);
    let signatures = only_generated(model.signatures.values()).map(signature);
    let issuers = only_generated(model.issuers.values()).map(|named| issuer(model, named));
    let credentials =
        only_generated(model.credentials.values()).map(|named| credential(model, named));
    let endpoints = model
        .chapters
        .iter()
        .filter_map(|chapter| issuing_endpoints(model, chapter));
    let errors = model
        .errors
        .iter()
        .filter(|error| error.generated)
        .map(error);
    let lints = attributes::allow_lints();
    quote! {
        /// Definitions that the endpoints share: hosts, credentials, envelopes, signatures and error codes.
        #lints
        pub mod platform {
            /// The platform's servers.
            pub mod hosts { #(#hosts)* }
            /// The wrappers around the payload of a response.
            pub mod envelopes { #(#envelopes)* }
            /// The ways requests are signed.
            pub mod signatures { #(#signatures)* }
            /// The endpoints that issue tokens, and where the token is in their response.
            pub mod issuers { #(#issuers)* }
            /// The kinds of tokens.
            pub mod credentials { #(#credentials)* }
            /// Endpoints that issue tokens. The client calls them whatever features are enabled.
            pub(crate) mod endpoints { #(#endpoints)* }
            /// All hosts of the module `hosts`.
            pub static HOSTS: &[&::bytedance::endpoint::Host] = &[#(#all_hosts),*];
            /// The meanings of the platform's error codes.
            pub static ERROR_CODES: &[::bytedance::ErrorCode] = &[#(#errors),*];
            #operations
        }
    }
}

/// Returns the definitions to generate in this run. The SDK already contains the others.
fn only_generated<'a, T: 'a>(
    all: impl Iterator<Item = &'a Named<T>>,
) -> impl Iterator<Item = &'a Named<T>> {
    all.filter(|named| named.generated)
}

fn host(named: &Named<Host>) -> TokenStream {
    let (name, production, family) = (&named.name, &named.value.production, &named.value.family);
    let sandbox = option(named.value.sandbox.as_ref());
    let arguments = quote! { #name, #production, #sandbox, #family };
    item(named, &quote! { Host }, &arguments, "")
}

fn envelope(named: &Named<Envelope>) -> TokenStream {
    let (name, envelope) = (&named.name, &named.value);
    let lists = [
        &envelope.code,
        &envelope.sub_code,
        &envelope.message,
        &envelope.log_id,
        &envelope.payload,
    ];
    let lists = lists.map(|paths| quote! { &[#(#paths),*] });
    let arguments = quote! { #name, #(#lists),* };
    item(named, &quote! { Envelope }, &arguments, "")
}

fn signature(named: &Named<Signature>) -> TokenStream {
    let (name, parameter) = (&named.name, &named.value.parameter);
    let scheme = ident(&upper_camel_case(&named.value.scheme).unwrap_or_default());
    let (place, parameter) = (place(parameter.place), &parameter.name);
    let arguments = quote! { #name, ::bytedance::endpoint::Scheme::#scheme, #place, #parameter };
    item(named, &quote! { Signature }, &arguments, "")
}

fn issuer(model: &Model, named: &Named<Issuer>) -> TokenStream {
    let Issuer {
        endpoint,
        token,
        expires_in,
        shared,
    } = &named.value;
    let name = &named.name;
    let endpoint = model.endpoint(endpoint).map(|(chapter, endpoint)| {
        let (module, name) = (ident(&chapter.rust), ident(&endpoint.static_name));
        quote! { super::endpoints::#module::#name }
    });
    let arguments = quote! { #name, &#endpoint, #token, #expires_in, #shared };
    item(named, &quote! { Issuer }, &arguments, "")
}

fn credential(model: &Model, named: &Named<Credential>) -> TokenStream {
    let (name, parameter) = (&named.name, &named.value.parameter);
    let (place, parameter) = (place(parameter.place), &parameter.name);
    let issuers = named
        .value
        .issuers
        .iter()
        .map(|issuer| definition(model.issuers.get(issuer), "issuers", &quote! { super }));
    let arguments = quote! { #name, #place, #parameter, &[#(&#issuers),*] };
    item(
        named,
        &quote! { Credential },
        &arguments,
        &named.value.title,
    )
}

/// Emits the statics of those endpoints of a chapter that issue tokens.
fn issuing_endpoints(model: &Model, chapter: &Chapter) -> Option<TokenStream> {
    let statics: Vec<TokenStream> = chapter
        .endpoints
        .iter()
        .filter(|endpoint| endpoint.issues_token)
        .map(|endpoint| endpoint::description(model, chapter, endpoint, &quote! { super::super }))
        .collect();
    let module = ident(&chapter.rust);
    (!statics.is_empty()).then(|| quote! { pub(crate) mod #module { #(#statics)* } })
}

/// Emits the static of a definition, such as `pub static OPEN: Host = Host::new("open", ..);`. Its documentation
/// consists of the title, if any, followed by the summary.
fn item<T>(
    named: &Named<T>,
    ty: &TokenStream,
    arguments: &TokenStream,
    title: &str,
) -> TokenStream {
    let name = ident(&named.rust);
    let title = if title.is_empty() {
        String::new()
    } else {
        format!("{}: ", markdown::inline_code(title))
    };
    let doc = docs::doc_attributes(&format!(
        "{title}{}",
        markdown::escape_prose(&named.summary)
    ));
    quote! { #(#doc)* pub static #name: ::bytedance::endpoint::#ty = ::bytedance::endpoint::#ty::new(#arguments); }
}

fn option(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote! { ::std::option::Option::Some(#text) },
        None => quote! { ::std::option::Option::None },
    }
}

fn error(error: &ErrorCodes) -> TokenStream {
    let class = ident(&upper_camel_case(&error.class).unwrap_or_default());
    let (family, envelope) = (
        option(error.family.as_ref()),
        option(error.envelope.as_ref()),
    );
    let (endpoint, codes, sub_codes) = (
        option(error.endpoint.as_ref()),
        &error.codes,
        &error.sub_codes,
    );
    let messages = &error.messages;
    let messages = (!messages.is_empty()).then(|| quote! { .messages(&[#(#messages),*]) });
    quote! {
        ::bytedance::ErrorCode::new(
            ::bytedance::ErrorClass::#class, #family, #envelope, #endpoint, &[#(#codes),*], &[#(#sub_codes),*],
        ) #messages
    }
}
