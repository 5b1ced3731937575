//! Makes callbacks with the keys of an application.

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

/// Makes the callbacks that the platform sends to an application's server. [`Sandbox::callback`](crate::Sandbox::callback) gives one.
///
/// Where a method takes a message, an object is written as JSON, and a text is taken as it is: what the platform documents as JSON inside a
/// text can be given either way.
#[derive(Debug, Clone)]
#[must_use]
pub struct Notifier {
    keys: SigningKeys,
    clock: Arc<Clock>,
}

/// Makes callbacks for [`APP_ID`](crate::APP_ID) where no sandbox platform runs.
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

    /// Another application than [`APP_ID`](crate::APP_ID) with [`APP_SECRET`](crate::APP_SECRET).
    pub fn application(mut self, app_id: &str, secret: &str) -> Self {
        app_id.clone_into(&mut self.keys.app_id);
        secret.clone_into(&mut self.keys.secret);
        self
    }

    /// Another token for callbacks of guaranteed payment than [`CALLBACK_TOKEN`](crate::CALLBACK_TOKEN).
    pub fn callback_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.callback_token);
        self
    }

    /// Another token for encrypted pushes than [`PUSH_TOKEN`](crate::PUSH_TOKEN).
    pub fn push_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.keys.push_token);
        self
    }

    /// Another key for encrypted pushes than [`ENCODING_AES_KEY`](crate::ENCODING_AES_KEY).
    ///
    /// # Panics
    /// It is not 43 characters of base64.
    #[track_caller]
    pub fn encoding_aes_key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.keys.encoding_aes_key);
        let _ = self.keys.aes_key();
        self
    }

    /// A payment of guaranteed payment (担保支付): [`ecpay`](Self::ecpay) of the type `payment`.
    pub fn payment(&self, message: impl Into<Value>) -> Callback {
        self.ecpay("payment", message)
    }

    /// A callback of guaranteed payment (担保支付): `payment`, `refund`, `settle`.
    pub fn ecpay(&self, event: &str, message: impl Into<Value>) -> Callback {
        self.callback(Ecpay {
            event: event.to_owned(),
            message: to_text(&message.into()),
        })
    }

    /// A callback of the trade system (交易系统): `payment`, `refund`, `pre_create_refund`, `settle` and so on.
    pub fn trade(&self, event: &str, message: impl Into<Value>) -> Callback {
        let body = json!({ "version": "3.0", "type": event, "msg": to_text(&message.into()) });
        self.trade_body(&body.to_string())
    }

    /// A callback of the trade system with another body than the usual one.
    pub fn trade_body(&self, body: &str) -> Callback {
        self.callback(Trade {
            body: body.to_owned(),
        })
    }

    /// A webhook of the open platform, `content` being an object or, as some events have it, a text.
    pub fn webhook(&self, event: &str, content: impl Into<Value>) -> Callback {
        let body = json!({
            "event": event, "client_key": self.keys.app_id, "from_user_id": "sandbox_user", "content": content.into(),
        });
        self.webhook_body(&body.to_string())
    }

    /// A webhook with another body than the usual one.
    pub fn webhook_body(&self, body: &str) -> Callback {
        self.callback(Webhook {
            body: body.to_owned(),
        })
    }

    /// The webhook `verify_webhook`, with which the platform tries an address. It is acknowledged by an answer with the same challenge.
    pub fn webhook_challenge(&self, challenge: u64) -> Callback {
        self.webhook("verify_webhook", json!({ "challenge": challenge }))
    }

    /// An encrypted push in JSON: a message to customer service, or a ticket or an event of a third-party platform, whose id then is the
    /// [`application`](Self::application)'s.
    pub fn push(&self, message: impl Into<Value>) -> Callback {
        self.callback(Push {
            message: to_text(&message.into()),
            format: PushFormat::Json,
        })
    }

    /// The same in XML: an object becomes `<xml>` with an element for each member. No document tells the elements; they are named like the
    /// members of JSON here.
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

    /// The GET request with `echostr` with which the platform tries an address for encrypted pushes. It is acknowledged by the same text.
    pub fn address_check(&self, echo: &str) -> Callback {
        self.callback(AddressCheck {
            echo: echo.to_owned(),
        })
    }

    /// A request to an interface of the life service (生活服务) that the application's server implements: the path is that of the address it
    /// is sent to, the query `client_key` and `timestamp` in milliseconds.
    pub fn life_service(&self, body: impl Into<Value>) -> Callback {
        self.callback(LifeService {
            query: None,
            body: Some(to_text(&body.into())),
        })
    }

    /// The same with a query of one's own in place of `client_key` and `timestamp`.
    pub fn life_service_with_query(&self, query: &str, body: impl Into<Value>) -> Callback {
        self.callback(LifeService {
            query: Some(query.to_owned()),
            body: Some(to_text(&body.into())),
        })
    }

    /// A GET request to such an interface, with a query of one's own.
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
