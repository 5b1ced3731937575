//! The application whose server is fuzzed, and the keys that it shares with the platform.

use std::sync::LazyLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytedance::Client;
use bytedance::callback::Callbacks;
use bytedance::signature::PrivateKey;

/// The application in the platform's example of an encrypted push.
pub(crate) const APP_ID: &str = "tt5823bf96d3bd56c7";
pub(crate) const SECRET: &str = "app-secret";
pub(crate) const CALLBACK_TOKEN: &str = "fdsifakhflasjfxxxxxxxxx";
pub(crate) const PUSH_TOKEN: &str = "QDG6eK";
const AES_KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
/// The bytes of `AES_KEY`.
pub(crate) const AES_KEY_BYTES: [u8; 32] = [
    0x8d, 0x69, 0x98, 0x9b, 0xba, 0xab, 0xe6, 0x73, 0x28, 0x01, 0x4c, 0x19, 0x46, 0x31, 0xad, 0x07,
    0x19, 0xb3, 0xdc, 0xa0, 0x35, 0xb6, 0x40, 0x23, 0xdf, 0x29, 0x24, 0x47, 0xaa, 0xb6, 0x07, 0x60,
];
/// The time of all signatures.
pub(crate) const TIME: &str = "1409659813";

const PRIVATE_KEY: &str = include_str!("../../sandbox/src/private_key.pem");
const PUBLIC_KEY: &str = include_str!("../../../sdk/tests/keys/public.pem");

/// The private key of the platform, and also of the application.
pub(crate) static KEY: LazyLock<PrivateKey> =
    LazyLock::new(|| match PrivateKey::new(PRIVATE_KEY) {
        Ok(key) => key,
        Err(error) => panic!("{error}"),
    });

pub(crate) static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let builder = Client::builder(APP_ID, SECRET)
        .callback_token(CALLBACK_TOKEN)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(AES_KEY)
        .private_key(PRIVATE_KEY)
        .platform_public_key("1", PUBLIC_KEY)
        .transport(std::sync::Arc::new(
            bytedance::transport::MemoryTransport::new(|request| {
                Ok(bytedance::transport::HttpResponse::json(&request, "{}"))
            }),
        ));
    match builder.build() {
        Ok(client) => client,
        Err(error) => panic!("{error}"),
    }
});

pub(crate) static CALLBACKS: LazyLock<Callbacks> = LazyLock::new(|| CLIENT.callbacks());

pub(crate) fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_409_659_813)
}
