//! Pieces of a run: without blanks that do not count, and in Unicode, whatever the font.

use std::ops::Range;

use crate::{
    read::{
        legacy::{self, Legacy},
        office::BLANKS,
    },
    text::Step,
};

/// Words with the bytes that hold them.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) bytes: Range<usize>,
}

/// Takes the blanks from both ends, which do not count unless the part says so.
pub(super) fn trim(pieces: &mut Vec<Piece>) {
    if let Some(first) = pieces.first_mut() {
        let kept = first.words.trim_start_matches(BLANKS).len();
        let blanks = first.words.len() - kept;
        if blanks > 0 && first.words.len() == first.bytes.len() {
            first.words.drain(..blanks);
            first.bytes.start += blanks;
        }
    }
    if let Some(last) = pieces.last_mut() {
        let kept = last.words.trim_end_matches(BLANKS).len();
        if last.words.len() == last.bytes.len() {
            last.bytes.end -= last.words.len() - kept;
            last.words.truncate(kept);
        }
    }
    pieces.retain(|piece| !piece.words.is_empty());
}

/// The pieces of a run in Unicode, when its font is an old one.
///
/// Letters that take as many bytes as before stay together; any other is a piece of its own, so
/// that no edit cuts through it.
pub(super) fn decoded(piece: &Piece, font: &str) -> Option<(Vec<Piece>, Legacy)> {
    if piece.words.len() != piece.bytes.len() {
        return None;
    }
    let (decoded, legacy) = legacy::decode_latin(&piece.words, font)?;
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, letter) in decoded.words.char_indices() {
        let held = Step::original(&decoded.steps, at..at + letter.len_utf8());
        let bytes = piece.bytes.start + held.start..piece.bytes.start + held.end;
        let is_plain = bytes.len() == letter.len_utf8();
        let joins = |last: &&mut Piece| {
            is_plain && last.words.len() == last.bytes.len() && last.bytes.end == bytes.start
        };
        match pieces.last_mut().filter(joins) {
            Some(last) => {
                last.words.push(letter);
                last.bytes.end = bytes.end;
            }
            None => pieces.push(Piece { words: letter.into(), bytes }),
        }
    }
    Some((pieces, legacy))
}

/// A letter of a symbol font; where such a font looks like any other, the plain letter.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let plain = char::from_u32(code.wrapping_sub(0xf000));
    let looks_plain = |letter: &char| letter.is_ascii_digit() || "()+,-./:;<=>[]".contains(*letter);
    let plain = plain.filter(looks_plain).filter(|_| font == "Symbol");
    plain.or_else(|| char::from_u32(code))
}
