//! Creates callbacks with the keys of an application.

use std::sync::Arc;

use serde_json::{Value, json};

use super::address_check::AddressCheck;
use super::ecpay::Ecpay;
use super::life_service::LifeService;
use super::outgoing::Callback;
use super::protocol::{Protocol, SigningKeys, to_text};
use super::push::{Push, PushFormat, to_xml};
use super::trade::Trade;
use super::webhook::Webhook;
use crate::state::Clock;

/// Creates the callbacks that the platform sends to an application's server. Obtain one from
/// [`Sandbox::callback`](crate::Sandbox::callback).
///
/// Methods with a `message` parameter serialize an object to JSON and send a string unchanged. A message that the platform documents as
/// JSON in a string can be passed either way.
#[derive(Debug, Clone)]
#[must_use]
pub struct Notifier {
    keys: SigningKeys,
    clock: Arc<Clock>,
}

/// Creates callbacks for [`APP_ID`](crate::APP_ID) without a running sandbox platform.
impl Default for Notifier {
    fn default() -> Self {
        Self::new(Arc::new(Clock::new()))
    }
}

impl Notifier {
    pub(crate) fn new(clock: Arc<Clock>) -> Self {
        Self {
            keys: SigningKeys::default(),
            clock,
        }
    }

    /// Sets the application that the callbacks are sent to. The default is [`APP_ID`](crate::APP_ID) with
    /// [`APP_SECRET`](crate::APP_SECRET).
    pub fn application(mut self, app_id: &str, secret: &str) -> Self {
        app_id.clone_into(&mut self.keys.app_id);
        secret.clone_into(&mut self.keys.secret);
        self
    }

    /// Sets the token for callbacks of guaranteed payment. The default is [`CALLBACK_TOKEN`](crate::CALLBACK_TOKEN).
    pub fn callback_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.callback_token);
        self
    }

    /// Sets the token for encrypted pushes. The default is [`PUSH_TOKEN`](crate::PUSH_TOKEN).
    pub fn push_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.push_token);
        self
    }

    /// Sets the key for encrypted pushes. The default is [`ENCODING_AES_KEY`](crate::ENCODING_AES_KEY).
    ///
    /// # Panics
    /// Panics if the key is not 43 characters of base64.
    #[track_caller]
    pub fn encoding_aes_key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.keys.encoding_aes_key);
        let _ = self.keys.aes_key();
        self
    }

    /// Creates a payment callback of guaranteed payment (担保支付). This is [`ecpay`](Self::ecpay) with the type `payment`.
    pub fn payment(&self, message: impl Into<Value>) -> Callback {
        self.ecpay("payment", message)
    }

    /// Creates a callback of guaranteed payment (担保支付). The type is `payment`, `refund` or `settle`.
    pub fn ecpay(&self, event: &str, message: impl Into<Value>) -> Callback {
        self.callback(Ecpay {
            event: event.to_owned(),
            message: to_text(&message.into()),
        })
    }

    /// Creates a callback of the trade system (交易系统). The type is `payment`, `refund`, `pre_create_refund`, `settle` and so on.
    pub fn trade(&self, event: &str, message: impl Into<Value>) -> Callback {
        let body = json!({ "version": "3.0", "type": event, "msg": to_text(&message.into()) });
        self.trade_body(&body.to_string())
    }

    /// Creates a callback of the trade system with a custom body.
    pub fn trade_body(&self, body: &str) -> Callback {
        self.callback(Trade {
            body: body.to_owned(),
        })
    }

    /// Creates a webhook of the open platform. `content` is an object or, for some events, a string.
    pub fn webhook(&self, event: &str, content: impl Into<Value>) -> Callback {
        let body = json!({
            "event": event, "client_key": self.keys.app_id, "from_user_id": "sandbox_user", "content": content.into(),
        });
        self.webhook_body(&body.to_string())
    }

    /// Creates a webhook with a custom body.
    pub fn webhook_body(&self, body: &str) -> Callback {
        self.callback(Webhook {
            body: body.to_owned(),
        })
    }

    /// Creates the webhook `verify_webhook`, with which the platform checks an address. A response with the same challenge acknowledges it.
    pub fn webhook_challenge(&self, challenge: u64) -> Callback {
        self.webhook("verify_webhook", json!({ "challenge": challenge }))
    }

    /// Creates an encrypted push in JSON: a customer service message, or a ticket or event of a third-party platform. For the latter, pass
    /// the id of the third-party platform to [`application`](Self::application).
    pub fn push(&self, message: impl Into<Value>) -> Callback {
        self.callback(Push {
            message: to_text(&message.into()),
            format: PushFormat::Json,
        })
    }

    /// Creates an encrypted push in XML. An object becomes an `<xml>` element with a child for each member. The element names are not
    /// documented, so they are the names of the JSON members.
    pub fn push_xml(&self, message: impl Into<Value>) -> Callback {
        let message = match message.into() {
            Value::Object(members) => to_xml(&members),
            other => to_text(&other),
        };
        self.callback(Push {
            message,
            format: PushFormat::Xml,
        })
    }

    /// Creates the GET request with `echostr` with which the platform checks an address for encrypted pushes. A response with the same text
    /// acknowledges it.
    pub fn address_check(&self, echo: &str) -> Callback {
        self.callback(AddressCheck {
            echo: echo.to_owned(),
        })
    }

    /// Creates a request to a life service (生活服务) interface that the application's server implements. The path is that of the address that
    /// the request is sent to. The query has `client_key`, and `timestamp` in milliseconds.
    pub fn life_service(&self, body: impl Into<Value>) -> Callback {
        self.callback(LifeService {
            query: None,
            body: Some(to_text(&body.into())),
        })
    }

    /// Creates a request to a life service interface with a custom query instead of `client_key` and `timestamp`.
    pub fn life_service_with_query(&self, query: &str, body: impl Into<Value>) -> Callback {
        self.callback(LifeService {
            query: Some(query.to_owned()),
            body: Some(to_text(&body.into())),
        })
    }

    /// Creates a GET request to a life service interface with a custom query.
    pub fn life_service_get(&self, query: &str) -> Callback {
        self.callback(LifeService {
            query: Some(query.to_owned()),
            body: None,
        })
    }

    fn callback(&self, protocol: impl Protocol + 'static) -> Callback {
        Callback::new(
            self.keys.clone(),
            Arc::clone(&self.clock),
            Arc::new(protocol),
        )
    }
}
