//! Custom endpoints and events behave like the SDK's. The rest is in the test of this example in `tests/suite/tests/examples.rs`.

use bytedance::Client;
use bytedance::callback::{EventType, Protocol};
use bytedance_sandbox::Sandbox;
use own_endpoints::coupon::{CouponUsedEvent, Event};
use own_endpoints::{CouponEndpoints, METADATA};

#[tokio::test]
async fn a_value_in_the_path_is_escaped() {
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
    client
        .coupon()
        .grant_coupon()
        .coupon_id("spring 1")
        .open_id("openid")
        .send()
        .await
        .expect("granted");
    let requests = sandbox.requests_of("coupon.grant_coupon");
    assert_eq!(requests[0].path, "/coupons/spring%201/grants");
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
