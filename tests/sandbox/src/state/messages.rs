//! Messages to users.

use serde_json::Value;

/// A message sent to a user through the sandbox platform.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SentMessage {
    /// The name of the endpoint, such as `subscribe_notification.notify_user`.
    pub endpoint: String,
    /// The application that sent the message.
    pub app_id: String,
    /// The user who received the message.
    pub open_id: String,
    /// The template of the message.
    pub template_id: String,
    /// The page that the message opens, if the request named one.
    pub page: Option<String>,
    /// The values for the template.
    pub data: Value,
}
