//! Guaranteed-payment signatures (担保支付): MD5 for requests, SHA-1 for callbacks.

mod go;
mod request;

cfg_if::cfg_if! {
    if #[cfg(feature = "crypto")] {
        mod callback;
        pub(super) mod explain;

        pub use self::callback::{
            ECPAY_CALLBACK_UNSIGNED, ecpay_callback, ecpay_callback_body_is_genuine,
            ecpay_callback_is_genuine,
        };
        #[cfg(feature = "callbacks")]
        pub(crate) use self::callback::{ecpay_callback_texts_are_genuine, signed_callback_fields};
    }
}

pub(crate) use self::go::print_go;
pub(crate) use self::request::{ECPAY_REQUEST_UNSIGNED, ecpay_values};
pub use self::request::{ecpay_query, ecpay_request};
