//! Converts between setting values and the Rust types that setters and getters use.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::AccessTokenType;
use super::value::SettingValue;
use crate::environment::Environment;
use crate::secret::Secret;

macro_rules! from {
    ($($given:ty => |$value:ident| $setting:expr;)+) => {
        $(impl From<$given> for SettingValue {
            fn from($value: $given) -> Self {
                $setting
            }
        })+
    };
}

from! {
    String => |text| Self::Text(text);
    Secret => |secret| Self::Secret(secret);
    Vec<Secret> => |secrets| Self::Secrets(secrets);
    Vec<(String, String)> => |keys| Self::Keys(keys);
    PathBuf => |path| Self::Path(path);
    Vec<(String, PathBuf)> => |files| Self::Files(files);
    Duration => |time| Self::Time(time);
    bool => |switch| Self::Switch(switch);
    u16 => |count| Self::Count(count.into());
    u32 => |count| Self::Count(count.into());
    usize => |count| Self::Count(count.try_into().unwrap_or(u64::MAX));
    Environment => |environment| Self::Text(environment.as_str().to_owned());
    AccessTokenType => |kind| Self::Text(kind.as_str().to_owned());
}

/// Converts a setting's value to the return type of the setting's getter. The value is `None` if the setting is not set.
pub(super) trait FromSetting<'s> {
    fn from_setting(value: Option<&'s SettingValue>) -> Self;
}

macro_rules! from_setting {
    ($($output:ty: $pattern:pat => $found:expr, else $unset:expr;)+) => {
        $(impl<'s> FromSetting<'s> for $output {
            fn from_setting(value: Option<&'s SettingValue>) -> Self {
                match value {
                    Some($pattern) => $found,
                    _ => $unset,
                }
            }
        })+
    };
}

from_setting! {
    &'s str: SettingValue::Text(text) => text, else "";
    Option<&'s str>: SettingValue::Text(text) => Some(text), else None;
    Secret: SettingValue::Secret(secret) => secret.clone(), else "".into();
    Option<&'s Secret>: SettingValue::Secret(secret) => Some(secret), else None;
    &'s [Secret]: SettingValue::Secrets(secrets) => secrets, else &[];
    &'s [(String, String)]: SettingValue::Keys(keys) => keys, else &[];
    &'s [(String, PathBuf)]: SettingValue::Files(files) => files, else &[];
    Option<&'s Path>: SettingValue::Path(path) => Some(path), else None;
    Option<Duration>: SettingValue::Time(time) => Some(*time), else None;
    Option<bool>: SettingValue::Switch(switch) => Some(*switch), else None;
    Option<u16>: SettingValue::Count(count) => u16::try_from(*count).ok(), else None;
    Option<u32>: SettingValue::Count(count) => u32::try_from(*count).ok(), else None;
    Option<usize>: SettingValue::Count(count) => usize::try_from(*count).ok(), else None;
}

impl FromSetting<'_> for Environment {
    fn from_setting(value: Option<&SettingValue>) -> Self {
        match value.and_then(SettingValue::text) {
            Some("sandbox") => Self::Sandbox,
            _ => Self::Production,
        }
    }
}

impl FromSetting<'_> for AccessTokenType {
    fn from_setting(value: Option<&SettingValue>) -> Self {
        match value.and_then(SettingValue::text) {
            Some("redis") => Self::Redis,
            Some("file") => Self::File,
            Some("memory") => Self::Memory,
            _ => Self::Auto,
        }
    }
}
