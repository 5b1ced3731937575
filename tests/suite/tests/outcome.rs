//! Calls over real HTTP whose response is lost, and responses that ask for a repetition or forbid one.

use bytedance::{CallOptions, Client};
use bytedance_sandbox::{Fault, Sandbox};
use bytedance_tests::sample::{Samples, flatten};
use bytedance_tests::{client_of, endpoints};
use serde_json::Value;

async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let client = client_of(&sandbox).expect("the settings are right");
    (sandbox, client)
}

/// Calls an endpoint with sample values for all fields, and returns the error.
async fn fail(app: &Client, endpoint: &Value) -> bytedance::Error {
    let name = endpoint["name"].as_str().expect("a name");
    let request = flatten(&Samples::default().request(endpoint));
    let call = app.call_with(name, request, CallOptions::new());
    call.await.expect_err(name)
}

/// Returns the endpoints whose result can be looked up.
fn endpoints_with_a_query() -> Vec<Value> {
    let has_query = |endpoint: &Value| endpoint["outcome"].is_string();
    endpoints().into_iter().filter(has_query).collect()
}

fn endpoint(name: &str) -> Value {
    let mut all = endpoints().into_iter();
    all.find(|endpoint| endpoint["name"] == name).expect(name)
}

#[tokio::test]
async fn a_lost_response_is_looked_up_and_only_a_safe_call_repeated() {
    let (sandbox, app) = start().await;
    let listed = endpoints_with_a_query();
    assert!(listed.len() > 40, "{}", listed.len());
    for endpoint in listed {
        let name = endpoint["name"].as_str().expect("a name");
        sandbox.fail_next(name, Fault::close().after_processing().times(3));
        let error = fail(&app, &endpoint).await;
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(error.outcome_query(), endpoint["outcome"].as_str());
        assert_eq!(error.endpoint(), Some(name));
        let attempts = if endpoint["safe"] == true { 3 } else { 1 };
        assert_eq!(sandbox.requests_of(name).len(), attempts, "{name}");
    }
}

/// What the platform does not document to happen only once must not happen twice.
#[tokio::test]
async fn money_moves_once() {
    let once = [
        "ecpay.create_order",
        "ecpay.create_refund",
        "ecpay.create_withdrawal",
        "merchant.create_withdrawal",
        "credit_payment.create_pay_order",
        "credit_payment.create_refund",
        "recurring_payment.create_deduction",
        "recurring_payment.create_refund",
        "trade.create_refund",
        "trade.create_refund_v2",
        "trade.create_settlement_v2",
        "local_life_trade.create_refund",
        "local_life_trade.create_booking",
        "delivery.create_refund",
        "life_order.apply_refund",
        "life_trip.verify_certificates",
        "merchant_coupon.consume_coupons",
    ];
    let (sandbox, app) = start().await;
    for name in once {
        for fault in [Fault::status(502), Fault::invalid_json()] {
            sandbox.fail_next(name, fault.after_processing());
            let error = fail(&app, &endpoint(name)).await;
            assert!(error.is_outcome_unknown(), "{error}");
        }
        assert_eq!(sandbox.requests_of(name).len(), 2, "{name}");
    }
}

#[tokio::test]
async fn what_was_throttled_is_repeated_and_a_quota_is_not() {
    const NAME: &str = "recurring_payment.create_refund";
    let (sandbox, app) = start().await;
    let refund = endpoint(NAME);
    let request = flatten(&Samples::default().request(&refund));
    sandbox.fail_next(NAME, Fault::code(28003018).times(2));
    let answer = app.call(NAME, request).await;
    answer.expect("the third attempt succeeds");
    assert_eq!(sandbox.requests_of(NAME).len(), 3);

    sandbox.fail_next(NAME, Fault::code(28003018).times(3));
    let error = fail(&app, &refund).await;
    assert!(
        error.is_throttled() && !error.is_outcome_unknown(),
        "{error}"
    );

    sandbox.fail_next(NAME, Fault::code(28003017));
    let error = fail(&app, &refund).await;
    assert!(error.is_rate_limited() && !error.is_throttled(), "{error}");
    assert_eq!(sandbox.requests_of(NAME).len(), 7);
}

#[tokio::test]
async fn a_wrong_parameter_is_told_from_a_busy_platform() {
    let (sandbox, app) = start().await;
    let query = endpoint("local_life_trade.query_order");
    let name = "local_life_trade.query_order";
    let wrong = [
        Fault::code(2100004).message("order_id is missing"),
        Fault::code(2100004)
            .message("系统繁忙，此时请开发者稍候再试")
            .sub_code(10000),
        Fault::code(2100005).message("参数不合法"),
        Fault::code(28001007).message("参数不合法"),
    ];
    for (count, fault) in wrong.into_iter().enumerate() {
        sandbox.fail_next(name, fault);
        let error = fail(&app, &query).await;
        assert!(error.is_parameter_invalid() && !error.is_busy(), "{error}");
        let message = error.message().expect("the platform's text");
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(sandbox.requests_of(name).len(), count + 1);
    }
    let busy = Fault::code(2100004).message("系统繁忙，此时请开发者稍候再试");
    sandbox.fail_next(name, busy.times(3));
    let error = fail(&app, &query).await;
    assert!(
        error.is_busy() && error.to_string().contains("attempt 3 of 3"),
        "{error}"
    );
    assert_eq!(sandbox.requests_of(name).len(), 4 + 3);
}
