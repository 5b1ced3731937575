//! The ids, secrets and keys that all sandbox platforms share. They are public, so do not use them anywhere else.

/// The id of the application that is always registered.
pub const APP_ID: &str = "tt_sandbox";
/// The secret of the application that is always registered.
pub const APP_SECRET: &str = "sandbox_secret";

/// The payment SALT of every application, used to sign guaranteed-payment calls.
pub const PAYMENT_SALT: &str = "sandbox_salt";
/// The private key of every application, in PEM format, used to sign trade system calls. This key is public, so do not use it anywhere
/// else.
pub const PRIVATE_KEY: &str = include_str!("private_key.pem");
/// The modulus of the public key that matches [`PRIVATE_KEY`], in hex.
pub(crate) const PUBLIC_KEY_MODULUS: &str = include_str!("public_key.hex");
/// The platform's public key, in PEM format, used to verify trade system callbacks.
pub const PLATFORM_PUBLIC_KEY: &str = include_str!("platform_public_key.pem");
/// The platform's private key in PEM format, created with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`.
pub(crate) const PLATFORM_PRIVATE_KEY: &str = include_str!("platform_private_key.pem");
/// The token of every application used to sign guaranteed-payment callbacks (支付回调 Token).
pub const CALLBACK_TOKEN: &str = "sandbox_callback_token";
/// The token of every application used to sign encrypted pushes: customer service messages, and tickets and events for third-party
/// platforms.
pub const PUSH_TOKEN: &str = "sandbox_push_token";
/// The EncodingAESKey of every application, used to encrypt pushes.
pub const ENCODING_AES_KEY: &str = "sandboxEncodingAesKeyOfEveryApplication0123";
