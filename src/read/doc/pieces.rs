//! The piece table: which letters of the main stream make the text, in their order.

use std::ops::Range;

use super::{
    super::legacy,
    bytes::{changes, stretches, u16_at, u32_at},
    marks,
};

/// The pieces of a text, in their order.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Piece>);

/// Letters that lie together in the main stream.
#[derive(Debug)]
struct Piece {
    /// The first letter and the one behind the last, counted over the whole text.
    letters: Range<usize>,
    /// Where the first lies in the main stream.
    start: usize,
    /// Bytes of a letter: one of Windows-1252 or two of UTF-16.
    width: usize,
    is_deleted: bool,
}

const ONE_BYTE: u32 = 1 << 30;
const CHANGES: u8 = 1;
const TABLE: u8 = 2;

impl Pieces {
    pub(super) fn read(mut bytes: &[u8]) -> Option<Self> {
        let mut deletes = Vec::new();
        while *bytes.first()? == CHANGES {
            let width = usize::from(u16_at(bytes, 1)?);
            let mut list = changes(bytes.get(3..3 + width)?);
            deletes.push(list.any(|(code, operand)| code == marks::DELETED && operand != [0]));
            bytes = bytes.get(3 + width..)?;
        }
        if *bytes.first()? != TABLE {
            return None;
        }
        let table = bytes.get(5..)?;
        let table = table.get(..u32_at(bytes, 1)? as usize)?;
        let pieces = stretches(table, 8).filter_map(|([first, end], record)| {
            let place = u32_at(record, 2)?;
            let is_narrow = place & ONE_BYTE != 0;
            let place = (place & !ONE_BYTE) as usize;
            Some(Piece {
                letters: first as usize..end as usize,
                start: if is_narrow { place / 2 } else { place },
                width: if is_narrow { 1 } else { 2 },
                is_deleted: is_deleted(u16_at(record, 6)?, &deletes),
            })
        });
        Some(Self(pieces.collect()))
    }

    /// Whether the main stream holds every letter.
    pub(super) fn lie_in(&self, main: &[u8]) -> bool {
        let ends = self.0.iter().map(|piece| piece.start + piece.letters.len() * piece.width);
        ends.max().is_none_or(|end| end <= main.len())
    }

    /// Letters of the text that were not deleted, with their places in the main stream.
    pub(super) fn letters<'b>(
        &'b self,
        main: &'b [u8],
        asked: Range<usize>,
    ) -> impl Iterator<Item = (char, usize)> + 'b {
        let units = self.0.iter().filter(|piece| !piece.is_deleted).flat_map(move |piece| {
            let first = piece.letters.start.max(asked.start) - piece.letters.start;
            let end = piece.letters.end.min(asked.end).saturating_sub(piece.letters.start);
            let places = (first..end).map(|at| piece.start + at * piece.width);
            places.map_while(|place| match piece.width {
                1 => main.get(place).map(|&byte| (narrow(byte), place)),
                _ => u16_at(main, place).map(|unit| (unit, place)),
            })
        });
        joined(units)
    }
}

/// Units of UTF-16 to letters; half of a pair alone is lost.
fn joined(units: impl Iterator<Item = (u16, usize)>) -> impl Iterator<Item = (char, usize)> {
    let mut half = None;
    units.filter_map(move |(unit, place)| {
        let pair = [half.take(), Some(unit)].into_iter().flatten();
        let letter = char::decode_utf16(pair).last()?;
        if letter.is_err() {
            half = Some(unit).filter(|unit| (0xd800..0xdc00).contains(unit));
        }
        Some((letter.ok()?, place))
    })
}

/// A byte of Windows-1252; what is below 32 steers the text.
fn narrow(byte: u8) -> u16 {
    match byte {
        0x80..=0x9f => {
            let letter = legacy::letter_in(encoding_rs::WINDOWS_1252, byte);
            u16::try_from(u32::from(letter)).unwrap_or(u16::from(byte))
        }
        _ => u16::from(byte),
    }
}

/// Whether the change that a piece carries marks it as deleted, by itself or by one of the lists
/// before the table; fast saving writes such.
fn is_deleted(change: u16, deletes: &[bool]) -> bool {
    const DELETED: u16 = 0x41;
    if change & 1 == 0 {
        return (change >> 1) & 0x7f == DELETED && change >> 8 != 0;
    }
    deletes.get(usize::from(change >> 1)).copied().unwrap_or(false)
}
