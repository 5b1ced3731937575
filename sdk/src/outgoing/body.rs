//! Request bodies in all encodings.

use bytes::Bytes;
use http::HeaderValue;
use url::form_urlencoded;

use super::draft::Draft;
use super::fields::{Field, FieldValue, has_no_body};
use super::multipart::Multipart;
use crate::answer::Error;
use crate::endpoint::{Encoding, Place};
use crate::wire::write::json_text;

/// A content type and a body.
pub(super) type Body = (HeaderValue, Vec<u8>);

/// Returns the body along with its content type, or `None` if the request has no body.
pub(super) fn body(draft: &Draft<'_>, fields: &[Field<'_>]) -> Result<Option<Body>, Error> {
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
                "a request cannot have both a whole body and single body fields",
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
                "a request cannot have both a whole body and single body fields",
            ));
        }
        json_text(&mut body, &field.name);
        body.push(b':');
        field.write_json(&mut body);
    }
    body.push(b'}');
    Ok(Some((HeaderValue::from_static("application/json"), body)))
}

/// Writes a multipart body. Text fields come first, so that a server can use them to check the files as they arrive.
fn multipart<'f, 'a: 'f>(
    draft: &Draft<'_>,
    fields: impl Iterator<Item = &'f Field<'a>> + Clone,
) -> Result<Body, Error> {
    let size: usize = fields
        .clone()
        .map(|field| match &field.value {
            FieldValue::Json(text) | FieldValue::Text(text) => text.len() + 128,
            FieldValue::Owned(text) => text.len() + 128,
            FieldValue::File(file, _) => file.content().map_or(0, Bytes::len) + 256,
        })
        .sum();
    let mut multipart = Multipart::new(draft.boundary, size + 64);
    for field in fields.clone() {
        if !matches!(field.value, FieldValue::File(..)) {
            multipart.text(&field.name, &field.text());
        }
    }
    for field in fields {
        if let FieldValue::File(file, _) = &field.value {
            multipart.file(&field.name, file);
        }
    }
    let content_type = HeaderValue::try_from(multipart.content_type())
        .map_err(|_| Error::request(draft.endpoint, "the boundary is not allowed in a header"))?;
    Ok((content_type, multipart.finish()))
}
