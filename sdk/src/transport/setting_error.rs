//! The error returned when a transport cannot be built.

use std::error::Error;
use std::fmt;

/// A setting that a transport cannot use.
///
/// It converts into a [`bytedance::Error`](crate::Error) of the kind `Configuration` with the same text.
///
/// `{:?}` prints the same text as `{}`, and `{:#?}` prints the fields.
#[derive(Clone, PartialEq, Eq)]
pub struct SettingError {
    setting: &'static str,
    reason: String,
}

impl SettingError {
    pub(super) fn new(setting: &'static str, reason: impl Into<String>) -> Self {
        Self {
            setting,
            reason: reason.into(),
        }
    }

    /// Returns the name of the setting.
    pub fn setting(&self) -> &str {
        self.setting
    }

    /// Returns the reason why the setting cannot be used. It does not contain the setting's value, because a proxy URL, for example, may include a
    /// password.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "setting `{}` {}", self.setting, self.reason)
    }
}

impl fmt::Debug for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return fmt::Display::fmt(self, formatter);
        }
        formatter
            .debug_struct("SettingError")
            .field("setting", &self.setting)
            .field("reason", &self.reason)
            .finish()
    }
}

impl Error for SettingError {}
