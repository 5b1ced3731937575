//! Calls every endpoint in the catalogue through its typed request, has the sandbox platform answer it, and checks that no value is lost.

use bytedance::{CallOptions, Client};
use bytedance_sandbox::{APP_ID, Sandbox};
use bytedance_tests::sample::{Samples, flatten};
use bytedance_tests::{client_of, endpoints};
use serde_json::Value;

#[tokio::test]
async fn every_endpoint_is_called_and_answered() {
    let sandbox = Sandbox::builder()
        .reusable_codes()
        .start()
        .await
        .expect("the sandbox platform starts");
    let app: Client = client_of(&sandbox).expect("the settings are right");
    let session = app
        .login()
        .code_to_session()
        .code("code")
        .send()
        .await
        .expect("a session");
    let ticket = sandbox.component_ticket(APP_ID);
    let stored = app.store_component_ticket(ticket).await;
    stored.expect("the ticket is stored");
    for endpoint in endpoints() {
        let name = endpoint["name"].as_str().expect("a name");
        let mut request = flatten(&Samples::default().request(&endpoint));
        // The sandbox platform verifies values that belong to a user, so they must be real.
        for (field, truth) in [
            ("openid", &session.openid),
            ("session_key", &session.session_key),
        ] {
            if request[field].is_string() {
                request[field] = Value::from(truth.as_str());
            }
        }
        let credential = endpoint["auth"]["credential"].as_str();
        let options = match credential {
            None | Some("mini_app" | "client" | "component" | "component_v1") => CallOptions::new(),
            Some(_) => CallOptions::new().token("a token of the caller's"),
        };
        let is_exchange = name.contains("refresh") && name.starts_with("credential.")
            || name.starts_with("component_auth.get_authorizer_token")
            || name.starts_with("component_auth.retrieve_authorization_code");
        if is_exchange {
            // Codes and refresh tokens come from an authorization. Other tests cover these.
            continue;
        }
        let answer = app.call_with(name, request, options).await;
        answer.unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_request_reads_and_writes_all_its_fields() {
    for endpoint in endpoints() {
        let name = endpoint["name"].as_str().expect("a name");
        let request = flatten(&Samples::default().request(&endpoint));
        let read = bytedance::dynamic::find(name).and_then(|entry| entry.request(request.clone()));
        let read = read.unwrap_or_else(|error| panic!("{error}"));
        let mut written = read.to_json();
        let mut request = request;
        // When a request is written as JSON, a file is represented only by its name.
        for field in endpoint["request"].as_array().expect("fields") {
            if field["schema"]["type"] == "file" {
                for json in [&mut written, &mut request] {
                    let file = &mut json[field["name"].as_str().expect("a name")];
                    *file = file["name"].take();
                }
            }
        }
        assert_eq!(written, request, "{name}");
    }
}
