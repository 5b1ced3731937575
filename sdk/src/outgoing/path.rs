//! The path of a request.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::base_url::is_path;
use super::fields::Field;
use crate::answer::Error;
use crate::endpoint::{Endpoint, Place};

/// The characters to percent-encode: all except those that never need encoding in a URL.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Returns the path with its placeholders replaced by their values.
pub(super) fn path(endpoint: &Endpoint, fields: &[Field<'_>]) -> Result<String, Error> {
    let mut rest = endpoint.path.as_ref();
    if !is_path(rest) {
        return Err(Error::request(
            endpoint,
            "the path must start with / and must not contain ?, # or \\: set query parameters one by one",
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
        // With an empty segment or a `..`, the path would lead to a different endpoint.
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
