//! Every public future is `Send`, and every type of a client is `Send + Sync + 'static`. The compiler checks this: no call is made.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;

use bytedance::tokens::{
    AutoStore, FileStore, Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore,
};
use bytedance::transport::{HttpRequest, HttpResponse, MemoryTransport, Transport, TransportError};
use bytedance::{
    Answer, Binary, Call, CallOptions, Client, ClientBuilder, Error, File, Items, Method, Paged,
    Pages, Raw, RawCall, Secret, Sending, Settings,
};
use common::*;

/// For futures.
fn assert_send<T: Send>(_: T) {}

/// For values that are held across an `await` or shared between tasks.
fn assert_shareable<T: Send + Sync + 'static>() {}

fn client() -> Client {
    builder(&platform(success)).build().unwrap()
}

#[test]
fn types() {
    assert_shareable::<Client>();
    assert_shareable::<ClientBuilder>();
    assert_shareable::<Settings>();
    assert_shareable::<bytedance::settings::Applications>();
    assert_shareable::<bytedance::settings::SettingsBuilder>();
    assert_shareable::<Call>();
    assert_shareable::<CallOptions>();
    assert_shareable::<RawCall>();
    assert_shareable::<Thing>();
    assert_shareable::<Secret>();
    assert_shareable::<File>();
    assert_shareable::<Raw>();
    assert_shareable::<Binary>();
    assert_shareable::<Answer<Given>>();
    assert_shareable::<bytedance::retry::Retry>();
    // Errors, so that `?` converts them into `anyhow::Error` or `Box<dyn Error + Send + Sync>`.
    assert_shareable::<Error>();
    assert_shareable::<StoreError>();
    assert_shareable::<TransportError>();
    assert_shareable::<bytedance::wire::Misfit>();
    // Token stores and transports.
    assert_shareable::<MemoryStore>();
    assert_shareable::<FileStore>();
    assert_shareable::<AutoStore>();
    assert_shareable::<Arc<dyn TokenStore>>();
    assert_shareable::<Token>();
    assert_shareable::<TokenKey>();
    assert_shareable::<Lease>();
    assert_shareable::<MemoryTransport>();
    assert_shareable::<Arc<dyn Transport>>();
    assert_shareable::<HttpRequest>();
    assert_shareable::<HttpResponse>();
    #[cfg(feature = "reqwest")]
    {
        use bytedance::transport::{ReqwestTransport, ReqwestTransportBuilder, SettingError};
        assert_shareable::<ReqwestTransport>();
        assert_shareable::<ReqwestTransportBuilder>();
        assert_shareable::<SettingError>();
    }
    #[cfg(feature = "redis")]
    {
        assert_shareable::<bytedance::tokens::RedisStore>();
        assert_shareable::<bytedance::tokens::RedisStoreBuilder>();
    }
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    assert_shareable::<bytedance::callback::RedisDedupStore>();
    #[cfg(feature = "crypto")]
    assert_shareable::<bytedance::SignedData>();
}

#[test]
fn calls() {
    let client = client();
    assert_send(client.token(&APP_TOKEN));
    assert_send(client.send(Thing::new(&READ)));
    assert_send(client.send_with(Thing::new(&READ), CallOptions::new()));
    assert_send(Call::new(client.clone()).send(Thing::new(&READ)));
    assert_send(Call::new(client.clone()).send_for_answer(Thing::new(&READ)));
    assert_send::<Option<Sending<Given>>>(None);
    assert_send(client.raw(Method::GET, &HOST, "/x").send());
    let file = File::reader("a.gif", &b"stream"[..]);
    let upload = client.raw(Method::POST, &HOST, "/x").file("file", file);
    assert_send(upload.send());
    let store = MemoryStore::new();
    assert_send(store.load(&TokenKey::new(
        "app",
        bytedance::Environment::Production,
        "mini_app",
    )));
}

/// The compiler checks the streams of every request with pages, even though nothing calls this.
#[expect(dead_code, reason = "it only has to compile")]
fn streams_of_pages<R>(mut pages: Pages<R>, mut items: Items<R>)
where
    R: Paged + Send + Sync + 'static,
    R::Response: Send + Sync,
    R::Item: Send + Sync,
{
    assert_send(pages.next());
    assert_send(pages);
    assert_send(items.next());
    assert_send(items);
}

#[cfg(feature = "login")]
#[test]
fn generated_calls() {
    use bytedance::login::{CodeToSession, CodeToSessionResponse};

    assert_shareable::<CodeToSession>();
    assert_shareable::<CodeToSessionResponse>();
    assert_send(client().login().code_to_session().send());
    assert_send(client().login().code_to_session().send_for_answer());
}

#[cfg(feature = "task_box")]
#[test]
fn generated_streams_of_pages() {
    let client = client();
    assert_send(client.task_box().list_tasks().pages());
    assert_send(client.task_box().list_tasks().items().next());
}

#[cfg(feature = "third_party_platform")]
#[test]
fn acting_for_apps() {
    let client = client();
    assert_send(client.authorize_app("code"));
    assert_send(client.refresh_authorization());
    assert_send(client.store_component_ticket("ticket"));
    assert_shareable::<bytedance::authorization::AuthorizedApp>();
}

#[cfg(feature = "credential")]
#[test]
fn acting_for_users() {
    assert_send(client().authorize_user("code"));
    assert_shareable::<bytedance::authorization::AuthorizedUser>();
}

#[cfg(feature = "encrypted")]
#[test]
fn decryption() {
    use bytedance::encrypted::{Decrypt, DecryptAnswer, DecryptError};

    assert_shareable::<Decrypt>();
    assert_shareable::<DecryptAnswer>();
    assert_shareable::<DecryptError>();
    #[cfg(feature = "login")]
    assert_send(client().phone_number("code").into_future());
}

#[cfg(feature = "dynamic")]
#[test]
fn calls_by_name() {
    use bytedance::dynamic::{DynamicRequest, Entry, Operation, Payload};

    assert_shareable::<DynamicRequest>();
    assert_shareable::<Entry>();
    assert_shareable::<Operation>();
    assert_shareable::<Payload>();
    let client = client();
    let json = || serde_json::json!({});
    assert_send(client.call("a.b", json()));
    assert_send(client.call_with("a.b", json(), CallOptions::new()));
    assert_send(client.call_for_answer("a.b", json(), CallOptions::new()));
}

#[cfg(feature = "callbacks")]
#[test]
fn callbacks() {
    use bytedance::callback::{
        Callbacks, DedupEntry, DedupStore, Event, MemoryDedupStore, Refusal, Reply, Verified,
    };

    assert_shareable::<Callbacks>();
    assert_shareable::<Event>();
    assert_shareable::<Verified<Event>>();
    assert_shareable::<Refusal>();
    assert_shareable::<Reply>();
    assert_shareable::<DedupEntry>();
    assert_shareable::<MemoryDedupStore>();
    assert_shareable::<Arc<dyn DedupStore>>();
    let callbacks = client().callbacks();
    assert_send(callbacks.handle(http::Request::new(bytes::Bytes::new())));
    #[cfg(feature = "axum")]
    {
        use axum::extract::FromRequest;
        use tower_service::Service;

        let request = || http::Request::new(axum::body::Body::empty());
        assert_send(Verified::<Event>::from_request(request(), &callbacks));
        assert_send(callbacks.clone().call(request()));
    }
}
