//! What is known of third-party platforms: the tickets that were pushed to them, the apps that have authorised them, and the codes and refresh
//! tokens that came of it.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use crate::lock;

/// Life of a ticket.
const TICKET_LIFE: Duration = Duration::from_secs(3 * 3600);
/// Life of an authorisation code.
const CODE_LIFE: Duration = Duration::from_secs(3600);
/// Life of a refresh token.
const REFRESH_LIFE: Duration = Duration::from_secs(30 * 86_400);

/// Third-party platforms and the apps that have authorised them.
#[derive(Debug, Default)]
pub(crate) struct Authorizations(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    tickets: HashMap<String, Grant>,
    codes: HashMap<String, Grant>,
    refresh_tokens: HashMap<String, Grant>,
    /// Platform and app of each authorisation.
    authorized: Vec<(String, String)>,
    count: u64,
}

/// Whose something is, and until when.
#[derive(Debug, Clone)]
struct Grant {
    component: String,
    app: String,
    version: u8,
    until: Duration,
}

impl Grant {
    fn is_alive(&self, now: Duration) -> bool {
        now < self.until
    }
}

/// A refresh token and its life.
pub(crate) struct Refresh {
    pub(crate) token: String,
    pub(crate) expires_in: Duration,
}

impl Authorizations {
    /// A ticket for a platform.
    pub(crate) fn push_ticket(&self, component: &str, now: Duration) -> String {
        let mut state = lock(&self.0);
        let ticket = state.name("ticket");
        let grant = grant(component, "", 0, now + TICKET_LIFE);
        state.tickets.insert(ticket.clone(), grant);
        ticket
    }

    /// Whether a ticket is a platform's and lives.
    pub(crate) fn takes_ticket(&self, component: &str, ticket: &str, now: Duration) -> bool {
        let state = lock(&self.0);
        let known = state.tickets.get(ticket);
        known.is_some_and(|known| known.component == component && known.is_alive(now))
    }

    /// An app authorises a platform; its code.
    pub(crate) fn authorize(&self, component: &str, app: &str, now: Duration) -> String {
        let mut state = lock(&self.0);
        let pair = (component.to_owned(), app.to_owned());
        if !state.authorized.contains(&pair) {
            state.authorized.push(pair);
        }
        state.code(component, app, now)
    }

    /// A code for an app that has authorised a platform.
    pub(crate) fn retrieve(
        &self,
        component: &str,
        app: &str,
        now: Duration,
    ) -> Option<(String, Duration)> {
        let mut state = lock(&self.0);
        let known = state.is_authorized(component, app);
        known.then(|| (state.code(component, app, now), CODE_LIFE))
    }

    /// The apps that have authorised a platform.
    pub(crate) fn authorized(&self, component: &str) -> Vec<String> {
        let state = lock(&self.0);
        let of = state.authorized.iter().filter(|(of, _)| of == component);
        of.map(|(_, app)| app.clone()).collect()
    }

    /// Whether an app has authorised any platform.
    pub(crate) fn has_authorized(&self, app: &str) -> bool {
        lock(&self.0).authorized.iter().any(|(_, by)| by == app)
    }

    /// An app takes its authorisation back.
    pub(crate) fn revoke(&self, component: &str, app: &str) {
        let mut state = lock(&self.0);
        state
            .authorized
            .retain(|(of, by)| of != component || by != app);
        let is_other = |grant: &Grant| grant.component != component || grant.app != app;
        state.codes.retain(|_, grant| is_other(grant));
        state.refresh_tokens.retain(|_, grant| is_other(grant));
    }

    /// Uses a code up; the app that it was for.
    pub(crate) fn take_code(&self, component: &str, code: &str, now: Duration) -> Option<String> {
        let grant = lock(&self.0).codes.remove(code)?;
        (grant.component == component && grant.is_alive(now)).then_some(grant.app)
    }

    /// Uses a refresh token up; the app that it was for.
    pub(crate) fn take_refresh(
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

    /// A new refresh token for an app. The ones before it are cleared.
    pub(crate) fn refresh_token(
        &self,
        component: &str,
        app: &str,
        version: u8,
        now: Duration,
    ) -> Refresh {
        let mut state = lock(&self.0);
        state.refresh_tokens.retain(|_, grant| {
            grant.component != component || grant.app != app || grant.version != version
        });
        let token = state.name("refresh");
        let grant = grant(component, app, version, now + REFRESH_LIFE);
        state.refresh_tokens.insert(token.clone(), grant);
        Refresh {
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

    fn code(&mut self, component: &str, app: &str, now: Duration) -> String {
        let code = self.name("authorization-code");
        let grant = grant(component, app, 0, now + CODE_LIFE);
        self.codes.insert(code.clone(), grant);
        code
    }

    fn name(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("sandbox-{kind}-{}", self.count)
    }
}

fn grant(component: &str, app: &str, version: u8, until: Duration) -> Grant {
    Grant {
        component: component.to_owned(),
        app: app.to_owned(),
        version,
        until,
    }
}
