//! Messages to users: taken and kept, for a test to look at.

use serde_json::Value;

use crate::answer::Answer;
use crate::call::{Call, Given};
use crate::credential::Caller;
use crate::platform::Platform;
use crate::refusal::Refusal;

/// A message that was sent to a user through the sandbox platform.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SentMessage {
    /// Name of the endpoint, `subscribe_notification.notify_user`.
    pub endpoint: String,
    /// The application that sent it.
    pub app_id: String,
    /// The user it went to.
    pub open_id: String,
    /// The template it was made from.
    pub template_id: String,
    /// The page that it opens, if one was given.
    pub page: Option<String>,
    /// What fills the template.
    pub data: Value,
}

/// Keeps a message.
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
        data: call.field("data").map_or(Value::Null, Given::value),
    });
    super::sample_answer(platform, call, caller)
}
