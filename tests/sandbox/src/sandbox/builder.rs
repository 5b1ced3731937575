//! The builder used to configure and start a sandbox platform.

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

/// The default number of requests, and of messages, that are stored.
const HISTORY: usize = 10_000;

/// A builder for a [`Sandbox`], created with [`Sandbox::builder`].
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

    /// Registers an application in addition to the default one ([`APP_ID`](crate::APP_ID) with [`APP_SECRET`](crate::APP_SECRET)).
    pub fn application(mut self, app_id: &str, secret: &str) -> Self {
        self.settings.applications.register(app_id, secret);
        self
    }

    /// Adds the endpoints of your own catalogue. `json` is the document that `bytedance_codegen::Generator::build_metadata` generates.
    ///
    /// The document may refer to the platform's hosts, credentials, envelopes and other definitions. A definition replaces any existing one
    /// of the same kind and name.
    pub fn metadata(mut self, json: &str) -> Self {
        self.metadata.push(json.to_owned());
        self
    }

    /// Sets the port to listen on. By default, the operating system assigns a free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets how long an access_token or client_token is valid. The default is two hours. Responses contain the lifetime in whole seconds.
    pub fn token_life(mut self, life: Duration) -> Self {
        self.settings.tokens.life = life;
        self
    }

    /// Sets how long older tokens stay valid after a newer one has been fetched. The default is five minutes.
    pub fn token_overlap(mut self, overlap: Duration) -> Self {
        self.settings.tokens.overlap = overlap;
        self
    }

    /// Sets how many times an application may fetch a client_token within five minutes. The default is 500.
    pub fn token_quota(mut self, fetches: usize) -> Self {
        self.settings.tokens.quota = fetches;
        self
    }

    /// Accepts only codes issued by [`Sandbox::issue_code`] and its variants. By default, any code that does not start with `bad` is
    /// accepted.
    pub fn only_issued_codes(mut self) -> Self {
        self.settings.codes.only_issued = true;
        self
    }

    /// Allows a code to be used any number of times. This is useful for benchmarks.
    pub fn reusable_codes(mut self) -> Self {
        self.settings.codes.reusable = true;
        self
    }

    /// Sets how many requests, and how many messages, are stored for tests to inspect. The default is 10,000 of each. Once the limit is
    /// reached, the oldest ones are dropped. A limit of 0 turns recording off.
    pub fn recording(mut self, limit: usize) -> Self {
        self.settings.history = limit;
        self
    }

    /// Starts the sandbox platform on the loopback interface. This requires a tokio runtime with I/O and time enabled.
    ///
    /// # Errors
    /// Returns an error if the port is already in use or if the document passed to [`metadata`](Self::metadata) is invalid.
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

/// The error returned if a sandbox platform cannot be started.
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
