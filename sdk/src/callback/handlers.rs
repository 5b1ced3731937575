//! Handler functions for events.

use std::error::Error as StdError;
use std::sync::Arc;

use super::event::{Event, EventDescription, EventType};
use super::refusal::Refusal;
use super::reply::Reply;
use super::verified::Verified;
use crate::transport::BoxFuture;

/// An error returned by a handler.
pub(super) type HandlerError = Box<dyn StdError + Send + Sync>;

pub(super) type Handler =
    Arc<dyn Fn(Verified<()>) -> BoxFuture<'static, Result<Reply, HandlerError>> + Send + Sync>;

/// A type that a handler can return: `()`, a [`Reply`], or a `Result` containing either of them.
pub trait Outcome {
    /// Converts the return value to the reply to send to the platform.
    ///
    /// # Errors
    /// Returns the handler's error if the callback could not be handled.
    fn into_result(self) -> Result<Reply, Box<dyn StdError + Send + Sync>>;
}

impl Outcome for () {
    fn into_result(self) -> Result<Reply, HandlerError> {
        Ok(Reply::acknowledgment())
    }
}

impl Outcome for Reply {
    fn into_result(self) -> Result<Reply, HandlerError> {
        Ok(self)
    }
}

impl<R: Into<Reply>, E: Into<HandlerError>> Outcome for Result<R, E> {
    fn into_result(self) -> Result<Reply, HandlerError> {
        self.map(Into::into).map_err(Into::into)
    }
}

#[derive(Clone, Default)]
pub(super) struct Handlers {
    /// A list rather than a map, because there are only a few handlers and a linear search is fast enough.
    by_event: Vec<(&'static EventDescription, Handler)>,
    others: Option<Handler>,
}

impl Handlers {
    pub(super) fn on<T, F, Fut>(&mut self, handler: F)
    where
        T: EventType,
        F: Fn(Verified<T>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        let is_other = |known: &EventDescription| {
            (known.protocol, known.event) != (T::DESCRIPTION.protocol, T::DESCRIPTION.event)
        };
        self.by_event.retain(|(known, _)| is_other(known));
        let handler = erase_types(Verified::into_typed::<T>, handler);
        self.by_event.push((T::DESCRIPTION, handler));
    }

    pub(super) fn on_others<F, Fut>(&mut self, handler: F)
    where
        F: Fn(Verified<Event>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: Outcome> + Send + 'static,
    {
        self.others = Some(erase_types(Verified::into_event, handler));
    }

    /// Returns the handler for a callback's event or, if that event has none of its own, the handler for all other events.
    pub(super) fn find(&self, callback: &Verified<()>) -> Option<&Handler> {
        let is_its = |known: &EventDescription| {
            known.protocol == callback.protocol() && known.event == callback.event_name()
        };
        let own = self.by_event.iter().find(|(known, _)| is_its(known));
        own.map(|(_, handler)| handler).or(self.others.as_ref())
    }
}

/// Converts a handler for a specific event type to one that accepts any verified callback. The new handler reads the event and then calls
/// the original one.
fn erase_types<T, F, Fut>(
    read: fn(Verified<()>) -> Result<Verified<T>, Refusal>,
    handler: F,
) -> Handler
where
    T: 'static,
    F: Fn(Verified<T>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output: Outcome> + Send + 'static,
{
    Arc::new(move |callback| match read(callback) {
        Ok(event) => {
            let handled = handler(event);
            Box::pin(async move { handled.await.into_result() })
        }
        Err(refusal) => Box::pin(std::future::ready(Err(HandlerError::from(refusal)))),
    })
}
