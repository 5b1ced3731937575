//! The keys among the settings.

use super::Settings;
use super::schema::PUBLIC_KEYS;
use super::value::Value;
use crate::client::ClientBuilder;
use crate::secret::Secret;

impl Settings {
    fn secrets(&self, key: &str) -> &[Secret] {
        match self.values.get(key) {
            Some((Value::Secrets(secrets), _)) => secrets,
            _ => &[],
        }
    }

    /// The payment SALT; see [`ClientBuilder::payment_salt`](crate::ClientBuilder::payment_salt).
    pub fn payment_salt(&self) -> Option<&Secret> {
        self.secret("payment_salt")
    }

    /// The application's private key; see [`ClientBuilder::private_key`](crate::ClientBuilder::private_key).
    pub fn private_key(&self) -> Option<&Secret> {
        self.secret("private_key")
    }

    /// The version of the private key; see [`ClientBuilder::key_version`](crate::ClientBuilder::key_version).
    pub fn key_version(&self) -> Option<&str> {
        self.text("key_version")
    }

    /// The private keys that were replaced; see [`ClientBuilder::former_private_key`](crate::ClientBuilder::former_private_key).
    pub fn former_private_keys(&self) -> &[Secret] {
        self.secrets("former_private_key")
    }

    /// The platform's public keys, each with its version; see
    /// [`ClientBuilder::platform_public_key`](crate::ClientBuilder::platform_public_key).
    pub fn platform_public_keys(&self) -> impl Iterator<Item = (&str, &str)> {
        let keys = match self.values.get(PUBLIC_KEYS) {
            Some((Value::Keys(keys), _)) => keys.as_slice(),
            _ => &[],
        };
        keys.iter()
            .map(|(version, key)| (version.as_str(), key.as_str()))
    }

    /// The token of payment callbacks; see [`ClientBuilder::callback_token`](crate::ClientBuilder::callback_token).
    pub fn callback_token(&self) -> Option<&Secret> {
        self.secret("callback_token")
    }

    /// The tokens of payment callbacks that were replaced; see [`ClientBuilder::former_callback_token`](crate::ClientBuilder::former_callback_token).
    pub fn former_callback_tokens(&self) -> &[Secret] {
        self.secrets("former_callback_token")
    }

    /// The token of encrypted pushes; see [`ClientBuilder::push_token`](crate::ClientBuilder::push_token).
    pub fn push_token(&self) -> Option<&Secret> {
        self.secret("push_token")
    }

    /// The tokens of encrypted pushes that were replaced; see [`ClientBuilder::former_push_token`](crate::ClientBuilder::former_push_token).
    pub fn former_push_tokens(&self) -> &[Secret] {
        self.secrets("former_push_token")
    }

    /// The keys of encrypted pushes, the newest first; see [`ClientBuilder::encoding_aes_key`](crate::ClientBuilder::encoding_aes_key).
    pub fn encoding_aes_keys(&self) -> &[Secret] {
        self.secrets("encoding_aes_key")
    }

    /// The secret of webhooks; see [`ClientBuilder::webhook_secret`](crate::ClientBuilder::webhook_secret).
    pub fn webhook_secret(&self) -> Option<&Secret> {
        self.secret("webhook_secret")
    }

    /// The secrets of webhooks that were replaced; see [`ClientBuilder::former_webhook_secret`](crate::ClientBuilder::former_webhook_secret).
    pub fn former_webhook_secrets(&self) -> &[Secret] {
        self.secrets("former_webhook_secret")
    }

    /// Hands all of them to a client's builder.
    pub(super) fn give_keys(&self, mut builder: ClientBuilder) -> ClientBuilder {
        // The Python package falls back so too.
        if let Some(salt) = self.payment_salt().or(self.mch_secret()) {
            builder = builder.payment_salt(salt.clone());
        }
        if let Some(key) = self.private_key() {
            builder = builder.private_key(key.clone());
        }
        if let Some(version) = self.key_version() {
            builder = builder.key_version(version);
        }
        for key in self.former_private_keys() {
            builder = builder.former_private_key(key.clone());
        }
        for (version, key) in self.platform_public_keys() {
            builder = builder.platform_public_key(version, key);
        }
        if let Some(token) = self.callback_token() {
            builder = builder.callback_token(token.clone());
        }
        for token in self.former_callback_tokens() {
            builder = builder.former_callback_token(token.clone());
        }
        if let Some(token) = self.push_token() {
            builder = builder.push_token(token.clone());
        }
        for token in self.former_push_tokens() {
            builder = builder.former_push_token(token.clone());
        }
        for key in self.encoding_aes_keys() {
            builder = builder.encoding_aes_key(key.clone());
        }
        if let Some(secret) = self.webhook_secret() {
            builder = builder.webhook_secret(secret.clone());
        }
        for secret in self.former_webhook_secrets() {
            builder = builder.former_webhook_secret(secret.clone());
        }
        builder
    }
}
