//! The trade system signature: RSA with SHA-256, computed over the request exactly as it was received.

use std::collections::HashMap;

use crate::crypto::public_key;
use crate::request::Call;
use crate::response::Refusal;
use crate::state::Platform;

pub(super) fn check(platform: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let fields = given.strip_prefix("SHA256-RSA2048 ").and_then(parse_fields);
    let fields = fields.ok_or_else(|| {
        Refusal::signature(
            "the authorization is not SHA256-RSA2048 followed by comma-separated fields with quoted values",
        )
    })?;
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
    let query = call.target.query.map(|query| format!("?{query}"));
    let mut message = format!(
        "{}\n{}{}\n{timestamp}\n{nonce}\n",
        call.endpoint.method,
        call.target.path,
        query.unwrap_or_default()
    )
    .into_bytes();
    message.extend_from_slice(call.raw_body);
    message.push(b'\n');
    if public_key::verify(field("signature")?, &message) {
        return Ok(());
    }
    Err(Refusal::signature(
        "the signature does not match the application's private key and the received method, path with query, timestamp, nonce_str and body",
    ))
}

/// Splits the value of an `Authorization` header into its fields.
fn parse_fields(text: &str) -> Option<HashMap<&str, &str>> {
    text.split(',')
        .map(|field| {
            let (name, value) = field.split_once('=')?;
            Some((name, value.strip_prefix('"')?.strip_suffix('"')?))
        })
        .collect()
}
