//! Compares `code_to_session` through the SDK with the same call written by hand with reqwest and serde, in one run.
//!
//! Both call the same sandbox platform over HTTP, one call at a time and 64 at a time, and send the same bytes, including the user agent
//! that the SDK always sends. They alternate in many short rounds and in changing order, so that other load on the machine affects both
//! equally. The benchmark prints the median throughput of each, and the median and quartiles of the rounds' ratios (SDK to hand-written).
//!
//! The last line is the SDK's own share of a call: its duration with a transport that responds immediately.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use bytedance::Client;
use bytedance::transport::{BoxFuture, HttpRequest, HttpResponse, Transport, TransportError};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use serde::{Deserialize, Serialize};

const ROUNDS: usize = 100;
const CALLS: usize = 1_920;

/// The call as one would write it without an SDK.
#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    url: String,
}

#[derive(Serialize)]
struct Body<'a> {
    appid: &'a str,
    secret: &'a str,
    code: &'a str,
}

#[derive(Deserialize)]
struct Envelope {
    err_no: i64,
    #[serde(default)]
    err_tips: String,
    data: Option<Session>,
}

#[derive(Deserialize)]
struct Session {
    openid: String,
}

impl ByHand {
    async fn code_to_session(&self, code: &str) -> String {
        let body = Body {
            appid: APP_ID,
            secret: APP_SECRET,
            code,
        };
        let answer = self.http.post(&self.url).json(&body).send().await;
        let answer = answer.expect("sent").error_for_status().expect("200");
        let envelope: Envelope = answer.json().await.expect("JSON");
        assert_eq!(envelope.err_no, 0, "{}", envelope.err_tips);
        envelope.data.expect("a session").openid
    }
}

async fn by_sdk(client: &Client, code: &str) -> String {
    let call = client.login().code_to_session().code(code);
    call.send().await.expect("a session").openid
}

/// Measures the throughput in calls per second with this many calls in flight.
async fn throughput<F, Fut>(in_flight: usize, call: F) -> f64
where
    F: Fn(String) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = String> + Send,
{
    let started = Instant::now();
    let workers: Vec<_> = (0..in_flight)
        .map(|worker| {
            let call = call.clone();
            tokio::spawn(async move {
                for number in 0..CALLS / in_flight {
                    assert!(!call(format!("code {worker} {number}")).await.is_empty());
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.expect("a worker ends");
    }
    (CALLS / in_flight * in_flight) as f64 / started.elapsed().as_secs_f64()
}

async fn throughput_by_hand(in_flight: usize, by_hand: &ByHand) -> f64 {
    let by_hand = by_hand.clone();
    let call = move |code: String| {
        let by_hand = by_hand.clone();
        async move { by_hand.code_to_session(&code).await }
    };
    throughput(in_flight, call).await
}

async fn throughput_by_sdk(in_flight: usize, client: &Client) -> f64 {
    let client = client.clone();
    let call = move |code: String| {
        let client = client.clone();
        async move { by_sdk(&client, &code).await }
    };
    throughput(in_flight, call).await
}

/// Returns the value below which this fraction of all values lies.
fn quantile(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * part).round() as usize]
}

/// A transport that responds to every call immediately.
struct AtOnce;

impl Transport for AtOnce {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        const ANSWER: &str = r#"{"err_no":0,"err_tips":"success","log_id":"20211021151034010208077038011D7F35","data":{"session_key":"c2Vzc2lvbiBrZXk=","openid":"an openid","anonymous_openid":"","unionid":"a unionid"}}"#;
        Box::pin(std::future::ready(Ok(HttpResponse::json(&request, ANSWER))))
    }
}

/// Measures the duration of a call without a network in nanoseconds.
async fn own_part() -> f64 {
    const CALLS: u32 = 10_000;
    let client = Client::builder(APP_ID, APP_SECRET)
        .transport(Arc::new(AtOnce))
        .build()
        .expect("the settings are right");
    let mut times = Vec::new();
    for _ in 0..20 {
        let started = Instant::now();
        for _ in 0..CALLS {
            black_box(by_sdk(&client, "a login code").await);
        }
        times.push(started.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS));
    }
    quantile(&times, 0.5)
}

#[tokio::main]
async fn main() {
    let sandbox = Sandbox::builder()
        .recording(0)
        .reusable_codes()
        .start()
        .await
        .expect("the sandbox platform starts");
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .no_proxy()
        .build()
        .expect("the settings are right");
    let by_hand = ByHand {
        http: reqwest::Client::builder()
            .user_agent("by-hand/0.1.0")
            .no_proxy()
            .build()
            .expect("an HTTP client"),
        url: format!("{}/api/apps/v2/jscode2session", sandbox.base_url("toutiao")),
    };
    for in_flight in [1, 64] {
        let (mut sdk, mut hand, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        // The first round only warms up both.
        for round in 0..=ROUNDS {
            let (by_sdk, by_hand) = if round % 2 == 0 {
                let by_hand = throughput_by_hand(in_flight, &by_hand).await;
                (throughput_by_sdk(in_flight, &client).await, by_hand)
            } else {
                let by_sdk = throughput_by_sdk(in_flight, &client).await;
                (by_sdk, throughput_by_hand(in_flight, &by_hand).await)
            };
            if round > 0 {
                sdk.push(by_sdk);
                hand.push(by_hand);
                ratios.push(by_sdk / by_hand);
            }
        }
        println!(
            "code_to_session, {in_flight:2} in flight: SDK {:.0}/s, by hand {:.0}/s, ratio {:.3} ({:.3} to {:.3})",
            quantile(&sdk, 0.5),
            quantile(&hand, 0.5),
            quantile(&ratios, 0.5),
            quantile(&ratios, 0.25),
            quantile(&ratios, 0.75),
        );
    }
    println!(
        "code_to_session, no network: SDK {:.0} ns",
        own_part().await
    );
}
