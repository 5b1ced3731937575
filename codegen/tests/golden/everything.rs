// Generated from the catalogue.

/// Everything that a catalogue can say, `Vec<T>` and \[brackets\] too.
///
/// **全部 \[所有\] \<一切\>** · [official page](<https://example.com/docs/everything>) · [official page](<https://example.com/docs/(more)>)
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// Put an item into the depot, see <https://example.com/a?b=c>.
    ///
    /// **PutItem "v2" \<新\>** · `POST https://depot.example.com/rooms/{room_id}/{shelf}/items`
    ///
    /// A note is **Markdown**: [a link](https://example.com), `code`.
    ///
    /// - and a list
    ///
    /// - Required: `room_id`, `shelf`, `color`, `side`, `tasks`, `session_key`
    /// - Required, at least one of: `text`, `number`
    /// - Required, at least one of: `open`, `sizes`
    /// - Credential: depot_token (`depot`), in the query as `token`
    /// - Scope: `depot.put`
    /// - Signature: HMAC of the body, in the query.
    /// - Sandbox: documented
    /// - Safe to retry: yes
    /// - Outcome: `everything().list_items()` tells what became of a call whose outcome is unclear
    /// - Source: [official page](<https://example.com/docs/put_item>)
    /// - Source: [official page](<https://example.com/docs/put_item_v2>)
    #[doc(alias = "PutItem v2 <新>")]
    #[doc(alias = "/rooms/{room_id}/{shelf}/items")]
    #[doc(alias = "putItem")]
    #[doc(alias = "its quoted")]
    #[inline]
    pub fn put_item(&self) -> PutItem {
        PutItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// The old name of [`put_item`](Self::put_item).
    #[deprecated(note = "renamed to `everything().put_item()`")]
    #[allow(deprecated)]
    #[inline]
    pub fn set_item(&self) -> PutItem {
        self.put_item()
    }

    /// The old name of [`put_item`](Self::put_item).
    #[deprecated(note = "renamed to `everything().put_item()`")]
    #[allow(deprecated)]
    #[inline]
    pub fn r#match(&self) -> PutItem {
        self.put_item()
    }

    /// List the items. The title is missing: the chapter's is an alias.
    ///
    /// `GET http://yard.example.com:8080/items`
    ///
    /// Legacy: superseded by `everything().put_item()`.
    ///
    /// - Credential: key (`query_key`), in the query as `key`
    /// - Sandbox: not documented
    /// - Safe to retry: yes
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    #[deprecated(note = "superseded by `everything().put_item()`")]
    #[inline]
    pub fn list_items(&self) -> ListItems {
        ListItems {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// The old name of [`list_items`](Self::list_items).
    #[deprecated(note = "renamed to `everything().list_items()`")]
    #[allow(deprecated)]
    #[inline]
    pub fn get_items(&self) -> ListItems {
        self.list_items()
    }

    /// Delete an item; there is no payload.
    ///
    /// **删除** · `DELETE https://open.douyin.com/items/{id}`
    ///
    /// Legacy: the platform no longer documents it.
    ///
    /// - Required: `id`
    /// - Credential: client_token (`client`), in the header as `access-token`
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    /// - Source: [official page](<https://example.com/docs/delete_item>)
    #[doc(alias = "删除")]
    #[doc(alias = "/items/{id}")]
    #[deprecated(note = "the platform no longer documents it")]
    #[inline]
    pub fn delete_item(&self) -> DeleteItem {
        DeleteItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Replace an item, as a form.
    ///
    /// `PUT https://depot.example.com/items`
    ///
    /// - Required: `session_key`
    /// - Required, at least one of: `id`, `name`
    /// - Credential: key (`body_key`), in the body as `key`
    /// - Signature: HMAC of the body, in a header.
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    #[inline]
    pub fn replace_item(&self) -> ReplaceItem {
        ReplaceItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Give an item a picture, and views of it.
    ///
    /// `POST https://depot.example.com/items/picture`
    ///
    /// - Required: `marks`, `picture`, `id`
    /// - Credential: key (`body_key`), in the body as `key`
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/picture")]
    #[inline]
    pub fn picture_item(&self) -> PictureItem {
        PictureItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Describe an item in parts, none of which is a file.
    ///
    /// `POST https://depot.example.com/items/description`
    ///
    /// - Required: `text`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/description")]
    #[inline]
    pub fn describe_item(&self) -> DescribeItem {
        DescribeItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Change an item with a body that is free.
    ///
    /// `PATCH https://depot.example.com/items`
    ///
    /// - Credential: depot_token (`depot`), in the header as `X-Depot-Token`
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    #[inline]
    pub fn change_item(&self) -> ChangeItem {
        ChangeItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Draw an item; the answer is an image.
    ///
    /// `POST https://depot.example.com/items/image`
    ///
    /// - Credential: none
    /// - Signature: MD5 of the body, in the body.
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/image")]
    #[inline]
    pub fn draw_item(&self) -> DrawItem {
        DrawItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Count the items.
    ///
    /// `GET https://depot.example.com/items/count`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/count")]
    #[inline]
    pub fn count_items(&self) -> CountItems {
        CountItems {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Name an item; the answer is a text.
    ///
    /// `GET https://depot.example.com/items/name`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/name")]
    #[inline]
    pub fn name_item(&self) -> NameItem {
        NameItem {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Choose a side; the answer is one.
    ///
    /// `GET https://depot.example.com/items/side`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/side")]
    #[inline]
    pub fn choose_side(&self) -> ChooseSide {
        ChooseSide {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Grow a tree; the answer is packed.
    ///
    /// `GET https://depot.example.com/items/tree`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/tree")]
    #[inline]
    pub fn grow_tree(&self) -> GrowTree {
        GrowTree {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Open the door; the answer is a flag.
    ///
    /// `GET https://depot.example.com/door`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/door")]
    #[inline]
    pub fn open_door(&self) -> OpenDoor {
        OpenDoor {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// Weigh the items; an answer without fields that are known.
    ///
    /// `GET https://depot.example.com/weight`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/weight")]
    #[inline]
    pub fn weigh_items(&self) -> WeighItems {
        WeighItems {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::put_item`].
///
/// Put an item into the depot, see <https://example.com/a?b=c>. (PutItem "v2" \<新\>)
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct PutItem {
    /// Required. The room.
    ///
    /// Sent in the path. Example: `12`.
    pub room_id: Option<i64>,
    /// Required.
    ///
    /// Sent in the path. Example: `"top"`.
    pub shelf: Option<String>,
    /// Entries a page.
    ///
    /// Sent in the query. Default: `20`.
    pub page_size: Option<i64>,
    /// Sent in the query. Named `dry-run` on the wire.
    pub dry_run: Option<bool>,
    /// For the log.
    ///
    /// Sent in the header. Named `X-Trace` on the wire.
    pub x_trace: Option<String>,
    /// Required: at least one of `text`, `number`. At most some \<bytes\>.
    /// A second line.
    ///
    /// At most 1023 bytes.
    pub text: Option<String>,
    /// Required: at least one of `text`, `number`.
    pub number: Option<i32>,
    pub big: Option<i64>,
    /// Default: `1.5`. Example: `2`.
    pub price: Option<f64>,
    /// Required: at least one of `open`, `sizes`.
    pub open: Option<bool>,
    /// Default: `1`. Example: `0`.
    pub visible: Option<bool>,
    pub extra: Option<::bytedance::wire::Json>,
    /// At most 16 bytes. Secret: `Debug` masks it.
    pub value: Option<String>,
    /// Default: `["a","b"]`. At most 5 entries. Named `tags` on the wire.
    pub labels: Option<Vec<String>>,
    /// Required: at least one of `open`, `sizes`.
    pub sizes: Option<Vec<i32>>,
    /// One text.
    ///
    /// Default: `"a,b"`. At most 16 bytes. At most 4 entries. Sent as one text, the entries joined by `,`.
    pub joined: Option<Vec<String>>,
    /// Sent as one text, the entries joined by ` | `.
    pub joined_sides: Option<Vec<Side>>,
    pub grid: Option<Vec<Vec<f64>>>,
    pub names: Option<::std::collections::BTreeMap<String, String>>,
    /// At most 3 entries.
    pub counts: Option<::std::collections::BTreeMap<String, i64>>,
    pub scalars: Option<Vec<String>>,
    /// Required.
    pub color: Option<Color>,
    pub colors: Option<Vec<Color>>,
    /// Required.
    pub side: Option<Side>,
    pub sides: Option<Vec<Side>>,
    pub by_side: Option<::std::collections::BTreeMap<String, Side>>,
    pub packed: Option<Color>,
    pub packed_list: Option<Vec<i64>>,
    pub parcel: Option<Parcel>,
    pub tree: Option<Tree>,
    pub r#type: Option<String>,
    /// Named `send` on the wire.
    pub send_: Option<String>,
    /// Named `default` on the wire.
    pub default_: Option<String>,
    /// Named `clone` on the wire.
    pub clone_: Option<String>,
    /// Named `3d` on the wire.
    pub _3d: Option<String>,
    /// Chinese.
    pub 标题: Option<String>,
    /// Named `self` on the wire.
    pub self_: Option<String>,
    pub r#yield: Option<String>,
    /// A nested object.
    pub line: Option<PutItemLine>,
    /// Required. A list of nested objects.
    pub tasks: Option<Vec<DepotTask>>,
    /// Required.
    ///
    /// Not sent: the request is signed with it. Secret: `Debug` masks it.
    pub session_key: Option<String>,
    call: ::bytedance::Call,
}

impl PutItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required. The room.
    ///
    /// Sent in the path. Example: `12`.
    #[inline]
    pub fn room_id(mut self, value: i64) -> Self {
        self.room_id = Some(value);
        self
    }

    /// Required.
    ///
    /// Sent in the path. Example: `"top"`.
    #[inline]
    pub fn shelf(mut self, value: impl Into<String>) -> Self {
        self.shelf = Some(value.into());
        self
    }

    /// Entries a page.
    ///
    /// Sent in the query. Default: `20`.
    #[inline]
    pub fn page_size(mut self, value: i64) -> Self {
        self.page_size = Some(value);
        self
    }

    /// Sent in the query. Named `dry-run` on the wire.
    #[inline]
    pub fn dry_run(mut self, value: bool) -> Self {
        self.dry_run = Some(value);
        self
    }

    /// For the log.
    ///
    /// Sent in the header. Named `X-Trace` on the wire.
    #[inline]
    pub fn x_trace(mut self, value: impl Into<String>) -> Self {
        self.x_trace = Some(value.into());
        self
    }

    /// Required: at least one of `text`, `number`. At most some \<bytes\>.
    /// A second line.
    ///
    /// At most 1023 bytes.
    #[inline]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        self.text = Some(value.into());
        self
    }

    /// Required: at least one of `text`, `number`.
    #[inline]
    pub fn number(mut self, value: i32) -> Self {
        self.number = Some(value);
        self
    }

    #[inline]
    pub fn big(mut self, value: i64) -> Self {
        self.big = Some(value);
        self
    }

    /// Default: `1.5`. Example: `2`.
    #[inline]
    pub fn price(mut self, value: f64) -> Self {
        self.price = Some(value);
        self
    }

    /// Required: at least one of `open`, `sizes`.
    #[inline]
    pub fn open(mut self, value: bool) -> Self {
        self.open = Some(value);
        self
    }

    /// Default: `1`. Example: `0`.
    #[inline]
    pub fn visible(mut self, value: bool) -> Self {
        self.visible = Some(value);
        self
    }

    #[inline]
    pub fn extra(mut self, value: impl Into<::bytedance::wire::Json>) -> Self {
        self.extra = Some(value.into());
        self
    }

    /// At most 16 bytes. Secret: `Debug` masks it.
    #[inline]
    pub fn value(mut self, value: impl Into<::bytedance::wire::Scalar>) -> Self {
        self.value = Some(value.into().into());
        self
    }

    /// Default: `["a","b"]`. At most 5 entries. Named `tags` on the wire.
    #[inline]
    pub fn labels(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.labels = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Required: at least one of `open`, `sizes`.
    #[inline]
    pub fn sizes(mut self, value: impl IntoIterator<Item = i32>) -> Self {
        self.sizes = Some(value.into_iter().collect());
        self
    }

    /// One text.
    ///
    /// Default: `"a,b"`. At most 16 bytes. At most 4 entries. Sent as one text, the entries joined by `,`.
    #[inline]
    pub fn joined(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.joined = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sent as one text, the entries joined by ` | `.
    #[inline]
    pub fn joined_sides(mut self, value: impl IntoIterator<Item = Side>) -> Self {
        self.joined_sides = Some(value.into_iter().collect());
        self
    }

    #[inline]
    pub fn grid(mut self, value: impl IntoIterator<Item = Vec<f64>>) -> Self {
        self.grid = Some(value.into_iter().collect());
        self
    }

    #[inline]
    pub fn names(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.names = Some(
            value
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        );
        self
    }

    /// At most 3 entries.
    #[inline]
    pub fn counts(mut self, value: impl IntoIterator<Item = (impl Into<String>, i64)>) -> Self {
        self.counts = Some(
            value
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        );
        self
    }

    #[inline]
    pub fn scalars(mut self, value: impl IntoIterator<Item = String>) -> Self {
        self.scalars = Some(value.into_iter().collect());
        self
    }

    /// Required.
    #[inline]
    pub fn color(mut self, value: Color) -> Self {
        self.color = Some(value);
        self
    }

    #[inline]
    pub fn colors(mut self, value: impl IntoIterator<Item = Color>) -> Self {
        self.colors = Some(value.into_iter().collect());
        self
    }

    /// Required.
    #[inline]
    pub fn side(mut self, value: impl Into<Side>) -> Self {
        self.side = Some(value.into());
        self
    }

    #[inline]
    pub fn sides(mut self, value: impl IntoIterator<Item = Side>) -> Self {
        self.sides = Some(value.into_iter().collect());
        self
    }

    #[inline]
    pub fn by_side(mut self, value: impl IntoIterator<Item = (impl Into<String>, Side)>) -> Self {
        self.by_side = Some(
            value
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        );
        self
    }

    #[inline]
    pub fn packed(mut self, value: Color) -> Self {
        self.packed = Some(value);
        self
    }

    #[inline]
    pub fn packed_list(mut self, value: impl IntoIterator<Item = i64>) -> Self {
        self.packed_list = Some(value.into_iter().collect());
        self
    }

    #[inline]
    pub fn parcel(mut self, value: Parcel) -> Self {
        self.parcel = Some(value);
        self
    }

    #[inline]
    pub fn tree(mut self, value: Tree) -> Self {
        self.tree = Some(value);
        self
    }

    #[inline]
    pub fn r#type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }

    /// Named `send` on the wire.
    #[inline]
    pub fn send_(mut self, value: impl Into<String>) -> Self {
        self.send_ = Some(value.into());
        self
    }

    /// Named `default` on the wire.
    #[inline]
    pub fn default_(mut self, value: impl Into<String>) -> Self {
        self.default_ = Some(value.into());
        self
    }

    /// Named `clone` on the wire.
    #[inline]
    pub fn clone_(mut self, value: impl Into<String>) -> Self {
        self.clone_ = Some(value.into());
        self
    }

    /// Named `3d` on the wire.
    #[inline]
    pub fn _3d(mut self, value: impl Into<String>) -> Self {
        self._3d = Some(value.into());
        self
    }

    /// Chinese.
    #[inline]
    pub fn 标题(mut self, value: impl Into<String>) -> Self {
        self.标题 = Some(value.into());
        self
    }

    /// Named `self` on the wire.
    #[inline]
    pub fn self_(mut self, value: impl Into<String>) -> Self {
        self.self_ = Some(value.into());
        self
    }

    #[inline]
    pub fn r#yield(mut self, value: impl Into<String>) -> Self {
        self.r#yield = Some(value.into());
        self
    }

    /// A nested object.
    #[inline]
    pub fn line(mut self, value: PutItemLine) -> Self {
        self.line = Some(value);
        self
    }

    /// Required. A list of nested objects.
    #[inline]
    pub fn tasks(mut self, value: impl IntoIterator<Item = DepotTask>) -> Self {
        self.tasks = Some(value.into_iter().collect());
        self
    }

    /// Required.
    ///
    /// Not sent: the request is signed with it. Secret: `Debug` masks it.
    #[inline]
    pub fn session_key(mut self, value: impl Into<String>) -> Self {
        self.session_key = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<PutItemResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<PutItemResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for PutItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Path);
        fields.required().field("room_id", &mut self.room_id);
        fields.required().field("shelf", &mut self.shelf);
        fields.place(::bytedance::endpoint::Place::Query);
        fields.default("20").field("page_size", &mut self.page_size);
        fields.flag().field("dry-run", &mut self.dry_run);
        fields.place(::bytedance::endpoint::Place::Header);
        fields.field("X-Trace", &mut self.x_trace);
        fields.place(::bytedance::endpoint::Place::Body);
        fields.max_bytes(1023).field("text", &mut self.text);
        fields.field("number", &mut self.number);
        fields.field("big", &mut self.big);
        fields.default("1.5").field("price", &mut self.price);
        fields.field("open", &mut self.open);
        fields
            .default("1")
            .flag()
            .field("visible", &mut self.visible);
        fields.field("extra", &mut self.extra);
        fields
            .secret()
            .max_bytes(16)
            .field("value", &mut self.value);
        fields
            .max_items(5)
            .default("[\"a\",\"b\"]")
            .field("tags", &mut self.labels);
        fields.field("sizes", &mut self.sizes);
        fields
            .max_bytes(16)
            .max_items(4)
            .join(",")
            .default("\"a,b\"")
            .field("joined", &mut self.joined);
        fields
            .join(" | ")
            .field("joined_sides", &mut self.joined_sides);
        fields.field("grid", &mut self.grid);
        fields.field("names", &mut self.names);
        fields.max_items(3).field("counts", &mut self.counts);
        fields.field("scalars", &mut self.scalars);
        fields.required().field("color", &mut self.color);
        fields.field("colors", &mut self.colors);
        fields.required().field("side", &mut self.side);
        fields.field("sides", &mut self.sides);
        fields.field("by_side", &mut self.by_side);
        fields.json_string(1).field("packed", &mut self.packed);
        fields
            .json_string(1)
            .field("packed_list", &mut self.packed_list);
        fields.field("parcel", &mut self.parcel);
        fields.field("tree", &mut self.tree);
        fields.field("type", &mut self.r#type);
        fields.field("send", &mut self.send_);
        fields.field("default", &mut self.default_);
        fields.field("clone", &mut self.clone_);
        fields.field("3d", &mut self._3d);
        fields.field("标题", &mut self.标题);
        fields.field("self", &mut self.self_);
        fields.field("yield", &mut self.r#yield);
        fields.field("line", &mut self.line);
        fields.required().field("tasks", &mut self.tasks);
        fields.place(::bytedance::endpoint::Place::Local);
        fields
            .required()
            .secret()
            .field("session_key", &mut self.session_key);
        fields.at_least_one(&[
            ("text", self.text.is_some()),
            ("number", self.number.is_some()),
        ]);
        fields.at_least_one(&[
            ("open", self.open.is_some()),
            ("sizes", self.sizes.is_some()),
        ]);
    }
}

impl ::std::fmt::Debug for PutItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PutItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for PutItem {
    type Response = PutItemResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &PUT_ITEM
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

impl ::std::future::IntoFuture for PutItem {
    type Output = Result<PutItemResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<PutItemResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// The old name of [`PutItem`].
#[deprecated(note = "renamed to `PutItem`")]
pub type SetItem = PutItem;

/// The old name of [`PutItemResponse`].
#[deprecated(note = "renamed to `PutItemResponse`")]
pub type SetItemResponse = PutItemResponse;

/// The old name of [`PutItem`].
#[deprecated(note = "renamed to `PutItem`")]
pub type Match = PutItem;

/// The old name of [`PutItemResponse`].
#[deprecated(note = "renamed to `PutItemResponse`")]
pub type MatchResponse = PutItemResponse;

pub(crate) static PUT_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.put_item",
    ::bytedance::Method::POST,
    &super::platform::hosts::DEPOT,
    "/rooms/{room_id}/{shelf}/items",
    &super::platform::envelopes::DEPOT,
)
.auth(::bytedance::endpoint::Auth::at(
    &super::platform::credentials::DEPOT,
    ::bytedance::endpoint::Place::Query,
    "token",
))
.signature(&super::platform::signatures::DEPOT_QUERY)
.fill(&[
    ::bytedance::endpoint::Fill::new(
        ::bytedance::endpoint::Place::Body,
        "app",
        ::bytedance::endpoint::FillSource::AppId,
    ),
    ::bytedance::endpoint::Fill::new(
        ::bytedance::endpoint::Place::Body,
        "secret",
        ::bytedance::endpoint::FillSource::AppSecret,
    ),
    ::bytedance::endpoint::Fill::new(
        ::bytedance::endpoint::Place::Query,
        "kind",
        ::bytedance::endpoint::FillSource::Constant("json text"),
    ),
    ::bytedance::endpoint::Fill::new(
        ::bytedance::endpoint::Place::Header,
        "X-App",
        ::bytedance::endpoint::FillSource::AppId,
    ),
])
.safe()
.outcome("everything.list_items")
.sandbox();

/// Request of [`Calls::list_items`].
///
/// List the items. The title is missing: the chapter's is an alias.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListItems {
    call: ::bytedance::Call,
}

impl ListItems {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Vec<Color>> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Vec<Color>>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for ListItems {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for ListItems {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListItems", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ListItems {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListItems {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ListItems {
    type Response = Vec<Color>;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_ITEMS
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

impl ::std::future::IntoFuture for ListItems {
    type Output = Result<Vec<Color>, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Vec<Color>>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// The old name of [`ListItems`].
#[deprecated(note = "renamed to `ListItems`")]
pub type GetItems = ListItems;

pub(crate) static LIST_ITEMS: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.list_items",
        ::bytedance::Method::GET,
        &super::platform::hosts::YARD,
        "/items",
        &super::platform::envelopes::BARE,
    )
    .auth(::bytedance::endpoint::Auth::new(
        &super::platform::credentials::QUERY_KEY,
    ))
    .fill(&[
        ::bytedance::endpoint::Fill::new(
            ::bytedance::endpoint::Place::Query,
            "app",
            ::bytedance::endpoint::FillSource::AppId,
        ),
        ::bytedance::endpoint::Fill::new(
            ::bytedance::endpoint::Place::Header,
            "X-Secret",
            ::bytedance::endpoint::FillSource::AppSecret,
        ),
    ])
    .safe();

/// Request of [`Calls::delete_item`].
///
/// Delete an item; there is no payload. (删除)
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DeleteItem {
    /// Required.
    ///
    /// Sent in the path.
    pub id: Option<String>,
    call: ::bytedance::Call,
}

impl DeleteItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// Sent in the path.
    #[inline]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for DeleteItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Path);
        fields.required().field("id", &mut self.id);
    }
}

impl ::std::fmt::Debug for DeleteItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DeleteItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DeleteItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DeleteItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for DeleteItem {
    type Response = ();

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &DELETE_ITEM
    }

    #[inline]
    fn response(_raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        Ok(())
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for DeleteItem {
    type Output = Result<(), ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<()>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static DELETE_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.delete_item",
        ::bytedance::Method::DELETE,
        &::bytedance::platform::hosts::OPEN,
        "/items/{id}",
        &::bytedance::platform::envelopes::ERR_NO,
    )
    .auth(::bytedance::endpoint::Auth::new(
        &::bytedance::platform::credentials::CLIENT,
    ));

/// Request of [`Calls::replace_item`].
///
/// Replace an item, as a form.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ReplaceItem {
    /// Required: at least one of `id`, `name`.
    pub id: Option<String>,
    /// Required: at least one of `id`, `name`.
    pub name: Option<String>,
    /// Required.
    ///
    /// Not sent: the request is signed with it. Secret: `Debug` masks it.
    pub session_key: Option<String>,
    call: ::bytedance::Call,
}

impl ReplaceItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required: at least one of `id`, `name`.
    #[inline]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }

    /// Required: at least one of `id`, `name`.
    #[inline]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Required.
    ///
    /// Not sent: the request is signed with it. Secret: `Debug` masks it.
    #[inline]
    pub fn session_key(mut self, value: impl Into<String>) -> Self {
        self.session_key = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<::std::collections::BTreeMap<String, i64>> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<::std::collections::BTreeMap<String, i64>>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for ReplaceItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("id", &mut self.id);
        fields.field("name", &mut self.name);
        fields.place(::bytedance::endpoint::Place::Local);
        fields
            .required()
            .secret()
            .field("session_key", &mut self.session_key);
        fields.at_least_one(&[("id", self.id.is_some()), ("name", self.name.is_some())]);
    }
}

impl ::std::fmt::Debug for ReplaceItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ReplaceItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ReplaceItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ReplaceItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ReplaceItem {
    type Response = ::std::collections::BTreeMap<String, i64>;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &REPLACE_ITEM
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

impl ::std::future::IntoFuture for ReplaceItem {
    type Output = Result<::std::collections::BTreeMap<String, i64>, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<::std::collections::BTreeMap<String, i64>>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static REPLACE_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.replace_item",
        ::bytedance::Method::PUT,
        &super::platform::hosts::DEPOT,
        "/items",
        &super::platform::envelopes::DEPOT,
    )
    .auth(::bytedance::endpoint::Auth::new(
        &super::platform::credentials::BODY_KEY,
    ))
    .encoding(::bytedance::endpoint::Encoding::Form)
    .signature(&super::platform::signatures::DEPOT_HEADER);

/// Request of [`Calls::picture_item`].
///
/// Give an item a picture, and views of it.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct PictureItem {
    /// Required.
    ///
    /// Sent in the query. Sent as one text, the entries joined by `;`.
    pub marks: Option<Vec<i64>>,
    /// Required. The picture.
    pub picture: Option<::bytedance::File>,
    /// At most 3 entries.
    pub views: Option<Vec<::bytedance::File>>,
    /// Required.
    pub id: Option<String>,
    /// Sent as one text, the entries joined by `,`.
    pub tags: Option<Vec<String>>,
    pub frame: Option<Color>,
    pub sizes: Option<Vec<i32>>,
    pub bright: Option<bool>,
    call: ::bytedance::Call,
}

impl PictureItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// Sent in the query. Sent as one text, the entries joined by `;`.
    #[inline]
    pub fn marks(mut self, value: impl IntoIterator<Item = i64>) -> Self {
        self.marks = Some(value.into_iter().collect());
        self
    }

    /// Required. The picture.
    #[inline]
    pub fn picture(mut self, value: impl Into<::bytedance::File>) -> Self {
        self.picture = Some(value.into());
        self
    }

    /// At most 3 entries.
    #[inline]
    pub fn views(mut self, value: impl IntoIterator<Item = impl Into<::bytedance::File>>) -> Self {
        self.views = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Required.
    #[inline]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }

    /// Sent as one text, the entries joined by `,`.
    #[inline]
    pub fn tags(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(value.into_iter().map(Into::into).collect());
        self
    }

    #[inline]
    pub fn frame(mut self, value: Color) -> Self {
        self.frame = Some(value);
        self
    }

    #[inline]
    pub fn sizes(mut self, value: impl IntoIterator<Item = i32>) -> Self {
        self.sizes = Some(value.into_iter().collect());
        self
    }

    #[inline]
    pub fn bright(mut self, value: bool) -> Self {
        self.bright = Some(value);
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
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for PictureItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.required().join(";").field("marks", &mut self.marks);
        fields.place(::bytedance::endpoint::Place::Body);
        fields.required().field("picture", &mut self.picture);
        fields.max_items(3).files().field("views", &mut self.views);
        fields.required().field("id", &mut self.id);
        fields.join(",").field("tags", &mut self.tags);
        fields.field("frame", &mut self.frame);
        fields.field("sizes", &mut self.sizes);
        fields.flag().field("bright", &mut self.bright);
    }
}

impl ::std::fmt::Debug for PictureItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PictureItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PictureItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PictureItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for PictureItem {
    type Response = ();

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &PICTURE_ITEM
    }

    #[inline]
    fn response(_raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        Ok(())
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for PictureItem {
    type Output = Result<(), ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<()>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static PICTURE_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.picture_item",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/items/picture",
        &super::platform::envelopes::DEPOT,
    )
    .auth(::bytedance::endpoint::Auth::new(
        &super::platform::credentials::BODY_KEY,
    ))
    .encoding(::bytedance::endpoint::Encoding::Multipart)
    .fill(&[
        ::bytedance::endpoint::Fill::new(
            ::bytedance::endpoint::Place::Body,
            "app",
            ::bytedance::endpoint::FillSource::ComponentAppId,
        ),
        ::bytedance::endpoint::Fill::new(
            ::bytedance::endpoint::Place::Query,
            "key",
            ::bytedance::endpoint::FillSource::Credential("query_key"),
        ),
        ::bytedance::endpoint::Fill::new(
            ::bytedance::endpoint::Place::Header,
            "X-Secret",
            ::bytedance::endpoint::FillSource::ComponentAppSecret,
        ),
    ]);

/// Request of [`Calls::describe_item`].
///
/// Describe an item in parts, none of which is a file.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DescribeItem {
    /// Required.
    pub text: Option<String>,
    call: ::bytedance::Call,
}

impl DescribeItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        self.text = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for DescribeItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("text", &mut self.text);
    }
}

impl ::std::fmt::Debug for DescribeItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DescribeItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DescribeItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DescribeItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for DescribeItem {
    type Response = ();

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &DESCRIBE_ITEM
    }

    #[inline]
    fn response(_raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        Ok(())
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for DescribeItem {
    type Output = Result<(), ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<()>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static DESCRIBE_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.describe_item",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/items/description",
        &super::platform::envelopes::DEPOT,
    )
    .encoding(::bytedance::endpoint::Encoding::Multipart);

/// Request of [`Calls::change_item`].
///
/// Change an item with a body that is free.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ChangeItem {
    /// The whole body, which is sent unchanged.
    pub body: Option<::bytedance::wire::Json>,
    call: ::bytedance::Call,
}

impl ChangeItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// The whole body, which is sent unchanged.
    #[inline]
    pub fn body(mut self, value: impl Into<::bytedance::wire::Json>) -> Self {
        self.body = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<::bytedance::wire::Json> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<::bytedance::wire::Json>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for ChangeItem {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.whole_body(&mut self.body);
    }
}

impl ::std::fmt::Debug for ChangeItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ChangeItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ChangeItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ChangeItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ChangeItem {
    type Response = ::bytedance::wire::Json;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &CHANGE_ITEM
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

impl ::std::future::IntoFuture for ChangeItem {
    type Output = Result<::bytedance::wire::Json, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<::bytedance::wire::Json>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static CHANGE_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.change_item",
        ::bytedance::Method::PATCH,
        &super::platform::hosts::DEPOT,
        "/items",
        &super::platform::envelopes::DEPOT,
    )
    .auth(::bytedance::endpoint::Auth::new(
        &super::platform::credentials::DEPOT,
    ));

/// Request of [`Calls::draw_item`].
///
/// Draw an item; the answer is an image.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DrawItem {
    call: ::bytedance::Call,
}

impl DrawItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<::bytedance::Binary> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<::bytedance::Binary>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for DrawItem {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for DrawItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DrawItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DrawItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DrawItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for DrawItem {
    type Response = ::bytedance::Binary;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &DRAW_ITEM
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.binary()
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for DrawItem {
    type Output = Result<::bytedance::Binary, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<::bytedance::Binary>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static DRAW_ITEM: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.draw_item",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/items/image",
        &super::platform::envelopes::DEPOT,
    )
    .signature(&super::platform::signatures::DEPOT_BODY)
    .binary();

/// Request of [`Calls::count_items`].
///
/// Count the items.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct CountItems {
    call: ::bytedance::Call,
}

impl CountItems {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<i64> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<i64>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for CountItems {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for CountItems {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("CountItems", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for CountItems {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for CountItems {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for CountItems {
    type Response = i64;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &COUNT_ITEMS
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

impl ::std::future::IntoFuture for CountItems {
    type Output = Result<i64, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<i64>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static COUNT_ITEMS: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.count_items",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/items/count",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::name_item`].
///
/// Name an item; the answer is a text.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct NameItem {
    call: ::bytedance::Call,
}

impl NameItem {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<String> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<String>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for NameItem {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for NameItem {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("NameItem", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for NameItem {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for NameItem {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for NameItem {
    type Response = String;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &NAME_ITEM
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

impl ::std::future::IntoFuture for NameItem {
    type Output = Result<String, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<String>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static NAME_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.name_item",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/name",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::choose_side`].
///
/// Choose a side; the answer is one.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ChooseSide {
    call: ::bytedance::Call,
}

impl ChooseSide {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Side> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Side>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for ChooseSide {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for ChooseSide {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ChooseSide", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for ChooseSide {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ChooseSide {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for ChooseSide {
    type Response = Side;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &CHOOSE_SIDE
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

impl ::std::future::IntoFuture for ChooseSide {
    type Output = Result<Side, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Side>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static CHOOSE_SIDE: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.choose_side",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/items/side",
        &super::platform::envelopes::DEPOT,
    );

/// Request of [`Calls::grow_tree`].
///
/// Grow a tree; the answer is packed.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct GrowTree {
    call: ::bytedance::Call,
}

impl GrowTree {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Tree> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Tree>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for GrowTree {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for GrowTree {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GrowTree", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for GrowTree {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GrowTree {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for GrowTree {
    type Response = Tree;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &GROW_TREE
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(|reader| ::bytedance::wire::read::json_strings(reader, 1))
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for GrowTree {
    type Output = Result<Tree, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Tree>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static GROW_TREE: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.grow_tree",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/tree",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::open_door`].
///
/// Open the door; the answer is a flag.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct OpenDoor {
    call: ::bytedance::Call,
}

impl OpenDoor {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<bool> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<bool>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for OpenDoor {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for OpenDoor {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("OpenDoor", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for OpenDoor {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for OpenDoor {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for OpenDoor {
    type Response = bool;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &OPEN_DOOR
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::bool)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for OpenDoor {
    type Output = Result<bool, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<bool>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static OPEN_DOOR: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.open_door",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/door",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::weigh_items`].
///
/// Weigh the items; an answer without fields that are known.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct WeighItems {
    call: ::bytedance::Call,
}

impl WeighItems {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<WeighItemsResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<WeighItemsResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for WeighItems {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for WeighItems {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("WeighItems", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for WeighItems {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for WeighItems {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for WeighItems {
    type Response = WeighItemsResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &WEIGH_ITEMS
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

impl ::std::future::IntoFuture for WeighItems {
    type Output = Result<WeighItemsResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<WeighItemsResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static WEIGH_ITEMS: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "everything.weigh_items",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/weight",
        &super::platform::envelopes::DEPOT,
    );

/// A nested object.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct PutItemLine {
    /// Required.
    pub width: Option<f64>,
    /// Default: `"solid"`.
    pub style: Option<String>,
}

impl PutItemLine {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn width(mut self, value: f64) -> Self {
        self.width = Some(value);
        self
    }

    /// Default: `"solid"`.
    #[inline]
    pub fn style(mut self, value: impl Into<String>) -> Self {
        self.style = Some(value.into());
        self
    }
}

impl ::bytedance::wire::Structure for PutItemLine {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("width", &mut self.width);
        fields.default("\"solid\"").field("style", &mut self.style);
    }
}

impl ::std::fmt::Debug for PutItemLine {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemLine", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PutItemLine {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemLine {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `parts` of [`DepotTask`].
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DepotTaskParts {
    /// Required.
    pub value: Option<String>,
}

impl DepotTaskParts {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

impl ::bytedance::wire::Structure for DepotTaskParts {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("value", &mut self.value);
    }
}

impl ::std::fmt::Debug for DepotTaskParts {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotTaskParts", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DepotTaskParts {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotTaskParts {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A list of nested objects.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DepotTask {
    /// Required.
    ///
    /// Secret: `Debug` masks it.
    pub content: Option<String>,
    /// Required.
    pub parts: Option<::std::collections::BTreeMap<String, DepotTaskParts>>,
}

impl DepotTask {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// Secret: `Debug` masks it.
    #[inline]
    pub fn content(mut self, value: impl Into<String>) -> Self {
        self.content = Some(value.into());
        self
    }

    /// Required.
    #[inline]
    pub fn parts(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, DepotTaskParts)>,
    ) -> Self {
        self.parts = Some(
            value
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        );
        self
    }
}

impl ::bytedance::wire::Structure for DepotTask {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields
            .required()
            .secret()
            .field("content", &mut self.content);
        fields.required().field("parts", &mut self.parts);
    }
}

impl ::std::fmt::Debug for DepotTask {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotTask", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DepotTask {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotTask {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `line` of [`PutItemResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PutItemResponseLine {
    pub width: f64,
}

impl ::bytedance::wire::Structure for PutItemResponseLine {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("width", &mut self.width);
    }
}

impl ::std::fmt::Debug for PutItemResponseLine {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponseLine", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PutItemResponseLine {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponseLine {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `lines` of [`PutItemResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PutItemResponseLines {
    pub width: f64,
}

impl ::bytedance::wire::Structure for PutItemResponseLines {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("width", &mut self.width);
    }
}

impl ::std::fmt::Debug for PutItemResponseLines {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponseLines", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PutItemResponseLines {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponseLines {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `inner` of [`DepotEntry`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct DepotEntryInner {
    pub deep: bool,
}

impl ::bytedance::wire::Structure for DepotEntryInner {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("deep", &mut self.deep);
    }
}

impl ::std::fmt::Debug for DepotEntryInner {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotEntryInner", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DepotEntryInner {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotEntryInner {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `by_name` of [`PutItemResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct DepotEntry {
    pub value: String,
    pub inner: DepotEntryInner,
}

impl ::bytedance::wire::Structure for DepotEntry {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("value", &mut self.value);
        fields.field("inner", &mut self.inner);
    }
}

impl ::std::fmt::Debug for DepotEntry {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotEntry", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for DepotEntry {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotEntry {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`PutItem`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PutItemResponse {
    /// The item's id.
    pub id: String,
    pub count: i32,
    /// All of them.
    pub total: Option<i64>,
    pub price: f64,
    pub done: bool,
    pub visible: Option<bool>,
    pub extra: ::bytedance::wire::Json,
    pub tags: Vec<String>,
    pub grid: Option<Vec<Vec<i64>>>,
    pub names: ::std::collections::BTreeMap<String, String>,
    pub color: Color,
    pub colors: Option<Vec<Color>>,
    pub side: Side,
    pub sides: Option<Vec<Side>>,
    pub by_side: ::std::collections::BTreeMap<String, Side>,
    pub packed: Color,
    pub packed_tree: Option<Vec<Tree>>,
    pub r#type: String,
    pub default: String,
    /// Secret: `Debug` masks it. Named `nextPage` on the wire.
    pub next: String,
    pub line: PutItemResponseLine,
    pub lines: Option<Vec<PutItemResponseLines>>,
    pub by_name: ::std::collections::BTreeMap<String, DepotEntry>,
}

impl ::bytedance::wire::Structure for PutItemResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.also(&["ID", "item_id"]).field("id", &mut self.id);
        fields.field("count", &mut self.count);
        fields.field("total", &mut self.total);
        fields.field("price", &mut self.price);
        fields.field("done", &mut self.done);
        fields.flag().field("visible", &mut self.visible);
        fields.field("extra", &mut self.extra);
        fields.field("tags", &mut self.tags);
        fields.field("grid", &mut self.grid);
        fields.field("names", &mut self.names);
        fields.field("color", &mut self.color);
        fields.field("colors", &mut self.colors);
        fields.field("side", &mut self.side);
        fields.field("sides", &mut self.sides);
        fields.field("by_side", &mut self.by_side);
        fields.json_string(1).field("packed", &mut self.packed);
        fields
            .json_string(1)
            .field("packed_tree", &mut self.packed_tree);
        fields.field("type", &mut self.r#type);
        fields.field("default", &mut self.default);
        fields.secret().field("nextPage", &mut self.next);
        fields.field("line", &mut self.line);
        fields.field("lines", &mut self.lines);
        fields.field("by_name", &mut self.by_name);
    }
}

impl ::std::fmt::Debug for PutItemResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PutItemResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`WeighItems`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct WeighItemsResponse {}

impl ::bytedance::wire::Structure for WeighItemsResponse {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for WeighItemsResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("WeighItemsResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for WeighItemsResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for WeighItemsResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A color, part of requests and of answers.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Color {
    /// Required. From 0 to 255.
    pub r: Option<i32>,
    pub g: Option<i32>,
    /// Default: `0`.
    pub b: Option<i32>,
}

impl Color {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required. From 0 to 255.
    #[inline]
    pub fn r(mut self, value: i32) -> Self {
        self.r = Some(value);
        self
    }

    #[inline]
    pub fn g(mut self, value: i32) -> Self {
        self.g = Some(value);
        self
    }

    /// Default: `0`.
    #[inline]
    pub fn b(mut self, value: i32) -> Self {
        self.b = Some(value);
        self
    }
}

impl ::bytedance::wire::Structure for Color {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("r", &mut self.r);
        fields.field("g", &mut self.g);
        fields.default("0").field("b", &mut self.b);
    }
}

impl ::std::fmt::Debug for Color {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Color", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Color {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Color {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A tree, which holds trees.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Tree {
    /// Required.
    pub name: Option<String>,
    /// Required.
    pub branches: Option<Vec<Tree>>,
}

impl Tree {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Required.
    #[inline]
    pub fn branches(mut self, value: impl IntoIterator<Item = Tree>) -> Self {
        self.branches = Some(value.into_iter().collect());
        self
    }
}

impl ::bytedance::wire::Structure for Tree {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("name", &mut self.name);
        fields.required().field("branches", &mut self.branches);
    }
}

impl ::std::fmt::Debug for Tree {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Tree", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Tree {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Tree {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A label.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Label {
    /// Required.
    pub text: Option<String>,
    pub side: Option<Side>,
}

impl Label {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        self.text = Some(value.into());
        self
    }

    #[inline]
    pub fn side(mut self, value: impl Into<Side>) -> Self {
        self.side = Some(value.into());
        self
    }
}

impl ::bytedance::wire::Structure for Label {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("text", &mut self.text);
        fields.field("side", &mut self.side);
    }
}

impl ::std::fmt::Debug for Label {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Label", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Label {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Label {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// What is sent.
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Parcel {
    /// Required.
    pub label: Option<Label>,
    /// Required.
    pub items: Option<::std::collections::BTreeMap<String, Vec<Label>>>,
}

impl Parcel {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    #[inline]
    pub fn label(mut self, value: Label) -> Self {
        self.label = Some(value);
        self
    }

    /// Required.
    #[inline]
    pub fn items(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, Vec<Label>)>,
    ) -> Self {
        self.items = Some(
            value
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        );
        self
    }
}

impl ::bytedance::wire::Structure for Parcel {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.required().field("label", &mut self.label);
        fields.required().field("items", &mut self.items);
    }
}

impl ::std::fmt::Debug for Parcel {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Parcel", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Parcel {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Parcel {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A ticket for `tt.openDepot`.
///
/// Fill in the fields, then sign it with `Client::sign`, which signs it for `/openDepot`.
///
/// - Source: [official page](<https://example.com/docs/open_depot>)
#[doc(alias = "openDepot")]
#[derive(Clone, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Ticket {
    /// Required.
    ///
    /// At most 8 bytes. Named `roomNo` on the wire.
    pub room_no: Option<String>,
    pub parcels: Option<Vec<Parcel>>,
}

impl Ticket {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// At most 8 bytes. Named `roomNo` on the wire.
    #[inline]
    pub fn room_no(mut self, value: impl Into<String>) -> Self {
        self.room_no = Some(value.into());
        self
    }

    #[inline]
    pub fn parcels(mut self, value: impl IntoIterator<Item = Parcel>) -> Self {
        self.parcels = Some(value.into_iter().collect());
        self
    }
}

impl ::bytedance::wire::Structure for Ticket {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields
            .required()
            .max_bytes(8)
            .field("roomNo", &mut self.room_no);
        fields.field("parcels", &mut self.parcels);
    }
}

impl ::std::fmt::Debug for Ticket {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Ticket", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Ticket {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Ticket {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::FrontEndData for Ticket {
    const URI: &'static str = "/openDepot";
}

/// A side, of which there are `two`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Side {
    /// The left one, seen from \<the front\>.
    ///
    /// `left` on the wire.
    Left,
    /// `right` on the wire.
    Right,
    /// Neither.
    ///
    /// `other` on the wire.
    Other_,
    /// A keyword.
    ///
    /// `self` on the wire.
    Self_,
    /// A digit first.
    ///
    /// `2d` on the wire.
    _2d,
    /// Chinese.
    ///
    /// `右-边` on the wire.
    右边,
    /// A value that is not in the catalogue.
    Other(String),
}

impl Side {
    /// Returns the value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Other_ => "other",
            Self::Self_ => "self",
            Self::_2d => "2d",
            Self::右边 => "右-边",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for Side {
    fn from(value: &str) -> Self {
        match value {
            "left" => Self::Left,
            "right" => Self::Right,
            "other" => Self::Other_,
            "self" => Self::Self_,
            "2d" => Self::_2d,
            "右-边" => Self::右边,
            other => Self::Other(ToOwned::to_owned(other)),
        }
    }
}

impl From<String> for Side {
    fn from(value: String) -> Self {
        Self::from(value.as_str())
    }
}

/// Writes the value on the wire.
impl ::std::fmt::Display for Side {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Reads the value on the wire. Never fails.
impl ::std::str::FromStr for Side {
    type Err = ::std::convert::Infallible;

    fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(value))
    }
}

impl ::std::convert::AsRef<str> for Side {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::std::cmp::PartialEq<str> for Side {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl ::std::cmp::PartialEq<&str> for Side {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl ::bytedance::wire::WireValue for Side {
    #[inline]
    fn write(&mut self, writer: &mut ::bytedance::wire::Writer) {
        writer.text(self.as_str())
    }

    #[inline]
    fn read(&mut self, reader: &mut ::bytedance::wire::Reader<'_>) {
        *self = ::bytedance::wire::read::string(reader).into();
    }
}

impl ::bytedance::wire::serde::Serialize for Side {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Side {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as ::bytedance::wire::serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

impl Default for Side {
    fn default() -> Self {
        Self::Other(String::new())
    }
}
