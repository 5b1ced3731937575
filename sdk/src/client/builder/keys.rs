//! The keys that a client uses to sign, verify and decrypt.

use super::ClientBuilder;
use super::build::check_text;
use crate::answer::Error;
use crate::secret::Secret;
use crate::signature::{ApplicationKeys, KeyText, KeyTexts, ParsedKeys};

/// The keys as set by the program, before they are checked.
#[derive(Clone, Default)]
pub(super) struct KeySettings {
    payment_salt: Option<Secret>,
    callback_token: Option<Secret>,
    former_callback_tokens: Vec<Secret>,
    push_token: Option<Secret>,
    former_push_tokens: Vec<Secret>,
    webhook_secret: Option<Secret>,
    former_webhook_secrets: Vec<Secret>,
    private_key: Option<KeyText>,
    key_version: String,
    former_private_keys: Vec<Secret>,
    platform_public_keys: Vec<(String, KeyText)>,
    encoding_aes_keys: Vec<Secret>,
}

impl ClientBuilder {
    /// Sets the payment SALT (支付 SALT), as shown in the platform's console. It is used to sign guaranteed-payment (担保支付) calls.
    pub fn payment_salt(mut self, salt: impl Into<Secret>) -> Self {
        self.keys.payment_salt = Some(salt.into());
        self
    }

    /// Sets the application's private key (应用私钥).
    ///
    /// It is used to sign trade system (交易系统) calls and `tt.requestOrder` orders, and to decrypt phone numbers that were obtained with a code.
    ///
    /// The key must be an RSA key of at least 2048 bits, encoded as PKCS#1 or PKCS#8. Both PEM and base64-encoded DER are accepted. Line breaks in
    /// the PEM can be written as a literal `\n`, as is common in environment variables, or omitted. Without the `crypto` feature, the key is not
    /// read.
    pub fn private_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.private_key = Some(KeyText {
            text: key.into(),
            setting: None,
        });
        self
    }

    /// Sets a private key that comes from a setting. `setting` says which setting and where it was set; an error about the key begins with it.
    pub(crate) fn private_key_of_setting(mut self, key: Secret, setting: Option<String>) -> Self {
        self.keys.private_key = Some(KeyText { text: key, setting });
        self
    }

    /// Sets the version that the console shows for the key pair of [`private_key`](Self::private_key). Defaults to `1`.
    pub fn key_version(mut self, version: impl Into<String>) -> Self {
        self.keys.key_version = version.into();
        self
    }

    /// Adds a former private key that has been replaced by [`private_key`](Self::private_key).
    ///
    /// It is used only to decrypt data that was encrypted before the change, never to sign. This method can be called several times.
    pub fn former_private_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.former_private_keys.push(key.into());
        self
    }

    /// Adds one of the platform's public keys (平台公钥), along with the version that the console shows for it.
    ///
    /// The key is used to verify trade system (交易系统) callbacks. This method can be called several times, each time with a different version.
    /// While keys are being changed, a callback is accepted as genuine if any of these keys verifies it.
    ///
    /// The key is also used to verify signed responses from the trade system. If none of the keys verifies such a response, the call returns an
    /// error of the kind [`ForeignAnswer`](crate::ErrorKind::ForeignAnswer). The error does not contain the response.
    ///
    /// The key must be an RSA key of at least 2048 bits, encoded as SPKI or PKCS#1, or a certificate that contains such a key. Both PEM and
    /// base64-encoded DER are accepted. Without the `crypto` feature, the key is not read.
    pub fn platform_public_key(
        mut self,
        version: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        let key = KeyText {
            text: key.into().into(),
            setting: None,
        };
        self.keys.platform_public_keys.push((version.into(), key));
        self
    }

    /// Adds a public key that comes from a setting. `setting` says which setting and where it was set; an error about the key begins with it.
    pub(crate) fn platform_public_key_of_setting(
        mut self,
        version: &str,
        key: &str,
        setting: Option<String>,
    ) -> Self {
        let key = KeyText {
            text: key.into(),
            setting,
        };
        self.keys
            .platform_public_keys
            .push((version.to_owned(), key));
        self
    }

    /// Sets the payment callback token (支付回调 Token), as shown in the platform's console. It is used to verify guaranteed-payment (担保支付)
    /// callbacks.
    pub fn callback_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.callback_token = Some(token.into());
        self
    }

    /// Adds a former token that has been replaced by [`callback_token`](Self::callback_token).
    ///
    /// The platform still uses the former token to sign callbacks for orders that were paid before the change. This method can be called several
    /// times.
    pub fn former_callback_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.former_callback_tokens.push(token.into());
        self
    }

    /// Sets the message verification token (消息校验 Token), as shown in the platform's console. It is used to verify encrypted pushes: customer
    /// service messages, and a third-party platform's tickets and events.
    pub fn push_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.push_token = Some(token.into());
        self
    }

    /// Adds a former token that has been replaced by [`push_token`](Self::push_token).
    ///
    /// Pushes signed with the former token are still accepted. This method can be called several times.
    pub fn former_push_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.former_push_tokens.push(token.into());
        self
    }

    /// Adds a message encryption key (EncodingAESKey, 消息加密解密 Key), as shown in the platform's console. It is used to decrypt encrypted
    /// pushes.
    ///
    /// The key is 43 characters long. This method can be called several times: first with the newest key, and then with the keys that it has
    /// replaced.
    pub fn encoding_aes_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.encoding_aes_keys.push(key.into());
        self
    }

    /// Sets the secret used to verify webhooks (`X-Douyin-Signature`). Defaults to the application's secret.
    ///
    /// An app that has authorized a third-party platform has its own webhook secret.
    pub fn webhook_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.keys.webhook_secret = Some(secret.into());
        self
    }

    /// Adds a former secret that has been replaced by [`webhook_secret`](Self::webhook_secret) or by the application's current secret.
    ///
    /// Webhooks signed with the former secret are still accepted. This method can be called several times.
    pub fn former_webhook_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.keys.former_webhook_secrets.push(secret.into());
        self
    }
}

impl KeySettings {
    pub(super) fn new() -> Self {
        Self {
            key_version: "1".to_owned(),
            ..Self::default()
        }
    }

    /// Parses the keys. For each key that cannot be used, an error is added to `wrong`.
    pub(super) fn parse(
        self,
        app_id: &str,
        app_secret: &Secret,
        wrong: &mut Vec<Error>,
    ) -> ApplicationKeys {
        let texts = [
            ("payment_salt", &self.payment_salt),
            ("callback_token", &self.callback_token),
            ("push_token", &self.push_token),
            ("webhook_secret", &self.webhook_secret),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                check_text(name, text.expose(), wrong);
            }
        }
        let former = [
            ("former_callback_token", &self.former_callback_tokens),
            ("former_push_token", &self.former_push_tokens),
            ("former_webhook_secret", &self.former_webhook_secrets),
        ];
        for (name, texts) in former {
            for text in texts {
                check_text(name, text.expose(), wrong);
            }
        }
        check_text("key_version", &self.key_version, wrong);
        let texts = KeyTexts {
            private_key: self.private_key,
            key_version: self.key_version,
            former_private_keys: self.former_private_keys,
            platform_public_keys: self.platform_public_keys,
            encoding_aes_keys: self.encoding_aes_keys,
        };
        ApplicationKeys {
            payment_salt: self.payment_salt,
            callback_tokens: order_newest_first(self.callback_token, self.former_callback_tokens),
            push_tokens: order_newest_first(self.push_token, self.former_push_tokens),
            webhook_secrets: order_newest_first(
                Some(self.webhook_secret.unwrap_or_else(|| app_secret.clone())),
                self.former_webhook_secrets,
            ),
            parsed: ParsedKeys::parse(texts, app_id, wrong),
        }
    }
}

fn order_newest_first(newest: Option<Secret>, former: Vec<Secret>) -> Vec<Secret> {
    newest.into_iter().chain(former).collect()
}
