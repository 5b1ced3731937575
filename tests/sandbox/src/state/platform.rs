//! The whole state of a sandbox platform.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::applications::Applications;
use super::authorizations::Authorizations;
use super::clock::Clock;
use super::fault::FaultQueue;
use super::history::History;
use super::log_ids::LogIds;
use super::messages::SentMessage;
use super::sessions::{CodePolicy, Sessions};
use super::tokens::{TokenSettings, Tokens};
use super::user_storage::UserStorage;
use crate::catalogue::{Catalogue, Endpoint, Routes};
use crate::request::RecordedRequest;

/// What can be set about a platform.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) applications: Applications,
    pub(crate) tokens: TokenSettings,
    pub(crate) codes: CodePolicy,
    /// How many requests and messages are stored.
    pub(crate) history: usize,
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
    pub(crate) messages: History<SentMessage>,
    pub(crate) requests: History<RecordedRequest>,
    /// One for each endpoint, in the order of the catalogue.
    stats: Vec<EndpointStats>,
}

/// The calls of one endpoint: how many there were, and the faults that wait for the next ones.
#[derive(Debug, Default)]
pub(crate) struct EndpointStats {
    pub(crate) calls: AtomicU64,
    pub(crate) faults: FaultQueue,
}

impl Platform {
    pub(crate) fn new(catalogue: Catalogue, settings: Settings) -> Result<Self, String> {
        let routes = Routes::new(&catalogue)?;
        let log_ids = LogIds::new();
        let stats = catalogue
            .endpoints
            .iter()
            .map(|_| EndpointStats::default())
            .collect();
        Ok(Self {
            routes,
            clock: Arc::new(Clock::new()),
            applications: settings.applications,
            authorizations: Authorizations::default(),
            tokens: Tokens::new(settings.tokens, log_ids.next()),
            log_ids,
            sessions: Sessions::new(settings.codes),
            user_storage: UserStorage::default(),
            messages: History::new(settings.history),
            requests: History::new(settings.history),
            stats,
            catalogue,
        })
    }

    /// The calls of an endpoint.
    pub(crate) fn stats(&self, endpoint: &Endpoint) -> Option<&EndpointStats> {
        self.stats.get(endpoint.index)
    }

    /// How often an endpoint was called.
    pub(crate) fn calls(&self, endpoint: &Endpoint) -> u64 {
        self.stats(endpoint)
            .map_or(0, |stats| stats.calls.load(Ordering::Relaxed))
    }
}
