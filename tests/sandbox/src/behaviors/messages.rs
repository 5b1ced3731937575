//! Messages to users. They are stored so that tests can inspect them.

use serde_json::Value;

use super::answers::sample_answer;
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::{Platform, SentMessage};

pub(super) fn send(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let text = |names: &[&str]| call.first_text(names).map(str::to_owned);
    platform.messages.push(SentMessage {
        endpoint: call.endpoint.name.clone(),
        app_id: caller.app().to_owned(),
        open_id: text(&["open_id", "openid", "touser"]).unwrap_or_default(),
        template_id: text(&["msg_id", "tpl_id", "template_id"]).unwrap_or_default(),
        page: text(&["page"]),
        data: call.field("data").map_or(Value::Null, FieldValue::to_json),
    });
    sample_answer(platform, call, caller)
}
