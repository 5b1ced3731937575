//! Answers that come in pages: the next page is asked for when the one before it is used up.
//!
//! Requests whose endpoint answers in pages have [`items`](Items) and [`pages`](Pages) beside `send`. Both are streams for the adapters of
//! the crate `futures`, and have a `next` of their own for a loop:
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
//! Options given with `with_options` hold for every page. A page that fails is given as an error and asked for again by the `next` that
//! follows, so a loop that goes on after an error decides itself how often it does; one that ends at the first, as above, needs nothing.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Call, Client, Request, Sending};
use crate::answer::Error;

/// A request whose answers come in pages. Generated types implement it where the catalogue says how their pages follow one another.
pub trait Paged: Request + Clone {
    /// What the pages list.
    type Item;

    /// Makes this the request for the first page, where the caller has not said at which to start.
    fn start(&mut self) {}

    /// Makes this the request for the page after the one that was answered so. `false`: that was the last one.
    fn advance(&mut self, answer: &Self::Response, turn: &mut Turn) -> bool;

    /// What one page lists.
    fn items(answer: Self::Response) -> Vec<Self::Item>;
}

/// What is known when a page is turned: what its answer says, and what is kept of the pages before it. It always comes to an end.
#[derive(Debug, Default)]
pub struct Turn {
    items: i64,
    more: Option<bool>,
    total: Option<i64>,
    size: Option<i64>,
    /// The entries of all pages so far, where pages are numbered.
    seen: Option<i64>,
    /// An earlier cursor, and after how many further pages the one of then takes its place. The distance doubles, so cursors that go
    /// in a circle meet it, however large the circle is.
    earlier: String,
    until: u64,
    distance: u64,
}

impl Turn {
    /// How many entries the page has. What the page before said is forgotten.
    pub fn items(&mut self, count: usize) -> &mut Self {
        self.items = i64::try_from(count).unwrap_or(i64::MAX);
        (self.more, self.total, self.size) = (None, None, None);
        self
    }

    /// Whether the answer says that more follows; `None` where it does not say.
    pub fn more(&mut self, more: Option<bool>) -> &mut Self {
        self.more = more;
        self
    }

    /// How many entries there are on all pages, as the answer says.
    pub fn total(&mut self, total: Option<i64>) -> &mut Self {
        // Left out is zero, and zero on a page that has entries is not true.
        self.total = total.filter(|total| *total > 0);
        self
    }

    /// How many entries a page was to have: a field of the request, and what is sent where nothing is given.
    pub fn size<T: fmt::Display>(
        &mut self,
        request: &Option<T>,
        default: Option<i64>,
    ) -> &mut Self {
        self.size = request.as_ref().map_or(default, number);
        self
    }

    /// Goes on at the answer's cursor. It ends where there is none, where it has not moved, and with an empty page that does not say
    /// that more follows.
    pub fn cursor<T, U>(&mut self, request: &mut Option<T>, next: Option<&U>) -> bool
    where
        T: fmt::Display + FromStr,
        U: fmt::Display,
    {
        let next = next.map(U::to_string).unwrap_or_default();
        let before = request.as_ref().map(T::to_string).unwrap_or_default();
        // Zero and the empty text lead to the first page.
        let is_end = next.is_empty() || next == "0" || next == before;
        if is_end || !self.more.unwrap_or(self.items > 0) || self.was_there(&next) {
            return false;
        }
        put(request, &next)
    }

    /// Goes on with the page of the next number.
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

    /// Goes on behind the entries of this page.
    pub fn offset<T: fmt::Display + FromStr>(&mut self, request: &mut Option<T>) -> bool {
        let Some(current) = request.as_ref().map_or(Some(0), number) else {
            return false;
        };
        match current.checked_add(self.items) {
            Some(next) if self.follows(next) => put(request, &next.to_string()),
            _ => false,
        }
    }

    /// Whether a page follows once this many entries were given.
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

    /// Whether a cursor is the one that is remembered; now and then it takes that one's place.
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

/// `false`: the request's field can't hold it.
fn put<T: FromStr>(request: &mut Option<T>, text: &str) -> bool {
    match text.parse() {
        Ok(value) => {
            *request = Some(value);
            true
        }
        Err(_) => false,
    }
}

/// For generated code: the field that says where to start, where the caller has not.
#[doc(hidden)]
pub fn start<T: FromStr>(field: &mut Option<T>, first: &str) {
    if field.is_none() {
        put(field, first);
    }
}

/// The answers to a request, one for each page.
///
/// A [`Stream`]; [`next`](Self::next) does without further crates. See [`pages`](crate::pages).
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<R: Paged> {
    call: Call,
    request: R,
    turn: Turn,
    sending: Option<Sending<R::Response>>,
    ended: bool,
}

impl<R: Paged> Pages<R> {
    /// The pages of a request, from the one that it asks for. The client is the one that the request was started from.
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

    /// The same pages, asked for by this client: for a request that was made without one.
    pub fn on(mut self, client: &Client) -> Self {
        self.call = self.call.bind(client.clone());
        self
    }

    /// The next page; `None` behind the last one. After an error the same page is asked for again.
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

/// Everything that a request's pages list, entry by entry.
///
/// A [`Stream`]; [`next`](Self::next) does without further crates. See [`pages`](crate::pages).
#[must_use = "nothing is sent before an entry is asked for"]
pub struct Items<R: Paged> {
    pages: Pages<R>,
    items: std::vec::IntoIter<R::Item>,
}

impl<R: Paged> Items<R> {
    /// The entries of a request's pages, from the page that it asks for. The client is the one that the request was started from.
    pub fn new(request: R) -> Self {
        Self {
            pages: Pages::new(request),
            items: Vec::new().into_iter(),
        }
    }

    /// The same entries, asked for by this client: for a request that was made without one.
    pub fn on(mut self, client: &Client) -> Self {
        self.pages = self.pages.on(client);
        self
    }

    /// The next entry; `None` behind the last one. After an error the same page is asked for again.
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

// Nothing in them is ever pinned but futures on the heap.
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
