//! The program `bytedance-sandbox`.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Stops the program when the test ends, even if it fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_bytedance-sandbox"))
}

#[tokio::test]
async fn it_prints_its_address_and_serves() {
    let child = program()
        .args(["--port", "0", "--application", "tt_second", "its secret"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut running = Running(child);
    let output = running.0.stdout.take().expect("its output");
    let mut lines = BufReader::new(output).lines();
    let url = lines.next().expect("a line").expect("text");
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let body = serde_json::json!({ "appid": "tt_second", "secret": "its secret", "code": "c" });
    let answer: serde_json::Value = reqwest::Client::new()
        .post(format!("{url}/toutiao/api/apps/v2/jscode2session"))
        .json(&body)
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    assert_eq!(answer["err_no"], 0, "{answer}");
}

#[test]
fn wrong_arguments_are_explained() {
    for (arguments, why) in [
        (&["--ports", "1"][..], "unknown option --ports"),
        (&["--port"], "--port requires a port"),
        (&["--port", "many"], "many is not a port number"),
        (
            &["--application", "id"],
            "--application requires an id and a secret",
        ),
    ] {
        let output = program().args(arguments).output().expect("its output");
        assert_eq!(output.status.code(), Some(2));
        let fault = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(fault.contains(why), "{fault}");
        assert!(fault.contains("Usage:"), "{fault}");
    }
}
