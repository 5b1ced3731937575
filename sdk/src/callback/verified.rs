//! Proof that a callback is genuine.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::time::SystemTime;

use super::event::{Event, EventDescription, EventType, UnknownEvent};
use super::message::Message;
use super::protocol::Protocol;
use super::refusal::{Refusal, RefusalKind};
use crate::wire::{Members, Reader, Structure, read};

/// A callback whose signature and age were checked, and what it says. Dereferences to the event.
///
/// There is no other way to one than [`Callbacks`](super::Callbacks): a function that takes a `Verified` can't be handed anything that a
/// stranger made up.
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
    /// The event alone.
    pub fn into_inner(self) -> T {
        self.event
    }

    /// How it was signed and packed.
    pub fn protocol(&self) -> Protocol {
        self.message.protocol
    }

    /// What names the event on the wire, such as `payment` or, of an encrypted push, its `Event` without the kind: `AUTHORIZED`.
    ///
    /// Guaranteed payment ([`Protocol::Ecpay`]) does not sign this name. Events that the catalogue describes are told apart by what is
    /// signed besides; of others the name is as the sender wrote it. In the life service ([`Protocol::LifeService`]) it is the path of the
    /// request, which is not signed either: tell requests apart by what is in them.
    pub fn event_name(&self) -> &str {
        &self.message.name
    }

    /// When it was signed, to the second; `None` where the protocol does not say.
    pub fn time(&self) -> Option<SystemTime> {
        self.message.time
    }

    /// The platform's id of the message: `Msg-Id` of a webhook, for instance. It is not signed.
    pub fn id(&self) -> Option<&str> {
        self.message.id.as_deref()
    }

    /// The version of the platform's key that verified it, in the trade system.
    pub fn key_version(&self) -> Option<&str> {
        self.message.key_version.as_deref()
    }

    /// The event's message as the JSON text that it is, unknown fields included.
    pub fn content(&self) -> &str {
        &self.message.content
    }

    /// What the message came in, as JSON: of a webhook `from_user_id` and so on stand here, of a request of the life service the parameters of its
    /// query. Of encrypted pushes it is the message itself.
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

/// Reads the event of this description from its message.
fn read_event(
    message: &Message,
    event: &mut dyn Structure,
    description: &EventDescription,
) -> Result<(), Refusal> {
    let members = Members::parse(&message.content)
        .ok_or_else(|| refuse(message, RefusalKind::Unreadable, "is not a JSON object"))?;
    // In protocols that do not sign the name, whether the message is that of the event which the name says.
    let is_missing = |mark: &&&str| members.get(mark).is_none();
    if let Some(mark) = description.marks.iter().find(is_missing) {
        let text = format!("lacks {mark}, and it alone is signed, not the name");
        return Err(refuse(message, RefusalKind::Forged, &text));
    }
    let read = Reader::read_valid(&message.content, |reader| {
        read::object(reader, &members, event);
    });
    read.map_err(|misfit| {
        let text = format!("does not fit its description: {misfit}");
        refuse(message, RefusalKind::Unreadable, &text)
    })
}

fn refuse(message: &Message, kind: RefusalKind, text: &str) -> Refusal {
    let text = format!("the message of {} {text}", message.name);
    Refusal::new(kind, text).in_protocol(message.protocol)
}
