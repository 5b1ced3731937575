//! `code_to_session` through the SDK beside the same call written by hand on reqwest and serde, in one run.
//!
//! Both talk to the same sandbox platform over HTTP, in turns, sequentially and 64 at a time. What is printed is the throughput of each
//! and the ratio SDK / by hand: the median of the rounds.

use std::time::Instant;

use bytedance::Client;
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use bytedance_tests::client_of;
use serde::{Deserialize, Serialize};

const ROUNDS: usize = 15;
const CALLS: usize = 4_000;

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
        let answer = self
            .http
            .post(&self.url)
            .json(&body)
            .send()
            .await
            .expect("sent");
        let envelope: Envelope = answer
            .error_for_status()
            .expect("200")
            .json()
            .await
            .expect("JSON");
        assert_eq!(envelope.err_no, 0, "{}", envelope.err_tips);
        envelope.data.expect("a session").openid
    }
}

async fn by_sdk(client: &Client, code: &str) -> String {
    client
        .login()
        .code_to_session()
        .code(code)
        .send()
        .await
        .expect("a session")
        .openid
}

/// Calls a second with this many in flight.
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

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[tokio::main]
async fn main() {
    let sandbox = Sandbox::builder()
        .recording(0)
        .reusable_codes()
        .start()
        .await
        .expect("the sandbox platform starts");
    let client = client_of(&sandbox).expect("the settings are right");
    let by_hand = ByHand {
        http: reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("an HTTP client"),
        url: format!("{}/api/apps/v2/jscode2session", sandbox.base_url("toutiao")),
    };
    for in_flight in [1, 64] {
        let (mut sdk, mut hand, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..=ROUNDS {
            let other = by_hand.clone();
            hand.push(
                throughput(in_flight, move |code| {
                    let other = other.clone();
                    async move { other.code_to_session(&code).await }
                })
                .await,
            );
            let client = client.clone();
            sdk.push(
                throughput(in_flight, move |code| {
                    let client = client.clone();
                    async move { by_sdk(&client, &code).await }
                })
                .await,
            );
            ratios.push(sdk[sdk.len() - 1] / hand[hand.len() - 1]);
        }
        // The first round warms both up.
        for values in [&mut sdk, &mut hand, &mut ratios] {
            values.remove(0);
        }
        let (sdk, hand, ratio) = (median(sdk), median(hand), median(ratios));
        println!(
            "code_to_session, {in_flight:2} in flight: SDK {sdk:.0}/s, by hand {hand:.0}/s, ratio {ratio:.3}"
        );
    }
}
