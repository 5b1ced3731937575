//! Selects the parts of a request that each scheme signs.

use std::borrow::Cow;

use url::Url;

use super::base_url::with_path;
use super::draft::{Draft, Extra};
use super::fields::{Field, FieldValue, given_fields};
use super::path::path;
use crate::answer::Error;
use crate::endpoint::{Encoding, Endpoint, Fill, Place, Signature};
use crate::signature;
use crate::signature::Application;
use crate::wire::Part;

/// Returns whether the caller has already signed the request.
pub(super) fn is_signed(signature: &Signature, fields: &[Field<'_>], extra: Extra<'_>) -> bool {
    fields
        .iter()
        .any(|field| field.place == signature.place && field.name == signature.parameter)
        || (signature.place == Place::Header
            && extra
                .headers
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case(signature.parameter)))
}

/// Rejects a call if it needs a signature and the application does not have the key for it. Accepts the call if the signature itself is supplied by
/// the caller or filled in by the client.
pub(crate) fn check_signature(
    application: &Application,
    endpoint: &Endpoint,
    parts: &[Part],
    extra: Extra<'_>,
) -> Result<(), Error> {
    let Some(signature) = endpoint.signature else {
        return Ok(());
    };
    let Some(error) = application.missing_key_error(endpoint) else {
        return Ok(());
    };
    let is_filled = |fill: &Fill| fill.place == signature.place && fill.name == signature.parameter;
    if endpoint.fill.iter().any(is_filled)
        || is_signed(signature, &given_fields(endpoint, parts, extra)?, extra)
    {
        Ok(())
    } else {
        Err(error)
    }
}

/// Signs the exact body with the session key.
pub(super) fn sign_session(
    endpoint: &Endpoint,
    fields: &[Field<'_>],
    body: &[u8],
) -> Result<String, Error> {
    let key = fields
        .iter()
        .find(|field| field.place == Place::Local && field.name == "session_key")
        .ok_or_else(|| {
            Error::request(
                endpoint,
                "the user's session_key is needed to sign the request",
            )
        })?;
    Ok(signature::session(&key.text(), body))
}

/// Computes the guaranteed-payment signature over the parameters that are in the same place as the signature.
pub(super) fn sign_parameters(
    draft: &Draft<'_>,
    signature: &Signature,
    fields: &[Field<'_>],
) -> Result<String, Error> {
    let endpoint = draft.endpoint;
    if !matches!(signature.place, Place::Body | Place::Query) {
        return Err(Error::request(
            endpoint,
            "a signature over parameters can only be in the body or in the query",
        ));
    }
    let Some(salt) = &draft.application.keys.payment_salt else {
        return Err(missing_key_error(draft));
    };
    let as_text = signature.place == Place::Query || endpoint.encoding == Encoding::Form;
    let values = fields
        .iter()
        .filter(|field| {
            field.place == signature.place
                && !signature::ECPAY_REQUEST_UNSIGNED.contains(&field.name.as_ref())
        })
        .map(|field| match field.value {
            FieldValue::Json(json) if !as_text => signature::print_go(json).ok_or_else(|| {
                let text = format!("{} is nested too deeply to be signed", field.name);
                Error::request(endpoint, text)
            }),
            _ => Ok(field.text()),
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(signature::ecpay_values(values, salt.expose()))
}

/// Computes the trade system signature over the whole request.
pub(super) fn sign_request(
    draft: &Draft<'_>,
    fields: &[Field<'_>],
    url: &Url,
    body: &[u8],
) -> Result<String, Error> {
    // The platform does not see the path prefix of a gateway's URL, so the prefix is not signed.
    let mut platform = Url::clone(&draft.address.url);
    platform.set_path("");
    let platform = with_path(&platform, &path(draft.endpoint, fields)?);
    let uri = match url.query() {
        Some(query) => Cow::Owned(format!("{}?{query}", platform.path())),
        None => Cow::Borrowed(platform.path()),
    };
    let method = draft.endpoint.method.as_str();
    let header = signature::sign_trade_header(draft.application, method, &uri, body);
    header.map_err(|error| error.at(draft.endpoint))
}

fn missing_key_error(draft: &Draft<'_>) -> Error {
    draft
        .application
        .missing_key_error(draft.endpoint)
        .unwrap_or_else(|| Error::request(draft.endpoint, "the request cannot be signed"))
}
