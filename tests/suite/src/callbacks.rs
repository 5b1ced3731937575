//! Servers that receive callbacks, and the application that those callbacks are addressed to.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use bytedance::Client;
use bytedance::callback::Callbacks;
use bytedance_sandbox::{
    APP_ID, APP_SECRET, CALLBACK_TOKEN, ENCODING_AES_KEY, PLATFORM_PUBLIC_KEY, PUSH_TOKEN,
};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Builds a callback receiver configured with the keys of the sandbox platform's application.
///
/// # Panics
/// Panics if the settings are invalid.
pub fn callbacks() -> Callbacks {
    let client = Client::builder(APP_ID, APP_SECRET)
        .callback_token(CALLBACK_TOKEN)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(ENCODING_AES_KEY)
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        .build();
    client.unwrap_or_else(|error| panic!("{error}")).callbacks()
}

/// A server on a free port. It stops when this value is dropped.
pub struct Server {
    /// The URL that receives callbacks, such as `http://127.0.0.1:1234/callback`.
    pub url: String,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that passes all requests to `callbacks`.
    pub async fn start(callbacks: Callbacks) -> Self {
        Self::start_router(Router::new().route_service("/callback", callbacks)).await
    }

    /// Starts a server with an axum router.
    ///
    /// # Panics
    /// Panics if no port is available.
    pub async fn start_router(router: Router) -> Self {
        let bound = TcpListener::bind("127.0.0.1:0").await;
        let listener = bound.unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr();
        let address = address.unwrap_or_else(|error| panic!("no address: {error}"));
        Self {
            url: format!("http://{address}/callback"),
            task: tokio::spawn(async move {
                // The server ends only when its task is aborted.
                let _ = axum::serve(listener, router).await;
            }),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Notes made by handlers, in the order in which they were made.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// Adds a note. Returns how many notes there were before.
    pub fn note(&self, text: impl Into<String>) -> usize {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(text.into());
        lines.len() - 1
    }

    /// Returns all notes.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
