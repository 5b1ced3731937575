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

/// A running sandbox platform. It stops when this handle is dropped.
///
/// Methods that accept an endpoint name panic if the catalogue has no endpoint of that name. Otherwise, a misspelled name could result in a
/// test that never fails.
pub struct Sandbox {
    pub(super) platform: Arc<Platform>,
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

    /// Starts a sandbox platform on a free port of the loopback interface, with the default settings of [`builder`](Self::builder).
    ///
    /// # Errors
    /// Returns an error if no port is available.
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    /// Stops the sandbox platform and waits until all pending calls have been answered. Dropping the handle also stops the platform, but
    /// without waiting.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // The task fails only if it panicked or its runtime was shut down. In both cases, the server has already stopped.
        let _ = (&mut self.task).await;
    }

    /// Returns the base URL of the server itself, such as `http://127.0.0.1:4000`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the socket address that the server listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the base URL that stands in for one of the platform's hosts, such as `http://127.0.0.1:4000/toutiao`. Requests to an unknown
    /// host receive a 404 response.
    #[must_use]
    pub fn base_url(&self, host: &str) -> String {
        format!("http://{}/{host}", self.address)
    }

    /// Returns the names of the platform's hosts.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.platform
            .catalogue
            .hosts
            .iter()
            .map(|host| host.name.as_str())
    }

    /// Returns the names of all endpoints, such as `login.code_to_session`.
    pub fn endpoints(&self) -> impl Iterator<Item = &str> {
        self.platform
            .catalogue
            .endpoints
            .iter()
            .map(|endpoint| endpoint.name.as_str())
    }

    // --- codes and users ---

    /// Issues a code for a new user. It can be used as a login code or as an authorization code.
    #[must_use]
    pub fn issue_code(&self) -> String {
        self.platform.sessions.issue_code(None)
    }

    /// Issues a code for the given user. It can be used as a login code or as an authorization code.
    #[must_use]
    pub fn issue_code_for(&self, openid: &str) -> String {
        self.platform.sessions.issue_code(Some(openid))
    }

    /// Issues a code like those from the `getPhoneNumber` button, for a user with the given phone number. The number must consist only of
    /// digits.
    #[must_use]
    pub fn issue_phone_code(&self, phone_number: &str) -> String {
        self.platform.sessions.issue_code(Some(phone_number))
    }

    /// Encrypts data with a session key and returns `encryptedData` and `iv` as the front end receives them. If the data do not contain a
    /// `watermark`, one with [`APP_ID`](crate::APP_ID) and the current time is added.
    ///
    /// Panics if the session key does not consist of 16 base64-encoded bytes. Session keys issued by logins always do.
    #[track_caller]
    #[must_use]
    pub fn encrypt_data(&self, session_key: &str, data: &Value) -> (String, String) {
        match encrypted_data::encrypt(session_key, data) {
            Some(encrypted) => encrypted,
            None => panic!("the session key is not 16 bytes in base64"),
        }
    }

    /// Returns the session of a user who has logged in.
    #[must_use]
    pub fn session(&self, openid: &str) -> Option<Session> {
        self.platform.sessions.session(openid)
    }

    /// Returns the key-value pairs stored for a user.
    #[must_use]
    pub fn user_storage(&self, openid: &str) -> BTreeMap<String, String> {
        self.platform.user_storage.pairs(openid)
    }

    /// Returns the messages sent to users, oldest first.
    #[must_use]
    pub fn sent_messages(&self) -> Vec<SentMessage> {
        self.platform.messages.all()
    }

    // --- tokens ---

    /// Issues a token to an application. The token must be of a kind for which the catalogue has no issuer, such as `user`.
    ///
    /// The sandbox platform also accepts unknown tokens of these kinds unless they start with `bad`. Unlike an unknown token, an issued
    /// token can expire or be revoked, and it is refused if it belongs to a different application.
    #[must_use]
    pub fn issue_token(&self, credential: &str, app_id: &str, life: Duration) -> String {
        let origin = TokenOrigin::Credential(credential.to_owned());
        let now = self.platform.clock.now();
        self.platform.tokens.issue(app_id, origin, life, now).token
    }

    /// Makes all tokens unknown, as if the platform had lost or revoked them.
    pub fn revoke_tokens(&self) {
        self.platform.tokens.revoke_all();
    }

    /// Makes one token unknown. Returns whether the token was known before.
    pub fn revoke_token(&self, token: &str) -> bool {
        self.platform.tokens.revoke(token)
    }

    /// Expires all tokens.
    pub fn expire_tokens(&self) {
        self.platform.tokens.expire_all(self.platform.clock.now());
    }

    /// Moves the clock of the sandbox platform forward. All tokens age by this duration.
    pub fn advance(&self, by: Duration) {
        self.platform.clock.advance(by);
    }

    /// Returns how many tokens have been successfully fetched from one of the catalogue's issuers, such as `access_token`.
    ///
    /// # Panics
    /// Panics if the catalogue has no issuer of this name.
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

    /// Issues a ticket like those that the platform pushes to a third-party platform. The third-party platform must be a registered
    /// application. The ticket is valid for three hours.
    #[must_use]
    pub fn component_ticket(&self, component_app_id: &str) -> String {
        let now = self.platform.clock.now();
        let authorizations = &self.platform.authorizations;
        authorizations.issue_ticket(component_app_id, now)
    }

    /// Authorizes a third-party platform on behalf of an app and returns the authorization code. The app does not have to be a registered
    /// application.
    #[must_use]
    pub fn authorize_app(&self, component_app_id: &str, app_id: &str) -> String {
        let now = self.platform.clock.now();
        let authorizations = &self.platform.authorizations;
        authorizations.authorize(component_app_id, app_id, now)
    }

    /// Expires the tokens that allow third-party platforms to act for an app. The refresh tokens remain valid.
    pub fn expire_authorizer_tokens(&self, app_id: &str) {
        let now = self.platform.clock.now();
        self.platform.tokens.expire_authorizer_tokens(app_id, now);
    }

    /// Revokes the authorization that an app has given a third-party platform. That authorization's codes and refresh tokens become
    /// invalid. All tokens that allow third-party platforms to act for the app expire.
    pub fn revoke_authorization(&self, component_app_id: &str, app_id: &str) {
        let authorizations = &self.platform.authorizations;
        authorizations.revoke(component_app_id, app_id);
        self.expire_authorizer_tokens(app_id);
    }

    // --- callbacks ---

    /// Returns a notifier that creates the callbacks that the platform sends to an application's server.
    pub fn callback(&self) -> Notifier {
        Notifier::new(Arc::clone(&self.platform.clock))
    }

    // --- faults ---

    /// Makes the next call to an endpoint fail. Faults are queued, and each call uses up one of them.
    ///
    /// # Panics
    /// Panics if the catalogue has no endpoint of this name.
    #[track_caller]
    pub fn fail_next(&self, endpoint: &str, fault: Fault) {
        if let Some(stats) = self.platform.stats(self.endpoint(endpoint)) {
            stats.faults.add(fault);
        }
    }

    /// Removes the queued faults of all endpoints.
    pub fn clear_faults(&self) {
        for endpoint in &self.platform.catalogue.endpoints {
            if let Some(stats) = self.platform.stats(endpoint) {
                stats.faults.clear();
            }
        }
    }

    // --- requests ---

    /// Returns the number of calls made to an endpoint, including failed ones.
    ///
    /// # Panics
    /// Panics if the catalogue has no endpoint of this name.
    #[track_caller]
    #[must_use]
    pub fn calls(&self, endpoint: &str) -> u64 {
        self.platform.calls(self.endpoint(endpoint))
    }

    /// Returns the recorded requests, oldest first. Requests that did not match any endpoint are included.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.platform.requests.all()
    }

    /// Returns the recorded requests to one endpoint, oldest first.
    ///
    /// # Panics
    /// Panics if the catalogue has no endpoint of this name.
    #[track_caller]
    #[must_use]
    pub fn requests_of(&self, endpoint: &str) -> Vec<RecordedRequest> {
        let name = &self.endpoint(endpoint).name;
        let mut requests = self.platform.requests.all();
        requests.retain(|request| request.endpoint.as_ref() == Some(name));
        requests
    }

    /// Removes the recorded requests. The call counts remain unchanged.
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
