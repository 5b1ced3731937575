//! The input for writing a request.

use http::header::HeaderValue;

use super::base_url::Address;
use super::resolved_fill::ResolvedFill;
use crate::endpoint::Endpoint;
use crate::secret::{Secret, Secrets, sounds_secret};
use crate::signature::Application;
use crate::wire::{Part, text_of};

/// Everything needed to write a request.
pub(crate) struct Draft<'a> {
    /// The application that makes the call.
    pub(crate) application: &'a Application,
    /// The id of the application that the call is about: the calling application itself, or an app that it acts for.
    pub(crate) app_id: &'a str,
    pub(crate) fill: &'a ResolvedFill,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) address: &'a Address,
    /// The request's own parameters, with the contents of its files in memory.
    pub(crate) parts: &'a [Part],
    /// The delimiter between the parts of a multipart body.
    pub(crate) boundary: &'a str,
    pub(crate) extra: Extra<'a>,
    pub(crate) token: Option<&'a Secret>,
    pub(crate) user_agent: &'a HeaderValue,
}

/// Fields and headers from a call's options. They are added to those of the request or replace them.
#[derive(Clone, Copy)]
pub(crate) struct Extra<'a> {
    /// Each field's name, along with its value as JSON, or with an error message if the value cannot be written as JSON.
    pub(crate) fields: &'a [(String, Result<String, String>)],
    pub(crate) headers: &'a [(String, String)],
}

/// Returns all values in a call that must not be shown.
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
