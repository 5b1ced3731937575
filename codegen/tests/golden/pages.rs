// Generated from the catalogue.

/// Lists that come in pages.
///
/// **分页**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// List entries behind a cursor that is a text.
    ///
    /// `GET https://depot.example.com/pages/cursor`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_by_cursor().pages_(1).items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Required: `pages_`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/cursor")]
    #[inline]
    pub fn list_by_cursor(&self) -> ListByCursor {
        ListByCursor {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// The old name of [`list_by_cursor`](Self::list_by_cursor).
    #[deprecated(note = "renamed to `pages().list_by_cursor()`")]
    #[allow(deprecated)]
    #[inline]
    pub fn scroll(&self) -> ListByCursor {
        self.list_by_cursor()
    }

    /// The old name of [`list_by_cursor`](Self::list_by_cursor).
    #[deprecated(note = "renamed to `pages().list_by_cursor()`")]
    #[allow(deprecated)]
    #[inline]
    pub fn new_(&self) -> ListByCursor {
        self.list_by_cursor()
    }

    /// List entries behind a cursor that is a number; what says so may be missing.
    ///
    /// `POST https://depot.example.com/pages/position`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_by_position().items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Required by `send`: `cursor`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/position")]
    #[inline]
    pub fn list_by_position(&self) -> ListByPosition {
        ListByPosition {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// List numbered pages, from 0, with everything that can be said of them.
    ///
    /// `GET https://depot.example.com/pages/number`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_by_number().items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Required by `send`: `page_num`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/number")]
    #[inline]
    pub fn list_by_number(&self) -> ListByNumber {
        ListByNumber {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// List numbered pages; the payload is the list.
    ///
    /// `GET https://depot.example.com/pages/numbers`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_numbers().size(1).items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Required: `size`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/numbers")]
    #[inline]
    pub fn list_numbers(&self) -> ListNumbers {
        ListNumbers {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// List entries behind an offset.
    ///
    /// `POST https://depot.example.com/pages/offset`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_by_offset().items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/offset")]
    #[inline]
    pub fn list_by_offset(&self) -> ListByOffset {
        ListByOffset {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// List entries behind an offset; nothing says how many there are.
    ///
    /// `POST https://depot.example.com/pages/from`
    ///
    /// The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.
    ///
    /// ```ignore
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let client = Client::builder("tt_app_id", "secret").build()?;
    /// let mut items = client.pages().list_from().items();
    /// while let Some(item) = items.next().await {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// - Required by `send`: `offset`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "分页")]
    #[doc(alias = "/pages/from")]
    #[inline]
    pub fn list_from(&self) -> ListFrom {
        ListFrom {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::list_by_cursor`].
///
/// List entries behind a cursor that is a text.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListByCursor {
    /// Sent in the query.
    pub cursor: Option<String>,
    /// Sent in the query. Named `items` on the wire.
    pub items_: Option<String>,
    /// Required.
    ///
    /// Sent in the query. Named `pages` on the wire.
    pub pages_: Option<i64>,
    call: ::bytedance::Call,
}

impl ListByCursor {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sent in the query.
    #[inline]
    pub fn cursor(mut self, value: impl Into<String>) -> Self {
        self.cursor = Some(value.into());
        self
    }

    /// Sent in the query. Named `items` on the wire.
    #[inline]
    pub fn items_(mut self, value: impl Into<String>) -> Self {
        self.items_ = Some(value.into());
        self
    }

    /// Required.
    ///
    /// Sent in the query. Named `pages` on the wire.
    #[inline]
    pub fn pages_(mut self, value: i64) -> Self {
        self.pages_ = Some(value);
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<ListByCursorResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<ListByCursorResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListByCursor {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.field("cursor", &mut self.cursor);
        fields.field("items", &mut self.items_);
        fields.required().field("pages", &mut self.pages_);
    }
}

impl ::std::fmt::Debug for ListByCursor {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByCursor", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByCursor {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByCursor {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListByCursor {
    type Response = ListByCursorResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_BY_CURSOR
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListByCursor {
    type Output = Result<ListByCursorResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<ListByCursorResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListByCursor {
    type Item = Entry;

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(answer.list.len())
            .more(Some(answer.has_more))
            .cursor(&mut self.cursor, Some(&answer.cursor))
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer.list
    }
}

/// The old name of [`ListByCursor`].
#[deprecated(note = "renamed to `ListByCursor`")]
pub type Scroll = ListByCursor;

/// The old name of [`ListByCursorResponse`].
#[deprecated(note = "renamed to `ListByCursorResponse`")]
pub type ScrollResponse = ListByCursorResponse;

/// The old name of [`ListByCursor`].
#[deprecated(note = "renamed to `ListByCursor`")]
pub type New = ListByCursor;

/// The old name of [`ListByCursorResponse`].
#[deprecated(note = "renamed to `ListByCursorResponse`")]
pub type NewResponse = ListByCursorResponse;

pub(crate) static LIST_BY_CURSOR: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pages.list_by_cursor",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/pages/cursor",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::list_by_position`].
///
/// List entries behind a cursor that is a number; what says so may be missing.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListByPosition {
    /// Required by `send`; `items` and `pages` set it.
    pub cursor: Option<i64>,
    pub count: Option<i64>,
    call: ::bytedance::Call,
}

impl ListByPosition {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required by `send`; `items` and `pages` set it.
    #[inline]
    pub fn cursor(mut self, value: i64) -> Self {
        self.cursor = Some(value);
        self
    }

    #[inline]
    pub fn count(mut self, value: i64) -> Self {
        self.count = Some(value);
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<ListByPositionResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<ListByPositionResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListByPosition {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("cursor", &mut self.cursor);
        fields.field("count", &mut self.count);
    }
}

impl ::std::fmt::Debug for ListByPosition {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByPosition", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByPosition {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByPosition {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListByPosition {
    type Response = ListByPositionResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_BY_POSITION
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListByPosition {
    type Output = Result<ListByPositionResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<ListByPositionResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListByPosition {
    type Item = String;

    #[inline]
    fn start(&mut self) {
        ::bytedance::pages::start(&mut self.cursor, "0");
    }

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(
            answer
                .extra
                .as_ref()
                .and_then(|inner| inner.list.as_ref())
                .map_or(0, Vec::len),
        )
        .more(
            answer
                .extra
                .as_ref()
                .map(|inner| &inner.position)
                .and_then(|inner| inner.more.as_ref())
                .copied(),
        )
        .cursor(
            &mut self.cursor,
            answer
                .extra
                .as_ref()
                .map(|inner| &inner.position)
                .and_then(|inner| inner.next.as_ref()),
        )
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer
            .extra
            .and_then(|inner| inner.list)
            .unwrap_or_default()
    }
}

pub(crate) static LIST_BY_POSITION: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pages.list_by_position",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/pages/position",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::list_by_number`].
///
/// List numbered pages, from 0, with everything that can be said of them.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListByNumber {
    /// Required by `send`; `items` and `pages` set it.
    ///
    /// Sent in the query.
    pub page_num: Option<String>,
    /// Sent in the query. Default: `"20"`.
    pub page_size: Option<String>,
    call: ::bytedance::Call,
}

impl ListByNumber {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required by `send`; `items` and `pages` set it.
    ///
    /// Sent in the query.
    #[inline]
    pub fn page_num(mut self, value: impl Into<String>) -> Self {
        self.page_num = Some(value.into());
        self
    }

    /// Sent in the query. Default: `"20"`.
    #[inline]
    pub fn page_size(mut self, value: impl Into<String>) -> Self {
        self.page_size = Some(value.into());
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<ListByNumberResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<ListByNumberResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListByNumber {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.required().field("page_num", &mut self.page_num);
        fields
            .default("\"20\"")
            .field("page_size", &mut self.page_size);
    }
}

impl ::std::fmt::Debug for ListByNumber {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByNumber", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByNumber {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByNumber {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListByNumber {
    type Response = ListByNumberResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_BY_NUMBER
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListByNumber {
    type Output = Result<ListByNumberResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<ListByNumberResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListByNumber {
    type Item = Vec<i64>;

    #[inline]
    fn start(&mut self) {
        ::bytedance::pages::start(&mut self.page_num, "0");
    }

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(answer.packed.list.len())
            .more(answer.more.as_ref().map(|more| *more != 0))
            .total(
                answer
                    .page
                    .as_ref()
                    .map(|inner| &inner.total)
                    .map(|total| i64::from(*total)),
            )
            .size(&self.page_size, Some(20))
            .page(&mut self.page_num, 0)
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer.packed.list
    }
}

pub(crate) static LIST_BY_NUMBER: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pages.list_by_number",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/pages/number",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::list_numbers`].
///
/// List numbered pages; the payload is the list.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListNumbers {
    /// Sent in the query.
    pub page: Option<i32>,
    /// Required.
    ///
    /// Sent in the query.
    pub size: Option<i32>,
    call: ::bytedance::Call,
}

impl ListNumbers {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sent in the query.
    #[inline]
    pub fn page(mut self, value: i32) -> Self {
        self.page = Some(value);
        self
    }

    /// Required.
    ///
    /// Sent in the query.
    #[inline]
    pub fn size(mut self, value: i32) -> Self {
        self.size = Some(value);
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Vec<Entry>> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Vec<Entry>>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListNumbers {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.field("page", &mut self.page);
        fields.required().field("size", &mut self.size);
    }
}

impl ::std::fmt::Debug for ListNumbers {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListNumbers", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListNumbers {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListNumbers {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListNumbers {
    type Response = Vec<Entry>;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_NUMBERS
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListNumbers {
    type Output = Result<Vec<Entry>, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Vec<Entry>>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListNumbers {
    type Item = Entry;

    #[inline]
    fn start(&mut self) {
        ::bytedance::pages::start(&mut self.page, "1");
    }

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(answer.len()).page(&mut self.page, 1)
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer
    }
}

pub(crate) static LIST_NUMBERS: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pages.list_numbers",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/pages/numbers",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::list_by_offset`].
///
/// List entries behind an offset.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListByOffset {
    pub offset: Option<i64>,
    /// Default: `10`.
    pub count: Option<i64>,
    call: ::bytedance::Call,
}

impl ListByOffset {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    #[inline]
    pub fn offset(mut self, value: i64) -> Self {
        self.offset = Some(value);
        self
    }

    /// Default: `10`.
    #[inline]
    pub fn count(mut self, value: i64) -> Self {
        self.count = Some(value);
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Listed> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Listed>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListByOffset {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("offset", &mut self.offset);
        fields.default("10").field("count", &mut self.count);
    }
}

impl ::std::fmt::Debug for ListByOffset {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByOffset", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByOffset {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByOffset {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListByOffset {
    type Response = Listed;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_BY_OFFSET
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListByOffset {
    type Output = Result<Listed, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Listed>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListByOffset {
    type Item = Entry;

    #[inline]
    fn start(&mut self) {
        ::bytedance::pages::start(&mut self.offset, "0");
    }

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(answer.entries.len())
            .more(Some(answer.more != 0))
            .total(Some(i64::from(answer.total)))
            .size(&self.count, Some(10))
            .offset(&mut self.offset)
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer.entries
    }
}

pub(crate) static LIST_BY_OFFSET: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pages.list_by_offset",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/pages/offset",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::list_from`].
///
/// List entries behind an offset; nothing says how many there are.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListFrom {
    /// Required by `send`; `items` and `pages` set it.
    pub offset: Option<i64>,
    call: ::bytedance::Call,
}

impl ListFrom {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required by `send`; `items` and `pages` set it.
    #[inline]
    pub fn offset(mut self, value: i64) -> Self {
        self.offset = Some(value);
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<ListFromResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<ListFromResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }

    /// Iterates over the pages, each fetched when it is needed.
    #[inline]
    pub fn pages(self) -> ::bytedance::Pages<Self> {
        ::bytedance::Pages::new(self)
    }

    /// Iterates over the entries of all pages, each page fetched when it is needed.
    #[inline]
    pub fn items(self) -> ::bytedance::Items<Self> {
        ::bytedance::Items::new(self)
    }
}

impl ::bytedance::wire::Structure for ListFrom {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("offset", &mut self.offset);
    }
}

impl ::std::fmt::Debug for ListFrom {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListFrom", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListFrom {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListFrom {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListFrom {
    type Response = ListFromResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_FROM
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for ListFrom {
    type Output = Result<ListFromResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<ListFromResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl ::bytedance::Paged for ListFrom {
    type Item = ListFromResponseEntries;

    #[inline]
    fn start(&mut self) {
        ::bytedance::pages::start(&mut self.offset, "0");
    }

    #[inline]
    fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
        turn.items(answer.entries.len()).offset(&mut self.offset)
    }

    #[inline]
    fn items(answer: Self::Response) -> Vec<Self::Item> {
        answer.entries
    }
}

pub(crate) static LIST_FROM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "pages.list_from",
    ::bytedance::Method::POST,
    &super::platform::hosts::DEPOT,
    "/pages/from",
    &super::platform::envelopes::DEPOT,
);

/// Response of [`ListByCursor`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListByCursorResponse {
    pub list: Vec<Entry>,
    pub cursor: String,
    pub has_more: bool,
}

impl ::bytedance::wire::Structure for ListByCursorResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("list", &mut self.list);
        fields.field("cursor", &mut self.cursor);
        fields.field("has_more", &mut self.has_more);
    }
}

impl ::std::fmt::Debug for ListByCursorResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByCursorResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByCursorResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByCursorResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `extra` of [`ListByPositionResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListByPositionResponseExtra {
    pub position: Position,
    pub list: Option<Vec<String>>,
}

impl ::bytedance::wire::Structure for ListByPositionResponseExtra {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("position", &mut self.position);
        fields.field("list", &mut self.list);
    }
}

impl ::std::fmt::Debug for ListByPositionResponseExtra {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByPositionResponseExtra", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByPositionResponseExtra {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByPositionResponseExtra {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`ListByPosition`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListByPositionResponse {
    pub extra: Option<ListByPositionResponseExtra>,
}

impl ::bytedance::wire::Structure for ListByPositionResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("extra", &mut self.extra);
    }
}

impl ::std::fmt::Debug for ListByPositionResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByPositionResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByPositionResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByPositionResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `page` of [`ListByNumberResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListByNumberResponsePage {
    pub total: i32,
}

impl ::bytedance::wire::Structure for ListByNumberResponsePage {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("total", &mut self.total);
    }
}

impl ::std::fmt::Debug for ListByNumberResponsePage {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByNumberResponsePage", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByNumberResponsePage {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByNumberResponsePage {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`ListByNumber`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListByNumberResponse {
    pub packed: Packed,
    pub page: Option<ListByNumberResponsePage>,
    pub more: Option<i32>,
}

impl ::bytedance::wire::Structure for ListByNumberResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.json_string(1).field("packed", &mut self.packed);
        fields.field("page", &mut self.page);
        fields.field("more", &mut self.more);
    }
}

impl ::std::fmt::Debug for ListByNumberResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListByNumberResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListByNumberResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListByNumberResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `entries` of [`ListFromResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListFromResponseEntries {
    pub id: String,
}

impl ::bytedance::wire::Structure for ListFromResponseEntries {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("id", &mut self.id);
    }
}

impl ::std::fmt::Debug for ListFromResponseEntries {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListFromResponseEntries", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListFromResponseEntries {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListFromResponseEntries {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`ListFrom`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListFromResponse {
    pub entries: Vec<ListFromResponseEntries>,
}

impl ::bytedance::wire::Structure for ListFromResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("entries", &mut self.entries);
    }
}

impl ::std::fmt::Debug for ListFromResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListFromResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListFromResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListFromResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// An entry.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    pub id: i64,
    pub name: String,
}

impl ::bytedance::wire::Structure for Entry {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("id", &mut self.id);
        fields.field("name", &mut self.name);
    }
}

impl ::std::fmt::Debug for Entry {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Entry", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Entry {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Entry {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Where a page ends.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Position {
    pub next: Option<i64>,
    pub more: Option<bool>,
}

impl ::bytedance::wire::Structure for Position {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("next", &mut self.next);
        fields.flag().field("more", &mut self.more);
    }
}

impl ::std::fmt::Debug for Position {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Position", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Position {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Position {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A list inside a string.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Packed {
    pub list: Vec<Vec<i64>>,
}

impl ::bytedance::wire::Structure for Packed {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.json_string(1).field("list", &mut self.list);
    }
}

impl ::std::fmt::Debug for Packed {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Packed", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Packed {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Packed {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A page.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Listed {
    pub entries: Vec<Entry>,
    pub total: i64,
    pub more: i64,
}

impl ::bytedance::wire::Structure for Listed {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("entries", &mut self.entries);
        fields.field("total", &mut self.total);
        fields.field("more", &mut self.more);
    }
}

impl ::std::fmt::Debug for Listed {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Listed", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Listed {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Listed {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
