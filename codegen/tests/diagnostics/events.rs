//! Diagnostics for single events and for conflicts between events.

use bytedance_codegen::Generator;

use crate::{SHOP, check, outcome, same};

/// A valid chapter with a single event. Text that a test appends to it starts in line 12.
const NOTICES: &str = r#"[chapter]
title   = "通知"
summary = "Notices of what has happened."

[[event]]
name     = "payment"
summary  = "An order was paid."
protocol = "ecpay"
event    = "payment"
marks    = ["order_id"]
fields   = { order_id = "string", seller_id = "string" }
"#;

/// Checks the report on `NOTICES` with text appended to it.
#[track_caller]
fn check_notices(rest: &str, expected: &str) {
    check(&[("notices.toml", &format!("{NOTICES}{rest}"))], expected);
}

/// Checks the report on `NOTICES` with one text replaced by another.
#[track_caller]
fn check_notices_with(old: &str, new: &str, expected: &str) {
    assert!(NOTICES.contains(old), "{old} is not in the chapter");
    check(&[("notices.toml", &NOTICES.replace(old, new))], expected);
}

/// Returns the event of `NOTICES` with another name in the catalogue, another name on the wire, and another field.
fn event(name: &str, on_the_wire: &str) -> String {
    NOTICES[NOTICES.find("[[event]]").unwrap()..]
        .replace("order_id", &format!("{on_the_wire}_id"))
        .replace("name     = \"payment\"", &format!("name     = {name:?}"))
        .replace(
            "event    = \"payment\"",
            &format!("event    = {on_the_wire:?}"),
        )
}

#[test]
fn a_chapter_may_have_events_only() {
    let files = [("notices.toml", NOTICES.as_bytes())];
    assert_eq!(outcome(&files), Ok(2));
}

#[test]
fn an_event_with_nothing_in_it() {
    check_notices(
        "\n[[event]]\n",
        r#"
error: an event needs `name`
  --> notices.toml:13:1
   |
13 | [[event]]
   | ^^^^^^^^^ `name` is missing
   |
   = help: add name = "payment"

error: an event needs `summary`
  --> notices.toml:13:1
   |
13 | [[event]]
   | ^^^^^^^^^ `summary` is missing
   |
   = help: add summary = "What happened, in one sentence."

error: an event needs `protocol`
  --> notices.toml:13:1
   |
13 | [[event]]
   | ^^^^^^^^^ `protocol` is missing
   |
   = help: add protocol = "webhook"

error: an event needs `event`
  --> notices.toml:13:1
   |
13 | [[event]]
   | ^^^^^^^^^ `event` is missing
   |
   = help: add event = "its_name_on_the_wire"

error: an event needs `fields`
  --> notices.toml:13:1
   |
13 | [[event]]
   | ^^^^^^^^^ `fields` is missing
   |
   = help: add [event.fields] with a line for each field

the catalogue has 5 errors"#,
    );
}

#[test]
fn an_unknown_protocol() {
    check_notices_with(
        "\"ecpay\"",
        "\"ecapy\"",
        r#"
error: unknown protocol `ecapy`
 --> notices.toml:8:12
  |
8 | protocol = "ecapy"
  |            ^^^^^^^ no protocol has this name
  |
  = help: did you mean `ecpay`?

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_protocol_that_is_like_no_other() {
    check_notices_with(
        "\"ecpay\"",
        "\"smoke\"",
        r#"
error: unknown protocol `smoke`
 --> notices.toml:8:12
  |
8 | protocol = "smoke"
  |            ^^^^^^^ no protocol has this name
  |
  = help: expected one of: ecpay, trade, webhook, push, life_service

the catalogue has 1 error"#,
    );
}

#[test]
fn no_marks_where_the_name_is_not_signed() {
    check_notices_with(
        "marks    = [\"order_id\"]\n",
        "",
        r#"
error: an event of this protocol needs `marks`
 --> notices.toml:8:12
  |
8 | protocol = "ecpay"
  |            ^^^^^^^ `ecpay` does not sign the name of an event
  |
  = help: add marks = ["a_field_of_the_event"], naming fields that together occur only in the messages of this event

the catalogue has 1 error"#,
    );
}

#[test]
fn marks_where_the_name_is_signed() {
    check_notices_with(
        "\"ecpay\"",
        "\"webhook\"",
        r#"
error: `marks` has no effect here
  --> notices.toml:10:12
   |
10 | marks    = ["order_id"]
   |            ^^^^^^^^^^^^ `webhook` signs the name of an event
   |
   = help: remove it: only `ecpay` needs it

the catalogue has 1 error"#,
    );
}

#[test]
fn marks_that_name_no_field() {
    check_notices_with(
        "[\"order_id\"]",
        "[\"orderId\", \"coulor\"]",
        r#"
error: unknown event field `orderId`
  --> notices.toml:10:13
   |
10 | marks    = ["orderId", "coulor"]
   |             ^^^^^^^^^ no event field has this name
   |
   = help: did you mean `order_id`?

error: unknown event field `coulor`
  --> notices.toml:10:24
   |
10 | marks    = ["orderId", "coulor"]
   |                        ^^^^^^^^ no event field has this name
   |
   = help: expected one of: order_id, seller_id

the catalogue has 2 errors"#,
    );
}

#[test]
fn marks_that_another_event_has_too() {
    let refund = event("refund", "refund").replace("seller_id", "order_id");
    check_notices(
        &format!("\n{refund}"),
        r#"
error: `marks` does not distinguish event `payment` from another event
  --> notices.toml:10:13
   |
10 | marks    = ["order_id"]
   |             ^^^^^^^^^^ `ecpay` does not sign the name of an event, and another event has all of these fields
...
17 | event    = "refund"
   |            -------- the other event
   |
   = help: name a field that only the messages of this event have

the catalogue has 1 error"#,
    );
}

#[test]
fn marks_that_may_be_missing() {
    check_notices_with(
        r#"order_id = "string", seller_id = "string""#,
        r#"order_id = "string?", seller_id = "string""#,
        r#"
error: the mark `order_id` may be missing
  --> notices.toml:10:13
   |
10 | marks    = ["order_id"]
   |             ^^^^^^^^^^ a genuine message without it would be rejected
   |
   = help: name a field that every message of the event has under this name

the catalogue has 1 error"#,
    );
}

#[test]
fn a_push_with_its_kind_in_the_name() {
    let push = event("authorized", "EVENT.AUTHORIZED")
        .replace("\"ecpay\"", "\"push\"")
        .replace("marks    = [\"EVENT.AUTHORIZED_id\"]\n", "")
        .replace("EVENT.AUTHORIZED_id", "app_id");
    check_notices(
        &format!("\n{push}"),
        r#"
error: no push has the name `EVENT.AUTHORIZED`
  --> notices.toml:17:12
   |
17 | event    = "EVENT.AUTHORIZED"
   |            ^^^^^^^^^^^^^^^^^^ the kind of message, `EVENT.` or `.Ticket`, is not part of the name
   |
   = help: write event = "AUTHORIZED"

the catalogue has 1 error"#,
    );
}

#[test]
fn marks_with_nothing_in_them() {
    check_notices_with(
        "[\"order_id\"]",
        "[]",
        r#"
error: `marks` names no field
  --> notices.toml:10:12
   |
10 | marks    = []
   |            ^^ this list is empty
   |
   = help: write marks = ["a_field_of_the_event"], or remove it if the protocol is not `ecpay`

the catalogue has 1 error"#,
    );
}

#[test]
fn an_event_twice() {
    check_notices(
        &format!("\n{}", event("payment", "paid")),
        r#"
error: event `payment` is defined twice
  --> notices.toml:14:12
   |
 6 | name     = "payment"
   |            --------- the first one
...
14 | name     = "payment"
   |            ^^^^^^^^^ the second one
   |
   = help: rename one of the two, or remove it

the catalogue has 1 error"#,
    );
}

#[test]
fn two_events_of_one_rust_name() {
    check_notices(
        &format!("\n{}", event("Payment", "paid")),
        r#"
error: two events would have the Rust name `Payment`
  --> notices.toml:14:12
   |
 6 | name     = "payment"
   |            --------- the first one
...
14 | name     = "Payment"
   |            ^^^^^^^^^ the second one
   |
   = help: rename one of the two, or remove it

the catalogue has 1 error"#,
    );
}

#[test]
fn an_event_without_a_letter() {
    check_notices(
        &format!("\n{}", event("+", "paid")),
        r#"
error: `+` can't be turned into a Rust name
  --> notices.toml:14:12
   |
14 | name     = "+"
   |            ^^^ contains no letter or digit
   |
   = help: rename it

the catalogue has 1 error"#,
    );
}

#[test]
fn a_name_on_the_wire_twice() {
    let other = NOTICES.replace("name     = \"payment\"", "name     = \"paid\"");
    check(
        &[("messages.toml", &other), ("notices.toml", NOTICES)],
        r#"
error: event `payment` of `ecpay` is described twice
 --> notices.toml:9:12
  |
9 | event    = "payment"
  |            ^^^^^^^^^ the second event with this protocol and name
  |
 ::: messages.toml:9:12
  |
9 | event    = "payment"
  |            --------- the first one
  |
  = help: merge the two into one event

the catalogue has 1 error"#,
    );
}

/// Events are different if their names differ in case or their protocols differ.
#[test]
fn a_name_on_the_wire_that_is_another_event() {
    let files = [
        (
            "notices.toml",
            NOTICES.to_owned() + "\n" + &event("paid", "Payment"),
        ),
        (
            "messages.toml",
            NOTICES
                .replace("\"ecpay\"", "\"trade\"")
                .replace("marks    = [\"order_id\"]\n", ""),
        ),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    assert_eq!(outcome(&files), Ok(3));
}

#[test]
fn types_that_would_be_called_alike() {
    let shop = SHOP.to_owned()
        + "response = { of = \"payment_event\", at = \"event\" }\n\n"
        + &event("payment", "payment")
        + "[structure.payment_event]\nsummary = \"A payment.\"\nfields = { id = \"string\" }\n\n"
        + "[structure.event]\nsummary = \"An event.\"\nfields = { id = \"string\" }\n";
    check(
        &[("shop.toml", &shop)],
        r#"
error: two types would have the Rust name `PaymentEvent`
  --> shop.toml:14:12
   |
14 | name     = "payment"
   |            ^^^^^^^^^ the type of this event
...
20 | [structure.payment_event]
   |            ------------- the type of this structure
   |
   = help: rename one of the two; to rename a nested structure, set its `name`

error: two types would have the Rust name `Event`
  --> shop.toml:24:12
   |
 1 | [chapter]
   | --------- the type of this chapter's events
...
24 | [structure.event]
   |            ^^^^^ the type of this structure
   |
   = help: rename one of the two; to rename a nested structure, set its `name`

the catalogue has 2 errors"#,
    );
}

#[test]
fn keys_of_another_kind() {
    check_notices(
        "\n[[event]]\nname = 3\nsummary = 3\nprotocol = 3\nevent = 3\nmarks = 3\nfields = 3\naliases = 3\n",
        r#"
error: `name` must be a string
  --> notices.toml:14:8
   |
14 | name = 3
   |        ^ this is an integer
   |
   = help: write name = "payment"

error: `summary` must be a string
  --> notices.toml:15:11
   |
15 | summary = 3
   |           ^ this is an integer
   |
   = help: write summary = "What happened, in one sentence."

error: `protocol` must be a string
  --> notices.toml:16:12
   |
16 | protocol = 3
   |            ^ this is an integer
   |
   = help: write protocol = "webhook"

error: `event` must be a string
  --> notices.toml:17:9
   |
17 | event = 3
   |         ^ this is an integer
   |
   = help: write event = "its_name_on_the_wire"

error: `marks` must be a string or a list of strings
  --> notices.toml:18:9
   |
18 | marks = 3
   |         ^ this is an integer
   |
   = help: write marks = ["...", "..."]

error: `fields` must be a table
  --> notices.toml:19:10
   |
19 | fields = 3
   |          ^ this is an integer
   |
   = help: write its name in brackets as a header, with a line for each key below it, or write fields = { ... }

error: `aliases` must be a string or a list of strings
  --> notices.toml:20:11
   |
20 | aliases = 3
   |           ^ this is an integer
   |
   = help: write aliases = ["...", "..."]

the catalogue has 7 errors"#,
    );
}

#[test]
fn an_event_with_single_brackets() {
    check_notices_with(
        "[[event]]",
        "[event]",
        r#"
error: `event` must be a list of tables
 --> notices.toml:5:1
  |
5 | [event]
  | ^^^^^^^ this is a table
  |
  = help: start each of them with [[event]], in double brackets

the catalogue has 1 error"#,
    );
}

#[test]
fn an_event_without_a_chapter() {
    check(
        &[("notices.toml", &event("payment", "payment"))],
        r#"
error: a chapter file needs a [chapter] table
 --> notices.toml:1:1
  |
1 | [[event]]
  | ^^^^^^^^^ this file has none
  |
  = help: add [chapter] with title = "the platform's own title" and summary = "What the chapter is for."

the catalogue has 1 error"#,
    );
}

#[test]
fn keys_that_an_event_does_not_have() {
    check_notices(
        "request  = \"POST open:/payment\"\nalias    = [\"paid\"]\n",
        r#"
error: unknown key `request`
  --> notices.toml:12:1
   |
12 | request  = "POST open:/payment"
   | ^^^^^^^ an event has no such key
   |
   = help: an event accepts the keys: name, title, summary, doc, protocol, event, marks, aliases, note, fields

error: unknown key `alias`
  --> notices.toml:13:1
   |
13 | alias    = ["paid"]
   | ^^^^^ an event has no such key
   |
   = help: did you mean `aliases`?

the catalogue has 2 errors"#,
    );
}

#[test]
fn fields_of_requests() {
    check_notices_with(
        "seller_id = \"string\"",
        "seller_id = { type = \"scalar\", default = \"\" }, picture = \"file\", unit = \"unit\"",
        r#"
error: a `scalar` is not allowed here
  --> notices.toml:11:35
   |
11 | fields   = { order_id = "string", seller_id = { type = "scalar", default = "" }, picture = "file", unit = "unit" }
   |                                   ^^^^^^^^^ this field is read, not sent
   |
   = help: write "string", which also reads numbers and booleans

error: `default` has no effect here
  --> notices.toml:11:76
   |
11 | fields   = { order_id = "string", seller_id = { type = "scalar", default = "" }, picture = "file", unit = "unit" }
   |                                                                            ^^ this field is read, not sent
   |
   = help: remove it: only fields that are sent have limits and defaults

error: a file is not allowed here
  --> notices.toml:11:82
   |
11 | fields   = { order_id = "string", seller_id = { type = "scalar", default = "" }, picture = "file", unit = "unit" }
   |                                                                                  ^^^^^^^ this field is read, not sent
   |
   = help: remove it; if the whole response is a file, write response = "binary"

error: unknown type `unit`
  --> notices.toml:11:107
   |
11 | fields   = { order_id = "string", seller_id = { type = "scalar", default = "" }, picture = "file", unit = "unit" }
   |                                                                                                           ^^^^^^ no type has this name
   |
   = help: expected one of: string, i32, i64, f64, bool, flag, json, scalar, file, [T], {T}, json_string<T>

the catalogue has 4 errors"#,
    );
}

/// The SDK itself generates a file with this name.
#[test]
fn a_chapter_called_events_in_the_sdk() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("events.toml"), NOTICES).unwrap();
    let generator = Generator::new().catalogue(folder.path());
    assert!(generator.generate().is_ok());
    let report = generator.inherent().generate().unwrap_err().to_string();
    let here = folder.path().display().to_string().replace('\\', "/") + "/";
    same(
        &report.replace(&here, ""),
        r#"
error: a chapter can't be called `events`
 --> events.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ the crate already has a module or another item of this name
  |
  = help: rename the file

the catalogue has 1 error"#,
    );
}
