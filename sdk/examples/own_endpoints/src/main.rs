//! Calls an endpoint of your own, described in `catalogue/coupon.toml`, with the client of the SDK.
//!
//! `cargo run -p own-endpoints` calls the sandbox platform, which reads the same description. An example with a build script has to be a
//! package of its own.

use std::error::Error;

use bytedance::Client;
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use own_endpoints::{CouponEndpoints, METADATA, platform::HOSTS};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder().metadata(METADATA).start().await?;
    let client = Client::builder(APP_ID, APP_SECRET)
        .own_hosts(HOSTS)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .build()?;

    // `CouponEndpoints` adds the method `coupon` to the client.
    let coupon = client.coupon();
    let grant = coupon
        .grant_coupon()
        .coupon_id("spring")
        .open_id("open-id-1")
        .send()
        .await?;
    println!("granted: {}", grant.grant_id);

    // The client has fetched the token and filled in the application's id, as the description says.
    for request in sandbox.requests_of("coupon.grant_coupon") {
        println!("{} {}", request.method, request.path);
        println!(
            "  access-token sent: {}",
            request.header("access-token").is_some()
        );
        println!("  body: {}", String::from_utf8_lossy(&request.body));
    }

    // What the description requires is checked before anything is sent.
    let incomplete = coupon.grant_coupon().coupon_id("spring").send().await;
    if let Err(error) = incomplete {
        println!("{error}");
    }
    Ok(())
}
