//! The ids, secrets and keys that every sandbox platform has. Everybody knows them, so they are of no use anywhere else.

/// Id of the application that is always registered.
pub const APP_ID: &str = "tt_sandbox";
/// Secret of the application that is always registered.
pub const APP_SECRET: &str = "sandbox_secret";

/// The payment SALT of every application: what the signatures of guaranteed payment are made with.
pub const PAYMENT_SALT: &str = "sandbox_salt";
/// The private key of every application, in PEM: what the signatures of the trade system are made with. Everybody knows it, so it is
/// of no use anywhere else.
pub const PRIVATE_KEY: &str = include_str!("private_key.pem");
/// The modulus of the public key that belongs to [`PRIVATE_KEY`], in hex.
pub(crate) const PUBLIC_KEY_MODULUS: &str = include_str!("public_key.hex");
/// The public key of the platform, in PEM: what callbacks of the trade system are verified with.
pub const PLATFORM_PUBLIC_KEY: &str = include_str!("platform_public_key.pem");
/// The private key of the platform, in PEM, made with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`.
pub(crate) const PLATFORM_PRIVATE_KEY: &str = include_str!("platform_private_key.pem");
/// The token of every application for callbacks of guaranteed payment (支付回调 Token).
pub const CALLBACK_TOKEN: &str = "sandbox_callback_token";
/// The token of every application for encrypted pushes: messages to customer service, tickets and events of a third-party platform.
pub const PUSH_TOKEN: &str = "sandbox_push_token";
/// The EncodingAESKey of every application: what encrypted pushes are encrypted with.
pub const ENCODING_AES_KEY: &str = "sandboxEncodingAesKeyOfEveryApplication0123";
