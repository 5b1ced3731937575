//! The state of a sandbox platform.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::applications::Applications;
use crate::authorizations::Authorizations;
use crate::behaviours::{SentMessage, Sessions, Strictness, UserStorage};
use crate::catalogue::{Catalogue, Endpoint};
use crate::clock::{Clock, LogIds};
use crate::fault::Faults;
use crate::record::{Kept, RecordedRequest};
use crate::routes::Routes;
use crate::tokens::{Lives, Tokens};

/// What can be set about a platform.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) applications: Applications,
    pub(crate) lives: Lives,
    pub(crate) strictness: Strictness,
    /// Requests and messages that are kept.
    pub(crate) kept: usize,
}

/// Everything that a request can read and change.
#[derive(Debug)]
pub(crate) struct Platform {
    pub(crate) catalogue: Catalogue,
    pub(crate) routes: Routes,
    pub(crate) clock: Arc<Clock>,
    pub(crate) log_ids: LogIds,
    pub(crate) applications: Applications,
    pub(crate) authorizations: Authorizations,
    pub(crate) tokens: Tokens,
    pub(crate) sessions: Sessions,
    pub(crate) user_storage: UserStorage,
    pub(crate) messages: Kept<SentMessage>,
    pub(crate) requests: Kept<RecordedRequest>,
    /// One for each endpoint, in the order of the catalogue.
    desks: Vec<Desk>,
}

/// What is kept for each endpoint.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(crate) calls: AtomicU64,
    pub(crate) faults: Faults,
}

impl Platform {
    pub(crate) fn new(catalogue: Catalogue, settings: Settings) -> Result<Self, String> {
        let routes = Routes::new(&catalogue)?;
        let log_ids = LogIds::new();
        let desks = catalogue
            .endpoints
            .iter()
            .map(|_| Desk::default())
            .collect();
        Ok(Self {
            routes,
            clock: Arc::new(Clock::new()),
            applications: settings.applications,
            authorizations: Authorizations::default(),
            tokens: Tokens::new(settings.lives, log_ids.next()),
            log_ids,
            sessions: Sessions::new(settings.strictness),
            user_storage: UserStorage::default(),
            messages: Kept::new(settings.kept),
            requests: Kept::new(settings.kept),
            desks,
            catalogue,
        })
    }

    /// What is kept for an endpoint.
    pub(crate) fn desk(&self, endpoint: &Endpoint) -> Option<&Desk> {
        self.desks.get(endpoint.index)
    }

    /// How often an endpoint was called.
    pub(crate) fn calls(&self, endpoint: &Endpoint) -> u64 {
        self.desk(endpoint)
            .map_or(0, |desk| desk.calls.load(Ordering::Relaxed))
    }
}
