//! Values of parameters that must be looked up before a call.

use crate::client::Client;
use crate::endpoint::{Endpoint, Fill, FillSource};
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;
use crate::signature::Application;

use super::component;

/// Values that fill parameters and that had to be looked up.
#[derive(Default)]
pub(crate) struct ResolvedFill {
    /// What stands for the secret of the application that the call is about, where that is another's.
    secret: Option<Secret>,
    credentials: Vec<(&'static str, Secret)>,
}

impl ResolvedFill {
    /// The secret of the application that the call is about.
    pub(crate) fn secret<'a>(&'a self, application: &'a Application) -> &'a Secret {
        self.secret.as_ref().unwrap_or(&application.secret)
    }

    /// A credential that was handed to the client.
    pub(crate) fn credential(&self, name: &str) -> &str {
        let found = self.credentials.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.expose())
    }

    /// All that must not be shown.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.credentials.iter().map(|(_, value)| value);
        self.secret.iter().chain(credentials)
    }
}

impl Client {
    /// What fills parameters of the endpoint and must be looked up.
    pub(crate) fn fills_to_resolve(
        &self,
        endpoint: &Endpoint,
        is_given: impl Fn(&Fill) -> bool,
    ) -> Vec<FillSource> {
        let must_look_up = |fill: &&Fill| match fill.source {
            FillSource::Credential(_) => !is_given(fill),
            FillSource::AppSecret => self.secret_credential().is_some() && !is_given(fill),
            _ => false,
        };
        let wanted = endpoint.fill.iter().filter(must_look_up);
        wanted.map(|fill| fill.source).collect()
    }

    /// Looks that up.
    pub(crate) async fn resolve_fill(
        &self,
        endpoint: &Endpoint,
        wanted: &[FillSource],
    ) -> Result<ResolvedFill, Error> {
        let mut resolved_fill = ResolvedFill::default();
        for source in wanted {
            if let FillSource::Credential(name) = source {
                let value = self.calling_client().load_inserted_credential(name).await;
                let value = value.map_err(|error| error.at(endpoint))?;
                resolved_fill.credentials.push((name, value));
            } else if let Some(credential) = self.secret_credential() {
                resolved_fill.secret = Some(self.token(credential).await?);
            }
        }
        Ok(resolved_fill)
    }

    /// A credential that was handed to the client, or to another process with the same store.
    async fn load_inserted_credential(&self, name: &'static str) -> Result<Secret, Error> {
        let inner = self.inner();
        if let Some(fixed) = inner.common.fixed_tokens.get(name) {
            return Ok(fixed.clone());
        }
        let stored = inner.tokens.load(name).await?;
        let live = stored.filter(|stored| inner.tokens.now() < stored.expires_at);
        let advice = || {
            let advice = component::advice(name);
            Error::new(ErrorKind::Credential, format!("no {name}: {advice}"))
        };
        live.map(|live| live.value).ok_or_else(advice)
    }
}
