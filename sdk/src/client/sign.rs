//! Signatures that a client creates for the front end: for web pages and for orders.

use super::Client;
use crate::answer::Error;
#[cfg(feature = "crypto")]
use crate::signature::SignedOrder;
use crate::signature::SignedPage;

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

    /// Signs an order for `tt.requestOrder` (`byteAuthorization`, 交易系统预下单参数签名), using a new nonce and the current time.
    ///
    /// Nothing is sent. `data` is the order as JSON. Pass exactly this text to `tt.requestOrder`. The timestamp of the signature is in seconds.
    ///
    /// Set the signing key with [`private_key`](crate::ClientBuilder::private_key). Set the version that the console shows for it with
    /// [`key_version`](crate::ClientBuilder::key_version).
    ///
    /// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
    ///
    /// ```no_run
    /// # fn example(private_key: &str) -> Result<(), bytedance::Error> {
    /// let app = bytedance::Client::builder("tt_app_id", "secret").private_key(private_key).build()?;
    /// let order = app.sign_order(r#"{"skuList":[],"outOrderNo":"1","totalAmount":100}"#)?;
    /// println!("{} {}", order.data, order.byte_authorization);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns a request error if `data` is not a JSON object. Returns a configuration error if there is no private key, if the key cannot sign, if
    /// the system cannot provide random numbers, or if the system clock is set to a time before 1970.
    #[cfg(feature = "crypto")]
    #[cfg_attr(docsrs, doc(cfg(feature = "crypto")))]
    #[doc(alias = "byteAuthorization")]
    #[doc(alias = "requestOrder")]
    #[doc(alias = "signed_order")]
    pub fn sign_order(&self, data: impl Into<String>) -> Result<SignedOrder, Error> {
        SignedOrder::new(&self.inner.application, data.into())
    }
}
