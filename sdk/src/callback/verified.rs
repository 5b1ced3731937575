//! The type that proves that a callback is genuine.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::time::SystemTime;

use super::event::{Event, EventDescription, EventType, UnknownEvent};
use super::message::Message;
use super::protocol::Protocol;
use super::refusal::{Refusal, RefusalKind};
use crate::wire::{Members, Reader, Structure, read};

/// An event from a callback whose signature and age have been checked. Dereferences to the event.
///
/// Only [`Callbacks`](super::Callbacks) can create a `Verified`, so a function that accepts one cannot be called with a forged event.
#[derive(Clone)]
pub struct Verified<T> {
    event: T,
    message: Arc<Message>,
}

impl Verified<()> {
    pub(super) fn new(message: Message) -> Self {
        Self {
            event: (),
            message: Arc::new(message),
        }
    }

    pub(super) fn into_event(self) -> Result<Verified<Event>, Refusal> {
        let message = &self.message;
        let mut read = Ok(());
        let event = Event::typed(
            message.protocol,
            &message.name,
            &mut |event, description| {
                read = read_event(message, event, description);
            },
        );
        read?;
        let event = event.unwrap_or_else(|| Event::Unknown(UnknownEvent::of(message)));
        Ok(self.with_event(event))
    }

    pub(super) fn into_typed<T: EventType>(self) -> Result<Verified<T>, Refusal> {
        let mut event = T::default();
        read_event(&self.message, &mut event, T::DESCRIPTION)?;
        Ok(self.with_event(event))
    }

    fn with_event<T>(self, event: T) -> Verified<T> {
        Verified {
            event,
            message: self.message,
        }
    }
}

impl<T> Verified<T> {
    /// Returns the event itself, without the information about its callback.
    pub fn into_inner(self) -> T {
        self.event
    }

    /// Returns the protocol used to sign and encode the callback.
    pub fn protocol(&self) -> Protocol {
        self.message.protocol
    }

    /// Returns the event's name on the wire, for example `payment`. For an encrypted push, this is its `Event`, or its `MsgType` if it has
    /// no `Event`. An addition that only names the kind of message is removed, so `EVENT.AUTHORIZED` becomes `AUTHORIZED`.
    ///
    /// Guaranteed payment ([`Protocol::Ecpay`]) does not sign this name. Events that the catalogue describes are told apart by signed
    /// fields, but the name of any other event is not verified. In the life service ([`Protocol::LifeService`]), the name is the path of
    /// the request. It is not signed either, so tell requests apart by their content.
    pub fn event_name(&self) -> &str {
        &self.message.name
    }

    /// Returns the time at which the callback was signed, or `None` if the protocol does not sign a time. Most protocols specify it in
    /// whole seconds.
    pub fn time(&self) -> Option<SystemTime> {
        self.message.time
    }

    /// Returns the id that the platform assigned to the message, for example a webhook's `Msg-Id`. The id is not signed.
    pub fn id(&self) -> Option<&str> {
        self.message.id.as_deref()
    }

    /// Returns the version of the platform's public key that verified the callback. Only trade system callbacks have one.
    pub fn key_version(&self) -> Option<&str> {
        self.message.key_version.as_deref()
    }

    /// Returns the JSON text of the event's message, including unknown fields. JSON from the platform is unmodified, and XML is converted
    /// to JSON.
    pub fn content(&self) -> &str {
        &self.message.content
    }

    /// Returns the JSON envelope around the message. A webhook's envelope contains fields such as `from_user_id`. The envelope of a life
    /// service request contains its query parameters. For an encrypted push, this is the message itself.
    pub fn envelope(&self) -> &str {
        &self.message.envelope
    }

    pub(super) fn message(&self) -> &Message {
        &self.message
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.event
    }
}

impl<T: fmt::Debug> fmt::Debug for Verified<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Verified")
            .field("protocol", &self.message.protocol)
            .field("event_name", &self.message.name)
            .field("time", &self.message.time)
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}

/// Reads an event from its message.
fn read_event(
    message: &Message,
    event: &mut dyn Structure,
    description: &EventDescription,
) -> Result<(), Refusal> {
    let members = Members::parse(&message.content)
        .ok_or_else(|| refuse(message, RefusalKind::Unreadable, "is not a JSON object"))?;
    // If the protocol does not sign the name, check that the message really belongs to the named event.
    let is_missing = |mark: &&&str| members.get(mark).is_none();
    if let Some(mark) = description.marks.iter().find(is_missing) {
        let text = format!("has no {mark}, so it is not the event that the unsigned name claims");
        return Err(refuse(message, RefusalKind::Forged, &text));
    }
    let read = Reader::read_valid(&message.content, |reader| {
        read::object(reader, &members, event);
    });
    read.map_err(|misfit| {
        let text = format!("does not match its description: {misfit}");
        refuse(message, RefusalKind::Unreadable, &text)
    })
}

fn refuse(message: &Message, kind: RefusalKind, text: &str) -> Refusal {
    let text = format!("the message of {} {text}", message.name);
    Refusal::new(kind, text).in_protocol(message.protocol)
}
