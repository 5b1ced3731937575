//! Creates callbacks signed with an application's keys.

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

/// Creates the callbacks that the platform sends to an application's server. Obtain a notifier from
/// [`Sandbox::callback`](crate::Sandbox::callback).
///
/// A `message` parameter accepts any JSON value. A string is sent unchanged, and anything else is serialized to JSON first. Where the
/// platform's documentation specifies a string that contains JSON, you can therefore pass either that string or the object.
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

    /// Sets the application that receives the callbacks. The default is [`APP_ID`](crate::APP_ID) with [`APP_SECRET`](crate::APP_SECRET).
    pub fn application(mut self, app_id: &str, secret: &str) -> Self {
        app_id.clone_into(&mut self.keys.app_id);
        secret.clone_into(&mut self.keys.secret);
        self
    }

    /// Sets the token used to sign guaranteed-payment callbacks. The default is [`CALLBACK_TOKEN`](crate::CALLBACK_TOKEN).
    pub fn callback_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.callback_token);
        self
    }

    /// Sets the token used to sign encrypted pushes. The default is [`PUSH_TOKEN`](crate::PUSH_TOKEN).
    pub fn push_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.push_token);
        self
    }

    /// Sets the key used to encrypt pushes. The default is [`ENCODING_AES_KEY`](crate::ENCODING_AES_KEY).
    ///
    /// # Panics
    /// Panics if the key does not consist of 43 base64 characters.
    #[track_caller]
    pub fn encoding_aes_key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.keys.encoding_aes_key);
        let _ = self.keys.aes_key();
        self
    }

    /// Creates a guaranteed-payment (担保支付) callback of type `payment`. This is a shorthand for [`ecpay`](Self::ecpay).
    pub fn payment(&self, message: impl Into<Value>) -> Callback {
        self.ecpay("payment", message)
    }

    /// Creates a guaranteed-payment (担保支付) callback. The type is `payment`, `refund` or `settle`.
    pub fn ecpay(&self, event: &str, message: impl Into<Value>) -> Callback {
        self.callback(Ecpay {
            event: event.to_owned(),
            message: to_text(&message.into()),
        })
    }

    /// Creates a trade system (交易系统) callback. The type is, for example, `payment`, `refund`, `pre_create_refund` or `settle`.
    pub fn trade(&self, event: &str, message: impl Into<Value>) -> Callback {
        let body = json!({ "version": "3.0", "type": event, "msg": to_text(&message.into()) });
        self.trade_body(&body.to_string())
    }

    /// Creates a trade system callback with a custom body.
    pub fn trade_body(&self, body: &str) -> Callback {
        self.callback(Trade {
            body: body.to_owned(),
        })
    }

    /// Creates a webhook from the open platform. `content` is an object or, for some events, a string.
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

    /// Creates the `verify_webhook` webhook that the platform sends to verify a webhook URL. To acknowledge it, the response must contain
    /// the same challenge.
    pub fn webhook_challenge(&self, challenge: u64) -> Callback {
        self.webhook("verify_webhook", json!({ "challenge": challenge }))
    }

    /// Creates an encrypted push in JSON format: a customer service message, or a ticket or event for a third-party platform. For tickets
    /// and events, first pass the third-party platform's id to [`application`](Self::application).
    pub fn push(&self, message: impl Into<Value>) -> Callback {
        self.callback(Push {
            message: to_text(&message.into()),
            format: PushFormat::Json,
        })
    }

    /// Creates an encrypted push in XML format. An object becomes an `<xml>` element with one child element per member. The element names
    /// are the JSON member names, because the documentation does not specify any others.
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

    /// Creates the GET request with an `echostr` parameter that the platform sends to verify a URL that will receive encrypted pushes. To
    /// acknowledge it, the response must consist of the same text.
    pub fn address_check(&self, echo: &str) -> Callback {
        self.callback(AddressCheck {
            echo: echo.to_owned(),
        })
    }

    /// Creates a POST request to a life service (生活服务) interface that the application's server implements. The path comes from the URL
    /// that the request is sent to. The query contains `client_key` and `timestamp`, in milliseconds.
    pub fn life_service(&self, body: impl Into<Value>) -> Callback {
        self.callback(LifeService {
            query: None,
            body: Some(to_text(&body.into())),
        })
    }

    /// Creates a POST request to a life service interface with a custom query in place of `client_key` and `timestamp`.
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
