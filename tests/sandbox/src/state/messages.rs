//! Messages sent to users.

use serde_json::Value;

/// A message sent to a user through the sandbox platform.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SentMessage {
    /// The name of the endpoint that the message was sent through, such as `subscribe_notification.notify_user`.
    pub endpoint: String,
    /// The application that sent the message.
    pub app_id: String,
    /// The user who received the message.
    pub open_id: String,
    /// The id of the message template.
    pub template_id: String,
    /// The page that opens when the user taps the message, if the request specified one.
    pub page: Option<String>,
    /// The values filled into the template.
    pub data: Value,
}
