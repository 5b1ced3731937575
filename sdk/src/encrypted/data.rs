//! Types for decrypted data.

use std::fmt;

use crate::wire::serde::{Deserialize, Deserializer, Serialize, Serializer};
use crate::wire::{self, Fields, Structure};

/// The watermark in decrypted data. It contains the id of the application that the data was created for, and the time
/// at which it was created.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Watermark {
    /// The id of the application that the data was created for.
    pub app_id: String,
    /// The time at which the data was created, exactly as sent by the platform. The first ten digits are interpreted as
    /// seconds since 1970.
    pub timestamp: i64,
}

/// A user's profile information, as returned by `tt.getUserProfile` or `tt.getUserInfo`.
///
/// The platform leaves `open_id` empty in data from `tt.getUserProfile`. Use the login to obtain the user's openid and
/// unionid.
///
/// Sources: [tt.getUserProfile](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-profile),
/// [tt.getUserInfo](https://microapp.bytedance.com/docs/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-info/), which lists the fields.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserInfo {
    /// The user's nickname.
    pub nick_name: String,
    /// The URL of the user's profile picture.
    pub avatar_url: String,
    /// The user's gender: 0 for unknown, 1 for male, 2 for female.
    pub gender: i32,
    /// The user's city.
    pub city: String,
    /// The user's province.
    pub province: String,
    /// The user's country.
    pub country: String,
    /// The user's id in the mini program (openid).
    pub open_id: String,
    /// The watermark, containing the id of the application that the data was created for and the time of creation.
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
    /// This value is secret, so `Debug` does not show it.
    pub phone_number: String,
    /// The phone number without the country code.
    ///
    /// This value is secret, so `Debug` does not show it.
    pub pure_phone_number: String,
    /// The country code, for example `86`.
    pub country_code: String,
    /// The watermark, containing the id of the application that the data was created for and the time of creation.
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
