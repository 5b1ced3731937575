//! Custom endpoints are called like the SDK's, with its credentials, envelopes, errors and documentation. Custom events are typed like the
//! SDK's.

use bytedance::Client;
use bytedance::callback::{EventType, Protocol};
use bytedance_sandbox::Sandbox;
use own_endpoints::coupon::{CouponUsedEvent, Event};
use own_endpoints::{CouponEndpoints, METADATA};

async fn sandbox() -> (Sandbox, Client) {
    let sandbox = Sandbox::builder()
        .metadata(METADATA)
        .start()
        .await
        .expect("the sandbox platform starts");
    let client = Client::builder(bytedance_sandbox::APP_ID, bytedance_sandbox::APP_SECRET)
        .own_hosts(own_endpoints::platform::HOSTS)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .build()
        .expect("the settings are right");
    (sandbox, client)
}

#[tokio::test]
async fn an_own_endpoint_is_called_with_the_client_of_the_sdk() {
    let (sandbox, client) = sandbox().await;
    let grant = client
        .coupon()
        .grant_coupon()
        .coupon_id("spring 1")
        .open_id("openid")
        .send()
        .await
        .expect("granted");
    assert!(!grant.grant_id.is_empty());

    let requests = sandbox.requests_of("coupon.grant_coupon");
    assert_eq!(requests[0].path, "/coupons/spring%201/grants");
    assert_eq!(
        requests[0].json().expect("a JSON body")["app_id"],
        bytedance_sandbox::APP_ID
    );
    assert!(
        requests[0].header("access-token").is_some(),
        "the token is fetched and sent automatically"
    );
}

#[tokio::test]
async fn what_an_own_endpoint_requires_is_checked_before_anything_is_sent() {
    let (sandbox, client) = sandbox().await;
    let error = client
        .coupon()
        .grant_coupon()
        .send()
        .await
        .expect_err("two fields are missing");
    let text = error.to_string();
    assert!(
        text.contains("coupon_id")
            && text.contains("open_id")
            && text.contains("coupon.grant_coupon"),
        "{text}"
    );
    assert!(sandbox.requests().is_empty());
}

#[test]
fn an_own_event_is_described_like_those_of_the_sdk() {
    let description = CouponUsedEvent::DESCRIPTION;
    assert_eq!(description.name, "coupon.coupon_used");
    assert_eq!(description.title, "优惠券核销");
    assert_eq!(description.protocol, Protocol::Webhook);
    assert_eq!(description.event, "coupon_used");

    let event = Event::CouponUsed(Box::default());
    assert_eq!(event.description().name, description.name);
}
