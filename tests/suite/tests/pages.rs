//! Generated paginated requests from the generator's golden catalogue. Every way to advance to the next page is tested.

use std::sync::Arc;

use bytedance::Client;
use bytedance::transport::{HttpRequest, HttpResponse, MemoryTransport};
use bytedance_tests::golden::GoldenEndpoints;

/// Creates a platform that calls `answer` with the query and body of each request to determine its response.
fn platform(answer: fn(&str) -> &'static str) -> (Client, Arc<MemoryTransport>) {
    let transport = Arc::new(MemoryTransport::new(move |request: HttpRequest| {
        Ok(HttpResponse::json(&request, answer(&asked(&request))))
    }));
    let client = Client::builder("tt_app_id", "secret").transport(transport.clone());
    (client.build().expect("the settings are right"), transport)
}

fn asked(request: &HttpRequest) -> String {
    let body = String::from_utf8_lossy(&request.body);
    format!("{}{body}", request.url.query().unwrap_or_default())
}

#[tokio::test]
async fn a_cursor_is_followed() {
    let (client, _) = platform(|asked| match asked {
        "pages=1" => r#"{"result":{"list":[{"id":1}],"cursor":"x","has_more":true}}"#,
        "cursor=x&pages=1" => r#"{"result":{"list":[{"id":2}],"cursor":"y","has_more":false}}"#,
        _ => r#"{"result":"not asked for so"}"#,
    });
    let mut items = client.pages().list_by_cursor().pages_(1).items();
    let mut ids = Vec::new();
    while let Some(entry) = items.next().await {
        ids.push(entry.expect("an entry").id);
    }
    assert_eq!(ids, [1, 2]);
}

#[tokio::test]
async fn a_cursor_inside_an_object_that_may_be_missing_is_followed() {
    let (client, transport) = platform(|asked| match asked {
        r#"{"cursor":0}"# => {
            r#"{"result":{"extra":{"list":["a"],"position":{"next":"7","more":1}}}}"#
        }
        _ => r#"{"result":{}}"#,
    });
    let mut pages = client.pages().list_by_position().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page.expect("a page");
        count += 1;
    }
    assert_eq!(count, 2);
    assert_eq!(asked(&transport.requests()[1]), r#"{"cursor":7}"#);
}

#[tokio::test]
async fn numbers_and_offsets_are_counted() {
    let (client, _) = platform(|asked| match asked {
        "page_num=0&page_size=1" => {
            r#"{"result":{"packed":"{\"list\":\"[[1,2]]\"}","page":{"total":2}}}"#
        }
        "page_num=1&page_size=1" => {
            r#"{"result":{"packed":"{\"list\":\"[[3]]\"}","page":{"total":2}}}"#
        }
        "page=1&size=1" => r#"{"result":[{"id":1}]}"#,
        "page=2&size=1" => r#"{"result":[]}"#,
        r#"{"offset":1,"count":10}"# => r#"{"result":{"entries":[]}}"#,
        r#"{"offset":0,"count":10}"# => r#"{"result":{"entries":[{"id":1}],"total":9,"more":1}}"#,
        r#"{"offset":0}"# => r#"{"result":{"entries":[{"id":"a"},{"id":"b"}]}}"#,
        r#"{"offset":2}"# => r#"{"result":{"entries":[]}}"#,
        _ => r#"{"result":"not asked for so"}"#,
    });
    let mut lists = client.pages().list_by_number().page_size("1").items();
    assert_eq!(lists.next().await.expect("a list").expect("a list"), [1, 2]);
    assert_eq!(lists.next().await.expect("a list").expect("a list"), [3]);
    assert!(lists.next().await.is_none());
    let mut numbers = client.pages().list_numbers().size(1).items();
    assert_eq!(numbers.next().await.expect("one").expect("one").id, 1);
    assert!(numbers.next().await.is_none());
    let mut entries = client.pages().list_by_offset().items();
    assert_eq!(entries.next().await.expect("one").expect("one").id, 1);
    assert!(entries.next().await.is_none());
    let mut ids = client.pages().list_from().items();
    assert_eq!(ids.next().await.expect("one").expect("one").id, "a");
    assert_eq!(ids.next().await.expect("one").expect("one").id, "b");
    assert!(ids.next().await.is_none());
}

#[test]
#[allow(deprecated, reason = "the old names are what is tested")]
fn old_names_lead_to_the_new_ones() {
    use bytedance_tests::golden::pages::{ListByCursor, Scroll, ScrollResponse};
    let (client, _) = platform(|_| "{}");
    let request: ListByCursor = client.pages().scroll();
    let _: Scroll = request.cursor("x");
    assert_eq!(ScrollResponse::default().cursor, "");
}
