//! Decides where to break lines.

use proc_macro2::Delimiter;

use super::piece::{self, Content, Kind, Piece, Symbol, width};
use super::shape::{
    CHAIN_WIDTH, assignment, chain, first_line_width, is_apart, is_filled_list, is_single,
    is_too_wide, is_word, last_list, statement_length, without_comma,
};

/// The maximum width of a line, which is rustfmt's default.
const MAX_WIDTH: usize = 100;
/// The maximum width of an attribute's arguments on one line.
const ATTRIBUTE_WIDTH: usize = 70;
const INDENT: usize = 4;

/// Prints items or statements, starting each on a new line.
pub(super) fn print_statements(text: &mut String, pieces: &[Piece]) {
    let mut printer = Printer { text, column: 0 };
    printer.statements(pieces, 0, Content::Statements);
}

struct Printer<'a> {
    text: &'a mut String,
    column: usize,
}

impl Printer<'_> {
    fn statements(&mut self, pieces: &[Piece], indent: usize, content: Content) {
        let mut rest = pieces;
        let mut previous: Option<&[Piece]> = None;
        while !rest.is_empty() {
            let (statement, remaining) = rest.split_at(statement_length(rest));
            if previous.is_some_and(|previous| is_apart(previous) || is_apart(statement)) {
                self.text.push('\n');
            }
            self.statement(statement, indent, content);
            (rest, previous) = (remaining, Some(statement));
        }
    }

    fn statement(&mut self, pieces: &[Piece], indent: usize, content: Content) {
        let pieces = self.attributes(pieces, indent);
        self.start_line(indent);
        match content {
            Content::Statements => self.expression(pieces, indent, 0),
            Content::Members => self.member(pieces, indent),
        }
        self.text.push('\n');
    }

    /// Prints a member or match arm, followed by a comma unless it is an arm with a block.
    fn member(&mut self, pieces: &[Piece], indent: usize) {
        let pieces = without_comma(pieces);
        let arrow = pieces.iter().position(|piece| piece.is(Symbol::FatArrow));
        if let Some((pattern, value)) = arrow.map(|arrow| pieces.split_at(arrow + 1)) {
            if value
                .iter()
                .any(|piece| matches!(piece.kind, Kind::Block(..)))
            {
                return self.expression(pieces, indent, 0);
            }
            if last_list(value).is_none() && !self.fits(pieces, 1) {
                self.flat_all(pattern);
                self.push(" {\n");
                self.statement(value, indent + INDENT, Content::Statements);
                self.start_line(indent);
                return self.push("}");
            }
        }
        self.expression(pieces, indent, 1);
        self.push(",");
    }

    /// Prints the attributes before an item, parameter or member, and returns the remaining pieces.
    fn attributes<'p>(&mut self, pieces: &'p [Piece], indent: usize) -> &'p [Piece] {
        let mut rest = pieces;
        while let Some((first, remaining)) = rest.split_first() {
            match &first.kind {
                Kind::Comment(text) => {
                    self.start_line(indent);
                    self.push("///");
                    self.push(text);
                }
                Kind::Attribute(inner) => {
                    self.start_line(indent);
                    self.attribute(first, inner, indent);
                }
                _ => break,
            }
            self.text.push('\n');
            rest = remaining;
        }
        rest
    }

    fn attribute(&mut self, piece: &Piece, inner: &[Piece], indent: usize) {
        let Some((
            Piece {
                kind: Kind::List(_, arguments),
                ..
            },
            path,
        )) = inner.split_last()
        else {
            return self.flat(piece);
        };
        let is_wide = !is_single(arguments) && width(arguments) > ATTRIBUTE_WIDTH;
        if self.fits(inner, 3) && !is_wide {
            return self.flat(piece);
        }
        self.push("#[");
        self.flat_all(path);
        self.push("(\n");
        let mut rest = &arguments[..];
        while !rest.is_empty() {
            let (argument, remaining) = rest.split_at(statement_length(rest));
            self.start_line(indent + INDENT);
            self.flat_all(argument);
            self.text.push('\n');
            rest = remaining;
        }
        self.start_line(indent);
        self.push(")]");
    }

    /// Prints a single statement or expression, starting at the current column. `trailing` is the number of columns to
    /// leave free at the end of the last line.
    fn expression(&mut self, pieces: &[Piece], indent: usize, trailing: usize) {
        if self.fits(pieces, trailing) && !is_too_wide(pieces) {
            return self.flat_all(pieces);
        }
        if let Some((
            Piece {
                kind: Kind::Block(content, inner),
                ..
            },
            header,
        )) = pieces.split_last()
            && !inner.is_empty()
        {
            self.header(header, indent);
            self.push("{\n");
            self.statements(inner, indent + INDENT, *content);
            self.start_line(indent);
            return self.push("}");
        }
        if let Some(operator) = assignment(pieces) {
            let (left, right) = pieces.split_at(operator + 1);
            return self.assignment(left, right, indent, trailing);
        }
        let dots = chain(pieces);
        let is_chain = match dots[..] {
            [] => false,
            [dot] => last_list(&pieces[..dot]).is_some(),
            [..] => true,
        };
        if is_chain {
            return self.chain(pieces, &dots, indent, trailing);
        }
        if last_list(pieces).is_some() {
            return self.break_last_list(pieces, indent, trailing);
        }
        let colon = pieces.iter().position(|piece| piece.is(Symbol::Colon));
        match colon {
            Some(colon)
                if indent + INDENT + width(&pieces[colon + 1..]) + trailing <= MAX_WIDTH =>
            {
                let (name, ty) = pieces.split_at(colon + 1);
                self.assignment(name, ty, indent, trailing);
            }
            _ => self.break_generics(pieces, indent),
        }
    }

    /// Prints each generic argument on its own line.
    fn break_generics(&mut self, pieces: &[Piece], indent: usize) {
        let open = pieces.iter().position(|piece| piece.is(Symbol::Less));
        match (open, pieces.split_last()) {
            (Some(open), Some((last, inner))) if last.is(Symbol::Greater) => {
                self.flat_all(&pieces[..=open]);
                self.elements(&inner[open + 1..], indent);
                self.push(">");
            }
            _ => self.flat_all(pieces),
        }
    }

    fn assignment(&mut self, left: &[Piece], right: &[Piece], indent: usize, trailing: usize) {
        self.expression(left, indent, 1);
        let width = width(right) + trailing;
        let fits_next_line = indent + INDENT + width <= MAX_WIDTH && !is_too_wide(right);
        // A chain of calls needs one extra column, because more calls follow.
        let first_line =
            self.column + 1 + first_line_width(right) + usize::from(!chain(right).is_empty());
        let prefers_next_line = fits_next_line || first_line > MAX_WIDTH;
        if self.column + 1 + width > MAX_WIDTH && prefers_next_line {
            self.text.push('\n');
            self.start_line(indent + INDENT);
            return self.expression(right, indent + INDENT, trailing);
        }
        self.push(" ");
        self.expression(right, indent, trailing);
    }

    /// Prints each call of a chain on its own line.
    fn chain(&mut self, pieces: &[Piece], dots: &[usize], indent: usize, trailing: usize) {
        let last = dots.last().copied().unwrap_or_default();
        let (calls, last_call) = pieces.split_at(last);
        let is_last_broken =
            indent + INDENT + width(last_call) + trailing > MAX_WIDTH || is_too_wide(last_call);
        if is_last_broken
            && width(calls) <= CHAIN_WIDTH
            && self.fits(calls, 0)
            && !is_too_wide(calls)
        {
            self.flat_all(calls);
            return self.break_last_list(last_call, indent, trailing);
        }
        // If the root of the chain is short, the first call stays on the same line.
        let first = usize::from(width(&pieces[..dots[0]]) <= INDENT);
        let root = &pieces[..dots.get(first).copied().unwrap_or(pieces.len())];
        let before = self.text.len();
        self.break_last_list(root, indent, 0);
        // If the root spans several lines, the calls are not indented.
        let is_multiline = self.text[before..].contains('\n');
        let indent = if is_multiline {
            indent
        } else {
            indent + INDENT
        };
        for (index, start) in dots.iter().enumerate().skip(first) {
            let end = dots.get(index + 1).copied().unwrap_or(pieces.len());
            self.text.push('\n');
            self.start_line(indent);
            let trailing = if end == pieces.len() { trailing } else { 0 };
            self.break_last_list(&pieces[*start..end], indent, trailing);
        }
    }

    /// Prints pieces on one line if they fit. Otherwise, breaks their last list.
    fn break_last_list(&mut self, pieces: &[Piece], indent: usize, trailing: usize) {
        let list = last_list(pieces);
        match list.filter(|_| !self.fits(pieces, trailing) || is_too_wide(pieces)) {
            Some(index) => self.break_list_at(pieces, index, indent, true),
            None => self.flat_all(pieces),
        }
    }

    /// Prints pieces and breaks the list at `index`. With `may_nest`, a call with a single argument can stay on one
    /// line up to that argument, which is then broken instead.
    fn break_list_at(&mut self, pieces: &[Piece], index: usize, indent: usize, may_nest: bool) {
        self.flat_all(&pieces[..index]);
        if let Kind::List(delimiter, inner) = &pieces[index].kind {
            if pieces[index].space && index > 0 {
                self.push(" ");
            }
            self.broken_list(*delimiter, inner, indent, may_nest);
        }
        self.flat_rest(&pieces[index + 1..]);
    }

    /// Prints a list with each element on its own line. If the only element is itself a list, breaks that one instead.
    fn broken_list(
        &mut self,
        delimiter: Delimiter,
        inner: &[Piece],
        indent: usize,
        may_nest: bool,
    ) {
        let (open, close) = marks(delimiter);
        self.push(open);
        let is_call =
            |last: &Piece| is_filled_list(last) && (may_nest || delimiter == Delimiter::Bracket);
        if is_single(inner) && inner.last().is_some_and(is_call) && chain(inner).is_empty() {
            self.break_list_at(inner, inner.len() - 1, indent, false);
            return self.push(close);
        }
        self.elements(inner, indent);
        self.push(close);
    }

    /// Prints the elements of a list, without its brackets, each on its own line.
    fn elements(&mut self, elements: &[Piece], indent: usize) {
        self.text.push('\n');
        let mut rest = elements;
        while !rest.is_empty() {
            let (element, remaining) = rest.split_at(statement_length(rest));
            let element = without_comma(self.attributes(element, indent + INDENT));
            self.start_line(indent + INDENT);
            self.expression(element, indent + INDENT, 1);
            let is_base = element
                .first()
                .is_some_and(|first| first.is(Symbol::Prefix("..")));
            if !is_base {
                self.push(",");
            }
            self.text.push('\n');
            rest = remaining;
        }
        self.start_line(indent);
    }

    /// Prints the header of a block. If the header does not fit on one line, puts each parameter of the function on
    /// its own line, or moves the type of the `impl` to its own line.
    fn header(&mut self, header: &[Piece], indent: usize) {
        let is_let = header.iter().any(|piece| piece.is(Symbol::Equals));
        let is_flat = self.fits(header, 2) || is_let || chain(header).len() > 1;
        let type_of_impl = header.iter().rposition(|piece| is_word(piece, "for"));
        let parameters = header.iter().enumerate().position(|(index, piece)| {
            // The parentheses of `pub(crate)` are not parameters.
            let is_visibility = index == 1 && is_word(&header[0], "pub");
            matches!(&piece.kind, Kind::List(Delimiter::Parenthesis, _)) && !is_visibility
        });
        match (parameters, type_of_impl) {
            _ if is_flat => self.flat_all(header),
            (Some(index), _) => self.break_list_at(header, index, indent, false),
            (None, Some(index)) => {
                self.flat_all(&header[..index]);
                self.text.push('\n');
                self.start_line(indent + INDENT);
                self.flat_all(&header[index..]);
                self.text.push('\n');
                return self.start_line(indent);
            }
            (None, None) => self.flat_all(header),
        }
        self.push(" ");
    }

    fn fits(&self, pieces: &[Piece], trailing: usize) -> bool {
        self.column + width(pieces) + trailing <= MAX_WIDTH
    }

    fn flat_all(&mut self, pieces: &[Piece]) {
        if let Some((first, rest)) = pieces.split_first() {
            self.flat(first);
            self.flat_rest(rest);
        }
    }

    fn flat_rest(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if piece.space {
                self.push(" ");
            }
            self.flat(piece);
        }
    }

    fn flat(&mut self, piece: &Piece) {
        match &piece.kind {
            Kind::Word(text) | Kind::Comment(text) => self.push(text),
            Kind::Symbol(symbol) => self.push(symbol.text()),
            Kind::Attribute(inner) => {
                self.push("#[");
                self.flat_all(inner);
                self.push("]");
            }
            Kind::List(Delimiter::Brace, inner) if !inner.is_empty() => {
                self.push("{ ");
                self.flat_all(inner);
                self.push(" }");
            }
            Kind::List(delimiter, inner) => {
                let (open, close) = marks(*delimiter);
                self.push(open);
                self.flat_all(inner);
                self.push(close);
            }
            Kind::Block(_, inner) => {
                self.push("{");
                self.flat_all(inner);
                self.push("}");
            }
        }
    }

    fn start_line(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += piece::columns(text);
    }
}

fn marks(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}
