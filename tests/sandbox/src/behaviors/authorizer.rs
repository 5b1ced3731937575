//! Authorization of third-party platforms by apps. An authorization code or a refresh token is exchanged for tokens and works only once. If
//! a code is lost, another one can be issued.

use std::time::Duration;

use serde_json::json;

use super::answers::payload_answer;
use crate::checks::Caller;
use crate::request::Call;
use crate::response::{Answer, Refusal};
use crate::state::{Platform, TokenOrigin};

/// The documentation lists this code for version 1 only. The page for version 2 lists no codes.
const REFRESH_TOKEN_INVALID: i64 = 40_021;
/// The documentation lists this code for both versions of the endpoint 找回授权码 (retrieve the authorization code).
const NOT_AUTHORIZED: i64 = 40_022;
/// This code is not documented but is known from public programs.
const CODE_INVALID: i64 = 40_018;
/// The documentation lists this code for version 1, for both grant types.
const GRANT_TYPE_INVALID: i64 = 40_040;

/// Exchanges an authorization code or a refresh token for a new token and a new refresh token.
pub(super) fn exchange(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let now = platform.clock.now();
    let (component, version) = (caller.app(), version(call));
    let authorizations = &platform.authorizations;
    let app = match call.text("grant_type").unwrap_or_default() {
        "app_to_tp_authorization_code" => {
            let code = call.text("authorization_code").unwrap_or_default();
            let app = authorizations.redeem_code(component, code, now);
            app.ok_or_else(|| {
                Refusal::code(
                    CODE_INVALID,
                    "the authorization code is wrong or was already used",
                )
            })?
        }
        "app_to_tp_refresh_token" => {
            let token = call.text("authorizer_refresh_token").unwrap_or_default();
            let app = authorizations.redeem_refresh_token(component, token, version, now);
            app.ok_or_else(|| {
                Refusal::code(
                    REFRESH_TOKEN_INVALID,
                    "the refresh token is wrong, has expired or was already used",
                )
            })?
        }
        other => {
            return Err(Refusal::code(
                GRANT_TYPE_INVALID,
                format!("unknown grant_type {other:?}"),
            ));
        }
    };
    let kind = if version == 1 {
        "authorizer_v1"
    } else {
        "authorizer"
    };
    let origin = TokenOrigin::Credential(kind.to_owned());
    platform.tokens.expire_all_from(&app, &origin, now);
    let life = platform.tokens.life();
    let issued = platform.tokens.issue(&app, origin, life, now);
    let refresh = authorizations.issue_refresh_token(component, &app, version, now);
    Ok(payload_answer(
        call.endpoint,
        &[
            ("authorizer_access_token", issued.token.into()),
            ("expires_in", seconds(issued.expires_in)),
            ("authorizer_refresh_token", refresh.token.into()),
            ("refresh_expires_in", seconds(refresh.expires_in)),
            ("authorizer_appid", app.into()),
            (
                "authorize_permission",
                json!([{ "id": 1, "category": "开发管理权限", "description": "" }]),
            ),
        ],
    ))
}

/// Issues a new authorization code for an app that has already authorized the platform.
pub(super) fn reissue_code(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let app = call.text("authorization_appid").unwrap_or_default();
    let now = platform.clock.now();
    let code = platform.authorizations.reissue_code(caller.app(), app, now);
    let (code, life) = code.ok_or_else(|| {
        Refusal::code(
            NOT_AUTHORIZED,
            format!("the app {app} has not authorized the third-party platform"),
        )
    })?;
    Ok(payload_answer(
        call.endpoint,
        &[
            ("authorization_code", code.into()),
            ("expires_in", seconds(life)),
        ],
    ))
}

/// Lists the apps that have authorized the third-party platform.
pub(super) fn list_apps(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let apps = platform.authorizations.authorized(caller.app());
    let number = |name: &str| call.text(name).and_then(|text| text.parse::<usize>().ok());
    let (page, size) = (number("page").unwrap_or(1), number("size").unwrap_or(10));
    let listed = apps.iter().skip(page.saturating_sub(1) * size).take(size);
    let listed: Vec<_> = listed
        .map(|app| json!({ "auth_appid": app, "auth_time": 0 }))
        .collect();
    Ok(payload_answer(
        call.endpoint,
        &[
            ("total", apps.len().into()),
            ("auth_app_list", listed.into()),
        ],
    ))
}

fn version(call: &Call<'_>) -> u8 {
    if call.endpoint.name.ends_with("_v1") {
        1
    } else {
        2
    }
}

fn seconds(life: Duration) -> serde_json::Value {
    life.as_secs().into()
}
