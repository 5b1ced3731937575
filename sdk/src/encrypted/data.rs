//! The types of decrypted data.

use std::fmt;

use crate::wire::serde::{Deserialize, Deserializer, Serialize, Serializer};
use crate::wire::{self, Fields, Structure};

/// The origin of decrypted data: the application that it was created for, and the time.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Watermark {
    /// The id of the application that the data was created for.
    pub app_id: String,
    /// The time at which the data was created, in seconds since 1970, as sent by the platform.
    pub timestamp: i64,
}

/// A user's information, from `tt.getUserProfile` or `tt.getUserInfo`.
///
/// The platform leaves `open_id` empty in data from `tt.getUserProfile`. The openid and unionid of the user come from
/// the login.
///
/// Sources: [tt.getUserProfile](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-profile),
/// [tt.getUserInfo](https://microapp.bytedance.com/docs/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-info/), which lists the fields.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserInfo {
    /// The nickname of the user.
    pub nick_name: String,
    /// The URL of the user's picture.
    pub avatar_url: String,
    /// The gender: 0 for unknown, 1 for male, 2 for female.
    pub gender: i32,
    /// The city of the user.
    pub city: String,
    /// The province of the user.
    pub province: String,
    /// The country of the user.
    pub country: String,
    /// The id of the user in the mini program (openid).
    pub open_id: String,
    /// The watermark of the data: the application that it was created for, and the time.
    pub watermark: Watermark,
}

/// A user's phone number.
///
/// Source: [获取手机号](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/acquire-phone-number-acquire).
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// The phone number. Foreign numbers include the country code.
    ///
    /// `Debug` does not show this value, because it is secret.
    pub phone_number: String,
    /// The phone number without the country code.
    ///
    /// `Debug` does not show this value, because it is secret.
    pub pure_phone_number: String,
    /// The country code, such as `86`.
    pub country_code: String,
    /// The watermark of the data: the application that it was created for, and the time.
    pub watermark: Watermark,
}

impl Structure for Watermark {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("appid", &mut self.app_id);
        fields.field("timestamp", &mut self.timestamp);
    }
}

impl Structure for UserInfo {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("nickName", &mut self.nick_name);
        fields.field("avatarUrl", &mut self.avatar_url);
        fields.field("gender", &mut self.gender);
        fields.field("city", &mut self.city);
        fields.field("province", &mut self.province);
        fields.field("country", &mut self.country);
        fields.field("openId", &mut self.open_id);
        fields.field("watermark", &mut self.watermark);
    }
}

impl Structure for PhoneNumber {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.secret().field("phoneNumber", &mut self.phone_number);
        fields
            .secret()
            .field("purePhoneNumber", &mut self.pure_phone_number);
        fields.field("countryCode", &mut self.country_code);
        fields.field("watermark", &mut self.watermark);
    }
}

macro_rules! formats {
    ($($name:ident)*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                wire::debug(stringify!($name), &mut self.clone(), formatter)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                wire::serialize(&mut self.clone(), serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::deserialize(deserializer)
            }
        })*
    };
}

formats! { Watermark UserInfo PhoneNumber }
