//! The applications that are registered with the sandbox platform, and the check of the id and secret that a call carries.

use std::collections::HashMap;
use std::fmt;

use crate::call::{Call, Given};
use crate::metadata::FillSource;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::tokens::Standing;

/// Id of the application that is always registered.
pub const APP_ID: &str = "tt_sandbox";
/// Secret of the application that is always registered.
pub const APP_SECRET: &str = "sandbox_secret";

/// The payment SALT of every application: what the signatures of guaranteed payment are made with.
pub const PAYMENT_SALT: &str = "sandbox_salt";
/// The private key of every application, in PEM: what the signatures of the trade system are made with. Everybody knows it, so it is
/// of no use anywhere else.
pub const PRIVATE_KEY: &str = include_str!("private_key.pem");
/// The public key of the platform, in PEM: what callbacks of the trade system are verified with.
pub const PLATFORM_PUBLIC_KEY: &str = include_str!("platform_public_key.pem");
/// The token of every application for callbacks of guaranteed payment (支付回调 Token).
pub const CALLBACK_TOKEN: &str = "sandbox_callback_token";
/// The token of every application for encrypted pushes: messages to customer service, tickets and events of a third-party platform.
pub const PUSH_TOKEN: &str = "sandbox_push_token";
/// The EncodingAESKey of every application: what encrypted pushes are encrypted with.
pub const ENCODING_AES_KEY: &str = "sandboxEncodingAesKeyOfEveryApplication0123";

/// Ids and secrets.
pub(crate) struct Applications(HashMap<String, String>);

impl fmt::Debug for Applications {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The ids alone.
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

impl Applications {
    /// The application that is always there.
    pub(crate) fn new() -> Self {
        Self(HashMap::from([(APP_ID.to_owned(), APP_SECRET.to_owned())]))
    }

    pub(crate) fn register(&mut self, app_id: &str, secret: &str) {
        self.0.insert(app_id.to_owned(), secret.to_owned());
    }

    pub(crate) fn has(&self, app_id: &str) -> bool {
        self.0.contains_key(app_id)
    }

    fn secret(&self, app_id: &str) -> Option<&str> {
        self.0.get(app_id).map(String::as_str)
    }
}

/// Checks what the catalogue says that clients fill in: ids and secrets, and constants such as the grant type. The answer is the id of the
/// application that the call is about, if it names one.
pub(crate) fn check(platform: &Platform, call: &Call<'_>) -> Result<Option<String>, Refusal> {
    let mut named: Option<String> = None;
    let mut component: Option<String> = None;
    for fill in &call.endpoint.fill {
        let name = &fill.name;
        let text = call
            .given(fill.place, name)
            .and_then(Given::text)
            .filter(|text| !text.is_empty());
        match (fill.source, text) {
            (FillSource::AppId | FillSource::ComponentAppId, Some(text)) => {
                let has_authorized = || platform.authorizations.has_authorized(text);
                if !platform.applications.has(text) && !has_authorized() {
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
            // Who calls is known from the token too, where there is one.
            (FillSource::AppId, None) if call.endpoint.auth.is_some() => {}
            (FillSource::AppId | FillSource::ComponentAppId, None) => {
                return Err(Refusal::application(format!(
                    "{name} is missing from the {}",
                    fill.place.words()
                )));
            }
            // Looked at below, when the id is known.
            (FillSource::AppSecret | FillSource::ComponentAppSecret, _) => {}
            // Looked at by the endpoint that issues a token for it.
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
        let text = call.given(fill.place, &fill.name).and_then(Given::text);
        let is_right = whose.as_ref().zip(text).is_some_and(|(app_id, text)| {
            platform.applications.secret(app_id) == Some(text)
                || is_stand_in(platform, app_id, text)
        });
        if !is_right {
            return Err(Refusal::secret(format!("{} is wrong", fill.name)));
        }
    }
    // A call with a token says by that whose it is; the third-party platform is only its messenger.
    let messenger = component.filter(|_| call.endpoint.auth.is_none());
    Ok(named.or(messenger))
}

/// Whether a text is the token with which a third-party platform acts for an app: that stands for the app's secret.
fn is_stand_in(platform: &Platform, app_id: &str, text: &str) -> bool {
    let standing = platform.tokens.standing(text, platform.clock.now());
    matches!(standing, Standing::Alive { app_id: owner, issue, .. } if owner == app_id && issue.name() == "authorizer_v1")
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
