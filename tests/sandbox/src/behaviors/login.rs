//! Login: exchanges a single-use code for a user session.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::answers::payload_answer;
use crate::checks::Caller;
use crate::crypto::derive::{derive, derive_id};
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::{Platform, Session};

/// Logs a user in. The response contains openid, unionid and session_key if the call has a `code`, and anonymous_openid if it has an
/// `anonymous_code`.
pub(super) fn log_in(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let code = call.text("code");
    let anonymous_code = call.text("anonymous_code");
    let codes: Vec<&str> = [code, anonymous_code].into_iter().flatten().collect();
    let mut users = platform
        .sessions
        .redeem_codes(&codes)
        .map_err(|refused| match code {
            Some(code) if code == refused => {
                Refusal::code_invalid("the code is wrong or was already used")
            }
            _ => Refusal::anonymous_code_invalid("the anonymous_code is wrong or was already used"),
        })?
        .into_iter();

    let mut fields: Vec<(&str, Value)> = Vec::with_capacity(4);
    if let Some(code) = code {
        let openid = users
            .next()
            .flatten()
            .unwrap_or_else(|| derive_id("openid", &[caller.app(), code]));
        let session = Session {
            session_key: STANDARD.encode(&derive("session_key", &[caller.app(), code])[..16]),
            unionid: derive_id("unionid", &[&openid]),
            openid,
        };
        fields.push(("openid", session.openid.clone().into()));
        fields.push(("session_key", session.session_key.clone().into()));
        fields.push(("unionid", session.unionid.clone().into()));
        platform.sessions.store_session(session);
    }
    if let Some(code) = anonymous_code {
        let anonymous_openid = users
            .next()
            .flatten()
            .unwrap_or_else(|| derive_id("anonymous_openid", &[caller.app(), code]));
        fields.push(("anonymous_openid", anonymous_openid.into()));
    }
    Ok(payload_answer(call.endpoint, &fields))
}
