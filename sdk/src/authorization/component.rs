//! Stores the ticket that is pushed to a third-party platform.

use std::time::Duration;

use crate::answer::{Error, ErrorKind};
use crate::client::{Client, missing_credential_error};
use crate::platform::credentials;
use crate::secret::Secret;
use crate::tokens::{FetchFuture, Token, TokenSource};

/// The lifetime of a ticket.
const TICKET_LIFE: Duration = Duration::from_secs(3 * 3600);

impl Client {
    /// Stores the ticket (`component_ticket`) that the platform pushes to a third-party platform every ten minutes. The client uses it to
    /// fetch the `component_access_token` when a call needs one.
    ///
    /// The ticket is valid for three hours and is saved in the token store, so one process can receive it for all processes that share the
    /// store. Store every pushed ticket, because the newest one counts, and then respond to the push with `success`.
    ///
    /// Official pages: [接收 component_ticket](https://partner.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/componentticket),
    /// [获取第三方小程序接口调用凭据V2](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/API/smallprogram/authorization/componentaccesstoken-v2).
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Request`] if the ticket is empty, and of kind [`ErrorKind::Credential`] if the token store
    /// does not accept it. Then respond to the push with a failure. The next ticket is pushed within ten minutes.
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

/// The source of tickets. It cannot fetch a ticket, because the platform pushes them.
struct Ticket;

impl TokenSource for Ticket {
    fn fetch(&self, _: Option<Token>, _: std::time::SystemTime) -> FetchFuture {
        let error = missing_credential_error(credentials::COMPONENT_TICKET.name);
        Box::pin(std::future::ready(Err(error)))
    }
}
