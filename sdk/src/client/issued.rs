//! Tokens that an application fetches with its own id and secret.

use std::time::{Duration, SystemTime};

use super::{Client, PendingCall};
use crate::answer::{Error, Raw};
use crate::endpoint::{EndpointReference, Issuer};
use crate::tokens::{Fetch, FetchFuture, Token, TokenSource};
use crate::wire::{Fields, Structure, WireValue};

/// A token source that calls one of the catalogue's issuers.
pub(super) struct IssuerTokens {
    pub(super) client: Client,
    pub(super) issuer: &'static Issuer,
}

impl TokenSource for IssuerTokens {
    fn fetch(&self, _: Option<Token>, now: SystemTime) -> FetchFuture {
        let issuer = self.issuer;
        let call = PendingCall {
            endpoint: EndpointReference::Catalogue(issuer.endpoint),
            parts: Vec::new(),
            secrets: Vec::new(),
            options: None,
            issuing: true,
        };
        let call = call.execute(self.client.clone());
        Box::pin(async move {
            let (token, life) = read(issuer, &call.await?)?;
            let expires_at = now.checked_add(life).unwrap_or(now);
            Ok(Fetch {
                stored: Token::new(token, expires_at).issued_at(now),
                complete: true,
            })
        })
    }
}

fn read(issuer: &'static Issuer, raw: &Raw) -> Result<(String, Duration), Error> {
    let mut answer = TokenAnswer {
        issuer,
        token: String::new(),
        seconds: 0,
    };
    raw.payload(|reader| answer.read(reader))?;
    let TokenAnswer { token, seconds, .. } = answer;
    if token.is_empty() {
        return Err(Error::decode(
            raw,
            format!("the response has no token in the field {}", issuer.token),
        ));
    }
    match u64::try_from(seconds) {
        Ok(seconds) if seconds > 0 => Ok((token, Duration::from_secs(seconds))),
        _ => Err(Error::decode(
            raw,
            format!(
                "the response has no valid lifetime of the token in the field {}",
                issuer.expires_in
            ),
        )),
    }
}

/// The fields that are read from an issuer's response.
struct TokenAnswer {
    issuer: &'static Issuer,
    token: String,
    seconds: i64,
}

impl Structure for TokenAnswer {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.secret().field(self.issuer.token, &mut self.token);
        fields.field(self.issuer.expires_in, &mut self.seconds);
    }
}
