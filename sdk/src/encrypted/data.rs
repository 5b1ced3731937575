//! What comes out.

use std::fmt;

use crate::wire::serde::{Deserialize, Deserializer, Serialize, Serializer};
use crate::wire::{self, Fields, Structure};

/// Where data comes from, and when.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Watermark {
    /// The application that the data was made for.
    pub app_id: String,
    /// When the data was made, as the platform writes it: seconds since 1970.
    pub timestamp: i64,
}

/// A user's information, from `tt.getUserProfile` or `tt.getUserInfo`.
///
/// The platform leaves `open_id` empty in data of `tt.getUserProfile`; openid and unionid come from the login.
///
/// Sources: [tt.getUserProfile](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-profile),
/// [tt.getUserInfo](https://microapp.bytedance.com/docs/zh-CN/mini-app/develop/api/open-interface/user-information/tt-get-user-info/), which lists the fields.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserInfo {
    /// Nickname.
    pub nick_name: String,
    /// Address of the picture.
    pub avatar_url: String,
    /// 0 unknown, 1 male, 2 female.
    pub gender: i32,
    /// City.
    pub city: String,
    /// Province.
    pub province: String,
    /// Country.
    pub country: String,
    /// The user's id in the mini program.
    pub open_id: String,
    /// Where the data comes from, and when.
    pub watermark: Watermark,
}

/// A user's phone number.
///
/// Source: [获取手机号](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/open-capabilities/general-capabilities/acquire-phone-number-acquire).
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// The number; foreign ones with their country code.
    ///
    /// Secret: never shown by `Debug`.
    pub phone_number: String,
    /// The number without country code.
    ///
    /// Secret: never shown by `Debug`.
    pub pure_phone_number: String,
    /// Country code, `86`.
    pub country_code: String,
    /// Where the data comes from, and when.
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
