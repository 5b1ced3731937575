//! The trade system signature: RSA with SHA-256, computed over the request or the order exactly as it was received.

use std::collections::HashMap;

use crate::crypto::public_key;
use crate::request::Call;
use crate::response::Refusal;
use crate::state::Platform;

pub(super) fn check(platform: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let fields = parse_fields(given, |value| value.strip_prefix('"')?.strip_suffix('"'));
    let fields = fields.ok_or_else(|| {
        Refusal::signature(
            "the authorization is not SHA256-RSA2048 followed by comma-separated fields with quoted values",
        )
    })?;
    let query = call.target.query.map(|query| format!("?{query}"));
    let uri = format!("{}{}", call.target.path, query.unwrap_or_default());
    verify(
        platform,
        &fields,
        call.endpoint.method.as_str(),
        &uri,
        call.raw_body,
    )?;
    Ok(())
}

/// Verifies the `byteAuthorization` of `tt.requestOrder` and returns the id of the application that signed the order.
pub(crate) fn verify_order(
    platform: &Platform,
    data: &str,
    byte_authorization: &str,
) -> Result<String, Refusal> {
    let fields = parse_fields(byte_authorization, Some).ok_or_else(|| {
        Refusal::signature(
            "the byteAuthorization is not SHA256-RSA2048 followed by comma-separated fields",
        )
    })?;
    verify(platform, &fields, "POST", "/requestOrder", data.as_bytes()).map(str::to_owned)
}

/// Verifies the signature of a request with this method, path with query, and body. Returns the id of the application that signed it.
fn verify<'a>(
    platform: &Platform,
    fields: &HashMap<&str, &'a str>,
    method: &str,
    uri: &str,
    body: &[u8],
) -> Result<&'a str, Refusal> {
    let field = |name: &str| {
        let missing = || Refusal::signature(format!("the authorization has no {name}"));
        fields.get(name).copied().ok_or_else(missing)
    };
    let (app_id, timestamp, nonce) = (field("appid")?, field("timestamp")?, field("nonce_str")?);
    field("key_version")?;
    if !platform.applications.contains(app_id) {
        return Err(Refusal::application(format!(
            "no application has the appid {app_id}"
        )));
    }
    let mut message = format!("{method}\n{uri}\n{timestamp}\n{nonce}\n").into_bytes();
    message.extend_from_slice(body);
    message.push(b'\n');
    if public_key::verify(field("signature")?, &message) {
        return Ok(app_id);
    }
    Err(Refusal::signature(
        "the signature does not match the application's private key and the received method, path with query, timestamp, nonce_str and body",
    ))
}

/// Splits an authorization into its fields. `read` reads the value of a field, which is quoted in the header but not in `tt.requestOrder`.
fn parse_fields<'a>(
    text: &'a str,
    read: impl Fn(&'a str) -> Option<&'a str>,
) -> Option<HashMap<&'a str, &'a str>> {
    text.strip_prefix("SHA256-RSA2048 ")?
        .split(',')
        .map(|field| {
            let (name, value) = field.split_once('=')?;
            Some((name, read(value)?))
        })
        .collect()
}
