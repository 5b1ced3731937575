//! How genuine callbacks are handled.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test")]

#[path = "common/callbacks.rs"]
mod common;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytedance::callback::{Claim, DedupEntry, DedupStore, MemoryDedupStore, Reply, Verified};
use bytedance::tokens::StoreError;
use bytedance::transport::BoxFuture;
use bytedance::{Client, signature};
use bytes::Bytes;
use common::*;
use http::{Request, StatusCode};
use serde_json::json;

#[tokio::test]
async fn the_unsigned_name_of_a_payment_must_fit_its_message() {
    let refund = json!({"cp_refundno": "1", "refund_amount": 1});
    let request = ecpay(now(), "payment", &refund);
    let (_, text) = body(callbacks().on(not_called).handle(request).await);
    assert_eq!(text, r#"{"err_no":1,"err_tips":"not handled"}"#);
}

#[tokio::test]
async fn handlers_get_clones_of_their_state() {
    type Orders = Arc<Mutex<Vec<String>>>;
    async fn paid(orders: Orders, payment: Verified<Paid>) {
        orders.lock().unwrap().push(payment.cp_orderno.clone());
    }
    let orders = Orders::default();
    let callbacks = callbacks()
        .on_with(Arc::clone(&orders), paid)
        .on_others_with(Arc::clone(&orders), |orders, event| async move {
            orders.lock().unwrap().push(event.event_name().to_owned());
        });
    for request in [
        ecpay(now(), "payment", &payment("1")),
        ecpay(now(), "payment", &payment("2")),
        webhook(r#"{"event":"x","content":{"a":1}}"#),
    ] {
        assert_eq!(callbacks.handle(request).await.status(), StatusCode::OK);
    }
    assert_eq!(*orders.lock().unwrap(), ["1", "2", "x"]);
}

#[tokio::test]
async fn a_handler_gets_each_payment_once_and_it_is_acknowledged() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let callbacks = callbacks().on(move |payment: Verified<Paid>| {
        let counted = Arc::clone(&counted);
        async move {
            assert_eq!(
                (payment.cp_orderno.as_str(), payment.total_amount),
                ("1", 1200)
            );
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let request = ecpay(now(), "payment", &payment("1"));
    for _ in 0..3 {
        let answer = callbacks.handle(request.clone()).await;
        assert_eq!(answer.headers()["content-type"], "application/json");
        assert_eq!(
            body(answer),
            (
                StatusCode::OK,
                r#"{"err_no":0,"err_tips":"success"}"#.to_owned()
            )
        );
    }
    // When the platform delivers a callback again, it signs it again.
    let again = ecpay(now() - 1, "payment", &payment("1"));
    assert_eq!(callbacks.handle(again).await.status(), StatusCode::OK);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_webhook_is_known_again_by_its_body_and_by_its_id() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let callbacks = callbacks().on_others(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        async {}
    });
    let first = webhook(r#"{"event":"x","content":{"a":1}}"#);
    let mut other_id = first.clone();
    other_id
        .headers_mut()
        .insert("msg-id", "forged".parse().unwrap());
    let other_body = webhook(r#"{"event":"x","content":{"a":2}}"#);
    for request in [first, other_id, other_body] {
        assert_eq!(callbacks.handle(request).await.status(), StatusCode::OK);
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_user_may_grant_again_what_was_withdrawn() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let callbacks = callbacks().on_others(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        async {}
    });
    let granted = r#"{"event":"authorize","from_user_id":"u","content":{"scopes":["user_info"]}}"#;
    for (body, id) in [
        (granted, "1"),
        (
            r#"{"event":"unauthorize","from_user_id":"u","content":{"scopes":["user_info"]}}"#,
            "2",
        ),
        (granted, "3"),
        // A repeated delivery.
        (granted, "3"),
    ] {
        let mut request = webhook(body);
        request.headers_mut().insert("msg-id", id.parse().unwrap());
        assert_eq!(callbacks.handle(request).await.status(), StatusCode::OK);
        tokio::time::advance(Duration::from_secs(301)).await;
    }
    assert_eq!(count.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_failure_makes_the_platform_send_again() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let callbacks = callbacks().on(move |_: Verified<Paid>| {
        let attempt = counted.fetch_add(1, Ordering::SeqCst);
        assert_ne!(attempt, 2, "on purpose, before there is a future");
        async move {
            match attempt {
                0 => Err("the database is away"),
                1 => panic!("on purpose"),
                _ => Ok(()),
            }
        }
    });
    let request = ecpay(now(), "payment", &payment("1"));
    let failed = ["not handled"; 3];
    for expected in failed.into_iter().chain(["success", "success"]) {
        let (status, text) = body(callbacks.handle(request.clone()).await);
        assert_eq!(status, StatusCode::OK);
        assert!(text.contains(expected), "{text}");
    }
    assert_eq!(count.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn a_payment_is_not_used_up_under_a_name_that_a_stranger_chose() {
    let attempts = AtomicUsize::new(0);
    let callbacks = callbacks()
        .on(move |_: Verified<Paid>| {
            let attempt = attempts.fetch_add(1, Ordering::SeqCst);
            async move {
                if attempt == 0 {
                    Err("the database is away")
                } else {
                    Ok(())
                }
            }
        })
        .on_others(|_| async {});
    let genuine = ecpay(now(), "payment", &payment("1"));
    let renamed = String::from_utf8(genuine.body().to_vec()).unwrap();
    let renamed = renamed.replace(r#""type":"payment""#, r#""type":"x""#);
    for (request, expected) in [
        (genuine.clone(), "not handled"),
        (post(renamed), "success"),
        (genuine.clone(), "success"),
        (genuine, "success"),
    ] {
        let (_, text) = body(callbacks.handle(request).await);
        assert!(text.contains(expected), "{text}");
    }
}

#[tokio::test]
async fn no_setting_of_time_makes_a_payment_be_handled_twice() {
    for time in [Duration::ZERO, Duration::MAX] {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let callbacks = callbacks()
            .lease(time)
            .retention(time)
            .on(move |_: Verified<Paid>| {
                let counted = Arc::clone(&counted);
                async move {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    counted.fetch_add(1, Ordering::SeqCst);
                }
            });
        let request = ecpay(now(), "payment", &payment("1"));
        let both = [
            callbacks.handle(request.clone()),
            callbacks.handle(request.clone()),
        ];
        let [first, second] = both;
        let _ = tokio::join!(first, second);
        let (_, text) = body(callbacks.handle(request).await);
        assert!(text.contains("success"), "{time:?}: {text}");
        assert_eq!(count.load(Ordering::SeqCst), 1, "{time:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_goes_on_when_the_platform_hangs_up_and_nobody_starts_another() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let callbacks = callbacks().on(move |_: Verified<Paid>| {
        let counted = Arc::clone(&counted);
        async move {
            tokio::time::sleep(Duration::from_secs(600)).await;
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let request = ecpay(now(), "payment", &payment("1"));
    let hung_up = tokio::time::timeout(Duration::from_secs(5), callbacks.handle(request.clone()));
    assert!(hung_up.await.is_err());
    for _ in 0..10 {
        let (_, text) = body(callbacks.handle(request.clone()).await);
        assert!(text.contains("not handled"));
        tokio::time::sleep(Duration::from_secs(50)).await;
    }
    tokio::time::sleep(Duration::from_secs(200)).await;
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let (_, text) = body(callbacks.handle(request).await);
    assert!(text.contains("success"));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_nobody_handles_is_not_acknowledged() {
    let request = trade(now(), r#"{"type":"settle","msg":"{}"}"#);
    let (_, text) = body(callbacks().handle(request.clone()).await);
    assert!(text.contains("not handled"));
    let ignoring = callbacks().on_others(|_| async {});
    let (_, text) = body(ignoring.handle(request).await);
    assert_eq!(text, r#"{"err_no":0,"err_tips":"success"}"#);
}

#[tokio::test]
async fn the_acknowledgment_is_that_of_the_protocol() {
    let data = callbacks().on_others(|_| async { Reply::data(json!({"x": 1})) });
    let plain = callbacks().on_others(|_| async {});
    let failing = callbacks().on_others(|_| async { Err::<(), _>("no") });
    for (request, expected, with_data, failed) in [
        (
            trade(now(), r#"{"type":"pre_create_refund","msg":"{}"}"#),
            r#"{"err_no":0,"err_tips":"success"}"#,
            r#"{"data":{"x":1},"err_no":0,"err_tips":"success"}"#,
            (200, r#"{"err_no":1,"err_tips":"not handled"}"#),
        ),
        (
            trade(now(), r#"{"type":"/ext/notify","msg":"{}"}"#),
            r#"{"description":"success","error_code":0}"#,
            r#"{"description":"success","error_code":0,"x":1}"#,
            (200, r#"{"description":"not handled","error_code":100}"#),
        ),
        (
            webhook(r#"{"event":"x","content":{}}"#),
            r#"{"err_no":0,"err_tips":"success"}"#,
            r#"{"data":{"x":1},"err_no":0,"err_tips":"success"}"#,
            (500, r#"{"err_no":1,"err_tips":"not handled"}"#),
        ),
        (
            push_json(now(), r#"{"MsgType":"text"}"#),
            "success",
            "success",
            (500, "not handled"),
        ),
        (
            life_service(&format!("timestamp={}", now()), "{}"),
            r#"{"data":{"description":"success","error_code":0}}"#,
            r#"{"data":{"description":"success","error_code":0,"x":1}}"#,
            (
                200,
                r#"{"data":{"description":"not handled","error_code":100}}"#,
            ),
        ),
    ] {
        let answers = [
            (&plain, 200, expected),
            (&data, 200, with_data),
            (&failing, failed.0, failed.1),
        ];
        for (callbacks, status, expected) in answers {
            let (got, text) = body(callbacks.handle(request.clone()).await);
            assert_eq!((got.as_u16(), text.as_str()), (status, expected));
        }
    }
}

#[tokio::test]
async fn whoever_asks_again_is_answered_the_same() {
    let callbacks = callbacks().on_others(|_| async { Reply::data(json!({"out_refund_no": "1"})) });
    let first = trade(
        now(),
        r#"{"type":"pre_create_refund","msg":"{\"refund_id\":1}"}"#,
    );
    let again = trade(
        now() - 1,
        r#"{"type":"pre_create_refund","msg":"{\"refund_id\":1}"}"#,
    );
    for request in [first, again] {
        let (_, text) = body(callbacks.handle(request).await);
        assert!(text.contains(r#""data":{"out_refund_no":"1"}"#), "{text}");
    }
}

#[tokio::test]
async fn the_platform_s_checks_of_an_address_are_answered() {
    let challenge = webhook(r#"{"event":"verify_webhook","content":{"challenge":12345}}"#);
    assert_eq!(
        body(callbacks().handle(challenge).await).1,
        r#"{"challenge":12345}"#
    );
    let challenge = webhook(r#"{"event":"verify_webhook","content":{"challenge":12345}}"#);
    let verified = callbacks().verify(&challenge).unwrap();
    let answer = Reply::acknowledgment().to(&verified);
    assert_eq!(body(answer).1, r#"{"challenge":12345}"#);
    let forged = post(r#"{"event":"verify_webhook","content":{"challenge":12345}}"#);
    assert_eq!(
        callbacks().handle(forged).await.status(),
        StatusCode::FORBIDDEN
    );

    let signature = signature::push(PUSH_TOKEN, "1", "2", "3");
    for (signature, expected) in [(signature.as_str(), (200, "echo me")), ("x", (403, ""))] {
        let uri = format!("/?timestamp=1&nonce=2&msg=3&echostr=echo+me&signature={signature}");
        let request = Request::get(uri).body(Bytes::new()).unwrap();
        let (status, text) = body(callbacks().handle(request).await);
        assert_eq!(status.as_u16(), expected.0);
        assert!(status != 200 || text == expected.1);
    }
}

#[tokio::test]
async fn a_stranger_learns_nothing_from_the_answer() {
    let mut answers = Vec::new();
    for request in [post("{}"), ecpay(now() - 1000, "payment", &payment("1")), {
        let mut request = webhook(r#"{"event":"x","content":{}}"#);
        *request.body_mut() = Bytes::from_static(b"{}");
        request
    }] {
        let without_keys = Client::builder(APP_ID, SECRET).build().unwrap().callbacks();
        for callbacks in [callbacks(), without_keys] {
            let answer = callbacks
                .on_others(|_| async {})
                .handle(request.clone())
                .await;
            answers.push(body(answer));
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

/// A store in memory whose claims take ten seconds.
#[derive(Default)]
struct Slow(MemoryDedupStore);

impl DedupStore for Slow {
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(10)).await;
            self.0.claim(entry).await
        })
    }

    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.0.complete(entry, reply)
    }

    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
        self.0.release(entry)
    }
}

#[tokio::test(start_paused = true)]
async fn a_callback_is_handled_even_if_the_platform_hangs_up_before_it_is_claimed() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let slow = Arc::new(Slow::default());
    let callbacks = callbacks().dedup_store(slow).on(move |_: Verified<Paid>| {
        counted.fetch_add(1, Ordering::SeqCst);
        async {}
    });
    let request = ecpay(now(), "payment", &payment("1"));
    let hung_up = tokio::time::timeout(Duration::from_secs(5), callbacks.handle(request.clone()));
    assert!(hung_up.await.is_err());
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let (_, text) = body(callbacks.handle(request).await);
    assert!(text.contains("success"), "{text}");
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn nothing_is_handled_while_the_dedup_store_is_away() {
    let callbacks = callbacks().dedup_store(Arc::new(Away)).on(not_called);
    let (_, text) = body(
        callbacks
            .handle(ecpay(now(), "payment", &payment("1")))
            .await,
    );
    assert!(text.contains("not handled"));
}

#[tokio::test]
async fn processes_share_what_they_have_handled() {
    let store = Arc::new(MemoryDedupStore::default());
    let count = Arc::new(AtomicUsize::new(0));
    let request = ecpay(now(), "payment", &payment("1"));
    let mut tasks = Vec::new();
    for _ in 0..50 {
        let counted = Arc::clone(&count);
        let callbacks = callbacks()
            .dedup_store(Arc::clone(&store) as Arc<dyn DedupStore>)
            .on(move |_: Verified<Paid>| {
                let counted = Arc::clone(&counted);
                async move {
                    tokio::task::yield_now().await;
                    counted.fetch_add(1, Ordering::SeqCst);
                }
            });
        let request = request.clone();
        tasks.push(tokio::spawn(async move { callbacks.handle(request).await }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}
