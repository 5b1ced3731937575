//! Shared test support: a sandbox platform and plain HTTP calls to it.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::io::Write;
use std::process::{Command, Stdio};

use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox, SandboxBuilder};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};

/// A sandbox platform and an HTTP client that follows no redirects.
pub struct Stage {
    pub sandbox: Sandbox,
    pub client: Client,
}

pub async fn stage() -> Stage {
    stage_with(Sandbox::builder()).await
}

pub async fn stage_with(builder: SandboxBuilder) -> Stage {
    let sandbox = builder.start().await.expect("the sandbox platform starts");
    let client = Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    Stage { sandbox, client }
}

impl Stage {
    /// Starts a POST request to `host:/path`.
    pub fn post(&self, target: &str) -> RequestBuilder {
        self.client.post(self.url(target))
    }

    pub fn get(&self, target: &str) -> RequestBuilder {
        self.client.get(self.url(target))
    }

    pub fn url(&self, target: &str) -> String {
        let (host, path) = target.split_once(':').expect("host:/path");
        format!("{}{path}", self.sandbox.base_url(host))
    }

    /// Sends a JSON body and parses the response as JSON.
    pub async fn call(&self, target: &str, body: Value) -> Value {
        answer(self.post(target).json(&body)).await
    }

    /// Sends a JSON body with a token in the open platform's header, and parses the response as JSON.
    pub async fn call_with(&self, target: &str, token: &str, body: Value) -> Value {
        answer(self.post(target).header("access-token", token).json(&body)).await
    }

    /// Fetches an access_token from version 2 of the endpoint.
    pub async fn access_token(&self) -> String {
        let answer = self
            .call("toutiao:/api/apps/v2/token", application("appid", "secret"))
            .await;
        text(&answer["data"]["access_token"])
    }

    /// Fetches a client_token.
    pub async fn client_token(&self) -> String {
        let body = application("client_key", "client_secret");
        let answer = self.call("open:/oauth/client_token/", body).await;
        text(&answer["data"]["access_token"])
    }

    /// Calls an endpoint that requires a client_token and returns the error code.
    pub async fn client_code(&self, token: &str) -> Value {
        let body = json!({ "app_id": APP_ID, "content": ["a text"] });
        self.call_with("open:/api/apps/v1/censor/text/", token, body)
            .await["err_no"]
            .clone()
    }

    /// Calls an endpoint that requires an access_token and returns the error code.
    pub async fn mini_app_code(&self, token: &str) -> Value {
        let request = self
            .post("toutiao:/api/v2/tags/text/antidirt")
            .header("X-Token", token)
            .json(&json!({ "tasks": [{ "content": "a text" }] }));
        answer(request).await["code"].clone()
    }

    /// Logs a user in and returns the payload.
    pub async fn log_in(&self, code: &str) -> Value {
        let mut answer = self
            .call("toutiao:/api/apps/v2/jscode2session", login(code))
            .await;
        assert_eq!(answer["err_no"], 0, "{answer}");
        answer["data"].take()
    }
}

/// Runs OpenSSL in the folder of the keys and returns its output.
pub fn openssl(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test needs the program openssl");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input).expect("openssl reads");
    drop(pipe);
    let output = child.wait_with_output().expect("openssl ends");
    assert!(output.status.success());
    output.stdout
}

/// Builds the body of a login.
pub fn login(code: &str) -> Value {
    json!({ "appid": APP_ID, "secret": APP_SECRET, "code": code })
}

/// Builds the body of a token fetch, with the endpoint's names for the id and the secret.
pub fn application(id: &str, secret: &str) -> Value {
    json!({ id: APP_ID, secret: APP_SECRET, "grant_type": "client_credential" })
}

pub async fn answer(request: RequestBuilder) -> Value {
    read(request.send().await.expect("an answer")).await
}

pub async fn read(response: Response) -> Value {
    let kind = response.headers().get(CONTENT_TYPE).cloned();
    let text = response.text().await.expect("a body");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {kind:?} {text}"))
}

pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not a text: {value}"))
        .to_owned()
}
