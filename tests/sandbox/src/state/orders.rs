//! The orders and refunds of the trade system.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::sync::lock;

/// The payment channel of all payments: Douyin Pay.
pub(crate) const DOUYIN_PAY: i64 = 10;

/// The orders created with `tt.requestOrder`, and their refunds.
#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The orders, by the platform's order number.
    orders: BTreeMap<String, Order>,
    /// The refunds, by the platform's refund number.
    refunds: BTreeMap<String, Refund>,
    item_orders: usize,
}

/// An order. Amounts are in fen, and times are Unix timestamps in milliseconds.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) app_id: String,
    /// Assigned by [`Orders::create`].
    pub(crate) order_id: String,
    pub(crate) out_order_no: String,
    pub(crate) total_amount: i64,
    pub(crate) merchant_uid: String,
    pub(crate) item_orders: Vec<ItemOrder>,
    pub(crate) created_at: u64,
    /// The time of the payment, or `None` if the order has not been paid.
    pub(crate) paid_at: Option<u64>,
}

impl Order {
    /// Returns the number of the payment at the payment channel.
    pub(crate) fn channel_pay_id(&self) -> String {
        format!("{}_payment", self.order_id)
    }
}

/// One unit of a product in an order.
#[derive(Debug, Clone)]
pub(crate) struct ItemOrder {
    /// Assigned by [`Orders::create`].
    pub(crate) item_order_id: String,
    pub(crate) sku_id: String,
    pub(crate) amount: i64,
}

/// A refund of an order or of a part of it.
#[derive(Debug, Clone)]
pub(crate) struct Refund {
    pub(crate) app_id: String,
    /// Assigned by [`Orders::refund`].
    pub(crate) refund_id: String,
    pub(crate) out_refund_no: String,
    pub(crate) order_id: String,
    pub(crate) amount: i64,
    pub(crate) cp_extra: String,
    /// The items of the refund with their amounts.
    pub(crate) items: Vec<(String, i64)>,
}

impl Orders {
    /// Stores an order and returns it with its numbers. Returns `None` if the application already has an order with this number of its own.
    pub(crate) fn create(&self, mut order: Order) -> Option<Order> {
        let mut state = lock(&self.0);
        let is_same = |known: &Order| {
            known.app_id == order.app_id && known.out_order_no == order.out_order_no
        };
        if state.orders.values().any(is_same) {
            return None;
        }
        order.order_id = format!("sandbox_order_{}", state.orders.len() + 1);
        for item in &mut order.item_orders {
            state.item_orders += 1;
            item.item_order_id = format!("sandbox_item_order_{}", state.item_orders);
        }
        state.orders.insert(order.order_id.clone(), order.clone());
        Some(order)
    }

    /// Returns an application's order, by the platform's number or, if that is empty, by the application's own.
    pub(crate) fn find(&self, app_id: &str, order_id: &str, out_order_no: &str) -> Option<Order> {
        let state = lock(&self.0);
        let is_meant = |order: &&Order| match order_id {
            "" => order.out_order_no == out_order_no,
            _ => order.order_id == order_id,
        };
        let mut orders = state.orders.values().filter(|order| order.app_id == app_id);
        orders.find(is_meant).cloned()
    }

    /// Marks an order as paid at this time, unless it already is, and returns it. Returns `None` if there is no such order.
    pub(crate) fn pay(&self, order_id: &str, now: u64) -> Option<Order> {
        let mut state = lock(&self.0);
        let order = state.orders.get_mut(order_id)?;
        order.paid_at.get_or_insert(now);
        Some(order.clone())
    }

    /// Stores a refund and returns its number. If the application already has a refund with this number of its own, returns that refund's
    /// number.
    ///
    /// The error says why the order cannot be refunded.
    pub(crate) fn refund(&self, mut refund: Refund) -> Result<String, &'static str> {
        let mut state = lock(&self.0);
        let order = state.orders.get(&refund.order_id);
        let order = order.ok_or("there is no such order")?;
        let is_same = |known: &&Refund| {
            known.app_id == refund.app_id && known.out_refund_no == refund.out_refund_no
        };
        if let Some(known) = state.refunds.values().find(is_same) {
            return Ok(known.refund_id.clone());
        }
        if order.paid_at.is_none() {
            return Err("the order has not been paid");
        }
        let refunds = state.refunds.values();
        let refunded: i64 = refunds
            .filter(|known| known.order_id == refund.order_id)
            .map(|known| known.amount)
            .sum();
        if refund.amount <= 0 || refund.amount > order.total_amount - refunded {
            return Err("the amount is not positive or exceeds what is left of the order");
        }
        refund.refund_id = format!("sandbox_refund_{}", state.refunds.len() + 1);
        let refund_id = refund.refund_id.clone();
        state.refunds.insert(refund_id.clone(), refund);
        Ok(refund_id)
    }

    /// Returns a refund, by the platform's number.
    pub(crate) fn find_refund(&self, refund_id: &str) -> Option<Refund> {
        lock(&self.0).refunds.get(refund_id).cloned()
    }
}
