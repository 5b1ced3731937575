//! A file store shared by several processes. There is only one fetch for all of them, even if the refreshing process dies.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use bytedance_sandbox::Sandbox;
use bytedance_tests::process::{Process, tell_all};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Starts a process that uses this SDK with a store in the given folder.
fn process(sandbox: &Sandbox, folder: &Path, more: Value) -> Process {
    let mut arguments = json!({ "url": sandbox.url(), "path": folder.join("new/shop") });
    if let (Some(arguments), Some(more)) = (arguments.as_object_mut(), more.as_object()) {
        arguments.extend(more.clone());
    }
    let program = env!("CARGO_BIN_EXE_file_store_process");
    let mut process = Process::start(Command::new(program).arg(arguments.to_string()));
    assert_eq!(process.answer(), "ready");
    process
}

/// Returns the line that a process prints when it stops at this step.
fn stopped_at(step: &str) -> String {
    json!({ "stopped": step }).to_string()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn fetches(sandbox: &Sandbox) -> u64 {
    sandbox.token_fetches("access_token")
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_processes_with_two_hundred_callers_make_one_fetch() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let folder = folder();
    let mut fleet: Vec<_> = (0..8)
        .map(|_| process(&sandbox, folder.path(), Value::Null))
        .collect();
    assert_eq!(tell_all(&mut fleet, "calls 200"), ["ok 200"; 8]);
    assert_eq!(fetches(&sandbox), 1, "cold");

    // The platform revokes the token while calls are being made.
    for process in &mut fleet {
        process.tell("load 3 200");
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    sandbox.revoke_tokens();
    for process in &mut fleet {
        let answer = process.answer();
        assert!(answer.starts_with("ok "), "{answer}");
    }
    assert_eq!(fetches(&sandbox), 2, "revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_expires_under_load_is_refreshed_once() {
    let sandbox = Sandbox::builder()
        .token_life(Duration::from_secs(8))
        .start()
        .await
        .expect("the sandbox platform starts");
    let folder = folder();
    let mut fleet: Vec<_> = (0..8)
        .map(|_| process(&sandbox, folder.path(), Value::Null))
        .collect();
    let started = Instant::now();
    let answers = tell_all(&mut fleet, "load 10 200");
    assert!(started.elapsed() < Duration::from_secs(14));
    for answer in answers {
        assert!(answer.starts_with("ok "), "{answer}");
    }
    assert_eq!(fetches(&sandbox), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_at_any_step_leaves_a_store_that_works() {
    for (step, expected) in [
        ("before the fetch", 1),
        ("after the fetch", 2),
        ("before the write", 2),
        ("after the write", 1),
        ("before the release", 1),
    ] {
        let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
        let folder = folder();
        let mut doomed = process(&sandbox, folder.path(), json!({ "stop_at": step }));
        doomed.tell("token");
        assert_eq!(doomed.answer(), stopped_at(step));
        // Other processes are already waiting when this one dies.
        let mut others: Vec<_> = (0..3)
            .map(|_| process(&sandbox, folder.path(), Value::Null))
            .collect();
        for other in &mut others {
            other.tell("calls 50");
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        doomed.kill();
        let killed = Instant::now();
        for other in &mut others {
            assert_eq!(other.answer(), "ok 50", "{step}");
        }
        assert!(
            killed.elapsed() < Duration::from_secs(5),
            "{step}: {:?}",
            killed.elapsed()
        );
        assert_eq!(fetches(&sandbox), expected, "{step}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_ever_reads_half_a_token() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let folder = folder();
    let mut reader = process(&sandbox, folder.path(), Value::Null);
    reader.tell("watch 6");
    let end = Instant::now() + Duration::from_secs(5);
    while Instant::now() < end {
        let mut doomed = process(&sandbox, folder.path(), Value::Null);
        doomed.tell("load 3 5");
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(fastrand::u64(5..30))).await;
            sandbox.revoke_tokens();
        }
        doomed.kill();
    }
    let answer = reader.answer();
    assert!(answer.starts_with("ok "), "{answer}");
    assert!(fetches(&sandbox) > 10, "{}", fetches(&sandbox));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_holder_delays_others_for_a_bounded_time_only() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let folder = folder();
    let short = json!({ "token_wait": 1, "lease_life": 4 });
    let mut more = short.clone();
    more["stop_at"] = json!("before the write");
    let mut paused = process(&sandbox, folder.path(), more);
    paused.tell("token");
    assert_eq!(paused.answer(), stopped_at("before the write"));
    paused.signal("STOP");

    // While the lease is held, the wait is limited and the error message is clear.
    let mut other = process(&sandbox, folder.path(), short.clone());
    let asked = Instant::now();
    other.tell("token");
    let answer = other.answer();
    assert!(
        answer.contains("another process has been refreshing it for too long"),
        "{answer}"
    );
    assert!(asked.elapsed() < Duration::from_millis(1500));

    // Afterward, exactly one process takes over.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut others: Vec<_> = (0..3)
        .map(|_| process(&sandbox, folder.path(), short.clone()))
        .collect();
    for answer in tell_all(&mut others, "calls 50") {
        assert_eq!(answer, "ok 50");
    }
    assert_eq!(fetches(&sandbox), 2);
    let token = others[0].token("token");
    paused.signal("CONT");
    paused.kill();
    assert_eq!(others[1].token("token"), token);
}
