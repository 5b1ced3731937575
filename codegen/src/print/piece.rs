//! Converts tokens to pieces. A piece contains everything that the layout depends on: the space before it, its width,
//! and whether it must be broken.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

use super::{doc, prelude};

/// A unit of layout: either a token that is never broken, or a group of pieces.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Whether a space separates the piece from the previous one if both are on the same line.
    pub(super) space: bool,
    /// The width of the piece on one line, without the space before it, or [`BROKEN`] if it cannot be on one line.
    pub(super) width: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    Word(String),
    Symbol(Symbol),
    /// The text of a `///` comment.
    Comment(String),
    /// An attribute. The pieces are those between the brackets of `#[..]`.
    Attribute(Vec<Piece>),
    /// Parentheses, brackets, or the braces of a struct literal or an import.
    List(Delimiter, Vec<Piece>),
    /// Braces that are always broken unless they are empty.
    Block(Content, Vec<Piece>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Items or statements.
    Statements,
    /// Members of a type or arms of a `match`. Each is followed by a comma.
    Members,
}

/// A width that exceeds any line.
pub(super) const BROKEN: usize = 1 << 20;

/// Punctuation, classified by its effect on the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    Comma,
    Semicolon,
    Dot,
    Colon,
    PathSeparator,
    Less,
    Greater,
    /// Punctuation with spaces on both sides, such as `->` and `+`.
    Binary(&'static str),
    Equals,
    FatArrow,
    /// Punctuation that is not followed by a space, such as `&` and `*`.
    Prefix(&'static str),
    Bang,
    PipeOpen,
    PipeClose,
    Question,
}

impl Symbol {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Dot => ".",
            Self::Colon => ":",
            Self::PathSeparator => "::",
            Self::Less => "<",
            Self::Greater => ">",
            Self::Binary(text) | Self::Prefix(text) => text,
            Self::Equals => "=",
            Self::FatArrow => "=>",
            Self::Bang => "!",
            Self::PipeOpen | Self::PipeClose => "|",
            Self::Question => "?",
        }
    }
}

impl Piece {
    pub(super) fn is(&self, symbol: Symbol) -> bool {
        matches!(self.kind, Kind::Symbol(own) if own == symbol)
    }
}

/// Returns the width of pieces on one line, without the space before the first one.
pub(super) fn width(pieces: &[Piece]) -> usize {
    let spaces = pieces.iter().skip(1).filter(|piece| piece.space).count();
    spaces + pieces.iter().map(|piece| piece.width).sum::<usize>()
}

/// Returns the width of a text. Characters outside ASCII count as two columns, because most of them are Chinese.
pub(super) fn columns(text: &str) -> usize {
    let wide = text.chars().filter(|letter| !letter.is_ascii()).count();
    text.chars().count() + wide
}

/// Converts tokens to pieces. `defined` lists the types that the file defines.
pub(super) fn lower(stream: TokenStream, defined: &BTreeSet<String>) -> Vec<Piece> {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut lowering = Lowering {
        pieces: Vec::with_capacity(trees.len()),
        defined,
        in_pipes: false,
        block: None,
    };
    let mut rest = &trees[..];
    while !rest.is_empty() {
        rest = &rest[lowering.take(rest)..];
    }
    lowering.pieces
}

struct Lowering<'a> {
    pieces: Vec<Piece>,
    defined: &'a BTreeSet<String>,
    /// Whether the current position is between the pipes around a closure's parameters.
    in_pipes: bool,
    /// The contents of the next braces, if a keyword in the statement makes them a block.
    block: Option<Content>,
}

impl Lowering<'_> {
    /// Converts the tokens at the start of `trees` to at most one piece, and returns the number of tokens consumed.
    fn take(&mut self, trees: &[TokenTree]) -> usize {
        match &trees[0] {
            TokenTree::Ident(word) => self.push_word(word.to_string()),
            TokenTree::Literal(literal) => self.push_word(literal.to_string()),
            TokenTree::Group(group) => self.push_group(group),
            TokenTree::Punct(punct) => return self.take_punctuation(punct.as_char(), trees),
        }
        1
    }

    fn take_punctuation(&mut self, first: char, trees: &[TokenTree]) -> usize {
        let second = match (&trees[0], trees.get(1)) {
            (TokenTree::Punct(first), Some(TokenTree::Punct(second)))
                if first.spacing() == Spacing::Joint =>
            {
                second.as_char()
            }
            _ => ' ',
        };
        let (symbol, length) = match (first, second) {
            (':', ':') => {
                let redundant = prelude::redundant_path(trees, self.defined);
                if redundant > 0 {
                    return redundant;
                }
                (Symbol::PathSeparator, 2)
            }
            ('-', '>') => (Symbol::Binary("->"), 2),
            ('=', '>') => (Symbol::FatArrow, 2),
            ('!', '=') => (Symbol::Binary("!="), 2),
            ('=', '=') => (Symbol::Binary("=="), 2),
            ('|', '|') => (Symbol::Binary("||"), 2),
            ('+' | '-' | '*' | '/' | '<' | '>', '=') => {
                self.push_word(format!("{first}="));
                return 2;
            }
            ('.', '.') => (Symbol::Prefix(".."), 2),
            ('\'', _) => return self.take_lifetime(trees),
            ('#', _) => return self.take_attribute(trees),
            (',', _) => (Symbol::Comma, 1),
            (';', _) => (Symbol::Semicolon, 1),
            ('.', _) => (Symbol::Dot, 1),
            (':', _) => (Symbol::Colon, 1),
            ('<', _) => (Symbol::Less, 1),
            ('>', _) => (Symbol::Greater, 1),
            ('=', _) => (Symbol::Equals, 1),
            ('!', _) => (Symbol::Bang, 1),
            ('?', _) => (Symbol::Question, 1),
            ('&', _) => (Symbol::Prefix("&"), 1),
            ('*', _) => (Symbol::Prefix("*"), 1),
            ('|', _) => (self.pipe(), 1),
            ('-', _) => (Symbol::Prefix("-"), 1),
            ('+', _) => (Symbol::Binary("+"), 1),
            _ => {
                self.push_word(first.to_string());
                return 1;
            }
        };
        if symbol == Symbol::Semicolon {
            self.block = None;
        }
        let space = self.space_before_symbol(symbol);
        self.push(Kind::Symbol(symbol), space, symbol.text().len());
        length
    }

    /// Classifies a pipe. It opens the parameters of a closure unless it closes them or separates two patterns.
    fn pipe(&mut self) -> Symbol {
        let follows_operand = self.pieces.last().is_some_and(is_operand);
        if self.in_pipes {
            self.in_pipes = false;
            Symbol::PipeClose
        } else if follows_operand {
            Symbol::Binary("|")
        } else {
            self.in_pipes = true;
            Symbol::PipeOpen
        }
    }

    fn take_lifetime(&mut self, trees: &[TokenTree]) -> usize {
        let name = trees.get(1).map_or_else(String::new, ToString::to_string);
        self.push_word(format!("'{name}"));
        2
    }

    fn take_attribute(&mut self, trees: &[TokenTree]) -> usize {
        let Some(TokenTree::Group(brackets)) = trees.get(1) else {
            self.push_word("#".to_owned());
            return 1;
        };
        match doc::comment(brackets) {
            Some(text) => self.push(Kind::Comment(text), false, BROKEN),
            None => {
                let pieces = lower(brackets.stream(), self.defined);
                self.push(Kind::Attribute(pieces), false, BROKEN);
            }
        }
        2
    }

    fn push_word(&mut self, text: String) {
        match text.as_str() {
            "enum" | "match" | "struct" => self.block = Some(Content::Members),
            "fn" | "if" | "impl" | "mod" | "trait" => self.block = Some(Content::Statements),
            _ => {}
        }
        let width = columns(&text);
        let space = self.space_before_word();
        self.push(Kind::Word(text), space, width);
    }

    fn push_group(&mut self, group: &Group) {
        let mut pieces = lower(group.stream(), self.defined);
        let delimiter = group.delimiter();
        if delimiter == Delimiter::Brace
            && let Some(content) = self.block_content()
        {
            let width = if pieces.is_empty() { 2 } else { BROKEN };
            self.block = None;
            return self.push(Kind::Block(content, pieces), true, width);
        }
        let commas = pieces
            .iter()
            .filter(|piece| piece.is(Symbol::Comma))
            .count();
        // A list on one line has no trailing comma, except for a tuple with one element.
        let may_be_tuple = delimiter == Delimiter::Parenthesis && commas == 1;
        if pieces.last().is_some_and(|last| last.is(Symbol::Comma)) && !may_be_tuple {
            pieces.pop();
        }
        let inner = width(&pieces);
        let (space, width) = match delimiter {
            Delimiter::Brace if pieces.is_empty() => (true, 2),
            // The braces of an import have no spaces inside.
            Delimiter::Brace => (!self.follows(Symbol::PathSeparator), inner + 4),
            Delimiter::Parenthesis | Delimiter::Bracket | Delimiter::None => {
                (self.space_before_list(), inner + 2)
            }
        };
        self.push(Kind::List(delimiter, pieces), space, width);
    }

    fn block_content(&self) -> Option<Content> {
        let follows_arrow = self.follows(Symbol::PipeClose) || self.follows(Symbol::FatArrow);
        self.block
            .or_else(|| follows_arrow.then_some(Content::Statements))
    }

    fn push(&mut self, kind: Kind, space: bool, width: usize) {
        let space = space && !self.pieces.is_empty();
        self.pieces.push(Piece { kind, space, width });
    }

    fn follows(&self, symbol: Symbol) -> bool {
        self.pieces.last().is_some_and(|last| last.is(symbol))
    }

    fn space_before_word(&self) -> bool {
        self.pieces.last().is_some_and(|last| match &last.kind {
            Kind::Symbol(symbol) => symbol.has_space_behind(),
            _ => true,
        })
    }

    fn space_before_list(&self) -> bool {
        self.pieces.last().is_some_and(|last| match &last.kind {
            Kind::Symbol(symbol) => symbol.has_space_behind() && *symbol != Symbol::Greater,
            Kind::Word(word) => is_spaced_keyword(word),
            _ => false,
        })
    }

    /// Returns `true` if the pieces consist of `impl<..>` alone.
    fn ends_impl_generics(&self) -> bool {
        let mut pieces = self
            .pieces
            .iter()
            .skip_while(|piece| matches!(piece.kind, Kind::Comment(_) | Kind::Attribute(_)));
        let is_impl = |piece: &Piece| matches!(&piece.kind, Kind::Word(word) if word == "impl");
        pieces.next().is_some_and(is_impl)
            && pieces.next().is_some_and(|next| next.is(Symbol::Less))
            && pieces.filter(|piece| piece.is(Symbol::Greater)).count() == 1
    }

    fn space_before_symbol(&self, symbol: Symbol) -> bool {
        let Some(last) = self.pieces.last() else {
            return false;
        };
        match symbol {
            Symbol::Comma
            | Symbol::Semicolon
            | Symbol::Dot
            | Symbol::Colon
            | Symbol::Greater
            | Symbol::Bang
            | Symbol::PipeClose
            | Symbol::Question => false,
            Symbol::Binary(_) | Symbol::Equals | Symbol::FatArrow => true,
            Symbol::PathSeparator | Symbol::Less => match &last.kind {
                Kind::Symbol(Symbol::Greater) => self.ends_impl_generics(),
                Kind::Symbol(symbol) => symbol.has_space_behind(),
                Kind::Word(word) => symbol == Symbol::PathSeparator && is_spaced_keyword(word),
                _ => false,
            },
            Symbol::Prefix(_) | Symbol::PipeOpen => match &last.kind {
                Kind::Symbol(symbol) => symbol.has_space_behind(),
                Kind::Word(word) => is_spaced_keyword(word),
                _ => true,
            },
        }
    }
}

impl Symbol {
    fn has_space_behind(self) -> bool {
        match self {
            Self::Comma
            | Self::Semicolon
            | Self::Colon
            | Self::Greater
            | Self::Binary(_)
            | Self::Equals
            | Self::FatArrow
            | Self::PipeClose
            | Self::Question => true,
            Self::Dot
            | Self::PathSeparator
            | Self::Less
            | Self::Prefix(_)
            | Self::Bang
            | Self::PipeOpen => false,
        }
    }
}

/// Returns `true` if a binary operator can follow the piece.
fn is_operand(piece: &Piece) -> bool {
    match &piece.kind {
        Kind::Word(word) => !is_spaced_keyword(word),
        Kind::List(..) => true,
        _ => false,
    }
}

/// Returns `true` for keywords that must be separated by a space from a following path, list or reference. Lifetimes
/// are treated the same way.
fn is_spaced_keyword(word: &str) -> bool {
    word.starts_with('\'')
        || matches!(
            word,
            "as" | "dyn"
                | "else"
                | "for"
                | "if"
                | "impl"
                | "in"
                | "let"
                | "match"
                | "move"
                | "mut"
                | "return"
                | "use"
                | "where"
        )
}
