//! Answers questions about the catalogue and the SDK: which endpoints exist, what a response means, and what request is sent.
//!
//! The `conformance` program reads one question per line and answers each with one line.

use std::collections::HashMap;
use std::sync::Arc;

use bytedance::dynamic::Entry;
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{
    CallOptions, Client, ClientBuilder, Credential, Error, ErrorKind, Method, Place, catalogue,
};
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Map, Value, json};

/// The endpoints, keyed by path. Placeholders in these paths have no names.
#[derive(Debug)]
pub struct Conformance {
    paths: HashMap<String, Vec<&'static Entry>>,
}

impl Default for Conformance {
    fn default() -> Self {
        let mut paths: HashMap<String, Vec<&'static Entry>> = HashMap::new();
        for entry in catalogue() {
            let path = normalize_path(&entry.endpoint.path);
            paths.entry(path).or_default().push(entry);
        }
        Self { paths }
    }
}

impl Conformance {
    /// Answers the question in one line of input.
    pub async fn answer(&self, line: &[u8]) -> Value {
        match self.try_answer(line).await {
            Ok(answer) => answer,
            Err(error) => json!({ "ok": false, "error": error }),
        }
    }

    async fn try_answer(&self, line: &[u8]) -> Result<Value, String> {
        let question: Value = serde_json::from_slice(line)
            .map_err(|error| format!("the line is not JSON: {error}"))?;
        let question = question
            .as_object()
            .ok_or("the line is not a JSON object")?;
        match read_text(question, "op")? {
            Some("list") => Ok(list_endpoints()),
            Some("decode") => decode(self.entry(question)?, question),
            Some("encode") => encode(self.entry(question)?, question).await,
            Some(other) => Err(format!(
                "unknown op {other:?}: it is list, decode or encode"
            )),
            None => Err("op is missing".to_owned()),
        }
    }

    /// Finds the endpoint with this path, method and host.
    fn entry(&self, question: &Map<String, Value>) -> Result<&'static Entry, String> {
        let path = read_text(question, "path")?.ok_or("path is missing")?;
        let method = read_text(question, "method")?;
        let host = read_text(question, "host")?;
        let candidates = self
            .paths
            .get(&normalize_path(path))
            .map_or(&[][..], Vec::as_slice);
        let fits = |entry: &&&'static Entry| {
            method.is_none_or(|method| entry.endpoint.method.as_str().eq_ignore_ascii_case(method))
        };
        let mut found: Vec<&'static Entry> = candidates.iter().filter(fits).copied().collect();
        // If several endpoints have the same path, an endpoint with the requested host is preferred, then one with the same trailing slash.
        found.sort_by_key(|entry| {
            let other_host = host.is_some_and(|host| !is_host(entry, host));
            (other_host, entry.endpoint.path != path)
        });
        let Some(first) = found.first() else {
            let others: Vec<String> = candidates.iter().map(|entry| describe(entry)).collect();
            return Err(match others.as_slice() {
                [] => format!("no endpoint has the path {path}"),
                others => format!("the path {path} has only {}", others.join(", ")),
            });
        };
        let same = |entry: &&Entry| entry.endpoint.method == first.endpoint.method;
        if !found.iter().all(same) {
            let found: Vec<String> = found.iter().map(|entry| describe(entry)).collect();
            return Err(format!(
                "the path {path} has several methods, give one: {}",
                found.join(", ")
            ));
        }
        Ok(first)
    }
}

fn describe(entry: &Entry) -> String {
    let endpoint = entry.endpoint;
    format!(
        "{} {}",
        endpoint.method,
        host_name(endpoint.host.production)
    )
}

fn is_host(entry: &Entry, host: &str) -> bool {
    let known = entry.endpoint.host;
    let host = host_name(host.trim_end_matches('/'));
    host.eq_ignore_ascii_case(known.name)
        || host.eq_ignore_ascii_case(host_name(known.production))
        || known
            .sandbox
            .is_some_and(|sandbox| host.eq_ignore_ascii_case(host_name(sandbox)))
}

/// Returns the host part of a URL. For example, the host of `https://open.douyin.com` is `open.douyin.com`.
fn host_name(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    rest.split('/').next().unwrap_or(rest)
}

/// Normalizes a path for comparison. For example, `/rooms/:id/` and `/rooms/{room_id}` become equal.
fn normalize_path(path: &str) -> String {
    let mut normalized = String::new();
    for segment in path.trim().trim_matches('/').split('/') {
        normalized.push('/');
        let mut rest = if segment.starts_with(':') {
            "{}"
        } else {
            segment
        };
        while let Some((before, (_, after))) = rest
            .split_once('{')
            .and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
        {
            normalized.push_str(before);
            normalized.push_str("{}");
            rest = after;
        }
        normalized.push_str(rest);
    }
    normalized
}

/// Reads a string from an object. Returns `None` if the member is missing or null.
fn read_text<'a>(object: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} must be a string")),
    }
}

/// Reads an object nested in another object. Returns an empty object if the member is missing or null.
fn read_object(of: &Map<String, Value>, name: &str) -> Result<Map<String, Value>, String> {
    match of.get(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object.clone()),
        Some(_) => Err(format!("{name} must be an object")),
    }
}

fn list_endpoints() -> Value {
    let endpoints: Value = catalogue()
        .iter()
        .map(|entry| {
            let endpoint = entry.endpoint;
            json!({
                "name": endpoint.name,
                "chapter": entry.chapter,
                "feature": entry.feature,
                "method": endpoint.method.as_str(),
                "host": host_name(endpoint.host.production),
                "path": endpoint.path,
                "auth": endpoint.auth.map_or("none", |auth| token_kind(auth.credential)),
                "safe": endpoint.safe,
                "legacy": entry.legacy,
                "title": entry.title,
                "summary": entry.summary,
                "aliases": entry.aliases,
            })
        })
        .collect();
    json!({ "ok": true, "endpoints": endpoints })
}

/// Returns the kind of a token. Both versions of a third-party platform's tokens count as the same kind.
fn token_kind(credential: &Credential) -> &'static str {
    credential.name.trim_end_matches("_v1")
}

/// Decodes a response the way the client does.
fn decode(entry: &'static Entry, question: &Map<String, Value>) -> Result<Value, String> {
    let body = read_text(question, "body")?.ok_or("body is missing")?;
    let mut headers = HeaderMap::new();
    // An endpoint that returns images can respond with either an image or JSON. The content type indicates which.
    if !entry.endpoint.binary || body.trim_start().starts_with('{') {
        let json = HeaderValue::from_static("application/json");
        headers.insert(header::CONTENT_TYPE, json);
    }
    match entry.decode(headers, body.to_owned()) {
        Ok(payload) => Ok(json!({ "ok": true, "value": payload.into_json(), "error": null })),
        Err(error) if error.kind() == ErrorKind::Api => {
            let payload = error.raw().and_then(|raw| entry.payload(raw).ok());
            let empty = |value: &Value| value.as_object().is_some_and(Map::is_empty);
            Ok(json!({
                "ok": true,
                "value": payload.map(|payload| payload.into_json()).filter(|value| !empty(value)),
                "error": {
                    "code": error.code(),
                    "message": error.message(),
                    "log_id": error.log_id(),
                    "kind": failure_kind(&error),
                },
            }))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Returns the error class of a failure. If the class is unknown, returns the step at which the failure occurred.
fn failure_kind(error: &Error) -> String {
    let name = match error.class() {
        Some(class) => format!("{class:?}"),
        None => format!("{:?}", error.kind()),
    };
    let mut kind = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !kind.is_empty() {
            kind.push('_');
        }
        kind.extend(character.to_lowercase());
    }
    kind
}

/// Sends a request through an in-memory transport and returns the request that was sent.
async fn encode(entry: &'static Entry, question: &Map<String, Value>) -> Result<Value, String> {
    let config = read_object(question, "config")?;
    let mut request = read_object(question, "request")?;
    let options = build_options(entry, &config, &mut request)?;
    let platform = Arc::new(MemoryTransport::new(|request| {
        Ok(HttpResponse::json(&request, "{}"))
    }));
    let app = client_builder(&config)?
        .transport(platform.clone())
        .build()
        .map_err(|error| error.to_string())?;
    let request = entry
        .request(to_typed_request(entry, request))
        .map_err(|error| error.to_string())?;
    let answer = request.unchecked().send(&app, options).await;
    let requests = platform.requests();
    let Some(sent) = requests.first() else {
        return Err(
            answer.map_or_else(|error| error.to_string(), |_| "nothing was sent".to_owned())
        );
    };
    let headers: Map<String, Value> = sent
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into())
        })
        .collect();
    Ok(json!({
        "ok": true,
        "method": sent.method.as_str(),
        "url": sent.url.as_str(),
        "headers": headers,
        "body": String::from_utf8_lossy(&sent.body),
    }))
}

fn client_builder(config: &Map<String, Value>) -> Result<ClientBuilder, String> {
    let app_id = read_text(config, "app_id")?.unwrap_or("tt_app");
    let app_secret = read_text(config, "app_secret")?.unwrap_or("secret");
    set_payment_keys(Client::builder(app_id, app_secret), config)
}

/// Sets the keys used to sign payments.
fn set_payment_keys(
    mut builder: ClientBuilder,
    config: &Map<String, Value>,
) -> Result<ClientBuilder, String> {
    if let Some(salt) = read_text(config, "salt")? {
        builder = builder.payment_salt(salt);
    }
    if let Some(key) = read_text(config, "private_key")? {
        builder = builder.private_key(key);
    }
    if let Some(version) = read_text(config, "key_version")? {
        builder = builder.key_version(version);
    }
    Ok(builder)
}

/// Collects the token for the call, along with any values that the question provides but that the client would normally fill in by itself.
/// Those values are moved out of the request to the place where the client would put its own.
fn build_options(
    entry: &Entry,
    config: &Map<String, Value>,
    request: &mut Map<String, Value>,
) -> Result<CallOptions, String> {
    let endpoint = entry.endpoint;
    let schema = entry.request_schema();
    let mut given = |name: &str| {
        if is_field(&schema, name) {
            None
        } else {
            request.remove(name).filter(|value| !value.is_null())
        }
    };
    let mut options = CallOptions::new();
    if let Some(auth) = endpoint.auth {
        let name = auth.credential.name;
        let tokens = read_object(config, "tokens")?;
        let token = match given(auth.parameter) {
            Some(Value::String(token)) => Some(token),
            Some(_) => return Err(format!("{} must be a string", auth.parameter)),
            None => match read_text(&tokens, name)? {
                Some(token) => Some(token.to_owned()),
                None => read_text(&tokens, token_kind(auth.credential))?.map(str::to_owned),
            },
        };
        options = options.token(token.ok_or_else(|| format!("token {name} is not given"))?);
    }
    for fill in endpoint.fill {
        if let Some(value) = given(fill.name) {
            options = options.field(fill.name, value);
        }
    }
    if let Some(signature) = endpoint.signature {
        let in_query = signature.place == Place::Query && endpoint.method != Method::GET;
        // Like the SDK, this sends a signature from the question unchanged. The exception is a signature in the query of a request other
        // than GET: no option can set it, so the signature is computed.
        if let Some(value) = given(signature.parameter).filter(|_| !in_query) {
            options = match (signature.place, value.as_str()) {
                (Place::Header, Some(text)) => options.header(signature.parameter, text),
                _ => options.field(signature.parameter, value),
            };
        }
    }
    Ok(options)
}

/// Builds the value that the typed request is deserialized from. If the catalogue leaves the body open, all members that are not fields of
/// their own are collected into the body.
fn to_typed_request(entry: &Entry, request: Map<String, Value>) -> Value {
    if !entry.has_open_body() || request.contains_key("body") {
        return Value::Object(request);
    }
    let schema = entry.request_schema();
    let (mut fields, body): (Map<_, _>, Map<_, _>) = request
        .into_iter()
        .partition(|(name, _)| is_field(&schema, name));
    if !body.is_empty() {
        fields.insert("body".to_owned(), Value::Object(body));
    }
    Value::Object(fields)
}

fn is_field(schema: &Value, name: &str) -> bool {
    let mut fields = schema.as_array().into_iter().flatten();
    fields.any(|field| field["name"] == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_by_their_shape() {
        for path in ["/a/{id}/b", "/a/:name/b/", "a/{}/b"] {
            assert_eq!(normalize_path(path), "/a/{}/b");
        }
        assert_eq!(normalize_path("/a/x{id}.json/{open"), "/a/x{}.json/{open");
        assert_eq!(normalize_path(""), "/");
    }
}
