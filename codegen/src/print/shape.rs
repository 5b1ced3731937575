//! Answers what the layout asks about pieces: how far a statement goes, and where an expression can be broken.

use proc_macro2::Delimiter;

use super::piece::{BROKEN, Kind, Piece, Symbol, width};

/// The maximum width of a call's arguments, or of an array's elements, on one line.
const LIST_WIDTH: usize = 60;
/// The maximum width of the fields in a struct literal on one line.
const VALUE_WIDTH: usize = 18;
/// The maximum width of a chain of method calls on one line.
pub(super) const CHAIN_WIDTH: usize = 60;

pub(super) fn without_comma(pieces: &[Piece]) -> &[Piece] {
    match pieces.split_last() {
        Some((last, pieces)) if last.is(Symbol::Comma) => pieces,
        _ => pieces,
    }
}

/// Returns the pieces that are outside generic arguments and outside the parameters of closures, with their indices.
fn outer_pieces(pieces: &[Piece]) -> impl Iterator<Item = (usize, &Piece)> {
    let mut depth = 0_usize;
    let mut in_pipes = false;
    pieces.iter().enumerate().filter(move |(_, piece)| {
        match piece.kind {
            Kind::Symbol(Symbol::Less) => depth += 1,
            Kind::Symbol(Symbol::Greater) => depth = depth.saturating_sub(1),
            Kind::Symbol(Symbol::PipeOpen) => in_pipes = true,
            Kind::Symbol(Symbol::PipeClose) => in_pipes = false,
            _ => {}
        }
        depth == 0 && !in_pipes
    })
}

/// Returns the length of the first statement, member or element, including its trailing comma or semicolon.
pub(super) fn statement_length(pieces: &[Piece]) -> usize {
    let ends = |(index, piece): &(usize, &Piece)| match &piece.kind {
        Kind::Symbol(Symbol::Comma | Symbol::Semicolon) => true,
        // A block ends a statement unless a method call or punctuation follows it.
        Kind::Block(..) => !pieces.get(index + 1).is_some_and(|next| {
            matches!(
                next.kind,
                Kind::Symbol(Symbol::Comma | Symbol::Semicolon | Symbol::Dot)
            )
        }),
        _ => false,
    };
    outer_pieces(pieces)
        .find(ends)
        .map_or(pieces.len(), |(index, _)| index + 1)
}

/// Returns `true` if empty lines separate the item from its neighbors. This applies to items with a body, but not to
/// members or statements.
pub(super) fn is_apart(pieces: &[Piece]) -> bool {
    let has_body = pieces
        .last()
        .is_some_and(|last| matches!(last.kind, Kind::Block(..)));
    let first = pieces
        .iter()
        .find(|piece| !matches!(piece.kind, Kind::Comment(_) | Kind::Attribute(_)));
    has_body
        && first.is_some_and(|first| match &first.kind {
            Kind::Word(word) => matches!(
                word.as_str(),
                "pub" | "fn" | "impl" | "mod" | "struct" | "enum" | "trait"
            ),
            _ => false,
        })
}

/// Returns the index of the `=` or `=>` that precedes the value of a statement or match arm.
pub(super) fn assignment(pieces: &[Piece]) -> Option<usize> {
    outer_pieces(pieces)
        .find(|(_, piece)| piece.is(Symbol::Equals) || piece.is(Symbol::FatArrow))
        .map(|(index, _)| index)
}

/// Returns the indices of the dots in a chain of method calls and field accesses. The result is empty if there is no
/// chain.
pub(super) fn chain(pieces: &[Piece]) -> Vec<usize> {
    pieces
        .iter()
        .enumerate()
        // A closure extends to the end of the pieces, so the dots in it belong to its body.
        .take_while(|(_, piece)| !piece.is(Symbol::PipeOpen))
        .filter(|(_, piece)| piece.is(Symbol::Dot))
        .map(|(index, _)| index)
        .collect()
}

/// Returns the index of the last list that is not empty.
pub(super) fn last_list(pieces: &[Piece]) -> Option<usize> {
    pieces.iter().rposition(is_filled_list)
}

/// Returns the width up to and including the opening bracket after which the line would be broken first.
pub(super) fn first_line_width(pieces: &[Piece]) -> usize {
    let Some(index) = pieces.iter().position(is_filled_list) else {
        return 0;
    };
    let nested = match &pieces[index].kind {
        Kind::List(Delimiter::Bracket, inner) if is_single(inner) => first_line_width(inner),
        _ => 0,
    };
    width(&pieces[..index]) + 1 + nested
}

pub(super) fn is_word(piece: &Piece, text: &str) -> bool {
    matches!(&piece.kind, Kind::Word(word) if word == text)
}

pub(super) fn is_filled_list(piece: &Piece) -> bool {
    matches!(&piece.kind, Kind::List(_, inner) if !inner.is_empty())
}

pub(super) fn is_single(elements: &[Piece]) -> bool {
    statement_length(elements) == elements.len()
}

/// Returns `true` if a chain, the arguments of a call or the fields of a struct literal exceed their own maximum width.
/// They are then broken even if they would fit on the line.
pub(super) fn is_too_wide(pieces: &[Piece]) -> bool {
    let value = assignment(pieces).map_or(pieces, |operator| &pieces[operator + 1..]);
    let value = match value.split_last() {
        Some((last, value)) if last.is(Symbol::Semicolon) => value,
        _ => value,
    };
    let dots = chain(value);
    if dots.len() > 1 && width(value) > CHAIN_WIDTH {
        return true;
    }
    pieces.iter().any(|piece| match &piece.kind {
        Kind::List(Delimiter::Brace, inner) => piece.space && width(inner) > VALUE_WIDTH,
        Kind::List(_, inner) => {
            let is_plain = is_single(inner) && !inner.last().is_some_and(is_filled_list);
            width(inner) > LIST_WIDTH && !is_plain || is_too_wide(inner)
        }
        _ => piece.width >= BROKEN,
    })
}
