//! Settings of a sandbox platform, and its start.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use super::handle::Sandbox;
use crate::catalogue;
use crate::server::{self, Listener};
use crate::state::{Applications, CodePolicy, Platform, Settings, TokenSettings};

/// Requests and messages that are stored unless set.
const HISTORY: usize = 10_000;

/// Settings of a sandbox platform. [`Sandbox::builder`] makes one.
///
/// ```
/// use std::time::Duration;
/// use bytedance_sandbox::Sandbox;
///
/// # async fn run() -> Result<(), bytedance_sandbox::StartError> {
/// let sandbox = Sandbox::builder()
///     .application("tt_second", "its secret")
///     .token_life(Duration::from_secs(60))
///     .start()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use]
#[derive(Debug)]
pub struct SandboxBuilder {
    settings: Settings,
    port: u16,
    metadata: Vec<String>,
}

impl SandboxBuilder {
    pub(crate) fn new() -> Self {
        Self {
            settings: Settings {
                applications: Applications::new(),
                tokens: TokenSettings::default(),
                codes: CodePolicy::default(),
                history: HISTORY,
            },
            port: 0,
            metadata: Vec::new(),
        }
    }

    /// Registers an application beside the one that is always there ([`APP_ID`](crate::APP_ID), [`APP_SECRET`](crate::APP_SECRET)).
    pub fn application(mut self, app_id: &str, secret: &str) -> Self {
        self.settings.applications.register(app_id, secret);
        self
    }

    /// Adds the endpoints of a catalogue of your own: the JSON document that `bytedance_codegen::Generator::build_metadata` writes.
    ///
    /// Hosts, credentials, envelopes and the like may be those of the platform. What has the name of something that is there already takes
    /// its place.
    pub fn metadata(mut self, json: &str) -> Self {
        self.metadata.push(json.to_owned());
        self
    }

    /// The port to listen on. Unless set, the system gives a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How long an access_token or client_token lives; two hours unless set. Answers tell whole seconds.
    pub fn token_life(mut self, life: Duration) -> Self {
        self.settings.tokens.life = life;
        self
    }

    /// What is left to an older token when a newer one is fetched; five minutes unless set.
    pub fn token_overlap(mut self, overlap: Duration) -> Self {
        self.settings.tokens.overlap = overlap;
        self
    }

    /// How many fetches of a client_token an application has in five minutes; 500 unless set.
    pub fn token_quota(mut self, fetches: usize) -> Self {
        self.settings.tokens.quota = fetches;
        self
    }

    /// Takes only codes that [`Sandbox::issue_code`] has issued. Otherwise any code will do that does not start with `bad`.
    pub fn only_issued_codes(mut self) -> Self {
        self.settings.codes.only_issued = true;
        self
    }

    /// Takes a code any number of times, for benchmarks.
    pub fn reusable_codes(mut self) -> Self {
        self.settings.codes.reusable = true;
        self
    }

    /// How many requests and messages are stored for a test to look at; 10,000 unless set. The oldest are dropped. 0 switches recording off.
    pub fn recording(mut self, limit: usize) -> Self {
        self.settings.history = limit;
        self
    }

    /// Starts the sandbox platform on the loopback interface. Needs a tokio runtime with I/O and time.
    ///
    /// # Errors
    /// The port is taken, or the document given to [`metadata`](Self::metadata) cannot be used.
    pub async fn start(self) -> Result<Sandbox, StartError> {
        let mut documents = vec![catalogue::PLATFORM];
        documents.extend(self.metadata.iter().map(String::as_str));
        let platform = catalogue::load(&documents)
            .and_then(|catalogue| Platform::new(catalogue, self.settings))
            .map_err(|error| StartError(StartErrorKind::Metadata(error)))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| StartError(StartErrorKind::Listen(address, error)))?;
        let address = listener
            .local_addr()
            .map_err(|error| StartError(StartErrorKind::Listen(address, error)))?;
        let platform = Arc::new(platform);
        let (stop, task) = server::serve(Arc::clone(&platform), Listener(listener));
        Ok(Sandbox::new(platform, address, stop, task))
    }
}

/// Why a sandbox platform did not start.
#[derive(Debug)]
pub struct StartError(StartErrorKind);

#[derive(Debug)]
enum StartErrorKind {
    Listen(SocketAddr, io::Error),
    Metadata(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            StartErrorKind::Listen(address, _) => {
                write!(formatter, "the sandbox platform cannot listen on {address}")
            }
            StartErrorKind::Metadata(error) => write!(
                formatter,
                "the sandbox platform cannot use its catalogue: {error}"
            ),
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            StartErrorKind::Listen(_, error) => Some(error),
            StartErrorKind::Metadata(_) => None,
        }
    }
}
