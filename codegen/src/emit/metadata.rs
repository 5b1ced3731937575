//! Writes the catalogue as one JSON document, for programs that list the calls or respond to them.

use serde_json::{Value, json};

use crate::model::{
    Chapter, Endpoint, Enumeration, Field, FillSource, Model, PageStyle, Pages, Place, Response,
    Structure, Type,
};

/// Returns the definitions, chapters and endpoints of the catalogue, with the schemas of requests and responses.
pub(crate) fn metadata(model: &Model) -> Value {
    json!({
        "hosts": model.hosts.values().map(|host| json!({
            "name": host.name, "summary": host.summary, "production": host.value.production, "sandbox": host.value.sandbox,
            "family": host.value.family,
        })).collect::<Value>(),
        "credentials": model.credentials.values().map(|credential| json!({
            "name": credential.name, "title": credential.value.title, "summary": credential.summary,
            "in": credential.value.parameter.place.key(), "parameter": credential.value.parameter.name,
            "issuers": credential.value.issuers,
        })).collect::<Value>(),
        "issuers": model.issuers.values().map(|issuer| json!({
            "name": issuer.name, "summary": issuer.summary, "endpoint": issuer.value.endpoint, "token": issuer.value.token,
            "expires_in": issuer.value.expires_in, "shared": issuer.value.shared,
        })).collect::<Value>(),
        "envelopes": model.envelopes.values().map(|envelope| json!({
            "name": envelope.name, "summary": envelope.summary, "code": envelope.value.code, "sub_code": envelope.value.sub_code,
            "message": envelope.value.message, "log_id": envelope.value.log_id, "payload": envelope.value.payload,
        })).collect::<Value>(),
        "signatures": model.signatures.values().map(|signature| json!({
            "name": signature.name, "summary": signature.summary, "scheme": signature.value.scheme, "local": signature.value.local,
            "in": signature.value.parameter.place.key(), "parameter": signature.value.parameter.name,
        })).collect::<Value>(),
        "errors": model.errors.iter().map(|error| json!({
            "class": error.class, "family": error.family, "codes": error.codes, "sub_codes": error.sub_codes, "messages": error.messages,
            "envelope": error.envelope, "endpoint": error.endpoint, "meaning": error.meaning,
        })).collect::<Value>(),
        "chapters": model.chapters.iter().filter(|chapter| chapter.generated).map(chapter).collect::<Value>(),
    })
}

fn chapter(chapter: &Chapter) -> Value {
    json!({
        "name": chapter.name, "title": chapter.title, "summary": chapter.summary, "feature": chapter.feature,
        "doc": chapter.doc, "note": chapter.note,
        "example": chapter.example.as_ref().map(|example| format!("{}.{example}", chapter.name)),
        "endpoints": chapter.endpoints.iter().map(|listed| endpoint(chapter, listed)).collect::<Value>(),
    })
}

fn endpoint(chapter: &Chapter, endpoint: &Endpoint) -> Value {
    let fields = endpoint
        .fields
        .iter()
        .filter(|(_, field)| !field.is_whole_body());
    let response = match &endpoint.response {
        Response::Nothing => json!({ "kind": "none" }),
        Response::Binary => json!({ "kind": "binary" }),
        Response::Payload(ty) => json!({ "kind": "value", "schema": schema(chapter, ty, &[]) }),
    };
    json!({
        "name": format!("{}.{}", chapter.name, endpoint.name),
        "renamed_from": endpoint.renamed_from.iter().map(|old| old.name.as_str()).collect::<Value>(),
        "title": endpoint.title,
        "summary": endpoint.summary,
        "doc": endpoint.doc,
        "method": endpoint.method,
        "host": endpoint.host,
        "path": endpoint.path,
        "auth": endpoint.auth.as_ref().map(|(credential, parameter)| json!({
            "credential": credential, "in": parameter.place.key(), "parameter": parameter.name,
        })),
        "scope": endpoint.scope,
        "sandbox": endpoint.sandbox,
        "safe": endpoint.safe,
        "outcome": endpoint.outcome,
        "legacy": endpoint.legacy,
        "replaced_by": endpoint.replaced_by,
        "aliases": endpoint.aliases,
        "encoding": endpoint.encoding.key(),
        "envelope": endpoint.envelope,
        "sign": endpoint.sign,
        "fill": endpoint.fill.iter().map(|fill| {
            let (source, value) = match &fill.source {
                FillSource::AppId => ("app_id", None),
                FillSource::AppSecret => ("app_secret", None),
                FillSource::ComponentAppId => ("component_app_id", None),
                FillSource::ComponentAppSecret => ("component_app_secret", None),
                FillSource::Credential(name) => ("credential", Some(name)),
                FillSource::Constant(text) => ("constant", Some(text)),
            };
            json!({ "in": fill.place.key(), "name": fill.name, "source": source, "value": value })
        }).collect::<Value>(),
        "at_least_one": endpoint.at_least_one,
        "request": fields.map(|(place, listed)| field(chapter, listed, Some(*place), &[])).collect::<Value>(),
        "open_body": endpoint.fields.iter().any(|(_, field)| field.is_whole_body()),
        "response": response,
        "pages": endpoint.pages.as_ref().map(pages),
    })
}

/// Describes the pages of an endpoint. As in the catalogue, request fields are identified by name, and response fields
/// by their path within the payload.
fn pages(pages: &Pages) -> Value {
    let mut value = match &pages.style {
        PageStyle::Cursor { cursor, next } => {
            json!({ "kind": "cursor", "cursor": cursor, "next": next })
        }
        PageStyle::Page {
            page,
            first,
            size,
            total,
        } => {
            json!({ "kind": "page", "page": page, "first": first, "size": size, "total": total })
        }
        PageStyle::Offset {
            offset,
            size,
            total,
        } => {
            json!({ "kind": "offset", "offset": offset, "size": size, "total": total })
        }
    };
    value["items"] = pages.items.as_str().into();
    value["more"] = pages.more.as_deref().into();
    value
}

fn field(chapter: &Chapter, field: &Field, place: Option<Place>, around: &[&str]) -> Value {
    let mut value = json!({
        "name": field.wire,
        "required": field.is_required(),
        "secret": field.secret,
        "doc": field.doc,
        "default": field.default.as_ref().and_then(|json| serde_json::from_str::<Value>(json).ok()),
        "also": field.also,
        "max_bytes": field.max_bytes,
        "max_items": field.max_items,
        "schema": schema(chapter, &field.ty, around),
    });
    let example = field.example.as_ref();
    if let Some(example) = example.and_then(|json| serde_json::from_str::<Value>(json).ok()) {
        value["example"] = example;
    }
    if let Some(separator) = &field.join {
        value["schema"]["join"] = separator.as_str().into();
    }
    if let Some(place) = place {
        value["in"] = place.key().into();
    }
    value
}

/// Returns the schema of a type. `around` lists the structures that enclose it.
fn schema(chapter: &Chapter, ty: &Type, around: &[&str]) -> Value {
    let plain = |name: &str| json!({ "type": name });
    match ty {
        Type::String => plain("string"),
        Type::I32 => plain("i32"),
        Type::I64 => plain("i64"),
        Type::F64 => plain("f64"),
        Type::Bool => plain("bool"),
        Type::Flag => plain("flag"),
        Type::Json => plain("json"),
        Type::Scalar => plain("scalar"),
        Type::File => plain("file"),
        Type::List(inner) => json!({ "type": "list", "items": schema(chapter, inner, around) }),
        Type::Map(inner) => json!({ "type": "map", "values": schema(chapter, inner, around) }),
        Type::JsonString(inner) => {
            json!({ "type": "json_string", "value": schema(chapter, inner, around) })
        }
        Type::Enumeration(name) => {
            let known = chapter
                .enumerations
                .iter()
                .find(|enumeration| enumeration.rust == *name);
            json!({ "type": "enum", "name": name, "values": known.map(values) })
        }
        // A structure can contain itself. The inner occurrence is described as arbitrary JSON, because the schema would
        // be infinite otherwise.
        Type::Structure(name) if around.contains(&name.as_str()) => plain("json"),
        Type::Structure(name) => {
            let known = chapter
                .structures
                .iter()
                .find(|structure| structure.rust == *name);
            json!({ "type": "object", "name": name, "fields": known.map(|known| fields(chapter, known, around)) })
        }
    }
}

fn values(enumeration: &Enumeration) -> Value {
    enumeration
        .values
        .iter()
        .map(|(wire, ..)| wire.as_str())
        .collect()
}

fn fields(chapter: &Chapter, structure: &Structure, around: &[&str]) -> Value {
    let around = [around, &[structure.rust.as_str()]].concat();
    structure
        .fields
        .iter()
        .map(|listed| field(chapter, listed, None, &around))
        .collect()
}
