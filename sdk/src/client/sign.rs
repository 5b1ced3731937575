//! Signatures that a client creates for the front end: for web pages, orders and agreements.

use super::Client;
use crate::answer::Error;
use crate::signature::SignedPage;
#[cfg(feature = "crypto")]
use crate::signature::{FrontEndData, SignedData};

impl Client {
    /// Signs a web page for the JS SDK's `sdk.config` (JSB 验证签名), using a new nonce and the current time.
    ///
    /// Nothing is sent. `ticket` is the `jsapi_ticket` that the application has fetched; it can be stored for up to two hours. `url` is the address
    /// of the page (`location.href`) and must belong to one of the application's security domains (JSB 安全域名). The timestamp is in seconds. See
    /// [`jsb_ticket`](crate::signature::jsb_ticket).
    ///
    /// Official page: <https://open.douyin.com/platform/resource/docs/develop/permission/js/signature>
    ///
    /// ```
    /// # fn example(app: &bytedance::Client, ticket: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// let page = app.sign_page(ticket, "https://shop.example/goods?id=1")?;
    /// let for_the_front_end = serde_json::to_string(&page)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns a request error if the ticket is empty or `url` is not an HTTP or HTTPS address. Returns a configuration error if the system clock
    /// is set to a time before 1970.
    #[doc(alias = "jsapi_ticket")]
    pub fn sign_page(&self, ticket: &str, url: &str) -> Result<SignedPage, Error> {
        SignedPage::new(self.app_id(), ticket, url)
    }

    /// Signs data for a function of the mini program, such as an order for `tt.requestOrder` (`byteAuthorization`, 交易系统预下单参数签名), using a
    /// new nonce and the current time.
    ///
    /// Nothing is sent. The type of `data` determines the function: `trade::Order` is for `tt.requestOrder`, `recurring_payment::Agreement` for
    /// `tt.createSignOrder`. Pass the text in the result to the function unchanged, because the signature covers exactly this text. The timestamp of
    /// the signature is in seconds. To sign a text of your own, use [`sign_order`](Self::sign_order) or [`sign_agreement`](Self::sign_agreement).
    ///
    /// Set the signing key with [`private_key`](crate::ClientBuilder::private_key). Set the version that the console shows for it with
    /// [`key_version`](crate::ClientBuilder::key_version).
    ///
    /// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
    ///
    /// ```no_run
    /// # #[cfg(feature = "trade")]
    /// # fn example(private_key: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// use bytedance::Client;
    /// use bytedance::trade::{Order, OrderEntrySchema, Sku};
    ///
    /// let app = Client::builder("tt_app_id", "secret").private_key(private_key).key_version("1").build()?;
    ///
    /// let course = Sku::new()
    ///     .sku_id("course-1")
    ///     .sku_type(401)
    ///     .tag_group_id("tag_group_7272625659888041996")
    ///     .title("Rust for mini programs")
    ///     .image_list(["https://shop.example/course-1.png"])
    ///     .price(1200)
    ///     .quantity(1);
    /// let order = Order::new()
    ///     .out_order_no("2026-0001")
    ///     .sku_list([course])
    ///     .total_amount(1200)
    ///     .pay_expire_seconds(1800)
    ///     .order_entry_schema(OrderEntrySchema::new().path("pages/order/index").params(r#"{"id":"2026-0001"}"#));
    /// let signed = app.sign(order)?;
    /// // {"data": .., "byteAuthorization": ..}, the arguments of `tt.requestOrder`.
    /// let for_the_front_end = serde_json::to_string(&signed)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns a request error that lists all required fields that are missing and all values that are too long. Returns a configuration error if
    /// there is no private key, if the key cannot sign, if the system cannot provide random numbers, or if the system clock is set to a time before
    /// 1970.
    #[cfg(feature = "crypto")]
    #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
    #[doc(alias = "byteAuthorization")]
    #[doc(alias = "requestOrder")]
    #[doc(alias = "createSignOrder")]
    pub fn sign<D: FrontEndData>(&self, mut data: D) -> Result<SignedData, Error> {
        SignedData::of_structure(&self.inner.application, D::URI, &mut data)
    }

    /// Signs the exact text of an order for `tt.requestOrder`, as [`sign`](Self::sign) signs a `trade::Order`.
    ///
    /// `data` is the order as JSON.
    ///
    /// ```no_run
    /// # fn example(app: &bytedance::Client) -> Result<(), bytedance::Error> {
    /// let order = app.sign_order(r#"{"skuList":[],"outOrderNo":"1","totalAmount":100}"#)?;
    /// println!("{} {}", order.data, order.byte_authorization);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns a request error if `data` is not a JSON object. Otherwise returns the same errors as [`sign`](Self::sign).
    #[cfg(feature = "crypto")]
    #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
    #[doc(alias = "requestOrder")]
    #[doc(alias = "signed_order")]
    pub fn sign_order(&self, data: impl Into<String>) -> Result<SignedData, Error> {
        SignedData::of_text(&self.inner.application, "/requestOrder", data.into())
    }

    /// Signs the exact text of an agreement for `tt.createSignOrder` (周期代扣), as [`sign`](Self::sign) signs a `recurring_payment::Agreement`.
    ///
    /// `data` is the agreement as JSON.
    ///
    /// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/industry/credit-products/createSignOrder>
    ///
    /// ```no_run
    /// # fn example(app: &bytedance::Client) -> Result<(), bytedance::Error> {
    /// let agreement = app.sign_agreement(r#"{"outAuthOrderNo":"1","serviceId":"template","openId":"open_id"}"#)?;
    /// println!("{} {}", agreement.data, agreement.byte_authorization);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns a request error if `data` is not a JSON object. Otherwise returns the same errors as [`sign`](Self::sign).
    #[cfg(feature = "crypto")]
    #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
    #[doc(alias = "createSignOrder")]
    pub fn sign_agreement(&self, data: impl Into<String>) -> Result<SignedData, Error> {
        SignedData::of_text(&self.inner.application, "/createSignOrder", data.into())
    }
}
