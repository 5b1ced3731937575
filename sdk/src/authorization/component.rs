//! Stores the ticket that the platform pushes to a third-party platform.

use std::time::Duration;

use crate::answer::{Error, ErrorKind};
use crate::client::{Client, missing_credential_error};
use crate::platform::credentials;
use crate::secret::Secret;
use crate::tokens::{FetchFuture, Token, TokenSource};

/// How long a ticket is valid.
const TICKET_LIFE: Duration = Duration::from_secs(3 * 3600);

impl Client {
    /// Stores the ticket (`component_ticket`) that the platform pushes to a third-party platform every ten minutes. When a call needs a
    /// `component_access_token`, the client uses the ticket to fetch one.
    ///
    /// The ticket is valid for three hours. It is saved in the token store, so one process can receive it on behalf of all processes that
    /// share the store. Only the newest ticket counts, so store every ticket that is pushed. After storing it, respond to the push with
    /// `success`.
    ///
    /// Official pages: [接收 component_ticket](https://partner.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/componentticket),
    /// [获取第三方小程序接口调用凭据V2](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/componentaccesstoken-v2).
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Request`] if the ticket is empty, or of kind [`ErrorKind::Credential`] if the token store
    /// cannot save it. In both cases, respond to the push with a failure. The next ticket is pushed within ten minutes.
    pub async fn store_component_ticket(&self, ticket: impl Into<Secret>) -> Result<(), Error> {
        let ticket = ticket.into();
        if ticket.expose().trim().is_empty() {
            let text = "the component_ticket is empty, so it was not stored";
            return Err(Error::new(ErrorKind::Request, text));
        }
        let inner = &self.calling_client().inner;
        let tokens = &inner.tokens;
        let now = tokens.now();
        let end = now.checked_add(TICKET_LIFE).unwrap_or(now);
        let token = Token::new(ticket, end).issued_at(now);
        tokens
            .insert(credentials::COMPONENT_TICKET.name, &Ticket, token)
            .await?;
        tokens.forget_failures();
        inner.common.subject_tokens.forget_failures();
        Ok(())
    }
}

/// The token source for tickets. It cannot fetch a ticket itself, because tickets are pushed by the platform.
struct Ticket;

impl TokenSource for Ticket {
    fn fetch(&self, _: Option<Token>, _: std::time::SystemTime) -> FetchFuture {
        let error = missing_credential_error(credentials::COMPONENT_TICKET.name);
        Box::pin(std::future::ready(Err(error)))
    }
}
