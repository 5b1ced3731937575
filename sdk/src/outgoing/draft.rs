//! What a request is written from.

use http::header::HeaderValue;

use super::base_url::Address;
use super::resolved_fill::ResolvedFill;
use crate::endpoint::Endpoint;
use crate::secret::{Secret, Secrets, sounds_secret};
use crate::signature::Application;
use crate::wire::{Part, text_of};

/// Everything that a request is written from.
pub(crate) struct Draft<'a> {
    /// The application that makes the call.
    pub(crate) application: &'a Application,
    /// The id of the application that the call is about.
    pub(crate) app_id: &'a str,
    pub(crate) fill: &'a ResolvedFill,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) address: &'a Address,
    /// The request's own parameters, with the content of its files in memory.
    pub(crate) parts: &'a [Part],
    /// The mark between the parts of a multipart body.
    pub(crate) boundary: &'a str,
    pub(crate) extra: Extra<'a>,
    pub(crate) token: Option<&'a Secret>,
    pub(crate) user_agent: &'a HeaderValue,
}

/// What a call adds to the request: fields and headers that the request type does not have, or that replace what it has.
#[derive(Clone, Copy)]
pub(crate) struct Extra<'a> {
    /// Names with the JSON of their values, or why a value has none.
    pub(crate) fields: &'a [(String, Result<String, String>)],
    pub(crate) headers: &'a [(String, String)],
}

/// All that must not be shown of a call.
pub(crate) fn secrets<'a>(draft: &Draft<'a>, known: &'a [String]) -> Secrets<'a> {
    let mut secrets = Secrets::default();
    secrets.add(draft.application.secret.expose());
    for filled in draft.fill.secrets() {
        secrets.add(filled.expose());
    }
    if let Some(salt) = &draft.application.keys.payment_salt {
        secrets.add(salt.expose());
    }
    known.iter().for_each(|secret| secrets.add(secret.as_str()));
    draft
        .token
        .into_iter()
        .for_each(|token| secrets.add(token.expose()));
    draft
        .extra
        .headers
        .iter()
        .for_each(|(_, value)| secrets.add(value.as_str()));
    for (name, json) in draft.extra.fields {
        if let Ok(json) = json
            && sounds_secret(name)
        {
            secrets.add(text_of(json));
        }
    }
    secrets
}
