//! Collects a request's fields from all their sources.

use std::borrow::Cow;

use http::Method;

use super::draft::{Draft, Extra};
use crate::answer::Error;
use crate::endpoint::{Encoding, Endpoint, FillSource, Place};
use crate::file::File;
use crate::wire::write::json_text;
use crate::wire::{Members, Part, text_of};

/// A parameter of the request, borrowed from its source.
pub(super) struct Field<'a> {
    pub(super) place: Place,
    /// The name. It is empty if the place is [`Place::Body`] and the value is the whole body.
    pub(super) name: Cow<'a, str>,
    pub(super) value: FieldValue<'a>,
}

pub(super) enum FieldValue<'a> {
    /// Compact JSON.
    Json(&'a str),
    /// A string without quotes or escapes.
    Text(&'a str),
    /// A string created for this request.
    Owned(String),
    /// A file, along with the JSON that describes it.
    File(&'a File, &'a str),
}

impl<'a> Field<'a> {
    pub(super) fn text(&self) -> Cow<'_, str> {
        match &self.value {
            FieldValue::Json(json) | FieldValue::File(_, json) => text_of(json),
            FieldValue::Text(text) => Cow::Borrowed(text),
            FieldValue::Owned(text) => Cow::Borrowed(text),
        }
    }

    pub(super) fn write_json(&self, buffer: &mut Vec<u8>) {
        match &self.value {
            FieldValue::Json(json) | FieldValue::File(_, json) => {
                buffer.extend_from_slice(json.as_bytes())
            }
            FieldValue::Text(text) => json_text(buffer, text),
            FieldValue::Owned(text) => json_text(buffer, text),
        }
    }

    pub(super) fn is_whole_body(&self) -> bool {
        self.place == Place::Body && self.name.is_empty()
    }
}

/// Collects all fields of a request: its own fields, those that the client fills in, the extra fields and the token. An extra field that replaces
/// an existing field keeps that field's position. The token replaces any field with the same place and name, and comes last.
pub(super) fn complete<'a>(draft: &Draft<'a>) -> Result<Vec<Field<'a>>, Error> {
    let endpoint = draft.endpoint;
    let mut fields = own_fields(endpoint, draft.parts, draft.extra)?;
    fill_in(draft, &mut fields);
    add_extra_fields(endpoint, draft.extra, &mut fields)?;
    if let (Some(auth), Some(token)) = (endpoint.auth, draft.token) {
        fields.retain(|field| field.place != auth.place || field.name != auth.parameter);
        fields.push(Field {
            place: auth.place,
            name: Cow::Borrowed(auth.parameter),
            value: FieldValue::Text(token.expose()),
        });
    }
    Ok(fields)
}

/// Returns the fields that the caller has set: the request's own fields and the extra fields.
pub(super) fn given_fields<'a>(
    endpoint: &'a Endpoint,
    parts: &'a [Part],
    extra: Extra<'a>,
) -> Result<Vec<Field<'a>>, Error> {
    let mut fields = own_fields(endpoint, parts, extra)?;
    add_extra_fields(endpoint, extra, &mut fields)?;
    Ok(fields)
}

/// Returns the request's own fields. A whole body is split into its fields if something has to be added to it or if it is not sent as JSON.
fn own_fields<'a>(
    endpoint: &'a Endpoint,
    parts: &'a [Part],
    extra: Extra<'a>,
) -> Result<Vec<Field<'a>>, Error> {
    let mut fields = Vec::with_capacity(parts.len() + endpoint.fill.len() + extra.fields.len() + 1);
    fields.extend(parts.iter().map(|part| Field {
        place: part.place,
        name: Cow::Borrowed(part.name.as_ref()),
        value: match &part.file {
            Some(file) => FieldValue::File(file, &part.json),
            None => FieldValue::Json(&part.json),
        },
    }));
    if adds_to_body(endpoint, extra) && fields.iter().any(Field::is_whole_body) {
        fields = open_body(endpoint, fields)?;
    }
    Ok(fields)
}

/// Adds the fields that the client fills in, except for those that the caller has set.
fn fill_in<'a>(draft: &Draft<'a>, fields: &mut Vec<Field<'a>>) {
    for fill in draft.endpoint.fill {
        if position(fields, fill.place, fill.name).is_some() {
            continue;
        }
        let text = match fill.source {
            FillSource::AppId => draft.app_id,
            FillSource::AppSecret => draft.fill.secret(draft.application).expose(),
            FillSource::ComponentAppId => draft.application.id.as_str(),
            FillSource::ComponentAppSecret => draft.application.secret.expose(),
            FillSource::Credential(name) => draft.fill.credential(name),
            FillSource::Constant(text) => text,
        };
        fields.push(Field {
            place: fill.place,
            name: Cow::Borrowed(fill.name),
            value: FieldValue::Text(text),
        });
    }
}

/// Adds the fields from the call's options, or replaces the values of fields that already exist.
fn add_extra_fields<'a>(
    endpoint: &Endpoint,
    extra: Extra<'a>,
    fields: &mut Vec<Field<'a>>,
) -> Result<(), Error> {
    for (name, json) in extra.fields {
        let json = json.as_ref().map_err(|error| {
            Error::request(
                endpoint,
                format!("the extra field {name} cannot be written as JSON: {error}"),
            )
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
            .find_map(|place| position(fields, place, name));
        match known.and_then(|index| fields.get_mut(index)) {
            Some(field) => {
                field.value = FieldValue::Json(json);
                // A list of files is replaced as a whole.
                fields.retain(|field| {
                    !matches!(field.value, FieldValue::File(..)) || field.name != *name
                });
            }
            None => fields.push(Field {
                place: usual,
                name: Cow::Borrowed(name.as_str()),
                value: FieldValue::Json(json),
            }),
        }
    }
    Ok(())
}

fn position(fields: &[Field<'_>], place: Place, name: &str) -> Option<usize> {
    fields
        .iter()
        .position(|field| field.place == place && field.name == name)
}

/// Returns whether a whole body must be split into its fields because something will be added to it or because it is not sent as JSON.
fn adds_to_body(endpoint: &Endpoint, extra: Extra<'_>) -> bool {
    endpoint.fill.iter().any(|fill| fill.place == Place::Body)
        || endpoint.encoding != Encoding::Json
        || (!extra.fields.is_empty() && !has_no_body(&endpoint.method))
        || endpoint.auth.is_some_and(|auth| auth.place == Place::Body)
        || endpoint
            .signature
            .is_some_and(|signature| signature.place == Place::Body)
}

/// Splits a whole body into its fields. The JSON of each field remains unchanged.
fn open_body<'a>(endpoint: &Endpoint, fields: Vec<Field<'a>>) -> Result<Vec<Field<'a>>, Error> {
    let mut opened = Vec::with_capacity(fields.len());
    for field in fields {
        let FieldValue::Json(json) = field.value else {
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
            value: FieldValue::Json(value.get()),
        }));
    }
    Ok(opened)
}

pub(super) fn has_no_body(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}
