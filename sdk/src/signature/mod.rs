//! Functions that sign requests and verify the platform's signatures.
//!
//! A [`Client`](crate::Client) signs its own calls. The functions in this module create and verify the same signatures
//! without a client. Use them in your own server's endpoints, for requests sent by other code, and in tests.
//!
//! A signature covers the exact bytes that are sent. Pass the body as it was received, before parsing it: JSON that has
//! been parsed and serialized again may consist of different bytes.
//!
//! | Protocol | Create | Verify | Key or secret |
//! |---|---|---|---|
//! | user storage (用户登录态签名) | [`session`] | - | the user's `session_key` |
//! | guaranteed payment, requests (担保支付) | [`ecpay_request`], [`ecpay_query`] | - | payment SALT |
//! | guaranteed payment, callbacks | `ecpay_callback` | `ecpay_callback_body_is_genuine`, `ecpay_callback_is_genuine` | callback token |
//! | trade system, requests and orders (交易系统) | `trade_request`, [`Client::sign`](crate::Client) | - | the application's private key |
//! | trade system, callbacks and responses | - | `trade_callback_is_genuine` | the platform's public key |
//! | open platform webhooks | `webhook` | `webhook_is_genuine` | the application's secret |
//! | encrypted pushes (客服消息, 第三方平台) | `push` | `push_is_genuine` | push token |
//! | life service SPI (生活服务) | `life_service` | `life_service_is_genuine` | the application's secret |
//! | front-end `rawData` | `raw_data` | `raw_data_is_genuine` | the user's `session_key` |
//! | JS SDK for web pages (JSB) | [`jsb_ticket`], [`Client::sign_page`](crate::Client::sign_page) | - | the ticket |
//!
//! All comparisons run in constant time. `Client::sign` and the functions in this table that are not links
//! require the `crypto` feature. The `callbacks` and `encrypted` features enable it too.
//!
//! If the platform rejects a signature, use the `explain` module. It shows how the signature is computed and detects
//! common mistakes.

mod application;
mod ecpay;
mod front_end;
mod jsb;
mod keys;
mod session;
mod trade;

cfg_if::cfg_if! {
    if #[cfg(feature = "crypto")] {
        mod digest;
        #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
        pub mod explain;
        mod life_service;
        mod push;
        mod raw_data;
        mod webhook;

        #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
        pub use self::{
            ecpay::{
                ECPAY_CALLBACK_UNSIGNED, ecpay_callback, ecpay_callback_body_is_genuine,
                ecpay_callback_is_genuine,
            },
            keys::{PrivateKey, PublicKey},
            life_service::{life_service, life_service_is_genuine},
            push::{push, push_is_genuine},
            raw_data::{raw_data, raw_data_is_genuine},
            trade::{
                SignedData, trade_callback_is_genuine, trade_callback_message, trade_request,
                trade_request_message,
            },
            webhook::{webhook, webhook_is_genuine},
        };
    }
}

pub(crate) use self::application::{Application, ApplicationKeys};
pub(crate) use self::ecpay::{ECPAY_REQUEST_UNSIGNED, ecpay_values, print_go};
#[cfg(feature = "callbacks")]
pub(crate) use self::ecpay::{ecpay_callback_texts_are_genuine, signed_callback_fields};
pub use self::ecpay::{ecpay_query, ecpay_request};
pub use self::front_end::FrontEndData;
pub use self::jsb::{SignedPage, jsb_ticket};
#[cfg(feature = "callbacks")]
pub(crate) use self::keys::EncodingAesKey;
pub(crate) use self::keys::{KeyText, KeyTexts, ParsedKeys};
pub use self::session::session;
pub(crate) use self::trade::{sign_trade_header, trade_answer_is_genuine};
