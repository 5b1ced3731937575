//! Values that fill parameters of a call and must be looked up before it.

use crate::client::{Application, Client};
use crate::endpoint::{Endpoint, Fill, FillSource};
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;

use super::component;

/// The values that fill parameters of a call and had to be looked up.
#[derive(Default)]
pub(crate) struct ResolvedFill {
    /// The token that stands in for the secret of the application that the call is about, if that is another's.
    secret: Option<Secret>,
    credentials: Vec<(&'static str, Secret)>,
}

impl ResolvedFill {
    /// The secret of the application that the call is about.
    pub(crate) fn secret<'a>(&'a self, application: &'a Application) -> &'a Secret {
        self.secret.as_ref().unwrap_or(&application.secret)
    }

    /// A credential that was inserted.
    pub(crate) fn credential(&self, name: &str) -> &str {
        let found = self.credentials.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.expose())
    }

    /// All values, none of which may be shown.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.credentials.iter().map(|(_, value)| value);
        self.secret.iter().chain(credentials)
    }
}

impl Client {
    /// Lists what fills parameters of the endpoint and must be looked up.
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
        let fills = endpoint.fill.iter().filter(must_look_up);
        fills.map(|fill| fill.source).collect()
    }

    /// Looks up the values of these sources.
    pub(crate) async fn resolve_fill(
        &self,
        endpoint: &Endpoint,
        sources: &[FillSource],
    ) -> Result<ResolvedFill, Error> {
        let mut resolved_fill = ResolvedFill::default();
        for source in sources {
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

    /// Loads a credential that was inserted in this process, or in another one with the same store.
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
