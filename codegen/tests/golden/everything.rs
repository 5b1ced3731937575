/// Everything that a catalogue can say, `Vec<T>` and \[brackets\] too.
///
/// **全部 \[所有\] \<一切\>** · [official page](<https://example.com/docs/everything>) · [official page](<https://example.com/docs/(more)>)
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
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
    /// At least one of `text`, `number` must be given.
    ///
    /// At least one of `open`, `sizes` must be given.
    ///
    /// - Credential: depot_token (`depot`), in the query as `token`
    /// - Scope: `depot.put`
    /// - Signature: HMAC of the body, in the query.
    /// - Sandbox: documented
    /// - Safe to repeat: yes
    /// - Source: [official page](<https://example.com/docs/put_item>)
    /// - Source: [official page](<https://example.com/docs/put_item_v2>)
    #[doc(alias = "PutItem v2 <新>")]
    #[doc(alias = "/rooms/{room_id}/{shelf}/items")]
    #[doc(alias = "putItem")]
    #[doc(alias = "its quoted")]
    pub fn put_item(&self) -> PutItemCall {
        PutItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// List the items. The title is missing: the chapter's is an alias.
    ///
    /// `GET http://yard.example.com:8080/items`
    ///
    /// Legacy: superseded by `everything().put_item()`.
    ///
    /// - Credential: key (`query_key`), in the query as `key`
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    #[deprecated(note = "superseded by `everything().put_item()`")]
    pub fn list_items(&self) -> ListItemsCall {
        ListItemsCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Delete an item; there is no payload.
    ///
    /// **删除** · `DELETE https://open.douyin.com/items/{id}`
    ///
    /// Legacy: the platform no longer describes it.
    ///
    /// - Credential: client_token (`client`), in the header as `access-token`
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    /// - Source: [official page](<https://example.com/docs/delete_item>)
    #[doc(alias = "删除")]
    #[doc(alias = "/items/{id}")]
    #[deprecated(note = "the platform no longer describes it")]
    pub fn delete_item(&self) -> DeleteItemCall {
        DeleteItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Replace an item, as a form.
    ///
    /// `PUT https://depot.example.com/items`
    ///
    /// At least one of `id`, `name` must be given.
    ///
    /// - Credential: key (`body_key`), in the body as `key`
    /// - Signature: HMAC of the body, in a header.
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    pub fn replace_item(&self) -> ReplaceItemCall {
        ReplaceItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Change an item with a body that is free.
    ///
    /// `PATCH https://depot.example.com/items`
    ///
    /// - Credential: depot_token (`depot`), in the header as `X-Depot-Token`
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items")]
    pub fn change_item(&self) -> ChangeItemCall {
        ChangeItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Draw an item; the answer is an image.
    ///
    /// `POST https://depot.example.com/items/image`
    ///
    /// - Credential: none
    /// - Signature: HMAC of the body, in the body.
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/image")]
    pub fn draw_item(&self) -> DrawItemCall {
        DrawItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Count the items.
    ///
    /// `GET https://depot.example.com/items/count`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/count")]
    pub fn count_items(&self) -> CountItemsCall {
        CountItemsCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Name an item; the answer is a text.
    ///
    /// `GET https://depot.example.com/items/name`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/name")]
    pub fn name_item(&self) -> NameItemCall {
        NameItemCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Choose a side; the answer is one.
    ///
    /// `GET https://depot.example.com/items/side`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/side")]
    pub fn choose_side(&self) -> ChooseSideCall {
        ChooseSideCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Grow a tree; the answer is packed.
    ///
    /// `GET https://depot.example.com/items/tree`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/items/tree")]
    pub fn grow_tree(&self) -> GrowTreeCall {
        GrowTreeCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Open the door; the answer is a flag.
    ///
    /// `GET https://depot.example.com/door`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/door")]
    pub fn open_door(&self) -> OpenDoorCall {
        OpenDoorCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
    /// Weigh the items; an answer without fields that are known.
    ///
    /// `GET https://depot.example.com/weight`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "全部 [所有] <一切>")]
    #[doc(alias = "/weight")]
    pub fn weigh_items(&self) -> WeighItemsCall {
        WeighItemsCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
}
/// Request of [`Calls::put_item`].
///
/// Put an item into the depot, see <https://example.com/a?b=c>. (PutItem "v2" \<新\>)
///
/// At least one of `text`, `number` must be given.
///
/// At least one of `open`, `sizes` must be given.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct PutItem {
    /// The room.
    ///
    /// Required. In the path.
    pub room_id: ::std::option::Option<i64>,
    /// The platform's `shelf`.
    ///
    /// Required. In the path.
    pub shelf: ::std::option::Option<::std::string::String>,
    /// Entries a page.
    ///
    /// Optional. In the query. `20` is sent where nothing is given.
    pub page_size: ::std::option::Option<i64>,
    /// The platform's `dry-run`.
    ///
    /// Optional. In the query.
    pub dry_run: ::std::option::Option<bool>,
    /// For the log.
    ///
    /// Optional. In the header. `X-Trace` on the wire.
    pub x_trace: ::std::option::Option<::std::string::String>,
    /// At most some \<bytes\>.
    /// A second line.
    ///
    /// Optional. At most 1023 bytes.
    pub text: ::std::option::Option<::std::string::String>,
    /// The platform's `number`.
    ///
    /// Optional.
    pub number: ::std::option::Option<i32>,
    /// The platform's `big`.
    ///
    /// Optional.
    pub big: ::std::option::Option<i64>,
    /// The platform's `price`.
    ///
    /// Optional. `1.5` is sent where nothing is given.
    pub price: ::std::option::Option<f64>,
    /// The platform's `open`.
    ///
    /// Optional.
    pub open: ::std::option::Option<bool>,
    /// The platform's `visible`.
    ///
    /// Optional. `1` is sent where nothing is given.
    pub visible: ::std::option::Option<bool>,
    /// The platform's `extra`.
    ///
    /// Optional.
    pub extra: ::std::option::Option<::bytedance::wire::Json>,
    /// The platform's `value`.
    ///
    /// Secret: never shown by `Debug`. Optional. At most 16 bytes.
    pub value: ::std::option::Option<::std::string::String>,
    /// The platform's `tags`.
    ///
    /// Optional. `["a","b"]` is sent where nothing is given. At most 5 entries.
    pub labels: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The platform's `sizes`.
    ///
    /// Optional.
    pub sizes: ::std::option::Option<::std::vec::Vec<i32>>,
    /// The platform's `grid`.
    ///
    /// Optional.
    pub grid: ::std::option::Option<::std::vec::Vec<::std::vec::Vec<f64>>>,
    /// The platform's `names`.
    ///
    /// Optional.
    pub names: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    /// The platform's `counts`.
    ///
    /// Optional. At most 3 entries.
    pub counts: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, i64>,
    >,
    /// The platform's `scalars`.
    ///
    /// Optional.
    pub scalars: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The platform's `color`.
    ///
    /// Required.
    pub color: ::std::option::Option<Color>,
    /// The platform's `colors`.
    ///
    /// Optional.
    pub colors: ::std::option::Option<::std::vec::Vec<Color>>,
    /// The platform's `side`.
    ///
    /// Required.
    pub side: ::std::option::Option<Side>,
    /// The platform's `sides`.
    ///
    /// Optional.
    pub sides: ::std::option::Option<::std::vec::Vec<Side>>,
    /// The platform's `by_side`.
    ///
    /// Optional.
    pub by_side: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, Side>,
    >,
    /// The platform's `packed`.
    ///
    /// Optional.
    pub packed: ::std::option::Option<Color>,
    /// The platform's `packed_list`.
    ///
    /// Optional.
    pub packed_list: ::std::option::Option<::std::vec::Vec<i64>>,
    /// The platform's `parcel`.
    ///
    /// Optional.
    pub parcel: ::std::option::Option<Parcel>,
    /// The platform's `tree`.
    ///
    /// Optional.
    pub tree: ::std::option::Option<Tree>,
    /// The platform's `type`.
    ///
    /// Optional.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// The platform's `send`.
    ///
    /// Optional.
    pub send_: ::std::option::Option<::std::string::String>,
    /// The platform's `default`.
    ///
    /// Optional.
    pub default_: ::std::option::Option<::std::string::String>,
    /// The platform's `clone`.
    ///
    /// Optional.
    pub clone_: ::std::option::Option<::std::string::String>,
    /// The platform's `3d`.
    ///
    /// Optional.
    pub _3d: ::std::option::Option<::std::string::String>,
    /// Chinese.
    ///
    /// Optional.
    pub 标题: ::std::option::Option<::std::string::String>,
    /// The platform's `self`.
    ///
    /// Optional.
    pub self_: ::std::option::Option<::std::string::String>,
    /// The platform's `yield`.
    ///
    /// Optional.
    pub r#yield: ::std::option::Option<::std::string::String>,
    /// A nested object.
    ///
    /// Optional.
    pub line: ::std::option::Option<PutItemLine>,
    /// A list of nested objects.
    ///
    /// Required.
    pub tasks: ::std::option::Option<::std::vec::Vec<DepotTask>>,
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    pub session_key: ::std::option::Option<::std::string::String>,
}
impl PutItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The room.
    ///
    /// Required. In the path.
    #[inline]
    pub fn room_id(mut self, value: i64) -> Self {
        self.room_id = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `shelf`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn shelf(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.shelf = ::std::option::Option::Some(value.into());
        self
    }
    /// Entries a page.
    ///
    /// Optional. In the query. `20` is sent where nothing is given.
    #[inline]
    pub fn page_size(mut self, value: i64) -> Self {
        self.page_size = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `dry-run`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn dry_run(mut self, value: bool) -> Self {
        self.dry_run = ::std::option::Option::Some(value);
        self
    }
    /// For the log.
    ///
    /// Optional. In the header. `X-Trace` on the wire.
    #[inline]
    pub fn x_trace(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.x_trace = ::std::option::Option::Some(value.into());
        self
    }
    /// At most some \<bytes\>.
    /// A second line.
    ///
    /// Optional. At most 1023 bytes.
    #[inline]
    pub fn text(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.text = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `number`.
    ///
    /// Optional.
    #[inline]
    pub fn number(mut self, value: i32) -> Self {
        self.number = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `big`.
    ///
    /// Optional.
    #[inline]
    pub fn big(mut self, value: i64) -> Self {
        self.big = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `price`.
    ///
    /// Optional. `1.5` is sent where nothing is given.
    #[inline]
    pub fn price(mut self, value: f64) -> Self {
        self.price = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `open`.
    ///
    /// Optional.
    #[inline]
    pub fn open(mut self, value: bool) -> Self {
        self.open = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `visible`.
    ///
    /// Optional. `1` is sent where nothing is given.
    #[inline]
    pub fn visible(mut self, value: bool) -> Self {
        self.visible = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `extra`.
    ///
    /// Optional.
    #[inline]
    pub fn extra(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Json>,
    ) -> Self {
        self.extra = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `value`.
    ///
    /// Secret: never shown by `Debug`. Optional. At most 16 bytes.
    #[inline]
    pub fn value(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Scalar>,
    ) -> Self {
        self.value = ::std::option::Option::Some(value.into().into());
        self
    }
    /// The platform's `tags`.
    ///
    /// Optional. `["a","b"]` is sent where nothing is given. At most 5 entries.
    #[inline]
    pub fn labels(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = impl ::std::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.labels = ::std::option::Option::Some(
            value.into_iter().map(::std::convert::Into::into).collect(),
        );
        self
    }
    /// The platform's `sizes`.
    ///
    /// Optional.
    #[inline]
    pub fn sizes(mut self, value: impl ::std::iter::IntoIterator<Item = i32>) -> Self {
        self.sizes = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `grid`.
    ///
    /// Optional.
    #[inline]
    pub fn grid(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = ::std::vec::Vec<f64>>,
    ) -> Self {
        self.grid = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `names`.
    ///
    /// Optional.
    #[inline]
    pub fn names(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (
                impl ::std::convert::Into<::std::string::String>,
                impl ::std::convert::Into<::std::string::String>,
            ),
        >,
    ) -> Self {
        self.names = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
        );
        self
    }
    /// The platform's `counts`.
    ///
    /// Optional. At most 3 entries.
    #[inline]
    pub fn counts(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, i64),
        >,
    ) -> Self {
        self.counts = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
    /// The platform's `scalars`.
    ///
    /// Optional.
    #[inline]
    pub fn scalars(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = ::std::string::String>,
    ) -> Self {
        self.scalars = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `color`.
    ///
    /// Required.
    #[inline]
    pub fn color(mut self, value: Color) -> Self {
        self.color = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `colors`.
    ///
    /// Optional.
    #[inline]
    pub fn colors(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = Color>,
    ) -> Self {
        self.colors = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `side`.
    ///
    /// Required.
    #[inline]
    pub fn side(mut self, value: impl ::std::convert::Into<Side>) -> Self {
        self.side = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `sides`.
    ///
    /// Optional.
    #[inline]
    pub fn sides(mut self, value: impl ::std::iter::IntoIterator<Item = Side>) -> Self {
        self.sides = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `by_side`.
    ///
    /// Optional.
    #[inline]
    pub fn by_side(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, Side),
        >,
    ) -> Self {
        self.by_side = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
    /// The platform's `packed`.
    ///
    /// Optional.
    #[inline]
    pub fn packed(mut self, value: Color) -> Self {
        self.packed = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `packed_list`.
    ///
    /// Optional.
    #[inline]
    pub fn packed_list(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = i64>,
    ) -> Self {
        self.packed_list = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `parcel`.
    ///
    /// Optional.
    #[inline]
    pub fn parcel(mut self, value: Parcel) -> Self {
        self.parcel = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `tree`.
    ///
    /// Optional.
    #[inline]
    pub fn tree(mut self, value: Tree) -> Self {
        self.tree = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `type`.
    ///
    /// Optional.
    #[inline]
    pub fn r#type(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#type = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `send`.
    ///
    /// Optional.
    #[inline]
    pub fn send_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.send_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `default`.
    ///
    /// Optional.
    #[inline]
    pub fn default_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.default_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `clone`.
    ///
    /// Optional.
    #[inline]
    pub fn clone_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.clone_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `3d`.
    ///
    /// Optional.
    #[inline]
    pub fn _3d(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self._3d = ::std::option::Option::Some(value.into());
        self
    }
    /// Chinese.
    ///
    /// Optional.
    #[inline]
    pub fn 标题(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.标题 = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `self`.
    ///
    /// Optional.
    #[inline]
    pub fn self_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.self_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `yield`.
    ///
    /// Optional.
    #[inline]
    pub fn r#yield(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#yield = ::std::option::Option::Some(value.into());
        self
    }
    /// A nested object.
    ///
    /// Optional.
    #[inline]
    pub fn line(mut self, value: PutItemLine) -> Self {
        self.line = ::std::option::Option::Some(value);
        self
    }
    /// A list of nested objects.
    ///
    /// Required.
    #[inline]
    pub fn tasks(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = DepotTask>,
    ) -> Self {
        self.tasks = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.session_key = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for PutItem {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Path);
        writer
            .required()
            .field("room_id", self.room_id.as_ref(), ::bytedance::wire::write::i64);
        writer
            .required()
            .field("shelf", self.shelf.as_ref(), ::bytedance::wire::write::string);
        writer.place(::bytedance::endpoint::Place::Query);
        writer
            .default("20")
            .field("page_size", self.page_size.as_ref(), ::bytedance::wire::write::i64);
        writer.field("dry-run", self.dry_run.as_ref(), ::bytedance::wire::write::flag);
        writer.place(::bytedance::endpoint::Place::Header);
        writer.field("X-Trace", self.x_trace.as_ref(), ::bytedance::wire::write::string);
        writer.place(::bytedance::endpoint::Place::Body);
        writer
            .max_bytes(1023usize)
            .field("text", self.text.as_ref(), ::bytedance::wire::write::string);
        writer.field("number", self.number.as_ref(), ::bytedance::wire::write::i32);
        writer.field("big", self.big.as_ref(), ::bytedance::wire::write::i64);
        writer
            .default("1.5")
            .field("price", self.price.as_ref(), ::bytedance::wire::write::f64);
        writer.field("open", self.open.as_ref(), ::bytedance::wire::write::bool);
        writer
            .default("1")
            .field("visible", self.visible.as_ref(), ::bytedance::wire::write::flag);
        writer.field("extra", self.extra.as_ref(), ::bytedance::wire::write::json);
        writer
            .secret()
            .max_bytes(16usize)
            .field("value", self.value.as_ref(), ::bytedance::wire::write::string);
        writer
            .max_items(5usize)
            .default("[\"a\",\"b\"]")
            .field(
                "tags",
                self.labels.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::string,
                ),
            );
        writer
            .field(
                "sizes",
                self.sizes.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::i32,
                ),
            );
        writer
            .field(
                "grid",
                self.grid.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    |writer, value| ::bytedance::wire::write::list(
                        writer,
                        value,
                        ::bytedance::wire::write::f64,
                    ),
                ),
            );
        writer
            .field(
                "names",
                self.names.as_ref(),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    ::bytedance::wire::write::string,
                ),
            );
        writer
            .max_items(3usize)
            .field(
                "counts",
                self.counts.as_ref(),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    ::bytedance::wire::write::i64,
                ),
            );
        writer
            .field(
                "scalars",
                self.scalars.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::string,
                ),
            );
        writer
            .required()
            .field("color", self.color.as_ref(), ::bytedance::wire::write::object);
        writer
            .field(
                "colors",
                self.colors.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .required()
            .field(
                "side",
                self.side.as_ref(),
                |writer, value: &Side| ::bytedance::wire::write::text(
                    writer,
                    value.as_str(),
                ),
            );
        writer
            .field(
                "sides",
                self.sides.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    |writer, value: &Side| ::bytedance::wire::write::text(
                        writer,
                        value.as_str(),
                    ),
                ),
            );
        writer
            .field(
                "by_side",
                self.by_side.as_ref(),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    |writer, value: &Side| ::bytedance::wire::write::text(
                        writer,
                        value.as_str(),
                    ),
                ),
            );
        writer
            .field(
                "packed",
                self.packed.as_ref(),
                |writer, value| ::bytedance::wire::write::json_string(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .field(
                "packed_list",
                self.packed_list.as_ref(),
                |writer, value| ::bytedance::wire::write::json_string(
                    writer,
                    value,
                    |writer, value| ::bytedance::wire::write::list(
                        writer,
                        value,
                        ::bytedance::wire::write::i64,
                    ),
                ),
            );
        writer.field("parcel", self.parcel.as_ref(), ::bytedance::wire::write::object);
        writer.field("tree", self.tree.as_ref(), ::bytedance::wire::write::object);
        writer.field("type", self.r#type.as_ref(), ::bytedance::wire::write::string);
        writer.field("send", self.send_.as_ref(), ::bytedance::wire::write::string);
        writer
            .field("default", self.default_.as_ref(), ::bytedance::wire::write::string);
        writer.field("clone", self.clone_.as_ref(), ::bytedance::wire::write::string);
        writer.field("3d", self._3d.as_ref(), ::bytedance::wire::write::string);
        writer.field("标题", self.标题.as_ref(), ::bytedance::wire::write::string);
        writer.field("self", self.self_.as_ref(), ::bytedance::wire::write::string);
        writer.field("yield", self.r#yield.as_ref(), ::bytedance::wire::write::string);
        writer.field("line", self.line.as_ref(), ::bytedance::wire::write::object);
        writer
            .required()
            .field(
                "tasks",
                self.tasks.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer.place(::bytedance::endpoint::Place::Local);
        writer
            .required()
            .secret()
            .field(
                "session_key",
                self.session_key.as_ref(),
                ::bytedance::wire::write::string,
            );
        writer
            .at_least_one(
                &[("text", self.text.is_some()), ("number", self.number.is_some())],
            );
        writer
            .at_least_one(
                &[("open", self.open.is_some()), ("sizes", self.sizes.is_some())],
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            room_id: object.optional("room_id", ::bytedance::wire::read::i64),
            shelf: object.optional("shelf", ::bytedance::wire::read::string),
            page_size: object.optional("page_size", ::bytedance::wire::read::i64),
            dry_run: object.optional("dry-run", ::bytedance::wire::read::flag),
            x_trace: object.optional("X-Trace", ::bytedance::wire::read::string),
            text: object.optional("text", ::bytedance::wire::read::string),
            number: object.optional("number", ::bytedance::wire::read::i32),
            big: object.optional("big", ::bytedance::wire::read::i64),
            price: object.optional("price", ::bytedance::wire::read::f64),
            open: object.optional("open", ::bytedance::wire::read::bool),
            visible: object.optional("visible", ::bytedance::wire::read::flag),
            extra: object.optional("extra", ::bytedance::wire::read::json),
            value: object.optional("value", ::bytedance::wire::read::string),
            labels: object
                .optional(
                    "tags",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::string,
                    ),
                ),
            sizes: object
                .optional(
                    "sizes",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::i32,
                    ),
                ),
            grid: object
                .optional(
                    "grid",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        |reader| ::bytedance::wire::read::list(
                            reader,
                            ::bytedance::wire::read::f64,
                        ),
                    ),
                ),
            names: object
                .optional(
                    "names",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        ::bytedance::wire::read::string,
                    ),
                ),
            counts: object
                .optional(
                    "counts",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        ::bytedance::wire::read::i64,
                    ),
                ),
            scalars: object
                .optional(
                    "scalars",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::string,
                    ),
                ),
            color: object.optional("color", ::bytedance::wire::read::object),
            colors: object
                .optional(
                    "colors",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            side: object
                .optional(
                    "side",
                    |reader| Side::from(::bytedance::wire::read::string(reader)),
                ),
            sides: object
                .optional(
                    "sides",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        |reader| Side::from(::bytedance::wire::read::string(reader)),
                    ),
                ),
            by_side: object
                .optional(
                    "by_side",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        |reader| Side::from(::bytedance::wire::read::string(reader)),
                    ),
                ),
            packed: object
                .optional(
                    "packed",
                    |reader| ::bytedance::wire::read::json_string(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            packed_list: object
                .optional(
                    "packed_list",
                    |reader| ::bytedance::wire::read::json_string(
                        reader,
                        |reader| ::bytedance::wire::read::list(
                            reader,
                            ::bytedance::wire::read::i64,
                        ),
                    ),
                ),
            parcel: object.optional("parcel", ::bytedance::wire::read::object),
            tree: object.optional("tree", ::bytedance::wire::read::object),
            r#type: object.optional("type", ::bytedance::wire::read::string),
            send_: object.optional("send", ::bytedance::wire::read::string),
            default_: object.optional("default", ::bytedance::wire::read::string),
            clone_: object.optional("clone", ::bytedance::wire::read::string),
            _3d: object.optional("3d", ::bytedance::wire::read::string),
            标题: object.optional("标题", ::bytedance::wire::read::string),
            self_: object.optional("self", ::bytedance::wire::read::string),
            r#yield: object.optional("yield", ::bytedance::wire::read::string),
            line: object.optional("line", ::bytedance::wire::read::object),
            tasks: object
                .optional(
                    "tasks",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            session_key: object.optional("session_key", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for PutItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for PutItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for PutItem {
    type Response = PutItemResponse;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &PUT_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static PUT_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.put_item",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/rooms/{room_id}/{shelf}/items",
        &super::platform::envelopes::DEPOT,
    )
    .auth(
        ::bytedance::endpoint::Auth::at(
            &super::platform::credentials::DEPOT,
            ::bytedance::endpoint::Place::Query,
            "token",
        ),
    )
    .signature(&super::platform::signatures::DEPOT_QUERY)
    .fill(
        &[
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
        ],
    )
    .safe()
    .sandbox();
/// A call of [`Calls::put_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct PutItemCall {
    call: ::bytedance::Call,
    request: PutItem,
}
impl PutItemCall {
    /// The room.
    ///
    /// Required. In the path.
    #[inline]
    pub fn room_id(mut self, value: i64) -> Self {
        self.request.room_id = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `shelf`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn shelf(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.shelf = ::std::option::Option::Some(value.into());
        self
    }
    /// Entries a page.
    ///
    /// Optional. In the query. `20` is sent where nothing is given.
    #[inline]
    pub fn page_size(mut self, value: i64) -> Self {
        self.request.page_size = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `dry-run`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn dry_run(mut self, value: bool) -> Self {
        self.request.dry_run = ::std::option::Option::Some(value);
        self
    }
    /// For the log.
    ///
    /// Optional. In the header. `X-Trace` on the wire.
    #[inline]
    pub fn x_trace(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.x_trace = ::std::option::Option::Some(value.into());
        self
    }
    /// At most some \<bytes\>.
    /// A second line.
    ///
    /// Optional. At most 1023 bytes.
    #[inline]
    pub fn text(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.text = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `number`.
    ///
    /// Optional.
    #[inline]
    pub fn number(mut self, value: i32) -> Self {
        self.request.number = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `big`.
    ///
    /// Optional.
    #[inline]
    pub fn big(mut self, value: i64) -> Self {
        self.request.big = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `price`.
    ///
    /// Optional. `1.5` is sent where nothing is given.
    #[inline]
    pub fn price(mut self, value: f64) -> Self {
        self.request.price = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `open`.
    ///
    /// Optional.
    #[inline]
    pub fn open(mut self, value: bool) -> Self {
        self.request.open = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `visible`.
    ///
    /// Optional. `1` is sent where nothing is given.
    #[inline]
    pub fn visible(mut self, value: bool) -> Self {
        self.request.visible = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `extra`.
    ///
    /// Optional.
    #[inline]
    pub fn extra(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Json>,
    ) -> Self {
        self.request.extra = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `value`.
    ///
    /// Secret: never shown by `Debug`. Optional. At most 16 bytes.
    #[inline]
    pub fn value(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Scalar>,
    ) -> Self {
        self.request.value = ::std::option::Option::Some(value.into().into());
        self
    }
    /// The platform's `tags`.
    ///
    /// Optional. `["a","b"]` is sent where nothing is given. At most 5 entries.
    #[inline]
    pub fn labels(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = impl ::std::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.request.labels = ::std::option::Option::Some(
            value.into_iter().map(::std::convert::Into::into).collect(),
        );
        self
    }
    /// The platform's `sizes`.
    ///
    /// Optional.
    #[inline]
    pub fn sizes(mut self, value: impl ::std::iter::IntoIterator<Item = i32>) -> Self {
        self.request.sizes = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `grid`.
    ///
    /// Optional.
    #[inline]
    pub fn grid(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = ::std::vec::Vec<f64>>,
    ) -> Self {
        self.request.grid = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `names`.
    ///
    /// Optional.
    #[inline]
    pub fn names(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (
                impl ::std::convert::Into<::std::string::String>,
                impl ::std::convert::Into<::std::string::String>,
            ),
        >,
    ) -> Self {
        self.request.names = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
        );
        self
    }
    /// The platform's `counts`.
    ///
    /// Optional. At most 3 entries.
    #[inline]
    pub fn counts(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, i64),
        >,
    ) -> Self {
        self.request.counts = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
    /// The platform's `scalars`.
    ///
    /// Optional.
    #[inline]
    pub fn scalars(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = ::std::string::String>,
    ) -> Self {
        self.request.scalars = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `color`.
    ///
    /// Required.
    #[inline]
    pub fn color(mut self, value: Color) -> Self {
        self.request.color = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `colors`.
    ///
    /// Optional.
    #[inline]
    pub fn colors(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = Color>,
    ) -> Self {
        self.request.colors = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `side`.
    ///
    /// Required.
    #[inline]
    pub fn side(mut self, value: impl ::std::convert::Into<Side>) -> Self {
        self.request.side = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `sides`.
    ///
    /// Optional.
    #[inline]
    pub fn sides(mut self, value: impl ::std::iter::IntoIterator<Item = Side>) -> Self {
        self.request.sides = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `by_side`.
    ///
    /// Optional.
    #[inline]
    pub fn by_side(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, Side),
        >,
    ) -> Self {
        self.request.by_side = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
    /// The platform's `packed`.
    ///
    /// Optional.
    #[inline]
    pub fn packed(mut self, value: Color) -> Self {
        self.request.packed = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `packed_list`.
    ///
    /// Optional.
    #[inline]
    pub fn packed_list(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = i64>,
    ) -> Self {
        self.request.packed_list = ::std::option::Option::Some(
            value.into_iter().collect(),
        );
        self
    }
    /// The platform's `parcel`.
    ///
    /// Optional.
    #[inline]
    pub fn parcel(mut self, value: Parcel) -> Self {
        self.request.parcel = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `tree`.
    ///
    /// Optional.
    #[inline]
    pub fn tree(mut self, value: Tree) -> Self {
        self.request.tree = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `type`.
    ///
    /// Optional.
    #[inline]
    pub fn r#type(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.r#type = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `send`.
    ///
    /// Optional.
    #[inline]
    pub fn send_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.send_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `default`.
    ///
    /// Optional.
    #[inline]
    pub fn default_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.default_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `clone`.
    ///
    /// Optional.
    #[inline]
    pub fn clone_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.clone_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `3d`.
    ///
    /// Optional.
    #[inline]
    pub fn _3d(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request._3d = ::std::option::Option::Some(value.into());
        self
    }
    /// Chinese.
    ///
    /// Optional.
    #[inline]
    pub fn 标题(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.标题 = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `self`.
    ///
    /// Optional.
    #[inline]
    pub fn self_(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.self_ = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `yield`.
    ///
    /// Optional.
    #[inline]
    pub fn r#yield(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.r#yield = ::std::option::Option::Some(value.into());
        self
    }
    /// A nested object.
    ///
    /// Optional.
    #[inline]
    pub fn line(mut self, value: PutItemLine) -> Self {
        self.request.line = ::std::option::Option::Some(value);
        self
    }
    /// A list of nested objects.
    ///
    /// Required.
    #[inline]
    pub fn tasks(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = DepotTask>,
    ) -> Self {
        self.request.tasks = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.session_key = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<PutItemResponse, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<PutItemResponse>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::list_items`].
///
/// List the items. The title is missing: the chapter's is an alias.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ListItems {}
impl ListItems {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for ListItems {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for ListItems {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ListItems", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for ListItems {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ListItems {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for ListItems {
    type Response = ::std::vec::Vec<Color>;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &LIST_ITEMS
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(|reader| ::bytedance::wire::read::list(
            reader,
            ::bytedance::wire::read::object,
        ))
    }
}
pub(crate) static LIST_ITEMS: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.list_items",
        ::bytedance::Method::GET,
        &super::platform::hosts::YARD,
        "/items",
        &super::platform::envelopes::BARE,
    )
    .auth(::bytedance::endpoint::Auth::new(&super::platform::credentials::QUERY_KEY))
    .fill(
        &[
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
        ],
    );
/// A call of [`Calls::list_items`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListItemsCall {
    call: ::bytedance::Call,
    request: ListItems,
}
impl ListItemsCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<::std::vec::Vec<Color>, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<::std::vec::Vec<Color>>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::delete_item`].
///
/// Delete an item; there is no payload. (删除)
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DeleteItem {
    /// The platform's `id`.
    ///
    /// Required. In the path.
    pub id: ::std::option::Option<::std::string::String>,
}
impl DeleteItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `id`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn id(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.id = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for DeleteItem {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Path);
        writer
            .required()
            .field("id", self.id.as_ref(), ::bytedance::wire::write::string);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            id: object.optional("id", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for DeleteItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DeleteItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DeleteItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DeleteItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for DeleteItem {
    type Response = ();
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &DELETE_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::nothing)
    }
}
pub(crate) static DELETE_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.delete_item",
        ::bytedance::Method::DELETE,
        &::bytedance::platform::hosts::OPEN,
        "/items/{id}",
        &::bytedance::platform::envelopes::ERR_NO,
    )
    .auth(::bytedance::endpoint::Auth::new(&::bytedance::platform::credentials::CLIENT));
/// A call of [`Calls::delete_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteItemCall {
    call: ::bytedance::Call,
    request: DeleteItem,
}
impl DeleteItemCall {
    /// The platform's `id`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn id(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.id = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<(), ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<()>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::replace_item`].
///
/// Replace an item, as a form.
///
/// At least one of `id`, `name` must be given.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ReplaceItem {
    /// The platform's `id`.
    ///
    /// Optional.
    pub id: ::std::option::Option<::std::string::String>,
    /// The platform's `name`.
    ///
    /// Optional.
    pub name: ::std::option::Option<::std::string::String>,
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    pub session_key: ::std::option::Option<::std::string::String>,
}
impl ReplaceItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `id`.
    ///
    /// Optional.
    #[inline]
    pub fn id(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.id = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `name`.
    ///
    /// Optional.
    #[inline]
    pub fn name(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.session_key = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for ReplaceItem {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.field("id", self.id.as_ref(), ::bytedance::wire::write::string);
        writer.field("name", self.name.as_ref(), ::bytedance::wire::write::string);
        writer.place(::bytedance::endpoint::Place::Local);
        writer
            .required()
            .secret()
            .field(
                "session_key",
                self.session_key.as_ref(),
                ::bytedance::wire::write::string,
            );
        writer.at_least_one(&[("id", self.id.is_some()), ("name", self.name.is_some())]);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            id: object.optional("id", ::bytedance::wire::read::string),
            name: object.optional("name", ::bytedance::wire::read::string),
            session_key: object.optional("session_key", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for ReplaceItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ReplaceItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for ReplaceItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ReplaceItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for ReplaceItem {
    type Response = ::std::collections::BTreeMap<::std::string::String, i64>;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &REPLACE_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(|reader| ::bytedance::wire::read::map(
            reader,
            ::bytedance::wire::read::i64,
        ))
    }
}
pub(crate) static REPLACE_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.replace_item",
        ::bytedance::Method::PUT,
        &super::platform::hosts::DEPOT,
        "/items",
        &super::platform::envelopes::DEPOT,
    )
    .auth(::bytedance::endpoint::Auth::new(&super::platform::credentials::BODY_KEY))
    .encoding(::bytedance::endpoint::Encoding::Form)
    .signature(&super::platform::signatures::DEPOT_HEADER);
/// A call of [`Calls::replace_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ReplaceItemCall {
    call: ::bytedance::Call,
    request: ReplaceItem,
}
impl ReplaceItemCall {
    /// The platform's `id`.
    ///
    /// Optional.
    #[inline]
    pub fn id(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.id = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `name`.
    ///
    /// Optional.
    #[inline]
    pub fn name(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.name = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.session_key = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<
        ::std::collections::BTreeMap<::std::string::String, i64>,
        ::bytedance::Error,
    > {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<::std::collections::BTreeMap<::std::string::String, i64>>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::change_item`].
///
/// Change an item with a body that is free.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ChangeItem {
    /// The whole body, as it is.
    ///
    /// Optional.
    pub body: ::std::option::Option<::bytedance::wire::Json>,
}
impl ChangeItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The whole body, as it is.
    ///
    /// Optional.
    #[inline]
    pub fn body(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Json>,
    ) -> Self {
        self.body = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for ChangeItem {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.whole_body(self.body.as_ref());
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            body: object.optional("body", ::bytedance::wire::read::json),
        }
    }
}
impl ::std::fmt::Debug for ChangeItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ChangeItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for ChangeItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ChangeItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for ChangeItem {
    type Response = ::bytedance::wire::Json;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &CHANGE_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::json)
    }
}
pub(crate) static CHANGE_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.change_item",
        ::bytedance::Method::PATCH,
        &super::platform::hosts::DEPOT,
        "/items",
        &super::platform::envelopes::DEPOT,
    )
    .auth(::bytedance::endpoint::Auth::new(&super::platform::credentials::DEPOT));
/// A call of [`Calls::change_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ChangeItemCall {
    call: ::bytedance::Call,
    request: ChangeItem,
}
impl ChangeItemCall {
    /// The whole body, as it is.
    ///
    /// Optional.
    #[inline]
    pub fn body(
        mut self,
        value: impl ::std::convert::Into<::bytedance::wire::Json>,
    ) -> Self {
        self.request.body = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<::bytedance::wire::Json, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<::bytedance::wire::Json>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::draw_item`].
///
/// Draw an item; the answer is an image.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DrawItem {
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    pub session_key: ::std::option::Option<::std::string::String>,
}
impl DrawItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.session_key = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for DrawItem {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Local);
        writer
            .required()
            .secret()
            .field(
                "session_key",
                self.session_key.as_ref(),
                ::bytedance::wire::write::string,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            session_key: object.optional("session_key", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for DrawItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DrawItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DrawItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DrawItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for DrawItem {
    type Response = ::bytedance::Binary;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &DRAW_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.binary()
    }
}
pub(crate) static DRAW_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
        "everything.draw_item",
        ::bytedance::Method::POST,
        &super::platform::hosts::DEPOT,
        "/items/image",
        &super::platform::envelopes::DEPOT,
    )
    .signature(&super::platform::signatures::DEPOT_BODY)
    .binary();
/// A call of [`Calls::draw_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DrawItemCall {
    call: ::bytedance::Call,
    request: DrawItem,
}
impl DrawItemCall {
    /// The platform's `session_key`.
    ///
    /// Secret: never shown by `Debug`. Required. Not sent: the request is signed with it.
    #[inline]
    pub fn session_key(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.session_key = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<::bytedance::Binary, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<::bytedance::Binary>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::count_items`].
///
/// Count the items.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct CountItems {}
impl CountItems {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for CountItems {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for CountItems {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("CountItems", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for CountItems {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for CountItems {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for CountItems {
    type Response = i64;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &COUNT_ITEMS
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::i64)
    }
}
pub(crate) static COUNT_ITEMS: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.count_items",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/count",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::count_items`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CountItemsCall {
    call: ::bytedance::Call,
    request: CountItems,
}
impl CountItemsCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<i64, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<i64>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::name_item`].
///
/// Name an item; the answer is a text.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct NameItem {}
impl NameItem {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for NameItem {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for NameItem {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("NameItem", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for NameItem {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for NameItem {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for NameItem {
    type Response = ::std::string::String;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &NAME_ITEM
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::string)
    }
}
pub(crate) static NAME_ITEM: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.name_item",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/name",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::name_item`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct NameItemCall {
    call: ::bytedance::Call,
    request: NameItem,
}
impl NameItemCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<::std::string::String, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<::std::string::String>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::choose_side`].
///
/// Choose a side; the answer is one.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct ChooseSide {}
impl ChooseSide {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for ChooseSide {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for ChooseSide {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("ChooseSide", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for ChooseSide {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for ChooseSide {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for ChooseSide {
    type Response = Side;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &CHOOSE_SIDE
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(|reader| Side::from(::bytedance::wire::read::string(reader)))
    }
}
pub(crate) static CHOOSE_SIDE: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.choose_side",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/side",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::choose_side`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ChooseSideCall {
    call: ::bytedance::Call,
    request: ChooseSide,
}
impl ChooseSideCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<Side, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<Side>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::grow_tree`].
///
/// Grow a tree; the answer is packed.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct GrowTree {}
impl GrowTree {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for GrowTree {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for GrowTree {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GrowTree", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for GrowTree {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GrowTree {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for GrowTree {
    type Response = Tree;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &GROW_TREE
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(|reader| ::bytedance::wire::read::json_string(
            reader,
            ::bytedance::wire::read::object,
        ))
    }
}
pub(crate) static GROW_TREE: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.grow_tree",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/items/tree",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::grow_tree`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GrowTreeCall {
    call: ::bytedance::Call,
    request: GrowTree,
}
impl GrowTreeCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<Tree, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<Tree>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::open_door`].
///
/// Open the door; the answer is a flag.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct OpenDoor {}
impl OpenDoor {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for OpenDoor {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for OpenDoor {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("OpenDoor", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for OpenDoor {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for OpenDoor {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for OpenDoor {
    type Response = bool;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &OPEN_DOOR
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::flag)
    }
}
pub(crate) static OPEN_DOOR: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.open_door",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/door",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::open_door`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct OpenDoorCall {
    call: ::bytedance::Call,
    request: OpenDoor,
}
impl OpenDoorCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<bool, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<bool>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::weigh_items`].
///
/// Weigh the items; an answer without fields that are known.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct WeighItems {}
impl WeighItems {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for WeighItems {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for WeighItems {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("WeighItems", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for WeighItems {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for WeighItems {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for WeighItems {
    type Response = WeighItemsResponse;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &WEIGH_ITEMS
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static WEIGH_ITEMS: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "everything.weigh_items",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/weight",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::weigh_items`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct WeighItemsCall {
    call: ::bytedance::Call,
    request: WeighItems,
}
impl WeighItemsCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<WeighItemsResponse, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<WeighItemsResponse>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// A nested object.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct PutItemLine {
    /// The platform's `width`.
    ///
    /// Required.
    pub width: ::std::option::Option<f64>,
    /// The platform's `style`.
    ///
    /// Optional. `"solid"` is sent where nothing is given.
    pub style: ::std::option::Option<::std::string::String>,
}
impl PutItemLine {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `width`.
    ///
    /// Required.
    #[inline]
    pub fn width(mut self, value: f64) -> Self {
        self.width = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `style`.
    ///
    /// Optional. `"solid"` is sent where nothing is given.
    #[inline]
    pub fn style(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.style = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for PutItemLine {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .field("width", self.width.as_ref(), ::bytedance::wire::write::f64);
        writer
            .default("\"solid\"")
            .field("style", self.style.as_ref(), ::bytedance::wire::write::string);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            width: object.optional("width", ::bytedance::wire::read::f64),
            style: object.optional("style", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for PutItemLine {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemLine", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for PutItemLine {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemLine {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// `parts` of [`DepotTask`].
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DepotTaskParts {
    /// The platform's `value`.
    ///
    /// Required.
    pub value: ::std::option::Option<::std::string::String>,
}
impl DepotTaskParts {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `value`.
    ///
    /// Required.
    #[inline]
    pub fn value(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.value = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for DepotTaskParts {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .field("value", self.value.as_ref(), ::bytedance::wire::write::string);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            value: object.optional("value", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for DepotTaskParts {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotTaskParts", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DepotTaskParts {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotTaskParts {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A list of nested objects.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct DepotTask {
    /// The platform's `content`.
    ///
    /// Secret: never shown by `Debug`. Required.
    pub content: ::std::option::Option<::std::string::String>,
    /// The platform's `parts`.
    ///
    /// Required.
    pub parts: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, DepotTaskParts>,
    >,
}
impl DepotTask {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `content`.
    ///
    /// Secret: never shown by `Debug`. Required.
    #[inline]
    pub fn content(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.content = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `parts`.
    ///
    /// Required.
    #[inline]
    pub fn parts(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (impl ::std::convert::Into<::std::string::String>, DepotTaskParts),
        >,
    ) -> Self {
        self.parts = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
}
impl ::bytedance::wire::Structure for DepotTask {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .secret()
            .field("content", self.content.as_ref(), ::bytedance::wire::write::string);
        writer
            .required()
            .field(
                "parts",
                self.parts.as_ref(),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            content: object.optional("content", ::bytedance::wire::read::string),
            parts: object
                .optional(
                    "parts",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for DepotTask {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotTask", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DepotTask {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotTask {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// `line` of [`PutItemResponse`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct PutItemResponseLine {
    /// The platform's `width`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub width: f64,
}
impl ::bytedance::wire::Structure for PutItemResponseLine {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "width",
                ::std::option::Option::Some(&self.width),
                ::bytedance::wire::write::f64,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            width: object.field("width", ::bytedance::wire::read::f64),
        }
    }
}
impl ::std::fmt::Debug for PutItemResponseLine {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponseLine", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for PutItemResponseLine {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponseLine {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// `lines` of [`PutItemResponse`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct PutItemResponseLines {
    /// The platform's `width`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub width: f64,
}
impl ::bytedance::wire::Structure for PutItemResponseLines {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "width",
                ::std::option::Option::Some(&self.width),
                ::bytedance::wire::write::f64,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            width: object.field("width", ::bytedance::wire::read::f64),
        }
    }
}
impl ::std::fmt::Debug for PutItemResponseLines {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponseLines", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for PutItemResponseLines {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponseLines {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// `inner` of [`DepotEntry`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct DepotEntryInner {
    /// The platform's `deep`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub deep: bool,
}
impl ::bytedance::wire::Structure for DepotEntryInner {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "deep",
                ::std::option::Option::Some(&self.deep),
                ::bytedance::wire::write::bool,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            deep: object.field("deep", ::bytedance::wire::read::bool),
        }
    }
}
impl ::std::fmt::Debug for DepotEntryInner {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotEntryInner", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DepotEntryInner {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotEntryInner {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// `by_name` of [`PutItemResponse`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct DepotEntry {
    /// The platform's `value`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub value: ::std::string::String,
    /// The platform's `inner`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub inner: DepotEntryInner,
}
impl ::bytedance::wire::Structure for DepotEntry {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "value",
                ::std::option::Option::Some(&self.value),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "inner",
                ::std::option::Option::Some(&self.inner),
                ::bytedance::wire::write::object,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            value: object.field("value", ::bytedance::wire::read::string),
            inner: object.field("inner", ::bytedance::wire::read::object),
        }
    }
}
impl ::std::fmt::Debug for DepotEntry {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("DepotEntry", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for DepotEntry {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for DepotEntry {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// Answer to [`PutItem`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct PutItemResponse {
    /// The item's id.
    ///
    /// Zero or empty where the answer leaves it out.
    pub id: ::std::string::String,
    /// The platform's `count`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub count: i32,
    /// All of them.
    ///
    /// `None` where the answer leaves it out.
    pub total: ::std::option::Option<i64>,
    /// The platform's `price`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub price: f64,
    /// The platform's `done`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub done: bool,
    /// The platform's `visible`.
    ///
    /// `None` where the answer leaves it out.
    pub visible: ::std::option::Option<bool>,
    /// The platform's `extra`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub extra: ::bytedance::wire::Json,
    /// The platform's `tags`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub tags: ::std::vec::Vec<::std::string::String>,
    /// The platform's `grid`.
    ///
    /// `None` where the answer leaves it out.
    pub grid: ::std::option::Option<::std::vec::Vec<::std::vec::Vec<i64>>>,
    /// The platform's `names`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub names: ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >,
    /// The platform's `color`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub color: Color,
    /// The platform's `colors`.
    ///
    /// `None` where the answer leaves it out.
    pub colors: ::std::option::Option<::std::vec::Vec<Color>>,
    /// The platform's `side`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub side: Side,
    /// The platform's `sides`.
    ///
    /// `None` where the answer leaves it out.
    pub sides: ::std::option::Option<::std::vec::Vec<Side>>,
    /// The platform's `by_side`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub by_side: ::std::collections::BTreeMap<::std::string::String, Side>,
    /// The platform's `packed`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub packed: Color,
    /// The platform's `packed_tree`.
    ///
    /// `None` where the answer leaves it out.
    pub packed_tree: ::std::option::Option<::std::vec::Vec<Tree>>,
    /// The platform's `type`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub r#type: ::std::string::String,
    /// The platform's `default`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub default: ::std::string::String,
    /// The platform's `nextPage`.
    ///
    /// Secret: never shown by `Debug`. Zero or empty where the answer leaves it out.
    pub next: ::std::string::String,
    /// The platform's `line`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub line: PutItemResponseLine,
    /// The platform's `lines`.
    ///
    /// `None` where the answer leaves it out.
    pub lines: ::std::option::Option<::std::vec::Vec<PutItemResponseLines>>,
    /// The platform's `by_name`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub by_name: ::std::collections::BTreeMap<::std::string::String, DepotEntry>,
}
impl ::bytedance::wire::Structure for PutItemResponse {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "id",
                ::std::option::Option::Some(&self.id),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "count",
                ::std::option::Option::Some(&self.count),
                ::bytedance::wire::write::i32,
            );
        writer.field("total", self.total.as_ref(), ::bytedance::wire::write::i64);
        writer
            .field(
                "price",
                ::std::option::Option::Some(&self.price),
                ::bytedance::wire::write::f64,
            );
        writer
            .field(
                "done",
                ::std::option::Option::Some(&self.done),
                ::bytedance::wire::write::bool,
            );
        writer.field("visible", self.visible.as_ref(), ::bytedance::wire::write::flag);
        writer
            .field(
                "extra",
                ::std::option::Option::Some(&self.extra),
                ::bytedance::wire::write::json,
            );
        writer
            .field(
                "tags",
                ::std::option::Option::Some(&self.tags),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::string,
                ),
            );
        writer
            .field(
                "grid",
                self.grid.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    |writer, value| ::bytedance::wire::write::list(
                        writer,
                        value,
                        ::bytedance::wire::write::i64,
                    ),
                ),
            );
        writer
            .field(
                "names",
                ::std::option::Option::Some(&self.names),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    ::bytedance::wire::write::string,
                ),
            );
        writer
            .field(
                "color",
                ::std::option::Option::Some(&self.color),
                ::bytedance::wire::write::object,
            );
        writer
            .field(
                "colors",
                self.colors.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .field(
                "side",
                ::std::option::Option::Some(&self.side),
                |writer, value: &Side| ::bytedance::wire::write::text(
                    writer,
                    value.as_str(),
                ),
            );
        writer
            .field(
                "sides",
                self.sides.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    |writer, value: &Side| ::bytedance::wire::write::text(
                        writer,
                        value.as_str(),
                    ),
                ),
            );
        writer
            .field(
                "by_side",
                ::std::option::Option::Some(&self.by_side),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    |writer, value: &Side| ::bytedance::wire::write::text(
                        writer,
                        value.as_str(),
                    ),
                ),
            );
        writer
            .field(
                "packed",
                ::std::option::Option::Some(&self.packed),
                |writer, value| ::bytedance::wire::write::json_string(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .field(
                "packed_tree",
                self.packed_tree.as_ref(),
                |writer, value| ::bytedance::wire::write::json_string(
                    writer,
                    value,
                    |writer, value| ::bytedance::wire::write::list(
                        writer,
                        value,
                        ::bytedance::wire::write::object,
                    ),
                ),
            );
        writer
            .field(
                "type",
                ::std::option::Option::Some(&self.r#type),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "default",
                ::std::option::Option::Some(&self.default),
                ::bytedance::wire::write::string,
            );
        writer
            .secret()
            .field(
                "nextPage",
                ::std::option::Option::Some(&self.next),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "line",
                ::std::option::Option::Some(&self.line),
                ::bytedance::wire::write::object,
            );
        writer
            .field(
                "lines",
                self.lines.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .field(
                "by_name",
                ::std::option::Option::Some(&self.by_name),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            id: object
                .also(&["ID", "item_id"])
                .field("id", ::bytedance::wire::read::string),
            count: object.field("count", ::bytedance::wire::read::i32),
            total: object.optional("total", ::bytedance::wire::read::i64),
            price: object.field("price", ::bytedance::wire::read::f64),
            done: object.field("done", ::bytedance::wire::read::bool),
            visible: object.optional("visible", ::bytedance::wire::read::flag),
            extra: object.field("extra", ::bytedance::wire::read::json),
            tags: object
                .field(
                    "tags",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::string,
                    ),
                ),
            grid: object
                .optional(
                    "grid",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        |reader| ::bytedance::wire::read::list(
                            reader,
                            ::bytedance::wire::read::i64,
                        ),
                    ),
                ),
            names: object
                .field(
                    "names",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        ::bytedance::wire::read::string,
                    ),
                ),
            color: object.field("color", ::bytedance::wire::read::object),
            colors: object
                .optional(
                    "colors",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            side: object
                .field(
                    "side",
                    |reader| Side::from(::bytedance::wire::read::string(reader)),
                ),
            sides: object
                .optional(
                    "sides",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        |reader| Side::from(::bytedance::wire::read::string(reader)),
                    ),
                ),
            by_side: object
                .field(
                    "by_side",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        |reader| Side::from(::bytedance::wire::read::string(reader)),
                    ),
                ),
            packed: object
                .field(
                    "packed",
                    |reader| ::bytedance::wire::read::json_string(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            packed_tree: object
                .optional(
                    "packed_tree",
                    |reader| ::bytedance::wire::read::json_string(
                        reader,
                        |reader| ::bytedance::wire::read::list(
                            reader,
                            ::bytedance::wire::read::object,
                        ),
                    ),
                ),
            r#type: object.field("type", ::bytedance::wire::read::string),
            default: object.field("default", ::bytedance::wire::read::string),
            next: object.field("nextPage", ::bytedance::wire::read::string),
            line: object.field("line", ::bytedance::wire::read::object),
            lines: object
                .optional(
                    "lines",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            by_name: object
                .field(
                    "by_name",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for PutItemResponse {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PutItemResponse", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for PutItemResponse {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PutItemResponse {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// Answer to [`WeighItems`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct WeighItemsResponse {}
impl ::bytedance::wire::Structure for WeighItemsResponse {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for WeighItemsResponse {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("WeighItemsResponse", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for WeighItemsResponse {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for WeighItemsResponse {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A colour, part of requests and of answers.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Color {
    /// From 0 to 255.
    ///
    /// Required.
    pub r: ::std::option::Option<i32>,
    /// The platform's `g`.
    ///
    /// Optional.
    pub g: ::std::option::Option<i32>,
    /// The platform's `b`.
    ///
    /// Optional. `0` is sent where nothing is given.
    pub b: ::std::option::Option<i32>,
}
impl Color {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// From 0 to 255.
    ///
    /// Required.
    #[inline]
    pub fn r(mut self, value: i32) -> Self {
        self.r = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `g`.
    ///
    /// Optional.
    #[inline]
    pub fn g(mut self, value: i32) -> Self {
        self.g = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `b`.
    ///
    /// Optional. `0` is sent where nothing is given.
    #[inline]
    pub fn b(mut self, value: i32) -> Self {
        self.b = ::std::option::Option::Some(value);
        self
    }
}
impl ::bytedance::wire::Structure for Color {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.required().field("r", self.r.as_ref(), ::bytedance::wire::write::i32);
        writer.field("g", self.g.as_ref(), ::bytedance::wire::write::i32);
        writer.default("0").field("b", self.b.as_ref(), ::bytedance::wire::write::i32);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            r: object.optional("r", ::bytedance::wire::read::i32),
            g: object.optional("g", ::bytedance::wire::read::i32),
            b: object.optional("b", ::bytedance::wire::read::i32),
        }
    }
}
impl ::std::fmt::Debug for Color {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Color", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Color {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Color {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A tree, which holds trees.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Tree {
    /// The platform's `name`.
    ///
    /// Required.
    pub name: ::std::option::Option<::std::string::String>,
    /// The platform's `branches`.
    ///
    /// Required.
    pub branches: ::std::option::Option<::std::vec::Vec<Tree>>,
}
impl Tree {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `name`.
    ///
    /// Required.
    #[inline]
    pub fn name(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `branches`.
    ///
    /// Required.
    #[inline]
    pub fn branches(
        mut self,
        value: impl ::std::iter::IntoIterator<Item = Tree>,
    ) -> Self {
        self.branches = ::std::option::Option::Some(value.into_iter().collect());
        self
    }
}
impl ::bytedance::wire::Structure for Tree {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .field("name", self.name.as_ref(), ::bytedance::wire::write::string);
        writer
            .required()
            .field(
                "branches",
                self.branches.as_ref(),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            name: object.optional("name", ::bytedance::wire::read::string),
            branches: object
                .optional(
                    "branches",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for Tree {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Tree", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Tree {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Tree {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A label.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Label {
    /// The platform's `text`.
    ///
    /// Required.
    pub text: ::std::option::Option<::std::string::String>,
    /// The platform's `side`.
    ///
    /// Optional.
    pub side: ::std::option::Option<Side>,
}
impl Label {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `text`.
    ///
    /// Required.
    #[inline]
    pub fn text(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.text = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `side`.
    ///
    /// Optional.
    #[inline]
    pub fn side(mut self, value: impl ::std::convert::Into<Side>) -> Self {
        self.side = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for Label {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .field("text", self.text.as_ref(), ::bytedance::wire::write::string);
        writer
            .field(
                "side",
                self.side.as_ref(),
                |writer, value: &Side| ::bytedance::wire::write::text(
                    writer,
                    value.as_str(),
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            text: object.optional("text", ::bytedance::wire::read::string),
            side: object
                .optional(
                    "side",
                    |reader| Side::from(::bytedance::wire::read::string(reader)),
                ),
        }
    }
}
impl ::std::fmt::Debug for Label {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Label", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Label {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Label {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// What is sent.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Parcel {
    /// The platform's `label`.
    ///
    /// Required.
    pub label: ::std::option::Option<Label>,
    /// The platform's `items`.
    ///
    /// Required.
    pub items: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<Label>>,
    >,
}
impl Parcel {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `label`.
    ///
    /// Required.
    #[inline]
    pub fn label(mut self, value: Label) -> Self {
        self.label = ::std::option::Option::Some(value);
        self
    }
    /// The platform's `items`.
    ///
    /// Required.
    #[inline]
    pub fn items(
        mut self,
        value: impl ::std::iter::IntoIterator<
            Item = (
                impl ::std::convert::Into<::std::string::String>,
                ::std::vec::Vec<Label>,
            ),
        >,
    ) -> Self {
        self.items = ::std::option::Option::Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }
}
impl ::bytedance::wire::Structure for Parcel {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .required()
            .field("label", self.label.as_ref(), ::bytedance::wire::write::object);
        writer
            .required()
            .field(
                "items",
                self.items.as_ref(),
                |writer, value| ::bytedance::wire::write::map(
                    writer,
                    value,
                    |writer, value| ::bytedance::wire::write::list(
                        writer,
                        value,
                        ::bytedance::wire::write::object,
                    ),
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            label: object.optional("label", ::bytedance::wire::read::object),
            items: object
                .optional(
                    "items",
                    |reader| ::bytedance::wire::read::map(
                        reader,
                        |reader| ::bytedance::wire::read::list(
                            reader,
                            ::bytedance::wire::read::object,
                        ),
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for Parcel {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Parcel", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Parcel {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Parcel {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
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
    /// A value that the catalogue does not know.
    Other(::std::string::String),
}
impl Side {
    /// The value on the wire.
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
impl ::std::convert::From<&str> for Side {
    fn from(value: &str) -> Self {
        match value {
            "left" => Self::Left,
            "right" => Self::Right,
            "other" => Self::Other_,
            "self" => Self::Self_,
            "2d" => Self::_2d,
            "右-边" => Self::右边,
            other => Self::Other(::std::borrow::ToOwned::to_owned(other)),
        }
    }
}
impl ::std::convert::From<::std::string::String> for Side {
    fn from(value: ::std::string::String) -> Self {
        Self::from(value.as_str())
    }
}
impl ::std::default::Default for Side {
    fn default() -> Self {
        Self::Other(::std::string::String::new())
    }
}
