//! Parses keys in the formats that the platform's consoles and OpenSSL produce. Anything else is rejected with a
//! precise error.

mod texts;

cfg_if::cfg_if! {
    if #[cfg(feature = "crypto")] {
        mod der;
        mod encoding_aes_key;
        mod faults;
        mod parsed;
        mod pem;
        mod private_key;
        mod public_key;

        #[cfg(feature = "callbacks")]
        pub(crate) use self::encoding_aes_key::EncodingAesKey;
        pub(crate) use self::parsed::ParsedKeys;
        pub use self::private_key::PrivateKey;
        pub use self::public_key::PublicKey;
    } else {
        mod without_crypto;

        pub(crate) use self::without_crypto::{ParsedKeys, missing_feature_error};
    }
}

pub(crate) use self::texts::{KeyText, KeyTexts, missing_setting_error};
