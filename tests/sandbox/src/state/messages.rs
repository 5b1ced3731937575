//! Messages to users.

use serde_json::Value;

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
