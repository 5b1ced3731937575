//! The keys with which a client signs, verifies and decrypts.

use super::ClientBuilder;
use super::build::check_text;
use crate::answer::Error;
use crate::secret::Secret;
use crate::signature::{ApplicationKeys, KeyTexts, ParsedKeys};

/// The keys as the program sets them, before they are checked.
#[derive(Clone, Default)]
pub(super) struct KeySettings {
    payment_salt: Option<Secret>,
    callback_token: Option<Secret>,
    former_callback_tokens: Vec<Secret>,
    push_token: Option<Secret>,
    former_push_tokens: Vec<Secret>,
    webhook_secret: Option<Secret>,
    former_webhook_secrets: Vec<Secret>,
    private_key: Option<Secret>,
    key_version: String,
    former_private_keys: Vec<Secret>,
    platform_public_keys: Vec<(String, String)>,
    encoding_aes_keys: Vec<Secret>,
}

impl ClientBuilder {
    /// Sets the payment SALT (支付 SALT) from the console, which signs the calls of guaranteed payment (担保支付).
    pub fn payment_salt(mut self, salt: impl Into<Secret>) -> Self {
        self.keys.payment_salt = Some(salt.into());
        self
    }

    /// Sets the private key of the application (应用私钥).
    ///
    /// It signs the calls of the trade system (交易系统) and the orders of `tt.requestOrder`, and decrypts phone numbers that were obtained by
    /// code.
    ///
    /// The key is an RSA key of 2048 bits or more in PKCS#1 or PKCS#8, as PEM or as the base64 of its DER. Instead of line breaks, the PEM may
    /// contain `\n` or nothing. Without the feature `crypto` the key is not read.
    pub fn private_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.private_key = Some(key.into());
        self
    }

    /// Sets the version of the key pair of [`private_key`](Self::private_key) in the console. Defaults to `1`.
    pub fn key_version(mut self, version: impl Into<String>) -> Self {
        self.keys.key_version = version.into();
        self
    }

    /// Adds a private key that [`private_key`](Self::private_key) has replaced.
    ///
    /// It decrypts data that was encrypted before the change, and signs nothing. This method can be called several times.
    pub fn former_private_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.former_private_keys.push(key.into());
        self
    }

    /// Adds a public key of the platform (平台公钥) with its version in the console.
    ///
    /// The key verifies the callbacks of the trade system (交易系统). This method can be called several times, each time with another version:
    /// during a change of keys, a callback is genuine if any of them verifies it.
    ///
    /// The key also verifies the signed responses of the trade system. A response that none of the keys verifies becomes an error of the kind
    /// [`ForeignAnswer`](crate::ErrorKind::ForeignAnswer), which does not contain the response.
    ///
    /// The key is an RSA key of 2048 bits or more in SPKI or PKCS#1, as PEM or as the base64 of its DER, or a certificate with such a key.
    /// Without the feature `crypto` the key is not read.
    pub fn platform_public_key(
        mut self,
        version: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        let key = (version.into(), key.into());
        self.keys.platform_public_keys.push(key);
        self
    }

    /// Sets the token (支付回调 Token) from the console, which verifies the callbacks of guaranteed payment (担保支付).
    pub fn callback_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.callback_token = Some(token.into());
        self
    }

    /// Adds a token that [`callback_token`](Self::callback_token) has replaced.
    ///
    /// The platform still signs the callbacks of orders that were paid before the change with it. This method can be called several times.
    pub fn former_callback_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.former_callback_tokens.push(token.into());
        self
    }

    /// Sets the token (消息校验 Token) from the console, which verifies encrypted pushes: messages to customer service, and tickets and events
    /// of a third-party platform.
    pub fn push_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.push_token = Some(token.into());
        self
    }

    /// Adds a token that [`push_token`](Self::push_token) has replaced.
    ///
    /// Pushes that were signed with it are still accepted. This method can be called several times.
    pub fn former_push_token(mut self, token: impl Into<Secret>) -> Self {
        self.keys.former_push_tokens.push(token.into());
        self
    }

    /// Adds a key (EncodingAESKey, 消息加密解密 Key) from the console, which decrypts encrypted pushes.
    ///
    /// The key has 43 characters. This method can be called several times: first with the newest key, then with the keys that it has replaced.
    pub fn encoding_aes_key(mut self, key: impl Into<Secret>) -> Self {
        self.keys.encoding_aes_keys.push(key.into());
        self
    }

    /// Sets the secret that verifies webhooks (`X-Douyin-Signature`). Defaults to the secret of the application.
    ///
    /// An app that has authorized a third-party platform has a webhook secret of its own.
    pub fn webhook_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.keys.webhook_secret = Some(secret.into());
        self
    }

    /// Adds a secret that [`webhook_secret`](Self::webhook_secret), or the application's own secret, has replaced.
    ///
    /// Webhooks that were signed with it are still accepted. This method can be called several times.
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

    /// Parses the keys and adds an error to `wrong` for each one that cannot be used.
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
