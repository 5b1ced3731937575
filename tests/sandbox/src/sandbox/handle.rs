//! The handle of a running sandbox platform.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::builder::{SandboxBuilder, StartError};
use crate::callback::Notifier;
use crate::catalogue::Endpoint;
use crate::crypto::encrypted_data;
use crate::request::RecordedRequest;
use crate::state::{Fault, Platform, SentMessage, Session, TokenOrigin};

/// A running sandbox platform. It stops when this is dropped.
///
/// Where a method takes the name of an endpoint, a name that the catalogue does not have is a mistake in the test that uses it, and the
/// method panics: a misspelled name would otherwise make a test that cannot fail.
pub struct Sandbox {
    platform: Arc<Platform>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sandbox")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    pub(crate) fn new(
        platform: Arc<Platform>,
        address: SocketAddr,
        stop: oneshot::Sender<()>,
        task: JoinHandle<()>,
    ) -> Self {
        Self {
            platform,
            address,
            stop: Some(stop),
            task,
        }
    }

    /// Starts a sandbox platform on a free port of the loopback interface, with the settings that [`builder`](Self::builder) begins with.
    ///
    /// # Errors
    /// No port can be listened on.
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    /// Settings of a sandbox platform.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    /// Stops the sandbox platform and waits until the calls under way are answered. Dropping it does the same without waiting.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // An error would be a panic of the server's task or its end with the runtime: it has stopped either way.
        let _ = (&mut self.task).await;
    }

    /// Where it listens, `http://127.0.0.1:4000`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Base URL that stands for a host of the platform, `http://127.0.0.1:4000/toutiao`. Under that of an unknown host nothing is found.
    #[must_use]
    pub fn base_url(&self, host: &str) -> String {
        format!("http://{}/{host}", self.address)
    }

    /// Names of the platform's hosts.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.platform
            .catalogue
            .hosts
            .iter()
            .map(|host| host.name.as_str())
    }

    /// Names of the endpoints, `login.code_to_session`.
    pub fn endpoints(&self) -> impl Iterator<Item = &str> {
        self.platform
            .catalogue
            .endpoints
            .iter()
            .map(|endpoint| endpoint.name.as_str())
    }

    // --- codes and users ---

    /// A login or authorization code for a new user.
    #[must_use]
    pub fn issue_code(&self) -> String {
        self.platform.sessions.issue_code(None)
    }

    /// A login or authorization code for a user of your choice.
    #[must_use]
    pub fn issue_code_for(&self, openid: &str) -> String {
        self.platform.sessions.issue_code(Some(openid))
    }

    /// A code of the button `getPhoneNumber` for a user with this phone number, digits only.
    #[must_use]
    pub fn issue_phone_code(&self, phone_number: &str) -> String {
        self.platform.sessions.issue_code(Some(phone_number))
    }

    /// Encrypts data with a session key, as the front end gets them: `encryptedData` and `iv`. Data without a `watermark` get one of
    /// [`APP_ID`](crate::APP_ID) and now.
    ///
    /// # Panics
    /// The session key is not 16 bytes in base64, as those of the login are.
    #[track_caller]
    #[must_use]
    pub fn encrypt_data(&self, session_key: &str, data: &Value) -> (String, String) {
        match encrypted_data::encrypt(session_key, data) {
            Some(encrypted) => encrypted,
            None => panic!("the session key is not 16 bytes in base64"),
        }
    }

    /// The session of a user who has logged in.
    #[must_use]
    pub fn session(&self, openid: &str) -> Option<Session> {
        self.platform.sessions.session(openid)
    }

    /// What a user has in user storage.
    #[must_use]
    pub fn user_storage(&self, openid: &str) -> BTreeMap<String, String> {
        self.platform.user_storage.pairs(openid)
    }

    /// The messages that were sent to users, the oldest first.
    #[must_use]
    pub fn sent_messages(&self) -> Vec<SentMessage> {
        self.platform.messages.all()
    }

    // --- tokens ---

    /// Issues a token of a kind that has no issuer in the catalogue, `user` for instance, to an application.
    ///
    /// Tokens of such a kind are taken without being known too, unless they start with `bad`. One that was issued here can expire, be
    /// revoked and be of the wrong application.
    #[must_use]
    pub fn issue_token(&self, credential: &str, app_id: &str, life: Duration) -> String {
        let origin = TokenOrigin::Credential(credential.to_owned());
        let now = self.platform.clock.now();
        self.platform.tokens.issue(app_id, origin, life, now).token
    }

    /// Makes all tokens unknown, as when the platform has lost or revoked them.
    pub fn revoke_tokens(&self) {
        self.platform.tokens.revoke_all();
    }

    /// Makes one token unknown. Returns whether it was known.
    pub fn revoke_token(&self, token: &str) -> bool {
        self.platform.tokens.revoke(token)
    }

    /// Ends the life of all tokens.
    pub fn expire_tokens(&self) {
        self.platform.tokens.expire_all(self.platform.clock.now());
    }

    /// Puts the sandbox platform's clock forward: tokens age by this much.
    pub fn advance(&self, by: Duration) {
        self.platform.clock.advance(by);
    }

    /// How often tokens of an issuer of the catalogue were fetched with success, `access_token` for instance.
    ///
    /// # Panics
    /// The catalogue has no issuer of this name.
    #[track_caller]
    #[must_use]
    pub fn token_fetches(&self, issuer: &str) -> u64 {
        let known = &self.platform.catalogue.issuers;
        assert!(
            known.contains_key(issuer),
            "the catalogue has no issuer {issuer:?}; there are {:?}",
            known.keys().collect::<Vec<_>>()
        );
        self.platform.tokens.fetches(issuer)
    }

    // --- third-party platforms ---

    /// A ticket as the platform pushes it to a third-party platform, which must be a registered application. It lives three hours.
    #[must_use]
    pub fn component_ticket(&self, component_app_id: &str) -> String {
        let now = self.platform.clock.now();
        let authorizations = &self.platform.authorizations;
        authorizations.issue_ticket(component_app_id, now)
    }

    /// Lets an app authorize a third-party platform. Returns the authorization code. The app need not be a registered application.
    #[must_use]
    pub fn authorize_app(&self, component_app_id: &str, app_id: &str) -> String {
        let now = self.platform.clock.now();
        let authorizations = &self.platform.authorizations;
        authorizations.authorize(component_app_id, app_id, now)
    }

    /// Ends the life of the tokens with which third-party platforms act for an app. Refresh tokens live on.
    pub fn expire_authorizer_tokens(&self, app_id: &str) {
        let now = self.platform.clock.now();
        self.platform.tokens.expire_authorizer_tokens(app_id, now);
    }

    /// Takes back what an app has authorized a third-party platform to: its codes and refresh tokens are of no use any more, and its tokens
    /// have ended.
    pub fn revoke_authorization(&self, component_app_id: &str, app_id: &str) {
        let authorizations = &self.platform.authorizations;
        authorizations.revoke(component_app_id, app_id);
        self.expire_authorizer_tokens(app_id);
    }

    // --- callbacks ---

    /// Makes the callbacks that the platform sends to the server of an application.
    pub fn callback(&self) -> Notifier {
        Notifier::new(Arc::clone(&self.platform.clock))
    }

    // --- faults ---

    /// Makes the next call of an endpoint go wrong. Faults queue up: each call takes one.
    ///
    /// # Panics
    /// The catalogue has no endpoint of this name.
    #[track_caller]
    pub fn fail_next(&self, endpoint: &str, fault: Fault) {
        if let Some(stats) = self.platform.stats(self.endpoint(endpoint)) {
            stats.faults.add(fault);
        }
    }

    /// Takes back the faults that still wait.
    pub fn clear_faults(&self) {
        for endpoint in &self.platform.catalogue.endpoints {
            if let Some(stats) = self.platform.stats(endpoint) {
                stats.faults.clear();
            }
        }
    }

    // --- what came in ---

    /// How often an endpoint was called, with or without success.
    ///
    /// # Panics
    /// The catalogue has no endpoint of this name.
    #[track_caller]
    #[must_use]
    pub fn calls(&self, endpoint: &str) -> u64 {
        self.platform.calls(self.endpoint(endpoint))
    }

    /// The requests that came in, the oldest first. Requests that led to no endpoint are among them.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.platform.requests.all()
    }

    /// The requests of one endpoint, the oldest first.
    ///
    /// # Panics
    /// The catalogue has no endpoint of this name.
    #[track_caller]
    #[must_use]
    pub fn requests_of(&self, endpoint: &str) -> Vec<RecordedRequest> {
        let name = &self.endpoint(endpoint).name;
        let mut requests = self.platform.requests.all();
        requests.retain(|request| request.endpoint.as_ref() == Some(name));
        requests
    }

    /// Forgets the requests that came in. The counts of calls stay.
    pub fn clear_requests(&self) {
        self.platform.requests.clear();
    }

    #[track_caller]
    fn endpoint(&self, name: &str) -> &Endpoint {
        match self.platform.catalogue.endpoint(name) {
            Some(endpoint) => endpoint,
            None => panic!("the catalogue has no endpoint {name:?}"),
        }
    }
}
