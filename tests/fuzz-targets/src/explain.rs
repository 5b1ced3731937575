//! The target for the explanation of signatures.

use bytedance::signature::explain::{self, Explanation};

use crate::party::KEY;

/// Splits the bytes at 0xff into a secret, a signature, two short texts, and the text or body.
pub(crate) fn explain(data: &[u8]) {
    let mut parts = data.splitn(5, |byte| *byte == 0xff);
    let mut next = || parts.next().unwrap_or_default();
    let [secret, signature, one, other] =
        [next(), next(), next(), next()].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let body = next();
    let text = String::from_utf8_lossy(body);

    let certain = [
        explain::session(&secret, body),
        explain::webhook(&secret, body),
        explain::raw_data(&text, &secret),
        explain::push(&secret, &one, &other, &text),
        explain::jsb_ticket(&secret, &one, &other, &text),
        explain::ecpay_query(&text, &secret),
        explain::life_service(&secret, &text, body),
        explain::trade_request(&KEY, &[], "POST", &text, &one, &other, body),
        explain::trade_callback(KEY.public_key(), &[], &one, &other, body),
    ];
    let others = [
        explain::ecpay_request(&text, &secret),
        explain::ecpay_callback(&secret, &text),
    ];
    for explanation in certain.iter().chain(others.iter().flatten()) {
        look_at(explanation, &signature);
    }
}

fn look_at(explanation: &Explanation, signature: &str) {
    assert!(
        !format!(
            "{explanation} {explanation:?} {}",
            explanation.compare(signature)
        )
        .is_empty()
    );
    if let Some(right) = explanation.signature() {
        assert!(explanation.compare(right).matches(), "{explanation}");
    }
}
