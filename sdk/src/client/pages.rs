//! Paginated responses.
//!
//! A request with a paginated response has the methods [`items`](Items) and [`pages`](Pages) in addition to `send`. The next page is requested only
//! after all entries of the previous page have been used. Both methods return streams that work with the adapters from the `futures` crate. For a
//! plain loop, use the stream's own `next` method:
//!
//! ```
//! # use bytedance::pages::{Items, Paged};
//! # async fn example<R: Paged>(mut items: Items<R>, keep: impl Fn(R::Item)) -> Result<(), bytedance::Error> {
//! while let Some(item) = items.next().await {
//!     keep(item?);
//! }
//! # Ok(()) }
//! ```
//!
//! Options set with `with_options` apply to every page. If a page cannot be fetched, `next` returns the error, and calling `next` again requests
//! the same page again. A loop that continues after errors must therefore limit the number of attempts itself. A loop that ends at the first error,
//! like the one above, needs no such limit.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Call, Client, Request, Sending};
use crate::answer::Error;

/// A request with a paginated response.
///
/// Generated types implement this trait if the catalogue describes how to get from one page to the next.
pub trait Paged: Request + Clone {
    /// The type of the entries on a page.
    type Item;

    /// Turns this request into the request for the first page, unless the caller has set a starting point.
    fn start(&mut self) {}

    /// Turns this request into the request for the page that follows `answer`. Returns `false` if `answer` was the last page.
    fn advance(&mut self, answer: &Self::Response, turn: &mut Turn) -> bool;

    /// Returns the entries of one page.
    fn items(answer: Self::Response) -> Vec<Self::Item>;
}

/// The state of an iteration over pages: what the current response reports, and what is remembered about earlier pages.
///
/// Repeated cursors are detected, so they cannot cause an endless loop.
#[derive(Debug, Default)]
pub struct Turn {
    items: i64,
    more: Option<bool>,
    total: Option<i64>,
    size: Option<i64>,
    /// The number of entries on all pages so far. Used only for numbered pages.
    seen: Option<i64>,
    /// An earlier cursor, remembered to detect cycles. After `until` more pages, it is replaced by the current cursor. `distance` is the number of
    /// pages between two replacements and doubles each time, so a cycle of any length is eventually detected.
    earlier: String,
    until: u64,
    distance: u64,
}

impl Turn {
    /// Sets the number of entries on the current page, and discards what the previous page reported.
    pub fn items(&mut self, count: usize) -> &mut Self {
        self.items = i64::try_from(count).unwrap_or(i64::MAX);
        (self.more, self.total, self.size) = (None, None, None);
        self
    }

    /// Sets whether the response says that more pages follow. Use `None` if it does not say.
    pub fn more(&mut self, more: Option<bool>) -> &mut Self {
        self.more = more;
        self
    }

    /// Sets the total number of entries on all pages, as reported by the response.
    pub fn total(&mut self, total: Option<i64>) -> &mut Self {
        // An omitted total is read as zero, but zero cannot be correct on a page that has entries.
        self.total = total.filter(|total| *total > 0);
        self
    }

    /// Sets the requested number of entries per page: the value of the request's field, or `default` if the field is not set.
    pub fn size<T: fmt::Display>(
        &mut self,
        request: &Option<T>,
        default: Option<i64>,
    ) -> &mut Self {
        self.size = request.as_ref().map_or(default, number);
        self
    }

    /// Continues with the page at the response's cursor. Returns `false` if there are no more pages.
    ///
    /// There are no more pages if the response says so, if it has no cursor, or if its cursor has occurred before. An empty page is also the last
    /// one, unless the response says that more pages follow.
    pub fn cursor<T, U>(&mut self, request: &mut Option<T>, next: Option<&U>) -> bool
    where
        T: fmt::Display + FromStr,
        U: fmt::Display,
    {
        let next = next.map(U::to_string).unwrap_or_default();
        let before = request.as_ref().map(T::to_string).unwrap_or_default();
        // Zero and an empty string are the cursors of the first page.
        let is_end = next.is_empty() || next == "0" || next == before;
        if is_end || !self.more.unwrap_or(self.items > 0) || self.was_there(&next) {
            return false;
        }
        put(request, &next)
    }

    /// Continues with the next page number. Returns `false` if there are no more pages.
    pub fn page<T: fmt::Display + FromStr>(&mut self, request: &mut Option<T>, first: i64) -> bool {
        let Some(current) = request.as_ref().map_or(Some(first), number) else {
            return false;
        };
        let skipped = current.saturating_sub(first).max(0);
        let before = self
            .seen
            .unwrap_or_else(|| skipped.saturating_mul(self.size.unwrap_or(0)));
        let seen = before.saturating_add(self.items);
        self.seen = Some(seen);
        match current.checked_add(1) {
            Some(next) if self.follows(seen) => put(request, &next.to_string()),
            _ => false,
        }
    }

    /// Continues at the offset that follows the current page's last entry. Returns `false` if there are no more pages.
    pub fn offset<T: fmt::Display + FromStr>(&mut self, request: &mut Option<T>) -> bool {
        let Some(current) = request.as_ref().map_or(Some(0), number) else {
            return false;
        };
        match current.checked_add(self.items) {
            Some(next) if self.follows(next) => put(request, &next.to_string()),
            _ => false,
        }
    }

    /// Returns whether another page follows after the first `seen` entries.
    fn follows(&self, seen: i64) -> bool {
        if self.items == 0 {
            return false;
        }
        match (self.more, self.total) {
            (Some(more), _) => more,
            (None, Some(total)) => seen < total,
            (None, None) => self.size.is_none_or(|size| self.items >= size),
        }
    }

    /// Returns whether a cursor is the same as the remembered one. At growing intervals, the remembered cursor is replaced by the current one.
    fn was_there(&mut self, cursor: &str) -> bool {
        if self.earlier == cursor {
            return true;
        }
        if self.until == 0 {
            cursor.clone_into(&mut self.earlier);
            self.distance = self.distance.saturating_mul(2).max(1);
            self.until = self.distance;
        }
        self.until -= 1;
        false
    }
}

fn number<T: fmt::Display>(value: &T) -> Option<i64> {
    value.to_string().trim().parse().ok()
}

/// Parses a text and sets a field of the request to the result. Returns `false` if the text is not a valid value for the field.
fn put<T: FromStr>(request: &mut Option<T>, text: &str) -> bool {
    match text.parse() {
        Ok(value) => {
            *request = Some(value);
            true
        }
        Err(_) => false,
    }
}

/// Sets the field that specifies where to start, unless the caller has set it. Used by generated code.
#[doc(hidden)]
pub fn start<T: FromStr>(field: &mut Option<T>, first: &str) {
    if field.is_none() {
        put(field, first);
    }
}

/// A stream of the responses to a request, one per page.
///
/// It implements [`Stream`], and its own method [`next`](Self::next) works without any other crate. See [`pages`](crate::pages).
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<R: Paged> {
    call: Call,
    request: R,
    turn: Turn,
    sending: Option<Sending<R::Response>>,
    ended: bool,
}

impl<R: Paged> Pages<R> {
    /// Creates a stream of a request's pages, starting at the page that the request specifies.
    ///
    /// The client that created the request is used to request the pages.
    pub fn new(mut request: R) -> Self {
        let call = request.take_call();
        request.start();
        Self {
            call,
            request,
            turn: Turn::default(),
            sending: None,
            ended: false,
        }
    }

    /// Uses this client to request the pages.
    ///
    /// This is necessary only if the request was created without a client.
    pub fn on(mut self, client: &Client) -> Self {
        self.call = self.call.bind(client.clone());
        self
    }

    /// Returns the next page, or `None` after the last one. After an error, calling this method again requests the same page again.
    pub async fn next(&mut self) -> Option<Result<R::Response, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Response, Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let sending = self
            .sending
            .get_or_insert_with(|| self.call.clone().send(self.request.clone()));
        let answer = ready!(Pin::new(sending).poll(context));
        self.sending = None;
        if let Ok(answer) = &answer {
            self.ended = !self.request.advance(answer, &mut self.turn);
        }
        Poll::Ready(Some(answer))
    }
}

/// A stream of the entries on all of a request's pages.
///
/// It implements [`Stream`], and its own method [`next`](Self::next) works without any other crate. See [`pages`](crate::pages).
#[must_use = "nothing is sent before an entry is asked for"]
pub struct Items<R: Paged> {
    pages: Pages<R>,
    items: std::vec::IntoIter<R::Item>,
}

impl<R: Paged> Items<R> {
    /// Creates a stream of the entries on a request's pages, starting at the page that the request specifies.
    ///
    /// The client that created the request is used to request the pages.
    pub fn new(request: R) -> Self {
        Self {
            pages: Pages::new(request),
            items: Vec::new().into_iter(),
        }
    }

    /// Uses this client to request the pages.
    ///
    /// This is necessary only if the request was created without a client.
    pub fn on(mut self, client: &Client) -> Self {
        self.pages = self.pages.on(client);
        self
    }

    /// Returns the next entry, or `None` after the last one. After an error, calling this method again requests the same page again.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Item, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(answer)) => self.items = R::items(answer).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// Nothing in these types is pinned except for futures on the heap.
impl<R: Paged> Unpin for Pages<R> {}
impl<R: Paged> Unpin for Items<R> {}

impl<R: Paged> Stream for Pages<R> {
    type Item = Result<R::Response, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<R: Paged> Stream for Items<R> {
    type Item = Result<R::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<R: Paged> fmt::Debug for Pages<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

impl<R: Paged> fmt::Debug for Items<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
