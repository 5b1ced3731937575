//! Paginated responses: which pages are requested, where they end, and what state an error leaves behind.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytedance::pages::Turn;
use bytedance::transport::{HttpRequest, HttpResponse, MemoryTransport};
use bytedance::wire::{self, Fields, Structure};
use bytedance::{
    Call, CallOptions, Client, Endpoint, Error, ErrorKind, Items, Method, Paged, Pages, Place, Raw,
};
use common::*;
use futures_core::Stream;

static LIST: Endpoint = Endpoint::new("thing.list", Method::GET, &HOST, "/list", &ENVELOPE);

/// How a request advances from one page to the next.
#[derive(Clone, Copy)]
enum Way {
    Text,
    Number,
    Page(i64),
    Offset,
}

#[derive(Clone)]
struct List {
    way: Way,
    says_more: bool,
    says_total: bool,
    says_size: bool,
    cursor: Option<String>,
    position: Option<i64>,
    size: Option<i64>,
    call: Call,
}

#[derive(Default)]
struct Listed {
    list: Vec<String>,
    cursor: String,
    next: i64,
    more: Option<bool>,
    total: i64,
}

fn list(client: &Client, way: Way) -> List {
    List {
        way,
        says_more: false,
        says_total: false,
        says_size: false,
        cursor: None,
        position: None,
        size: None,
        call: Call::new(client.clone()),
    }
}

impl Structure for List {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.place(Place::Query);
        fields.field("cursor", &mut self.cursor);
        fields.field("position", &mut self.position);
        fields.field("size", &mut self.size);
    }
}

impl Structure for Listed {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("list", &mut self.list);
        fields.field("cursor", &mut self.cursor);
        fields.field("next", &mut self.next);
        fields.field("more", &mut self.more);
        fields.field("total", &mut self.total);
    }
}

impl bytedance::Request for List {
    type Response = Listed;

    fn endpoint(&self) -> &'static Endpoint {
        &LIST
    }

    fn response(raw: &Raw) -> Result<Listed, Error> {
        raw.payload(wire::read::value)
    }

    fn take_call(&mut self) -> Call {
        std::mem::take(&mut self.call)
    }
}

impl Paged for List {
    type Item = String;

    fn start(&mut self) {
        match self.way {
            Way::Text | Way::Number => {}
            Way::Page(first) => bytedance::pages::start(&mut self.position, &first.to_string()),
            Way::Offset => bytedance::pages::start(&mut self.position, "0"),
        }
    }

    fn advance(&mut self, answer: &Listed, turn: &mut Turn) -> bool {
        turn.items(answer.list.len());
        if self.says_more {
            turn.more(answer.more);
        }
        if self.says_total {
            turn.total(Some(answer.total));
        }
        if self.says_size {
            turn.size(&self.size, Some(2));
        }
        match self.way {
            Way::Text => turn.cursor(&mut self.cursor, Some(&answer.cursor)),
            Way::Number => turn.cursor(&mut self.position, Some(&answer.next)),
            Way::Page(first) => turn.page(&mut self.position, first),
            Way::Offset => turn.offset(&mut self.position),
        }
    }

    fn items(answer: Listed) -> Vec<String> {
        answer.list
    }
}

/// Creates a platform that returns these payloads one after another and then keeps repeating the last one.
fn answers(payloads: &'static [&'static str]) -> (Client, Arc<MemoryTransport>) {
    let asked = AtomicUsize::new(0);
    let transport = Arc::new(MemoryTransport::new(move |request| {
        let index = asked.fetch_add(1, Ordering::SeqCst);
        let payload = payloads[index.min(payloads.len() - 1)];
        match payload.strip_prefix("error ") {
            Some(code) => failure(&request, code.parse().unwrap()),
            None => Ok(HttpResponse::json(
                &request,
                format!(r#"{{"err_no":0,"data":{payload}}}"#),
            )),
        }
    }));
    (builder(&transport).build().unwrap(), transport)
}

/// Returns the queries of all requests made so far.
fn queries(transport: &MemoryTransport) -> Vec<String> {
    let query = |request: &HttpRequest| request.url.query().unwrap_or_default().to_owned();
    transport.requests().iter().map(query).collect()
}

/// Sends a paginated request. Returns all listed items, joined into one string, and the queries that were sent.
async fn listed(
    request: impl FnOnce(&Client) -> List,
    payloads: &'static [&'static str],
) -> (String, Vec<String>) {
    let (client, transport) = answers(payloads);
    let mut items = Items::new(request(&client));
    let mut text = String::new();
    while let Some(item) = items.next().await {
        text += &item.unwrap();
        assert!(text.len() < 100, "it does not end: {text}");
    }
    assert!(items.next().await.is_none());
    (text, queries(&transport))
}

#[tokio::test]
async fn a_cursor_that_is_a_text_is_followed_to_its_end() {
    let pages = &[
        r#"{"list":["a","b"],"cursor":"x/1"}"#,
        r#"{"list":["c"],"cursor":"y"}"#,
        r#"{"list":["d"],"cursor":""}"#,
    ];
    let (text, queries) = listed(|client| list(client, Way::Text), pages).await;
    assert_eq!(text, "abcd");
    assert_eq!(queries, ["", "cursor=x%2F1", "cursor=y"]);
}

#[tokio::test]
async fn a_cursor_that_is_a_number_ends_at_zero() {
    let pages = &[r#"{"list":["a"],"next":20}"#, r#"{"list":["b"],"next":0}"#];
    let (text, queries) = listed(|client| list(client, Way::Number), pages).await;
    assert_eq!(text, "ab");
    assert_eq!(queries, ["", "position=20"]);
}

#[tokio::test]
async fn more_decides_where_it_is_there() {
    let request = |client: &Client| List {
        says_more: true,
        ..list(client, Way::Number)
    };
    let pages = &[
        r#"{"list":["a"],"next":1,"more":true}"#,
        r#"{"list":[],"next":2,"more":true}"#,
        r#"{"list":["b"],"next":3,"more":false}"#,
    ];
    let (text, queries) = listed(request, pages).await;
    assert_eq!(text, "ab");
    assert_eq!(queries, ["", "position=1", "position=2"]);
    // If the response has no field that says whether there are more pages, an empty page ends the list.
    let pages = &[r#"{"list":["a"],"next":1}"#, r#"{"list":[],"next":2}"#];
    let (text, queries) = listed(request, pages).await;
    assert_eq!((text.as_str(), queries.len()), ("a", 2));
}

#[tokio::test]
async fn cursors_that_stand_still_or_go_in_circles_end() {
    let says_more = |client: &Client| List {
        says_more: true,
        ..list(client, Way::Text)
    };
    let still = &[r#"{"list":["a"],"cursor":"x","more":true}"#];
    let (text, queries) = listed(says_more, still).await;
    assert_eq!((text.as_str(), queries.len()), ("aa", 2));
    let back = &[
        r#"{"list":["a"],"cursor":"x","more":true}"#,
        r#"{"list":["b"],"cursor":"","more":true}"#,
    ];
    let (text, _) = listed(says_more, back).await;
    assert_eq!(text, "ab");
    const TURNS: [&str; 3] = [
        r#"{"list":[],"cursor":"x","more":true}"#,
        r#"{"list":[],"cursor":"y","more":true}"#,
        r#"{"list":[],"cursor":"z","more":true}"#,
    ];
    let asked = AtomicUsize::new(0);
    let transport = Arc::new(MemoryTransport::new(move |request| {
        let payload = TURNS[asked.fetch_add(1, Ordering::SeqCst) % TURNS.len()];
        let body = format!(r#"{{"err_no":0,"data":{payload}}}"#);
        Ok(HttpResponse::json(&request, body))
    }));
    let client = builder(&transport).build().unwrap();
    let mut items = Items::new(says_more(&client));
    assert!(items.next().await.is_none());
    assert!(transport.requests().len() < 12);
}

#[tokio::test]
async fn numbered_pages_end_with_an_empty_one() {
    let pages = &[
        r#"{"list":["a","b"]}"#,
        r#"{"list":["c"]}"#,
        r#"{"list":[]}"#,
    ];
    let (text, queries) = listed(|client| list(client, Way::Page(1)), pages).await;
    assert_eq!(text, "abc");
    assert_eq!(queries, ["position=1", "position=2", "position=3"]);
}

#[tokio::test]
async fn numbered_pages_end_with_a_short_one() {
    let request = |client: &Client| List {
        says_size: true,
        ..list(client, Way::Page(0))
    };
    let pages = &[r#"{"list":["a","b"]}"#, r#"{"list":["c"]}"#];
    let (text, queries) = listed(request, pages).await;
    assert_eq!(text, "abc");
    assert_eq!(queries, ["position=0", "position=1"]);
    // A page size set by the caller takes precedence over the default.
    let request = |client: &Client| List {
        size: Some(3),
        ..request(client)
    };
    let (text, queries) = listed(request, pages).await;
    assert_eq!(text, "ab");
    assert_eq!(queries, ["position=0&size=3"]);
}

#[tokio::test]
async fn numbered_pages_end_with_the_total_and_not_before() {
    let request = |client: &Client| List {
        says_total: true,
        says_size: true,
        size: Some(100),
        ..list(client, Way::Page(1))
    };
    // The platform returns fewer items than requested.
    let pages = &[
        r#"{"list":["a","b"],"total":3}"#,
        r#"{"list":["c"],"total":3}"#,
    ];
    let (text, queries) = listed(request, pages).await;
    assert_eq!((text.as_str(), queries.len()), ("abc", 2));
    // If the list starts at a later position, the skipped items still count toward the total.
    let request = |client: &Client| List {
        size: Some(2),
        position: Some(2),
        ..request(client)
    };
    let (text, queries) = listed(request, &[r#"{"list":["c"],"total":3}"#]).await;
    assert_eq!((text.as_str(), queries.len()), ("c", 1));
}

#[tokio::test]
async fn an_empty_numbered_page_ends_whatever_is_said() {
    let request = |client: &Client| List {
        says_more: true,
        ..list(client, Way::Page(1))
    };
    let pages = &[
        r#"{"list":["a"],"more":true}"#,
        r#"{"list":[],"more":true}"#,
    ];
    let (text, queries) = listed(request, pages).await;
    assert_eq!((text.as_str(), queries.len()), ("a", 2));
    let (text, queries) = listed(request, &[r#"{"list":["a"],"more":false}"#]).await;
    assert_eq!((text.as_str(), queries.len()), ("a", 1));
}

#[tokio::test]
async fn an_offset_grows_by_what_was_given() {
    let request = |client: &Client| List {
        says_total: true,
        ..list(client, Way::Offset)
    };
    let pages = &[
        r#"{"list":["a","b"],"total":4}"#,
        r#"{"list":["c"],"total":4}"#,
        r#"{"list":["d"],"total":4}"#,
    ];
    let (text, queries) = listed(request, pages).await;
    assert_eq!(text, "abcd");
    assert_eq!(queries, ["position=0", "position=2", "position=3"]);
    let pages = &[r#"{"list":["a"]}"#, r#"{"list":[]}"#];
    let (text, queries) = listed(|client| list(client, Way::Offset), pages).await;
    assert_eq!((text.as_str(), queries.len()), ("a", 2));
}

#[tokio::test]
async fn numbers_that_are_used_up_end() {
    let request = |client: &Client| List {
        position: Some(i64::MAX),
        ..list(client, Way::Page(1))
    };
    let (text, _) = listed(request, &[r#"{"list":["a"]}"#]).await;
    assert_eq!(text, "a");
    let request = |client: &Client| List {
        position: Some(i64::MAX),
        ..list(client, Way::Offset)
    };
    let (text, _) = listed(request, &[r#"{"list":["a"]}"#]).await;
    assert_eq!(text, "a");
}

#[tokio::test]
async fn a_page_that_fails_is_asked_for_again() {
    let (client, transport) = answers(&[
        r#"{"list":["a"],"cursor":"x"}"#,
        "error 7",
        "error 8",
        r#"{"list":["b"],"cursor":""}"#,
    ]);
    let mut items = Items::new(list(&client, Way::Text));
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    for code in ["7", "8"] {
        let error = items.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains(code), "{error}");
    }
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert!(items.next().await.is_none());
    assert_eq!(
        queries(&transport),
        ["", "cursor=x", "cursor=x", "cursor=x"]
    );
}

#[tokio::test]
async fn options_hold_for_every_page() {
    let (client, transport) = answers(&[
        r#"{"list":["a"],"cursor":"x"}"#,
        r#"{"list":["b"],"cursor":""}"#,
    ]);
    let mut request = list(&client, Way::Text);
    let options = CallOptions::new().header("x-thing", "kept").field("a", 1);
    request.call = request.call.with_options(options);
    let mut pages = Pages::new(request);
    let mut count = 0;
    while let Some(answer) = pages.next().await {
        assert_eq!(answer.unwrap().list.len(), 1);
        count += 1;
    }
    assert_eq!(count, 2);
    assert_eq!(queries(&transport), ["a=1", "cursor=x&a=1"]);
    for request in transport.requests() {
        assert_eq!(request.headers["x-thing"], "kept");
    }
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_asked_for() {
    let (client, transport) = answers(&[r#"{"list":["a","b"],"cursor":"x"}"#]);
    let mut items = Items::new(list(&client, Way::Text));
    assert!(transport.requests().is_empty());
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_request_without_a_client_is_given_one() {
    let (client, _) = answers(&[r#"{"list":["a"],"cursor":""}"#]);
    let mut unbound = list(&client, Way::Text);
    unbound.call = Call::default();
    let mut items = Items::new(unbound.clone());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let mut items = items.on(&client);
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    let mut pages = Pages::new(unbound).on(&client);
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn they_are_streams() {
    async fn count(
        mut stream: impl Stream<Item = Result<impl Sized, Error>> + Send + Unpin,
    ) -> usize {
        let mut count = 0;
        while let Some(given) =
            std::future::poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await
        {
            given.unwrap();
            count += 1;
        }
        count
    }
    let (client, _) = answers(&[
        r#"{"list":["a","b"],"cursor":"x"}"#,
        r#"{"list":["c"],"cursor":""}"#,
    ]);
    assert_eq!(count(Items::new(list(&client, Way::Text))).await, 3);
    assert_eq!(count(Pages::new(list(&client, Way::Text))).await, 1);
}
