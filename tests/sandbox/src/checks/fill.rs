//! Checks the values that clients fill in automatically, such as the application's id and secret, and constants.

use crate::catalogue::FillSource;
use crate::request::{Call, FieldValue};
use crate::response::Refusal;
use crate::state::{Platform, TokenStatus};

/// Checks all automatically filled values: ids, secrets, and constants such as the grant type. Returns the id of the application that the
/// call is made for, or `None` if the call does not name an application.
pub(super) fn check(platform: &Platform, call: &Call<'_>) -> Result<Option<String>, Refusal> {
    let mut named: Option<String> = None;
    let mut component: Option<String> = None;
    for fill in &call.endpoint.fill {
        let name = &fill.name;
        let text = call
            .value_at(fill.place, name)
            .and_then(FieldValue::text)
            .filter(|text| !text.is_empty());
        match (fill.source, text) {
            (FillSource::AppId | FillSource::ComponentAppId, Some(text)) => {
                let has_authorized = || platform.authorizations.has_authorized(text);
                if !platform.applications.contains(text) && !has_authorized() {
                    return Err(Refusal::application(format!(
                        "no application has the {name} {text}"
                    )));
                }
                if fill.source == FillSource::AppId {
                    named = Some(text.to_owned());
                } else {
                    component = Some(text.to_owned());
                }
            }
            // If the call has a token, the token identifies the caller.
            (FillSource::AppId, None) if call.endpoint.auth.is_some() => {}
            (FillSource::AppId | FillSource::ComponentAppId, None) => {
                return Err(Refusal::application(format!(
                    "{name} is missing from the {}",
                    fill.place.word()
                )));
            }
            // Secrets are checked below, once the id is known.
            (FillSource::AppSecret | FillSource::ComponentAppSecret, _) => {}
            // These are checked by the endpoint that exchanges them for a token.
            (FillSource::Credential, _) => {}
            (FillSource::Constant, text) => check_constant(name, text, fill.value.as_deref())?,
        }
    }
    for fill in &call.endpoint.fill {
        let whose = match fill.source {
            FillSource::AppSecret => &named,
            FillSource::ComponentAppSecret => &component,
            _ => continue,
        };
        let text = call
            .value_at(fill.place, &fill.name)
            .and_then(FieldValue::text);
        let is_right = whose.as_ref().zip(text).is_some_and(|(app_id, text)| {
            platform.applications.secret(app_id) == Some(text)
                || is_authorizer_token(platform, app_id, text)
        });
        if !is_right {
            return Err(Refusal::secret(format!("{} is wrong", fill.name)));
        }
    }
    // If the call has a token, the token identifies the caller, and the third-party platform only relays the call.
    let messenger = component.filter(|_| call.endpoint.auth.is_none());
    Ok(named.or(messenger))
}

/// Returns whether a text is a valid token that allows a third-party platform to act for an app. Such a token is accepted in place of the
/// app's secret.
fn is_authorizer_token(platform: &Platform, app_id: &str, text: &str) -> bool {
    let status = platform.tokens.status(text, platform.clock.now());
    matches!(status, TokenStatus::Alive { app_id: owner, origin, .. } if owner == app_id && origin.name() == "authorizer_v1")
}

fn check_constant(name: &str, given: Option<&str>, expected: Option<&str>) -> Result<(), Refusal> {
    if given == expected {
        return Ok(());
    }
    let message = format!("{name} must be {}", expected.unwrap_or_default());
    Err(if name == "grant_type" {
        Refusal::grant_type(message)
    } else {
        Refusal::parameter(message)
    })
}
