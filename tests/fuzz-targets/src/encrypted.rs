//! The target for the encrypted data that front ends pass on.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::encrypted::DecryptError;

use crate::encryption;
use crate::party::{APP_ID, CLIENT};

const KEY: [u8; 16] = [0x1f; 16];
const IV: [u8; 16] = [0x2e; 16];

/// Uses the bytes as the plain text, as the encrypted data, and as the encrypted response of the platform.
pub(crate) fn encrypted_data(data: &[u8]) {
    let (key, iv) = (STANDARD.encode(KEY), STANDARD.encode(IV));
    let decrypt = CLIENT.decrypt(key);

    let encrypted = encryption::encrypted_data(&KEY, IV, data);
    if let Ok(value) = decrypt.json(&encrypted, &iv) {
        assert_eq!(value["watermark"]["appid"], APP_ID);
    }
    for error in [
        decrypt.user_info(&encrypted, &iv).err(),
        decrypt.phone_number(&encrypted, &iv).err(),
    ]
    .into_iter()
    .flatten()
    {
        let is_padding = matches!(error.decrypt_error(), Some(DecryptError::Padding));
        assert!(!is_padding, "the padding is the right one: {error}");
    }

    let text = String::from_utf8_lossy(data);
    let garbled = STANDARD.encode(data);
    for handed_over in [&*text, &garbled] {
        for result in [
            decrypt.user_info(handed_over, &iv).map(|_| ()),
            decrypt.user_info(&encrypted, handed_over).map(|_| ()),
            CLIENT
                .decrypt(handed_over)
                .user_info(&encrypted, &iv)
                .map(|_| ()),
            CLIENT.decrypt_phone_number(handed_over).map(|_| ()),
        ] {
            if let Err(error) = result {
                assert!(!format!("{error} {error:?}").is_empty());
            }
        }
    }
    assert!(decrypt.verify_raw_data(&text, &text).is_err());
}
