//! From an endpoint's description and a request's parts to the exact HTTP request.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Url, form_urlencoded};

use crate::call::CallOptions;
use crate::client::Application;
use crate::endpoint::{Encoding, Endpoint, FillSource, Place, Scheme, Signature};
use crate::error::Error;
use crate::secret::{Secret, Secrets, sounds_secret};
use crate::signature;
use crate::wire::write::json_text;
use crate::wire::{Members, Part};

/// All characters but the unreserved ones of URLs.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What a call is made of.
pub(crate) struct Draft<'a> {
    pub(crate) application: &'a Application,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) base_url: &'a Url,
    pub(crate) parts: &'a [Part],
    pub(crate) options: &'a CallOptions,
    pub(crate) token: Option<&'a Secret>,
    pub(crate) user_agent: &'a HeaderValue,
}

/// The exact request.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// All that must not be shown of a call.
pub(crate) fn secrets<'a>(draft: &Draft<'a>, known: &'a [String]) -> Secrets<'a> {
    let mut secrets = Secrets::default();
    secrets.add(draft.application.secret.expose());
    known.iter().for_each(|secret| secrets.add(secret.as_str()));
    draft
        .token
        .into_iter()
        .for_each(|token| secrets.add(token.expose()));
    draft
        .options
        .headers
        .iter()
        .for_each(|(_, value)| secrets.add(value.as_str()));
    for (name, json) in &draft.options.fields {
        if let Ok(json) = json
            && sounds_secret(name)
        {
            let part = Part::new(Place::Body, "", json.clone());
            secrets.add(part.text().into_owned());
        }
    }
    secrets
}

/// Writes the request.
pub(crate) fn prepare(draft: &Draft<'_>) -> Result<Prepared, Error> {
    let endpoint = draft.endpoint;
    let parts = complete(draft)?;
    let body = body(endpoint, &parts)?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    for part in parts.iter().filter(|part| part.place == Place::Query) {
        query.append_pair(&part.name, &part.text());
    }
    let mut headers = HeaderMap::with_capacity(4 + draft.options.headers.len());
    headers.insert(USER_AGENT, draft.user_agent.clone());
    if let Some((content_type, _)) = &body {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    let body = body.map_or_else(Bytes::new, |(_, body)| Bytes::from(body));
    for part in parts.iter().filter(|part| part.place == Place::Header) {
        insert_header(endpoint, &mut headers, &part.name, &part.text())?;
    }
    if let Some(signature) = endpoint.signature {
        let value = sign(endpoint, signature, &parts, &body)?;
        match signature.place {
            Place::Query => {
                query.append_pair(signature.parameter, &value);
            }
            Place::Header => insert_header(endpoint, &mut headers, signature.parameter, &value)?,
            _ => {
                return Err(Error::request(
                    endpoint,
                    "a signature over the body can't stand in the body itself or in the path",
                ));
            }
        }
    }
    for (name, value) in &draft.options.headers {
        insert_header(endpoint, &mut headers, name, value)?;
    }
    let path = path(endpoint, &parts)?;
    let url = url(draft.base_url, &path, &query.finish());
    Ok(Prepared { url, headers, body })
}

/// The request's own parts, then what the client fills in, then extra fields, then the token. A name given twice in one place
/// stands where it stood first.
fn complete<'a>(draft: &Draft<'a>) -> Result<Vec<Cow<'a, Part>>, Error> {
    let endpoint = draft.endpoint;
    let most = draft.parts.len() + endpoint.fill.len() + draft.options.fields.len() + 1;
    let mut parts = Vec::with_capacity(most);
    parts.extend(draft.parts.iter().map(Cow::Borrowed));
    if needs_fields(draft) {
        parts = open_body(endpoint, parts)?;
    }
    let stands = |parts: &[Cow<'_, Part>], place: Place, name: &str| {
        parts
            .iter()
            .position(|part| part.place == place && part.name == name)
    };
    for fill in endpoint.fill {
        if stands(&parts, fill.place, fill.name).is_none() {
            let text = match fill.source {
                FillSource::AppId => draft.application.id.as_str(),
                FillSource::AppSecret => draft.application.secret.expose(),
                FillSource::Constant(text) => text,
            };
            parts.push(Cow::Owned(Part::string(fill.place, fill.name, text)));
        }
    }
    for (name, json) in &draft.options.fields {
        let json = json.as_ref().map_err(|error| {
            Error::request(endpoint, format!("extra field {name} is not JSON: {error}"))
        })?;
        let usual = if has_no_body(&endpoint.method) {
            Place::Query
        } else {
            Place::Body
        };
        let places = [
            usual,
            Place::Body,
            Place::Query,
            Place::Path,
            Place::Header,
            Place::Local,
        ];
        let known = places
            .into_iter()
            .find_map(|place| stands(&parts, place, name));
        match known.and_then(|index| parts.get_mut(index)) {
            Some(part) => part.to_mut().json.clone_from(json),
            None => parts.push(Cow::Owned(Part::new(usual, name.clone(), json.clone()))),
        }
    }
    if let (Some(auth), Some(token)) = (endpoint.auth, draft.token) {
        parts.retain(|part| part.place != auth.place || part.name != auth.parameter);
        let part = Part::string(auth.place, auth.parameter, token.expose());
        parts.push(Cow::Owned(part));
    }
    Ok(parts)
}

/// Whether something is added to the body, so that a body given as a whole must be opened.
fn needs_fields(draft: &Draft<'_>) -> bool {
    let endpoint = draft.endpoint;
    endpoint.fill.iter().any(|fill| fill.place == Place::Body)
        || endpoint.encoding == Encoding::Form
        || (!draft.options.fields.is_empty() && !has_no_body(&endpoint.method))
        || endpoint.auth.is_some_and(|auth| auth.place == Place::Body)
}

/// Splits a whole body into its fields, each with its text as it is.
fn open_body<'a>(
    endpoint: &Endpoint,
    parts: Vec<Cow<'a, Part>>,
) -> Result<Vec<Cow<'a, Part>>, Error> {
    let mut opened = Vec::with_capacity(parts.len());
    for part in parts {
        if part.place != Place::Body || !part.name.is_empty() {
            opened.push(part);
            continue;
        }
        let members = Members::parse(&part.json).ok_or_else(|| {
            Error::request(
                endpoint,
                "the body must be a JSON object, because fields are added to it",
            )
        })?;
        for (name, value) in members.0 {
            let part = Part::new(Place::Body, name.into_owned(), value.get().to_owned());
            opened.push(Cow::Owned(part));
        }
    }
    Ok(opened)
}

fn has_no_body(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// The body with its content type; `None`: there is none.
fn body(
    endpoint: &Endpoint,
    parts: &[Cow<'_, Part>],
) -> Result<Option<(&'static str, Vec<u8>)>, Error> {
    let mut fields = parts
        .iter()
        .filter(|part| part.place == Place::Body)
        .peekable();
    if has_no_body(&endpoint.method) && fields.peek().is_none() {
        return Ok(None);
    }
    if endpoint.encoding == Encoding::Form {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for part in fields {
            form.append_pair(&part.name, &part.text());
        }
        return Ok(Some((
            "application/x-www-form-urlencoded",
            form.finish().into_bytes(),
        )));
    }
    let mut body = Vec::with_capacity(256);
    if fields.peek().is_some_and(|part| part.name.is_empty()) {
        body.extend_from_slice(
            fields
                .next()
                .map_or("", |part| part.json.as_str())
                .as_bytes(),
        );
        if fields.next().is_some() {
            return Err(Error::request(
                endpoint,
                "a whole body and single fields of it exclude one another",
            ));
        }
        return Ok(Some(("application/json", body)));
    }
    body.push(b'{');
    for (index, part) in fields.enumerate() {
        if index > 0 {
            body.push(b',');
        }
        if part.name.is_empty() {
            return Err(Error::request(
                endpoint,
                "a whole body and single fields of it exclude one another",
            ));
        }
        json_text(&mut body, &part.name);
        body.push(b':');
        body.extend_from_slice(part.json.as_bytes());
    }
    body.push(b'}');
    Ok(Some(("application/json", body)))
}

/// The signature of the exact body.
fn sign(
    endpoint: &Endpoint,
    signature: &Signature,
    parts: &[Cow<'_, Part>],
    body: &[u8],
) -> Result<String, Error> {
    match signature.scheme {
        Scheme::Session => {
            let key = parts
                .iter()
                .find(|part| part.place == Place::Local && part.name == "session_key")
                .ok_or_else(|| {
                    Error::request(
                        endpoint,
                        "the user's session_key is needed to sign the request",
                    )
                })?;
            signature::session(&key.text(), body).ok_or_else(|| {
                Error::request(
                    endpoint,
                    "the session_key can't be used to sign the request",
                )
            })
        }
    }
}

fn insert_header(
    endpoint: &Endpoint,
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
) -> Result<(), Error> {
    // A name that is none is not repeated: it may be a value in the wrong place.
    let header = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Error::request(endpoint, "a header has a name that HTTP does not allow"))?;
    let wrong = |what: &str| Error::request(endpoint, format!("the header {name} {what}"));
    if [HOST, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&header) {
        return Err(wrong("is set by the transport alone"));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        wrong("has a value that HTTP does not allow: a line break or another control character")
    })?;
    value.set_sensitive(true);
    headers.insert(header, value);
    Ok(())
}

/// The path with its placeholders filled.
fn path(endpoint: &Endpoint, parts: &[Cow<'_, Part>]) -> Result<String, Error> {
    let mut path = String::with_capacity(endpoint.path.len() + 32);
    let mut rest = endpoint.path.as_ref();
    if !rest.starts_with('/') || rest.contains(['?', '#', '\\']) {
        return Err(Error::request(
            endpoint,
            "the path must start with / and hold neither ?, # nor \\: query parameters are given one by one",
        ));
    }
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after
            .split_once('}')
            .ok_or_else(|| Error::request(endpoint, "the path has a { without a }"))?;
        let part = parts
            .iter()
            .find(|part| part.place == Place::Path && part.name == name)
            .ok_or_else(|| {
                Error::request(
                    endpoint,
                    format!("the path's placeholder {name} has no value"),
                )
            })?;
        let value = part.text();
        // An empty segment or a step upwards would be another endpoint.
        if matches!(value.as_ref(), "" | "." | "..") {
            return Err(Error::request(
                endpoint,
                format!("the path's placeholder {name} has a value that would change the path"),
            ));
        }
        path.push_str(before);
        path.extend(utf8_percent_encode(&value, PATH));
        rest = after;
    }
    path.push_str(rest);
    Ok(path)
}

/// The base URL with path and query after it. Both setters encode as the parser does, and neither can reach the host.
fn url(base: &Url, path: &str, query: &str) -> Url {
    let mut url = base.clone();
    match base.path().trim_end_matches('/') {
        "" => url.set_path(path),
        before => url.set_path(&[before, path].concat()),
    }
    if !query.is_empty() {
        url.set_query(Some(query));
    }
    url
}
