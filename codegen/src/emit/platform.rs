//! The module `platform`: what endpoints refer to, whatever features are on.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Endpoint, ErrorCodes, Model, Named};
use crate::names::{camel, ident};

use super::endpoint::{definition, description, place};
use super::{chapter, docs};

pub(super) fn module(model: &Model) -> TokenStream {
    let hosts = model.hosts.values().filter(|host| host.own).map(|host| {
        let (name, production, family) = (&host.name, &host.is.production, &host.is.family);
        let sandbox = option(host.is.sandbox.as_ref());
        statics(
            host,
            &quote! { Host },
            &quote! { #name, #production, #sandbox, #family },
            "",
        )
    });
    let envelopes = model
        .envelopes
        .values()
        .filter(|envelope| envelope.own)
        .map(|envelope| {
            let (name, is) = (&envelope.name, &envelope.is);
            let lists = [&is.code, &is.sub_code, &is.message, &is.log_id, &is.payload];
            let lists = lists.map(|paths| quote! { &[#(#paths),*] });
            statics(
                envelope,
                &quote! { Envelope },
                &quote! { #name, #(#lists),* },
                "",
            )
        });
    let signatures = model
        .signatures
        .values()
        .filter(|signature| signature.own)
        .map(|signature| {
            let (name, parameter) = (&signature.name, &signature.is.parameter);
            let scheme = ident(&camel(&signature.is.scheme).unwrap_or_default());
            let (place, parameter) = (place(parameter.place), &parameter.name);
            let arguments =
                quote! { #name, ::bytedance::endpoint::Scheme::#scheme, #place, #parameter };
            statics(signature, &quote! { Signature }, &arguments, "")
        });
    let issuers = model
        .issuers
        .values()
        .filter(|issuer| issuer.own)
        .map(|issuer| {
            let (name, token, expires_in, shared) = (
                &issuer.name,
                &issuer.is.token,
                &issuer.is.expires_in,
                issuer.is.shared,
            );
            let endpoint = model
                .endpoint(&issuer.is.endpoint)
                .map(|(chapter, endpoint)| {
                    let (module, name) = (ident(&chapter.rust), ident(&endpoint.static_name));
                    quote! { super::endpoints::#module::#name }
                });
            let arguments = quote! { #name, &#endpoint, #token, #expires_in, #shared };
            statics(issuer, &quote! { Issuer }, &arguments, "")
        });
    let credentials = model
        .credentials
        .values()
        .filter(|credential| credential.own)
        .map(|credential| {
            let (name, parameter) = (&credential.name, &credential.is.parameter);
            let (place, parameter) = (place(parameter.place), &parameter.name);
            let issuers =
                credential.is.issuers.iter().map(|issuer| {
                    definition(model.issuers.get(issuer), "issuers", &quote! { super })
                });
            let arguments = quote! { #name, #place, #parameter, &[#(&#issuers),*] };
            statics(
                credential,
                &quote! { Credential },
                &arguments,
                &credential.is.title,
            )
        });
    let endpoints = model.chapters.iter().filter_map(|chapter| {
        let statics: Vec<TokenStream> = chapter
            .endpoints
            .iter()
            .filter(|endpoint| is_always_compiled(model, endpoint))
            .map(|endpoint| description(model, chapter, endpoint, &quote! { super::super }))
            .collect();
        let module = ident(&chapter.rust);
        (!statics.is_empty()).then(|| quote! { pub(crate) mod #module { #(#statics)* } })
    });
    let errors = model.errors.iter().filter(|error| error.own).map(error);
    let lints = chapter::lints();
    quote! {
        /// What the platform's endpoints have in common: hosts, credentials, envelopes, signatures and error codes.
        #lints
        pub mod platform {
            /// The platform's servers.
            pub mod hosts { #(#hosts)* }
            /// What wraps the payload of an answer.
            pub mod envelopes { #(#envelopes)* }
            /// How requests are signed.
            pub mod signatures { #(#signatures)* }
            /// How tokens are got.
            pub mod issuers { #(#issuers)* }
            /// The kinds of tokens.
            pub mod credentials { #(#credentials)* }
            /// Endpoints that issue tokens: a client calls them by itself, whatever features are on.
            pub(crate) mod endpoints { #(#endpoints)* }
            /// What the platform's error codes mean.
            pub static ERROR_CODES: &[::bytedance::ErrorCode] = &[#(#errors),*];
        }
    }
}

/// Whether the endpoint's static stands in `platform::endpoints` instead of its chapter: what issues tokens is called by the client
/// itself, even if the chapter is another crate's or its feature is off.
pub(super) fn is_always_compiled(model: &Model, endpoint: &Endpoint) -> bool {
    let own = model.issuers.values().filter(|issuer| issuer.own);
    own.filter_map(|issuer| model.endpoint(&issuer.is.endpoint))
        .any(|(_, issuing)| std::ptr::eq(issuing, endpoint))
}

fn statics<T>(
    named: &Named<T>,
    ty: &TokenStream,
    arguments: &TokenStream,
    title: &str,
) -> TokenStream {
    let name = ident(&named.rust);
    let title = if title.is_empty() {
        String::new()
    } else {
        format!("{}: ", docs::code(title))
    };
    let doc = docs::lines(&format!("{title}{}", docs::prose(&named.summary)));
    quote! { #(#doc)* pub static #name: ::bytedance::endpoint::#ty = ::bytedance::endpoint::#ty::new(#arguments); }
}

fn option(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote! { ::std::option::Option::Some(#text) },
        None => quote! { ::std::option::Option::None },
    }
}

fn error(error: &ErrorCodes) -> TokenStream {
    let class = ident(&camel(&error.class).unwrap_or_default());
    let (family, envelope) = (
        option(error.family.as_ref()),
        option(error.envelope.as_ref()),
    );
    let (endpoint, codes, sub_codes) = (
        option(error.endpoint.as_ref()),
        &error.codes,
        &error.sub_codes,
    );
    quote! {
        ::bytedance::ErrorCode::new(
            ::bytedance::ErrorClass::#class, #family, #envelope, #endpoint, &[#(#codes),*], &[#(#sub_codes),*],
        )
    }
}
