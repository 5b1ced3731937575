//! Sends a callback until it is acknowledged.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode};

use super::Callback;
use super::attempt::attempt;

/// What became of a callback that was sent.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Delivered {
    /// Whether the last answer was the acknowledgement that the platform wants.
    pub acknowledged: bool,
    /// How often it was sent.
    pub attempts: usize,
    /// The status of the last answer; `None`: there was no answer.
    pub status: Option<StatusCode>,
    /// The body of the last answer; where there was none, why.
    pub body: String,
    /// How much time of the sandbox platform passed before the last attempt.
    pub waited: Duration,
}

impl Callback {
    /// Sends it to an `http://` address, again and again until it is acknowledged or the schedule of the platform is at its end.
    ///
    /// The waits of the schedule take no time: the sandbox platform's clock is put [forward](crate::Sandbox::advance) instead, so that its
    /// tokens age meanwhile. Needs a tokio runtime with I/O and time.
    ///
    /// # Panics
    /// The address is none.
    pub async fn send(&self, url: &str) -> Delivered {
        let mut request = self.request(url);
        let mut delivered = self.attempt(request.clone()).await;
        for wait in &self.schedule {
            let is_answered = delivered.status.is_some() && self.protocol.takes_any_answer();
            if delivered.acknowledged || is_answered {
                break;
            }
            self.clock.advance(*wait);
            tokio::time::sleep(self.pause).await;
            if self.signed_anew {
                request = self.request(url);
            }
            delivered = Delivered {
                attempts: delivered.attempts + 1,
                waited: delivered.waited + *wait,
                ..self.attempt(request.clone()).await
            };
        }
        delivered
    }

    async fn attempt(&self, request: Request<Bytes>) -> Delivered {
        let answer = tokio::time::timeout(self.time_out, attempt(request)).await;
        let (status, body) = match answer {
            Ok(Ok((status, body))) => (Some(status), String::from_utf8_lossy(&body).into_owned()),
            Ok(Err(error)) => (None, error.to_string()),
            Err(_) => (None, format!("no answer in {:?}", self.time_out)),
        };
        Delivered {
            acknowledged: status.is_some_and(|status| self.protocol.acknowledges(status, &body)),
            attempts: 1,
            status,
            body,
            waited: Duration::ZERO,
        }
    }
}
