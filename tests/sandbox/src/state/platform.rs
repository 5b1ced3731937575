//! The entire state of a sandbox platform.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::applications::Applications;
use super::authorizations::Authorizations;
use super::clock::Clock;
use super::fault::FaultQueue;
use super::history::History;
use super::log_ids::LogIds;
use super::messages::SentMessage;
use super::orders::Orders;
use super::sessions::{CodePolicy, Sessions};
use super::tokens::{TokenSettings, Tokens};
use super::user_storage::UserStorage;
use crate::catalogue::{Catalogue, Endpoint, Routes};
use crate::request::RecordedRequest;

/// The settings of a sandbox platform.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) applications: Applications,
    pub(crate) tokens: TokenSettings,
    pub(crate) codes: CodePolicy,
    /// The maximum number of stored requests. The same limit applies separately to stored messages.
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
    pub(crate) orders: Orders,
    pub(crate) messages: History<SentMessage>,
    pub(crate) requests: History<RecordedRequest>,
    /// The statistics of each endpoint, in the order in which the catalogue lists the endpoints.
    stats: Vec<EndpointStats>,
}

/// The number of calls made to one endpoint, and the faults queued for its next calls.
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
            tokens: Tokens::new(settings.tokens),
            log_ids,
            sessions: Sessions::new(settings.codes),
            user_storage: UserStorage::default(),
            orders: Orders::default(),
            messages: History::new(settings.history),
            requests: History::new(settings.history),
            stats,
            catalogue,
        })
    }

    /// Returns the statistics of an endpoint.
    pub(crate) fn stats(&self, endpoint: &Endpoint) -> Option<&EndpointStats> {
        self.stats.get(endpoint.index)
    }

    /// Returns how many times an endpoint has been called.
    pub(crate) fn calls(&self, endpoint: &Endpoint) -> u64 {
        self.stats(endpoint)
            .map_or(0, |stats| stats.calls.load(Ordering::Relaxed))
    }
}
