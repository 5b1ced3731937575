//! From an endpoint's description and a request's parts to the exact HTTP request.

mod sign;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Url, form_urlencoded};

pub(crate) use self::sign::check_signature;
use self::sign::{is_signed, sign_parameters, sign_request, sign_session};
use crate::authorization::ResolvedFill;
use crate::base_url::{Address, is_path, with_path};
use crate::call::CallOptions;
use crate::endpoint::{Encoding, Endpoint, FillSource, Place, Scheme};
use crate::error::Error;
use crate::file::File;
use crate::multipart::Multipart;
use crate::secret::{Secret, Secrets, sounds_secret};
use crate::signature::Application;
use crate::wire::write::json_text;
use crate::wire::{Members, Part, text_of};

/// All characters but the unreserved ones of URLs.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What a call is made of.
pub(crate) struct Draft<'a> {
    /// Whose application makes the call.
    pub(crate) application: &'a Application,
    /// The application that the call is about.
    pub(crate) app_id: &'a str,
    pub(crate) resolved_fill: &'a ResolvedFill,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) address: &'a Address,
    pub(crate) parts: &'a [Part],
    /// What stands between the parts of a multipart body.
    pub(crate) boundary: &'a str,
    pub(crate) options: &'a CallOptions,
    pub(crate) token: Option<&'a Secret>,
    pub(crate) user_agent: &'a HeaderValue,
}

/// A parameter of the request, borrowed from where it comes from.
struct Field<'a> {
    place: Place,
    /// Empty in [`Place::Body`]: the value is the whole body.
    name: Cow<'a, str>,
    value: Value<'a>,
}

enum Value<'a> {
    /// Compact JSON.
    Json(&'a str),
    /// A string as it is.
    Text(&'a str),
    /// The same, made for this request.
    Owned(String),
    /// A file, and what is shown of it as JSON.
    File(&'a File, &'a str),
}

impl<'a> Field<'a> {
    fn text(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Json(json) | Value::File(_, json) => text_of(json),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Owned(text) => Cow::Borrowed(text),
        }
    }

    fn write_json(&self, buffer: &mut Vec<u8>) {
        match &self.value {
            Value::Json(json) | Value::File(_, json) => buffer.extend_from_slice(json.as_bytes()),
            Value::Text(text) => json_text(buffer, text),
            Value::Owned(text) => json_text(buffer, text),
        }
    }

    fn is_whole_body(&self) -> bool {
        self.place == Place::Body && self.name.is_empty()
    }
}

/// A body with its content type.
type Body = (HeaderValue, Vec<u8>);

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
    for filled in draft.resolved_fill.secrets() {
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
        .options
        .headers
        .iter()
        .for_each(|(_, value)| secrets.add(value.as_str()));
    for (name, json) in &draft.options.fields {
        if let Ok(json) = json
            && sounds_secret(name)
        {
            secrets.add(text_of(json));
        }
    }
    secrets
}

/// Writes the request.
pub(crate) fn prepare(draft: &Draft<'_>) -> Result<Prepared, Error> {
    let endpoint = draft.endpoint;
    let mut fields = complete(draft)?;
    let signature = endpoint
        .signature
        .filter(|signature| !is_signed(signature, &fields, draft.options));
    let parameters = signature.filter(|signature| signature.scheme == Scheme::Ecpay);
    if let Some(signature) = parameters {
        let value = sign_parameters(draft, signature, &fields)?;
        fields.push(Field {
            place: signature.place,
            name: Cow::Borrowed(signature.parameter),
            value: Value::Owned(value),
        });
    }
    let body = body(draft, &fields)?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    for field in fields.iter().filter(|field| field.place == Place::Query) {
        query.append_pair(&field.name, &field.text());
    }
    let mut headers = HeaderMap::with_capacity(4 + draft.options.headers.len());
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
                    "a signature over the body can't stand in the body itself or in the path",
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
                "a signature over the whole request can only stand in a header",
            ));
        }
        let value = sign_request(draft, &fields, &url, &body)?;
        insert_header(endpoint, &mut headers, signature.parameter, &value)?;
    }
    for (name, value) in &draft.options.headers {
        insert_header(endpoint, &mut headers, name, value)?;
    }
    Ok(Prepared { url, headers, body })
}

/// The request's own parts, then what the client fills in, then extra fields, then the token. A name given twice in one place
/// stands where it stood first.
fn complete<'a>(draft: &Draft<'a>) -> Result<Vec<Field<'a>>, Error> {
    let endpoint = draft.endpoint;
    let most = draft.parts.len() + endpoint.fill.len() + draft.options.fields.len() + 1;
    let mut fields = Vec::with_capacity(most);
    fields.extend(draft.parts.iter().map(|part| Field {
        place: part.place,
        name: Cow::Borrowed(part.name.as_ref()),
        value: match &part.file {
            Some(file) => Value::File(file, &part.json),
            None => Value::Json(&part.json),
        },
    }));
    if needs_fields(draft) && fields.iter().any(Field::is_whole_body) {
        fields = open_body(endpoint, fields)?;
    }
    let stands = |fields: &[Field<'_>], place: Place, name: &str| {
        fields
            .iter()
            .position(|field| field.place == place && field.name == name)
    };
    for fill in endpoint.fill {
        if stands(&fields, fill.place, fill.name).is_none() {
            let text = match fill.source {
                FillSource::AppId => draft.app_id,
                FillSource::AppSecret => draft.resolved_fill.secret(draft.application).expose(),
                FillSource::ComponentAppId => draft.application.id.as_str(),
                FillSource::ComponentAppSecret => draft.application.secret.expose(),
                FillSource::Credential(name) => draft.resolved_fill.credential(name),
                FillSource::Constant(text) => text,
            };
            fields.push(Field {
                place: fill.place,
                name: Cow::Borrowed(fill.name),
                value: Value::Text(text),
            });
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
            .find_map(|place| stands(&fields, place, name));
        match known.and_then(|index| fields.get_mut(index)) {
            Some(field) => {
                field.value = Value::Json(json);
                // Of a list of files every one is replaced.
                fields
                    .retain(|field| !matches!(field.value, Value::File(..)) || field.name != *name);
            }
            None => fields.push(Field {
                place: usual,
                name: Cow::Borrowed(name.as_str()),
                value: Value::Json(json),
            }),
        }
    }
    if let (Some(auth), Some(token)) = (endpoint.auth, draft.token) {
        fields.retain(|field| field.place != auth.place || field.name != auth.parameter);
        fields.push(Field {
            place: auth.place,
            name: Cow::Borrowed(auth.parameter),
            value: Value::Text(token.expose()),
        });
    }
    Ok(fields)
}

/// Whether something is added to the body, so that a body given as a whole must be opened.
fn needs_fields(draft: &Draft<'_>) -> bool {
    let endpoint = draft.endpoint;
    endpoint.fill.iter().any(|fill| fill.place == Place::Body)
        || endpoint.encoding != Encoding::Json
        || (!draft.options.fields.is_empty() && !has_no_body(&endpoint.method))
        || endpoint.auth.is_some_and(|auth| auth.place == Place::Body)
        || endpoint
            .signature
            .is_some_and(|signature| signature.place == Place::Body)
}

/// Splits a whole body into its fields, each with its text as it is.
fn open_body<'a>(endpoint: &Endpoint, fields: Vec<Field<'a>>) -> Result<Vec<Field<'a>>, Error> {
    let mut opened = Vec::with_capacity(fields.len());
    for field in fields {
        let Value::Json(json) = field.value else {
            opened.push(field);
            continue;
        };
        if !field.is_whole_body() {
            opened.push(field);
            continue;
        }
        let members = Members::parse(json).ok_or_else(|| {
            Error::request(
                endpoint,
                "the body must be a JSON object, because fields are added to it",
            )
        })?;
        opened.extend(members.0.into_iter().map(|(name, value)| Field {
            place: Place::Body,
            name,
            value: Value::Json(value.get()),
        }));
    }
    Ok(opened)
}

fn has_no_body(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// The body with its content type; `None`: there is none.
fn body(draft: &Draft<'_>, fields: &[Field<'_>]) -> Result<Option<Body>, Error> {
    let endpoint = draft.endpoint;
    let mut fields = fields
        .iter()
        .filter(|field| field.place == Place::Body)
        .peekable();
    if has_no_body(&endpoint.method) && fields.peek().is_none() {
        return Ok(None);
    }
    if endpoint.encoding == Encoding::Form {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for field in fields {
            form.append_pair(&field.name, &field.text());
        }
        return Ok(Some((
            HeaderValue::from_static("application/x-www-form-urlencoded"),
            form.finish().into_bytes(),
        )));
    }
    if endpoint.encoding == Encoding::Multipart {
        return multipart(draft, fields).map(Some);
    }
    let mut body = Vec::with_capacity(256);
    if let Some(whole) = fields.next_if(|field| field.is_whole_body()) {
        whole.write_json(&mut body);
        if fields.next().is_some() {
            return Err(Error::request(
                endpoint,
                "a whole body and single fields of it exclude one another",
            ));
        }
        return Ok(Some((HeaderValue::from_static("application/json"), body)));
    }
    body.push(b'{');
    for (index, field) in fields.enumerate() {
        if index > 0 {
            body.push(b',');
        }
        if field.is_whole_body() {
            return Err(Error::request(
                endpoint,
                "a whole body and single fields of it exclude one another",
            ));
        }
        json_text(&mut body, &field.name);
        body.push(b':');
        field.write_json(&mut body);
    }
    body.push(b'}');
    Ok(Some((HeaderValue::from_static("application/json"), body)))
}

/// A multipart body. Texts come first: a server can then judge the files while they arrive.
fn multipart<'f, 'a: 'f>(
    draft: &Draft<'_>,
    fields: impl Iterator<Item = &'f Field<'a>> + Clone,
) -> Result<Body, Error> {
    let size: usize = fields
        .clone()
        .map(|field| match &field.value {
            Value::Json(text) | Value::Text(text) => text.len() + 128,
            Value::Owned(text) => text.len() + 128,
            Value::File(file, _) => file.content().map_or(0, Bytes::len) + 256,
        })
        .sum();
    let mut multipart = Multipart::new(draft.boundary, size + 64);
    for field in fields.clone() {
        if !matches!(field.value, Value::File(..)) {
            multipart.text(&field.name, &field.text());
        }
    }
    for field in fields {
        if let Value::File(file, _) = &field.value {
            multipart.file(&field.name, file);
        }
    }
    let content_type = HeaderValue::try_from(multipart.content_type())
        .map_err(|_| Error::request(draft.endpoint, "the boundary can't stand in a header"))?;
    Ok((content_type, multipart.finish()))
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
fn path(endpoint: &Endpoint, fields: &[Field<'_>]) -> Result<String, Error> {
    let mut rest = endpoint.path.as_ref();
    if !is_path(rest) {
        return Err(Error::request(
            endpoint,
            "the path must start with / and hold neither ?, # nor \\: query parameters are given one by one",
        ));
    }
    let mut path = String::with_capacity(rest.len() + 32);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after
            .split_once('}')
            .ok_or_else(|| Error::request(endpoint, "the path has a { without a }"))?;
        let field = fields
            .iter()
            .find(|field| field.place == Place::Path && field.name == name)
            .ok_or_else(|| {
                Error::request(
                    endpoint,
                    format!("the path's placeholder {name} has no value"),
                )
            })?;
        let value = field.text();
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
