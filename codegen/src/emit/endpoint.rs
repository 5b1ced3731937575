//! The static that describes an endpoint to the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{
    Chapter, Encoding, Endpoint, FillSource, Model, Named, Parameter, Place, Response,
};
use crate::names::ident;

use super::platform;

/// `platform` is the path to the module `platform` from where the static stands.
pub(super) fn description(
    model: &Model,
    chapter: &Chapter,
    endpoint: &Endpoint,
    platform: &TokenStream,
) -> TokenStream {
    let name = ident(&endpoint.static_name);
    let full_name = format!("{}.{}", chapter.name, endpoint.name);
    let method = format_ident!("{}", endpoint.method);
    let path = &endpoint.path;
    let host = definition(model.hosts.get(&endpoint.host), "hosts", platform);
    let envelope = definition(
        model.envelopes.get(&endpoint.envelope),
        "envelopes",
        platform,
    );
    let mut setters = TokenStream::new();
    if let Some((credential, parameter)) = &endpoint.auth {
        let known = model.credentials.get(credential);
        let credential = definition(known, "credentials", platform);
        let auth = if known.is_some_and(|known| known.is.parameter == *parameter) {
            quote! { ::bytedance::endpoint::Auth::new(&#credential) }
        } else {
            let Parameter { place, name } = parameter;
            let place = self::place(*place);
            quote! { ::bytedance::endpoint::Auth::at(&#credential, #place, #name) }
        };
        setters.extend(quote! { .auth(#auth) });
    }
    let encoding = match endpoint.encoding {
        Encoding::Json => None,
        Encoding::Form => Some(quote! { Form }),
        Encoding::Multipart => Some(quote! { Multipart }),
    };
    if let Some(encoding) = encoding {
        setters.extend(quote! { .encoding(::bytedance::endpoint::Encoding::#encoding) });
    }
    if let Some(sign) = &endpoint.sign {
        let signature = definition(model.signatures.get(sign), "signatures", platform);
        setters.extend(quote! { .signature(&#signature) });
    }
    if !endpoint.fill.is_empty() {
        let fills = endpoint.fill.iter().map(|fill| {
            let (place, name) = (place(fill.place), &fill.name);
            let source = match &fill.source {
                FillSource::AppId => quote! { AppId },
                FillSource::AppSecret => quote! { AppSecret },
                FillSource::ComponentAppId => quote! { ComponentAppId },
                FillSource::ComponentAppSecret => quote! { ComponentAppSecret },
                FillSource::Credential(name) => quote! { Credential(#name) },
                FillSource::Constant(text) => quote! { Constant(#text) },
            };
            quote! { ::bytedance::endpoint::Fill::new(#place, #name, ::bytedance::endpoint::FillSource::#source) }
        });
        setters.extend(quote! { .fill(&[#(#fills),*]) });
    }
    let flags = [
        (endpoint.safe, quote! { .safe() }),
        (endpoint.sandbox, quote! { .sandbox() }),
        (
            matches!(endpoint.response, Response::Binary),
            quote! { .binary() },
        ),
    ];
    setters.extend(
        flags
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, setter)| setter),
    );
    quote! {
        pub(crate) static #name: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
            #full_name,
            ::bytedance::Method::#method,
            &#host,
            #path,
            &#envelope,
        ) #setters;
    }
}

/// The path of the endpoint's static from its chapter.
pub(super) fn path(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> TokenStream {
    let name = ident(&endpoint.static_name);
    if platform::is_always_compiled(model, endpoint) {
        let module = ident(&chapter.rust);
        quote! { super::platform::endpoints::#module::#name }
    } else {
        quote! { #name }
    }
}

/// The path of a definition's static.
pub(super) fn definition<T>(
    named: Option<&Named<T>>,
    module: &str,
    platform: &TokenStream,
) -> TokenStream {
    let module = ident(module);
    // The check has made sure that every name is known.
    let (name, own) = named.map_or(("UNKNOWN", true), |named| (named.rust.as_str(), named.own));
    let name = ident(name);
    if own {
        quote! { #platform::#module::#name }
    } else {
        quote! { ::bytedance::platform::#module::#name }
    }
}

pub(super) fn place(place: Place) -> TokenStream {
    let place = match place {
        Place::Path => quote! { Path },
        Place::Query => quote! { Query },
        Place::Header => quote! { Header },
        Place::Body => quote! { Body },
        Place::Local => quote! { Local },
    };
    quote! { ::bytedance::endpoint::Place::#place }
}
