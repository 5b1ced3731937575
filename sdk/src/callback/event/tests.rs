//! Tests for the events generated from the catalogue.

use std::collections::BTreeSet;

use super::{Event, EventDescription, known_events};
use crate::callback::protocol::Protocol;
use crate::wire::{Reader, read};

fn typed(
    protocol: Protocol,
    event: &str,
    json: &str,
) -> Option<(Event, &'static EventDescription)> {
    let mut of = None;
    let event = Event::typed(protocol, event, &mut |message, description| {
        Reader::read(json, |reader| read::structure(reader, message)).expect("the message fits");
        of = Some(description);
    });
    event.zip(of)
}

#[test]
fn what_no_chapter_describes_is_left_to_the_caller() {
    assert!(typed(Protocol::Push, "EVENT.OF_TOMORROW", "{}").is_none());
    // The same name in a different protocol is a different event.
    assert!(typed(Protocol::Trade, "create_video", "{}").is_none());
}

#[test]
fn every_known_event_has_a_type() {
    let mut names = BTreeSet::new();
    for known in known_events() {
        let (event, description) = typed(known.protocol, known.event, "{}").expect("a type");
        assert_eq!(description.name, known.name);
        assert!(!matches!(event, Event::Unknown(_)), "{}", known.name);
        assert!(names.insert(known.name), "{} stands twice", known.name);
    }
}

#[cfg(feature = "video_publish")]
#[test]
fn a_message_becomes_the_event_of_its_chapter() {
    let json = r#"{"item_id":"@9V","share_id":7}"#;
    let found = typed(Protocol::Webhook, "create_video", json);
    let (Event::VideoPublish(event), description) = found.expect("the chapter is compiled in")
    else {
        panic!("an event of another chapter");
    };
    assert_eq!(description.name, "video_publish.video_created");
    assert_eq!(event.description().name, description.name);
    let crate::video_publish::Event::VideoCreated(video) = event;
    assert_eq!(video.item_id, "@9V");
    assert_eq!(video.share_id, "7");
    assert!(known_events().any(|known| known.name == description.name));
}

#[cfg(feature = "third_party_platform")]
#[test]
fn a_ticket_is_secret() {
    let json = r#"{"TpAppId":"tt1","Ticket":"ticket of ten minutes"}"#;
    let (event, _) = typed(Protocol::Push, "PUSH", json).expect("a type");
    let shown = format!("{event:?}");
    assert!(shown.contains("tt1"), "{shown}");
    assert!(!shown.contains("ten minutes"), "{shown}");
}
