//! Looks up the values of the parameters that the client fills in.

use super::Client;
use crate::answer::{Error, ErrorKind};
use crate::endpoint::{Endpoint, Fill, FillSource};
use crate::outgoing::ResolvedFill;
use crate::platform::credentials;
use crate::secret::Secret;

impl Client {
    /// Returns those of the endpoint's fill sources whose values must be looked up before the call.
    pub(super) fn fill_to_resolve(
        &self,
        endpoint: &Endpoint,
        is_given: impl Fn(&Fill) -> bool,
    ) -> Vec<FillSource> {
        let must_look_up = |fill: &&Fill| match fill.source {
            FillSource::Credential(_) => !is_given(fill),
            FillSource::AppSecret => self.secret_credential().is_some() && !is_given(fill),
            _ => false,
        };
        let fill = endpoint.fill.iter().filter(must_look_up);
        fill.map(|fill| fill.source).collect()
    }

    /// Looks up the values that these sources supply for filled-in parameters.
    pub(super) async fn resolve_fill(
        &self,
        endpoint: &Endpoint,
        sources: &[FillSource],
    ) -> Result<ResolvedFill, Error> {
        let mut resolved = ResolvedFill::default();
        for source in sources {
            if let FillSource::Credential(name) = source {
                let value = self.calling_client().load_inserted_credential(name).await;
                let value = value.map_err(|error| error.at(endpoint))?;
                resolved.credentials.push((name, value));
            } else if let Some(credential) = self.secret_credential() {
                resolved.secret = Some(self.token(credential).await?);
            }
        }
        Ok(resolved)
    }

    /// Loads a credential that was passed to a client in this process, or in a different process that uses the same token store.
    async fn load_inserted_credential(&self, name: &'static str) -> Result<Secret, Error> {
        let inner = &self.inner;
        if let Some(fixed) = inner.common.fixed_tokens.get(name) {
            return Ok(fixed.clone());
        }
        let stored = inner.tokens.load(name).await?;
        let live = stored.filter(|stored| inner.tokens.now() < stored.expires_at);
        live.map(|live| live.value)
            .ok_or_else(|| missing_credential_error(name))
    }
}

/// Returns the error for a call that needs a credential from the program when this credential is missing or expired.
pub(crate) fn missing_credential_error(name: &str) -> Error {
    let advice = if name == credentials::COMPONENT_TICKET.name {
        "the platform pushes one every ten minutes to the third-party application's address for authorization events; receive it, pass it \
         to Client::store_component_ticket in this process or in another one with the same token store, and repeat the call"
    } else {
        "only the caller has it: set it with ClientBuilder::token"
    };
    Error::new(ErrorKind::Credential, format!("no {name}: {advice}"))
}
