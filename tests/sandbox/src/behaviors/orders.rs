//! Orders and refunds of the trade system. Orders that were not created with `tt.requestOrder` yield sample values.

use serde_json::{Value, json};

use super::answers::{payload_answer, sample_answer};
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::{DOUYIN_PAY, Order, Platform, Refund};

/// Responds with the state of an order.
pub(super) fn query_order(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let Some(order) = find_order(platform, call, caller) else {
        return sample_answer(platform, call, caller);
    };
    let items: Vec<Value> = order
        .item_orders
        .iter()
        .map(|item| {
            json!({
                "item_order_id": item.item_order_id,
                "sku_id": item.sku_id,
                "item_order_amount": item.amount,
            })
        })
        .collect();
    let mut fields = vec![
        ("app_id", json!(order.app_id)),
        ("order_id", json!(order.order_id)),
        ("out_order_no", json!(order.out_order_no)),
        ("total_amount", json!(order.total_amount)),
        ("trade_time", json!(order.created_at)),
        ("merchant_uid", json!(order.merchant_uid)),
        ("item_order_list", json!(items)),
    ];
    match order.paid_at {
        None => fields.push(("pay_status", json!("PROCESS"))),
        Some(paid_at) => fields.extend([
            ("pay_status", json!("SUCCESS")),
            ("pay_time", json!(paid_at)),
            ("pay_channel", json!(DOUYIN_PAY)),
            ("channel_pay_id", json!(order.channel_pay_id())),
        ]),
    }
    Ok(payload_answer(call.endpoint, &fields))
}

/// Starts the refund of an order.
pub(super) fn create_refund(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let Some(order) = find_order(platform, call, caller) else {
        return sample_answer(platform, call, caller);
    };
    let amount = call
        .field("refund_total_amount")
        .and_then(|amount| amount.to_json().as_i64());
    let text = |name: &str| call.text(name).unwrap_or_default().to_owned();
    let refund = platform.orders.refund(Refund {
        app_id: order.app_id.clone(),
        refund_id: String::new(),
        out_refund_no: text("out_refund_no"),
        order_id: order.order_id.clone(),
        amount: amount.unwrap_or_default(),
        cp_extra: text("cp_extra"),
        items: read_items(call, &order),
    });
    let refund_id = refund.map_err(Refusal::parameter)?;
    Ok(payload_answer(
        call.endpoint,
        &[("refund_id", json!(refund_id))],
    ))
}

fn find_order(platform: &Platform, call: &Call<'_>, caller: &Caller) -> Option<Order> {
    let text = |name: &str| call.text(name).unwrap_or_default();
    platform
        .orders
        .find(caller.app(), text("order_id"), text("out_order_no"))
}

/// Reads the items to refund. Without a list, these are all items of the order.
fn read_items(call: &Call<'_>, order: &Order) -> Vec<(String, i64)> {
    match call.field("item_order_detail").map(FieldValue::to_json) {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|item| {
                let id = item["item_order_id"].as_str()?;
                Some((id.to_owned(), item["refund_amount"].as_i64()?))
            })
            .collect(),
        _ => order
            .item_orders
            .iter()
            .map(|item| (item.item_order_id.clone(), item.amount))
            .collect(),
    }
}
