//! Prepares the exact HTTP request from an endpoint's description and a request's parts.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use url::{Url, form_urlencoded};

use super::base_url::with_path;
use super::body::body;
use super::draft::Draft;
use super::fields::{Field, FieldValue, complete};
use super::path::path;
use super::sign::{is_signed, sign_parameters, sign_request, sign_session};
use crate::answer::Error;
use crate::endpoint::{Endpoint, Place, Scheme};

/// An HTTP request that is ready to be sent.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Writes the request described by a draft, and signs it if necessary.
pub(crate) fn prepare(draft: &Draft<'_>) -> Result<Prepared, Error> {
    let endpoint = draft.endpoint;
    let mut fields = complete(draft)?;
    let signature = endpoint
        .signature
        .filter(|signature| !is_signed(signature, &fields, draft.extra));
    let parameters = signature.filter(|signature| signature.scheme == Scheme::Ecpay);
    if let Some(signature) = parameters {
        let value = sign_parameters(draft, signature, &fields)?;
        fields.push(Field {
            place: signature.place,
            name: Cow::Borrowed(signature.parameter),
            value: FieldValue::Owned(value),
        });
    }
    let body = body(draft, &fields)?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    for field in fields.iter().filter(|field| field.place == Place::Query) {
        query.append_pair(&field.name, &field.text());
    }
    let mut headers = HeaderMap::with_capacity(4 + draft.extra.headers.len());
    headers.insert(USER_AGENT, draft.user_agent.clone());
    let body = match body {
        Some((content_type, body)) => {
            headers.insert(CONTENT_TYPE, content_type);
            Bytes::from(body)
        }
        None => Bytes::new(),
    };
    for field in fields.iter().filter(|field| field.place == Place::Header) {
        insert_header(endpoint, &mut headers, &field.name, &field.text())?;
    }
    if let Some(signature) = signature.filter(|signature| signature.scheme == Scheme::Session) {
        let value = sign_session(endpoint, &fields, &body)?;
        match signature.place {
            Place::Query => {
                query.append_pair(signature.parameter, &value);
            }
            Place::Header => insert_header(endpoint, &mut headers, signature.parameter, &value)?,
            _ => {
                return Err(Error::request(
                    endpoint,
                    "a signature over the body cannot be in the body itself or in the path",
                ));
            }
        }
    }
    let mut url = if draft.address.whole {
        Url::clone(&draft.address.url)
    } else {
        with_path(&draft.address.url, &path(endpoint, &fields)?)
    };
    let query = query.finish();
    if !query.is_empty() {
        url.set_query(Some(&query));
    }
    if let Some(signature) = signature.filter(|signature| signature.scheme == Scheme::Trade) {
        if signature.place != Place::Header {
            return Err(Error::request(
                endpoint,
                "a signature over the whole request can only be in a header",
            ));
        }
        let value = sign_request(draft, &fields, &url, &body)?;
        insert_header(endpoint, &mut headers, signature.parameter, &value)?;
    }
    for (name, value) in draft.extra.headers {
        insert_header(endpoint, &mut headers, name, value)?;
    }
    Ok(Prepared { url, headers, body })
}

fn insert_header(
    endpoint: &Endpoint,
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
) -> Result<(), Error> {
    // The error does not repeat an invalid name, because a value may have been passed as the name by mistake.
    let header = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Error::request(endpoint, "a header has a name that HTTP does not allow"))?;
    let wrong = |what: &str| Error::request(endpoint, format!("the header {name} {what}"));
    if [HOST, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&header) {
        return Err(wrong("is set only by the transport"));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        wrong("has a value that HTTP does not allow: a line break or another control character")
    })?;
    value.set_sensitive(true);
    headers.insert(header, value);
    Ok(())
}
