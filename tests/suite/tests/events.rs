//! Generated events: the messages in the generator's golden catalogue, and the descriptions of the platform's events.

use std::collections::BTreeSet;

use bytedance::callback::{EventType, Protocol, known_events};
use bytedance_tests::golden::pushes::{self, AuthorizedEvent, PaymentEvent};
use bytedance_tests::golden::unknown;
use serde_json::json;

#[test]
fn a_message_is_read_like_an_answer() {
    let message = json!({
        "cp_orderno": 12345678901234567890_u64, "total_amount": "100", "seller": "uid of the seller", "paid": 1, "more": [],
        "extra": "{\"a\":1}", "scales": null, "parcels": [{ "parcel": { "Id": "1", "state": "lost" } }], "kept": { "left": { "Weight": 1.5 } },
    });
    let event: PaymentEvent = serde_json::from_value(message).expect("a message");
    assert_eq!(event.cp_orderno, "12345678901234567890");
    assert_eq!(event.total_amount, 100);
    assert_eq!(event.seller_uid, "uid of the seller");
    assert!(event.paid);
    assert_eq!(event.extra, json!({ "a": 1 }));
    assert!(event.scales.is_none());
    assert_eq!(event.parcels[0].parcel.state.as_str(), "lost");
    assert_eq!(event.kept.as_ref().expect("kept")["left"].weight, 1.5);
    let shown = format!("{event:?}");
    assert!(!shown.contains("uid of the seller"), "{shown}");
}

#[test]
fn names_on_the_wire_may_be_written_in_any_way() {
    let message = json!({ "TpAppId": "tt1", "Event": "AUTHORIZED" });
    let event: AuthorizedEvent = serde_json::from_value(message).expect("a message");
    assert_eq!(event.tp_app_id.as_deref(), Some("tt1"));
    assert_eq!(event.event, "AUTHORIZED");
}

#[test]
fn an_event_is_described_as_the_catalogue_describes_it() {
    let event = pushes::Event::Payment(Box::default());
    let description = event.description();
    assert_eq!(description.name, PaymentEvent::DESCRIPTION.name);
    assert_eq!(description.name, "pushes.payment");
    assert_eq!(description.title, "支付 \"结果\" <回调>");
    assert_eq!(description.protocol, Protocol::Ecpay);
    assert_eq!(description.event, "payment");
    assert_eq!(description.marks, ["cp_orderno", "total_amount"]);
    assert_eq!(description.doc.len(), 2);

    // Two protocols have an event with the same name.
    let refund = unknown::Event::Refund(Box::default());
    let voucher = unknown::Event::Voucher(Box::default());
    assert_eq!(refund.description().event, voucher.description().event);
    assert_eq!(refund.description().protocol, Protocol::Trade);
    assert_eq!(voucher.description().protocol, Protocol::LifeService);
}

#[test]
fn the_events_of_the_platform_are_known_and_each_is_one() {
    let mut names = BTreeSet::new();
    let mut on_the_wire = BTreeSet::new();
    for known in known_events() {
        assert!(names.insert(known.name), "{} occurs twice", known.name);
        let key = (known.protocol, known.event);
        assert!(on_the_wire.insert(key), "{} is another one too", known.name);
        assert!(!known.doc.is_empty(), "{} has no source", known.name);
        let is_marked = !known.marks.is_empty();
        assert_eq!(
            is_marked,
            known.protocol == Protocol::Ecpay,
            "{}",
            known.name
        );
    }
    for name in [
        "component_auth.ticket",
        "customer_service.text_message",
        "video_publish.video_created",
    ] {
        assert!(names.contains(name), "{name} is not known");
    }
}
