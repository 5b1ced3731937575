//! The ids, secrets and keys of every sandbox platform. They are public, so do not use them anywhere else.

/// The id of the application that is always registered.
pub const APP_ID: &str = "tt_sandbox";
/// The secret of the application that is always registered.
pub const APP_SECRET: &str = "sandbox_secret";

/// The payment SALT of every application. It signs calls to guaranteed payment.
pub const PAYMENT_SALT: &str = "sandbox_salt";
/// The private key of every application, in PEM. It signs calls to the trade system. The key is public, so do not use it anywhere else.
pub const PRIVATE_KEY: &str = include_str!("private_key.pem");
/// The modulus of the public key that belongs to [`PRIVATE_KEY`], in hex.
pub(crate) const PUBLIC_KEY_MODULUS: &str = include_str!("public_key.hex");
/// The public key of the platform, in PEM. It verifies callbacks of the trade system.
pub const PLATFORM_PUBLIC_KEY: &str = include_str!("platform_public_key.pem");
/// The private key of the platform, in PEM, created with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`.
pub(crate) const PLATFORM_PRIVATE_KEY: &str = include_str!("platform_private_key.pem");
/// The token of every application for callbacks of guaranteed payment (支付回调 Token).
pub const CALLBACK_TOKEN: &str = "sandbox_callback_token";
/// The token of every application for encrypted pushes: customer service messages, and the tickets and events of a third-party platform.
pub const PUSH_TOKEN: &str = "sandbox_push_token";
/// The EncodingAESKey of every application, which encrypts encrypted pushes.
pub const ENCODING_AES_KEY: &str = "sandboxEncodingAesKeyOfEveryApplication0123";
