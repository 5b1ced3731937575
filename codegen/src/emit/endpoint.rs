//! Emits the static that describes an endpoint to the SDK.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Chapter, Encoding, Endpoint, Fill, FillSource, Model, Parameter, Response};
use crate::names::ident;

use super::paths::{self, definition};

/// Emits the static of an endpoint. `platform` is the path to the module `platform`, relative to the static.
///
/// ```text
/// pub(crate) static CODE_TO_SESSION: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
///     "login.code_to_session",
///     ::bytedance::Method::POST,
///     &super::platform::hosts::TOUTIAO,
///     "/api/apps/v2/jscode2session",
///     &super::platform::envelopes::ERR_NO,
/// ).fill(&[..]).sandbox();
/// ```
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
    let setters = [
        auth(model, endpoint, platform),
        encoding(endpoint),
        signature(model, endpoint, platform),
        fill(endpoint),
        endpoint.safe.then(|| quote! { .safe() }),
        endpoint
            .outcome
            .as_ref()
            .map(|query| quote! { .outcome(#query) }),
        endpoint.sandbox.then(|| quote! { .sandbox() }),
        matches!(endpoint.response, Response::Binary).then(|| quote! { .binary() }),
    ];
    let setters = setters.iter().flatten();
    quote! {
        pub(crate) static #name: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
            #full_name,
            ::bytedance::Method::#method,
            &#host,
            #path,
            &#envelope,
        ) #(#setters)*;
    }
}

/// Emits `.auth(Auth::new(&super::platform::credentials::CLIENT))`, or a call to `Auth::at` if the endpoint does not
/// send the token in the credential's default place.
fn auth(model: &Model, endpoint: &Endpoint, platform: &TokenStream) -> Option<TokenStream> {
    let (credential, parameter) = endpoint.auth.as_ref()?;
    let known = model.credentials.get(credential);
    let credential = definition(known, "credentials", platform);
    let auth = if known.is_some_and(|known| known.value.parameter == *parameter) {
        quote! { ::bytedance::endpoint::Auth::new(&#credential) }
    } else {
        let Parameter { place, name } = parameter;
        let place = paths::place(*place);
        quote! { ::bytedance::endpoint::Auth::at(&#credential, #place, #name) }
    };
    Some(quote! { .auth(#auth) })
}

/// Emits a call such as `.encoding(Encoding::Form)`, or nothing for JSON, the default.
fn encoding(endpoint: &Endpoint) -> Option<TokenStream> {
    let encoding = match endpoint.encoding {
        Encoding::Json => return None,
        Encoding::Form => quote! { Form },
        Encoding::Multipart => quote! { Multipart },
    };
    Some(quote! { .encoding(::bytedance::endpoint::Encoding::#encoding) })
}

/// Emits a call such as `.signature(&super::platform::signatures::ECPAY)`, or nothing if the request is not signed.
fn signature(model: &Model, endpoint: &Endpoint, platform: &TokenStream) -> Option<TokenStream> {
    let sign = endpoint.sign.as_ref()?;
    let signature = definition(model.signatures.get(sign), "signatures", platform);
    Some(quote! { .signature(&#signature) })
}

/// Emits a call such as `.fill(&[Fill::new(Place::Body, "appid", FillSource::AppId)])`, or nothing if there are no
/// parameters to fill in.
fn fill(endpoint: &Endpoint) -> Option<TokenStream> {
    let entry = |fill: &Fill| {
        let (place, name) = (paths::place(fill.place), &fill.name);
        let source = match &fill.source {
            FillSource::AppId => quote! { AppId },
            FillSource::AppSecret => quote! { AppSecret },
            FillSource::ComponentAppId => quote! { ComponentAppId },
            FillSource::ComponentAppSecret => quote! { ComponentAppSecret },
            FillSource::Credential(name) => quote! { Credential(#name) },
            FillSource::Constant(text) => quote! { Constant(#text) },
        };
        quote! { ::bytedance::endpoint::Fill::new(#place, #name, ::bytedance::endpoint::FillSource::#source) }
    };
    let entries: Vec<TokenStream> = endpoint.fill.iter().map(entry).collect();
    (!entries.is_empty()).then(|| quote! { .fill(&[#(#entries),*]) })
}
