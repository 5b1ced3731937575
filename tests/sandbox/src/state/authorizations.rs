//! The state of third-party platforms: the tickets pushed to them, the apps that have authorized them, and the resulting authorization
//! codes and refresh tokens.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use crate::sync::lock;

const TICKET_LIFE: Duration = Duration::from_secs(3 * 3600);
const CODE_LIFE: Duration = Duration::from_secs(3600);
const REFRESH_LIFE: Duration = Duration::from_secs(30 * 86_400);

/// Third-party platforms and the apps that have authorized them.
#[derive(Debug, Default)]
pub(crate) struct Authorizations(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    tickets: HashMap<String, Grant>,
    codes: HashMap<String, Grant>,
    refresh_tokens: HashMap<String, Grant>,
    /// Each entry contains a third-party platform and an app that has authorized it.
    authorized: Vec<(String, String)>,
    count: u64,
}

/// The owner and expiry of a ticket, authorization code or refresh token.
#[derive(Debug, Clone)]
struct Grant {
    component: String,
    app: String,
    version: u8,
    expires_at: Duration,
}

impl Grant {
    fn is_alive(&self, now: Duration) -> bool {
        now < self.expires_at
    }
}

/// A refresh token and its lifetime.
pub(crate) struct RefreshToken {
    pub(crate) token: String,
    pub(crate) expires_in: Duration,
}

impl Authorizations {
    /// Issues a ticket for a third-party platform.
    pub(crate) fn issue_ticket(&self, component: &str, now: Duration) -> String {
        let mut state = lock(&self.0);
        let ticket = state.next_id("ticket");
        let grant = new_grant(component, "", 0, now + TICKET_LIFE);
        state.tickets.insert(ticket.clone(), grant);
        ticket
    }

    /// Returns whether a ticket belongs to a third-party platform and has not expired.
    pub(crate) fn is_valid_ticket(&self, component: &str, ticket: &str, now: Duration) -> bool {
        let state = lock(&self.0);
        let known = state.tickets.get(ticket);
        known.is_some_and(|known| known.component == component && known.is_alive(now))
    }

    /// Authorizes a third-party platform on behalf of an app and returns the authorization code.
    pub(crate) fn authorize(&self, component: &str, app: &str, now: Duration) -> String {
        let mut state = lock(&self.0);
        let pair = (component.to_owned(), app.to_owned());
        if !state.authorized.contains(&pair) {
            state.authorized.push(pair);
        }
        state.issue_code(component, app, now)
    }

    /// Issues another authorization code. Returns `None` if the app has not authorized the third-party platform.
    pub(crate) fn reissue_code(
        &self,
        component: &str,
        app: &str,
        now: Duration,
    ) -> Option<(String, Duration)> {
        let mut state = lock(&self.0);
        let known = state.is_authorized(component, app);
        known.then(|| (state.issue_code(component, app, now), CODE_LIFE))
    }

    /// Returns the apps that have authorized a third-party platform.
    pub(crate) fn authorized(&self, component: &str) -> Vec<String> {
        let state = lock(&self.0);
        let of = state.authorized.iter().filter(|(of, _)| of == component);
        of.map(|(_, app)| app.clone()).collect()
    }

    /// Returns whether an app has authorized any third-party platform.
    pub(crate) fn has_authorized(&self, app: &str) -> bool {
        lock(&self.0).authorized.iter().any(|(_, by)| by == app)
    }

    /// Revokes the authorization that an app has given a third-party platform.
    pub(crate) fn revoke(&self, component: &str, app: &str) {
        let mut state = lock(&self.0);
        state
            .authorized
            .retain(|(of, by)| of != component || by != app);
        let is_other = |grant: &Grant| grant.component != component || grant.app != app;
        state.codes.retain(|_, grant| is_other(grant));
        state.refresh_tokens.retain(|_, grant| is_other(grant));
    }

    /// Redeems an authorization code and returns the app that it was issued for.
    pub(crate) fn redeem_code(&self, component: &str, code: &str, now: Duration) -> Option<String> {
        let grant = lock(&self.0).codes.remove(code)?;
        (grant.component == component && grant.is_alive(now)).then_some(grant.app)
    }

    /// Redeems a refresh token and returns the app that it was issued for.
    pub(crate) fn redeem_refresh_token(
        &self,
        component: &str,
        token: &str,
        version: u8,
        now: Duration,
    ) -> Option<String> {
        let mut state = lock(&self.0);
        let known = state.refresh_tokens.get(token)?;
        if known.component != component || known.version != version || !known.is_alive(now) {
            return None;
        }
        state.refresh_tokens.remove(token).map(|grant| grant.app)
    }

    /// Issues a new refresh token for an app and removes earlier ones of the same version.
    pub(crate) fn issue_refresh_token(
        &self,
        component: &str,
        app: &str,
        version: u8,
        now: Duration,
    ) -> RefreshToken {
        let mut state = lock(&self.0);
        state.refresh_tokens.retain(|_, grant| {
            grant.component != component || grant.app != app || grant.version != version
        });
        let token = state.next_id("refresh");
        let grant = new_grant(component, app, version, now + REFRESH_LIFE);
        state.refresh_tokens.insert(token.clone(), grant);
        RefreshToken {
            token,
            expires_in: REFRESH_LIFE,
        }
    }
}

impl State {
    fn is_authorized(&self, component: &str, app: &str) -> bool {
        let mut all = self.authorized.iter();
        all.any(|(of, by)| of == component && by == app)
    }

    fn issue_code(&mut self, component: &str, app: &str, now: Duration) -> String {
        let code = self.next_id("authorization-code");
        let grant = new_grant(component, app, 0, now + CODE_LIFE);
        self.codes.insert(code.clone(), grant);
        code
    }

    fn next_id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("sandbox-{kind}-{}", self.count)
    }
}

fn new_grant(component: &str, app: &str, version: u8, expires_at: Duration) -> Grant {
    Grant {
        component: component.to_owned(),
        app: app.to_owned(),
        version,
        expires_at,
    }
}
