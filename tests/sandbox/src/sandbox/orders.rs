//! Orders of the trade system as the mini program and its user create and pay them.

use std::error::Error;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::handle::Sandbox;
use crate::callback::Callback;
use crate::checks::verify_order;
use crate::state::{DOUYIN_PAY, ItemOrder, Order};

/// The merchant that is paid if the order does not name one.
const MERCHANT: &str = "sandbox_merchant";
/// The developer requested the refund.
const REFUND_BY_DEVELOPER: i64 = 2;

impl Sandbox {
    /// Creates an order of the trade system, as the mini program does when it calls `tt.requestOrder` with what its server has signed.
    ///
    /// The response is what `tt.requestOrder` passes to its callback `success`. Afterwards, `trade.query_order` knows the order.
    ///
    /// # Errors
    /// Returns what `tt.requestOrder` passes to its callback `fail` if the signature or a field of the order is wrong, or if the application
    /// already has an order with the same `outOrderNo`.
    pub fn request_order(
        &self,
        data: &str,
        byte_authorization: &str,
    ) -> Result<RequestedOrder, RequestOrderError> {
        let app_id = verify_order(&self.platform, data, byte_authorization)
            .map_err(|refusal| RequestOrderError::signature(refusal.message()))?;
        let order = read_order(app_id, data)?;
        let order = self.platform.orders.create(order).ok_or_else(|| {
            RequestOrderError::parameter("there already is an order with this outOrderNo")
        })?;
        let items = order.item_orders.into_iter().map(|item| RequestedItem {
            item_order_id: item.item_order_id,
            sku_id: item.sku_id,
            item_order_amount: item.amount,
        });
        Ok(RequestedOrder {
            order_id: order.order_id,
            item_order_list: items.collect(),
        })
    }

    /// Pays an order that was created with [`request_order`](Self::request_order), as the user does, and returns the callback that reports
    /// the payment. [Send](Callback::send) it to the server under test.
    ///
    /// # Panics
    /// Panics if there is no order with this number of the platform's.
    #[track_caller]
    pub fn pay_order(&self, order_id: &str) -> Callback {
        let Some(order) = self.platform.orders.pay(order_id, unix_milliseconds()) else {
            panic!("there is no order {order_id:?}");
        };
        let channel_pay_id = order.channel_pay_id();
        self.callback().trade(
            "payment",
            json!({
                "app_id": order.app_id,
                "out_order_no": order.out_order_no,
                "order_id": order.order_id,
                "status": "SUCCESS",
                "total_amount": order.total_amount,
                "discount_amount": 0,
                "pay_channel": DOUYIN_PAY,
                "channel_pay_id": channel_pay_id,
                "user_bill_pay_id": channel_pay_id,
                "merchant_uid": order.merchant_uid,
                "event_time": order.paid_at,
            }),
        )
    }

    /// Completes a refund that the application has requested with `trade.create_refund`, and returns the callback that reports it.
    /// [Send](Callback::send) it to the server under test.
    ///
    /// # Panics
    /// Panics if there is no refund with this number of the platform's.
    #[track_caller]
    pub fn complete_refund(&self, refund_id: &str) -> Callback {
        let Some(refund) = self.platform.orders.find_refund(refund_id) else {
            panic!("there is no refund {refund_id:?}");
        };
        let items: Vec<Value> = refund
            .items
            .iter()
            .map(|(id, amount)| json!({ "item_order_id": id, "refund_amount": amount }))
            .collect();
        self.callback().trade(
            "refund",
            json!({
                "app_id": refund.app_id,
                "status": "SUCCESS",
                "order_id": refund.order_id,
                "cp_extra": refund.cp_extra,
                "event_time": unix_milliseconds(),
                "refund_id": refund.refund_id,
                "out_refund_no": refund.out_refund_no,
                "refund_total_amount": refund.amount,
                "is_all_settled": false,
                "refund_type": REFUND_BY_DEVELOPER,
                "refund_item_detail": { "item_order_quantity": items.len(), "item_order_detail": items },
            }),
        )
    }
}

/// What `tt.requestOrder` returns to the mini program.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestedOrder {
    /// The platform's order number.
    pub order_id: String,
    /// The items of the order, one for each unit.
    pub item_order_list: Vec<RequestedItem>,
}

/// One unit of a product in a [`RequestedOrder`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestedItem {
    /// The platform's number of the item.
    pub item_order_id: String,
    /// The application's own id of the product.
    pub sku_id: String,
    /// The amount of the item, in fen.
    pub item_order_amount: i64,
}

/// The error of `tt.requestOrder`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestOrderError {
    /// The error code: 10000 for a wrong parameter, 11004 for a wrong signature.
    pub err_no: String,
    /// The error message.
    pub err_msg: String,
}

impl RequestOrderError {
    fn parameter(message: &str) -> Self {
        Self::new("10000", &format!("sandbox platform: {message}"))
    }

    fn signature(message: &str) -> Self {
        Self::new("11004", message)
    }

    fn new(err_no: &str, message: &str) -> Self {
        Self {
            err_no: err_no.to_owned(),
            err_msg: format!("requestOrder:fail {message}"),
        }
    }
}

impl fmt::Display for RequestOrderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.err_msg, self.err_no)
    }
}

impl Error for RequestOrderError {}

/// Reads the data of an order and checks the fields that the platform requires.
fn read_order(app_id: String, data: &str) -> Result<Order, RequestOrderError> {
    let data: Value = serde_json::from_str(data)
        .map_err(|error| RequestOrderError::parameter(&format!("data is not JSON: {error}")))?;
    let mut item_orders = Vec::new();
    for sku in single(&data, "skuList")? {
        for name in ["title", "tagGroupId"] {
            text(sku, name)?;
        }
        integer(sku, "type")?;
        single(sku, "imageList")?;
        let (sku_id, amount) = (text(sku, "skuId")?, integer(sku, "price")?);
        let quantity = integer(sku, "quantity")?;
        if !(1..=100).contains(&quantity) {
            let message = "the quantity must be between 1 and 100";
            return Err(RequestOrderError::parameter(message));
        }
        item_orders.extend((0..quantity).map(|_| ItemOrder {
            item_order_id: String::new(),
            sku_id: sku_id.clone(),
            amount,
        }));
    }
    text(&data["orderEntrySchema"], "path")?;
    Ok(Order {
        app_id,
        order_id: String::new(),
        out_order_no: text(&data, "outOrderNo")?,
        total_amount: integer(&data, "totalAmount")?,
        merchant_uid: text(&data, "merchantUid").unwrap_or_else(|_| MERCHANT.to_owned()),
        item_orders,
        created_at: unix_milliseconds(),
        paid_at: None,
    })
}

/// Returns a list that the platform accepts only with a single entry.
fn single<'a>(object: &'a Value, name: &str) -> Result<&'a [Value], RequestOrderError> {
    match object[name].as_array().map(Vec::as_slice) {
        None | Some([]) => Err(missing(name)),
        Some(list @ [_]) => Ok(list),
        Some(_) => Err(RequestOrderError::parameter(&format!(
            "{name} must have a single entry"
        ))),
    }
}

fn text(object: &Value, name: &str) -> Result<String, RequestOrderError> {
    let value = object[name].as_str().filter(|value| !value.is_empty());
    value.map(str::to_owned).ok_or_else(|| missing(name))
}

fn integer(object: &Value, name: &str) -> Result<i64, RequestOrderError> {
    object[name].as_i64().ok_or_else(|| missing(name))
}

fn missing(name: &str) -> RequestOrderError {
    RequestOrderError::parameter(&format!("{name} is missing or has the wrong type"))
}

/// Returns the machine's time. Callbacks contain it, because the server under test has no other clock.
fn unix_milliseconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    })
}
