//! Trade system signatures (交易系统): RSA with SHA-256 for requests, callbacks and responses.

cfg_if::cfg_if! {
    if #[cfg(feature = "crypto")] {
        mod answer;
        pub(super) mod explain;
        mod header;
        mod message;
        mod signed_data;

        pub(crate) use self::answer::trade_answer_is_genuine;
        pub(crate) use self::header::sign_trade_header;
        pub use self::message::{
            trade_callback_is_genuine, trade_callback_message, trade_request, trade_request_message,
        };
        pub use self::signed_data::SignedData;
    } else {
        mod without_crypto;

        pub(crate) use self::without_crypto::{sign_trade_header, trade_answer_is_genuine};
    }
}
